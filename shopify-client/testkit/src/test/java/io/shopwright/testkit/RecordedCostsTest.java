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
import java.util.ArrayList;
import java.util.List;
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

    /** Root fields whose price changed after the first recordings; the shop asks the later one. */
    private static final Pattern REPRICED = Pattern.compile("metafieldsSet|fulfillmentTrackingInfoUpdate(V2)?|"
            + "customerSegmentMembersQueryCreate|deliveryProfileUpdate|\\w+Count");

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-07-01T12:00:00Z"));
    private final List<String> misses = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private int sent;
    private int unsent;

    /** Recordings with a sentence in place of the document. */
    private int notes;

    /** Recordings without the variables that the document needs. */
    private int incomplete;

    private int repriced;

    @Test
    void requestedQueryCost_isTheRecordedOne() throws IOException {
        List<JsonNode> recordings = recordings();
        try (SimulatedShop shop =
                SimulatedShop.builder().plan(Plan.PLUS).clock(clock).start()) {
            recordings.forEach(each -> compare(shop, each));
        }

        System.out.printf(
                "Recorded costs: %d sent, %d priced unsent; differing: %d repriced since, %d without their variables, %d;"
                        + " apart: %d no document, %d no longer in the schema%n",
                sent, unsent, repriced, incomplete, misses.size(), notes, gone.size());
        misses.forEach(System.out::println);
        assertThat(misses.size()).isLessThanOrEqualTo((int) (recordings.size() * (1 - ENOUGH)));
    }

    private void compare(SimulatedShop shop, JsonNode recording) {
        if (!recording.path("query").asText().matches("(?s)\\s*(#|query|mutation|fragment|\\{).*")) {
            notes++;
            return;
        }
        clock.advance(Duration.ofMinutes(1));
        ApiVersion version = ApiVersion.of(recording.path("apiVersion").asText());
        String query = recording.path("query").asText();
        String operation = operation(query, recording.path("operationName"));
        ObjectNode body = JSON.createObjectNode().put("query", query).put("operationName", operation);
        body.set("variables", recording.path("variables"));
        JsonNode answer =
                Api.of(shop).version(version.name()).send(body.toString()).json();
        JsonNode asked = answer.at("/extensions/cost/requestedQueryCost");
        int cost;
        if (asked.isMissingNode()) {
            unsent++;
            List<ApiVersion> served = ApiVersion.bundled();
            ExecutableSchema schema = ExecutableSchema.of(served.contains(version) ? version : served.get(0));
            try {
                cost = new Costs(schema).requested(query, recording.path("variables"), operation);
            } catch (IllegalArgumentException e) {
                gone.add(e.getMessage());
                return;
            }
        } else {
            sent++;
            cost = asked.intValue();
        }
        if (cost != recording.path("requestedQueryCost").intValue()) {
            if (isRepriced(query)) {
                repriced++;
                return;
            }
            if (answer.at("/errors/0/extensions/code").asText().equals("INVALID_VARIABLE")) {
                incomplete++;
                return;
            }
            misses.add(recording.path("capture").asText() + " " + operation + ": " + cost + ", recorded "
                    + recording.path("requestedQueryCost"));
        }
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
