package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.shopwright.client.schema.ApiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sends the documents whose cost was recorded at real shops from April to July 2026, and compares what the simulated
 * shop asks for them. They are sent as they are, over the socket, in the version of the recording; what they then do or
 * fail to do here does not matter, for the price comes before that. A document that today's schema refuses is priced by
 * the same code without being sent.
 */
@Tag("reference")
class RecordedCostsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double ENOUGH = 0.99;

    /** Root fields whose price changed while the recordings were made; the shop asks the later one. */
    private static final Pattern REPRICED = Pattern.compile(
            "fulfillmentTrackingInfoUpdate(V2)?|customerSegmentMembersQueryCreate|deliveryProfileUpdate|\\w+Count");

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-07-01T12:00:00Z"));
    private final Map<String, Integer> reasons = new TreeMap<>();
    private int equal;
    private int unsent;

    @Test
    void requestedQueryCost_isTheRecordedOne() throws IOException {
        List<JsonNode> recordings = recordings();
        try (SimulatedShop shop =
                SimulatedShop.builder().plan(Plan.PLUS).clock(clock).start()) {
            recordings.forEach(each -> compare(shop, each));
        }

        System.out.printf(
                "Recorded costs: %d of %d equal (%.2f %%), %d of all priced unsent; the others: %s%n",
                equal, recordings.size(), 100.0 * equal / recordings.size(), unsent, reasons);
        assertThat(equal).isGreaterThanOrEqualTo((int) Math.ceil(recordings.size() * ENOUGH));
    }

    private void compare(SimulatedShop shop, JsonNode recording) {
        String query = recording.path("query").asText();
        if (!query.matches("(?s)\\s*(#|query|mutation|fragment|\\{).*")) {
            count("a sentence stands in place of the document");
            return;
        }
        clock.advance(Duration.ofMinutes(1));
        ApiVersion version = ApiVersion.of(recording.path("apiVersion").asText());
        String operation = operation(query, recording.path("operationName"));
        ObjectNode body = JSON.createObjectNode().put("query", query).put("operationName", operation);
        body.set("variables", recording.path("variables"));
        JsonNode answer =
                Api.of(shop).version(version.name()).send(body.toString()).json();
        int cost;
        try {
            JsonNode asked = answer.at("/extensions/cost/requestedQueryCost");
            cost = asked.isMissingNode() ? unsent(version, recording, operation) : asked.intValue();
        } catch (IllegalArgumentException e) {
            count(String.valueOf(e.getMessage()));
            return;
        }
        if (cost == recording.path("requestedQueryCost").intValue()) {
            equal++;
        } else if (isRepriced(query)) {
            count("the price changed while the recordings were made");
        } else if (answer.at("/errors/0/extensions/code").asText().equals("INVALID_VARIABLE")) {
            count("variables were not recorded");
        } else {
            count(recording.path("capture").asText() + " " + operation + ": " + cost + ", recorded "
                    + recording.path("requestedQueryCost"));
        }
    }

    private int unsent(ApiVersion version, JsonNode recording, String operation) {
        unsent++;
        List<ApiVersion> served = ApiVersion.bundled();
        ExecutableSchema schema = ExecutableSchema.of(served.contains(version) ? version : served.get(0));
        return new Costs(schema, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .requested(recording.path("query").asText(), recording.path("variables"), operation);
    }

    private void count(String reason) {
        reasons.merge(reason, 1, Integer::sum);
    }

    private static boolean isRepriced(String query) {
        return Parser.parse(query).getDefinitionsOfType(OperationDefinition.class).stream()
                .flatMap(operation -> operation.getSelectionSet().getSelectionsOfType(Field.class).stream())
                .anyMatch(root -> REPRICED.matcher(root.getName()).matches());
    }

    /** The recordings name many single operations by a label of their own. */
    private static String operation(String query, JsonNode name) {
        List<OperationDefinition> all = Parser.parse(query).getDefinitionsOfType(OperationDefinition.class);
        return all.size() == 1 ? all.get(0).getName() : name.textValue();
    }

    private static List<JsonNode> recordings() throws IOException {
        Path file = Path.of(System.getProperty("shopwright.reference", "none"), "wire", "cost-cases.jsonl");
        assumeTrue(Files.exists(file), "no recorded costs at " + file);
        List<JsonNode> recordings = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            recordings.add(JSON.readTree(line));
        }
        return recordings;
    }
}
