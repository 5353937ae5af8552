package io.shopwright.client.internal.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Document.Kind;
import io.shopwright.client.internal.graphql.Document.Operation;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.internal.graphql.Selection.Field;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares predictions with what real shops asked, recorded by a public project from April to July 2026. */
@Tag("reference")
class DocumentCostReferenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Root fields whose price changed after the first recordings, with the price before. The prices that the client
     * knows are the later ones.
     */
    private static final Map<String, Double> EARLIER_PRICES = Map.of(
            "fulfillmentTrackingInfoUpdate", 10.0,
            "fulfillmentTrackingInfoUpdateV2", 10.0,
            "customerSegmentMembersQueryCreate", 10.0,
            "deliveryProfileUpdate", 10.0);

    private static final LocalDate RECORDED = LocalDate.of(2026, 7, 1);

    /** Root counts were free in the first recordings. */
    private static final double EARLIER_COUNT = 0;

    private final List<String> misses = new ArrayList<>();
    private final Map<String, Integer> apart = new TreeMap<>();
    private final Map<String, Integer> drifted = new TreeMap<>();
    private int equal;

    @Test
    void predict_ofRecordedCalls_isWhatTheShopAsked() throws IOException {
        List<JsonNode> recordings = recordings();

        recordings.forEach(this::compare);

        int compared = equal + misses.size();
        System.out.printf(
                "Recorded costs: %d calls; equal %d of %d (%.2f %%)%n  earlier prices: %s%n  apart: %s%n",
                recordings.size(), equal, compared, 100.0 * equal / compared, drifted, apart);
        misses.forEach(miss -> System.out.println("  miss: " + miss));
        assertThat(equal).isGreaterThanOrEqualTo((int) Math.ceil(0.99 * compared));
        assertThat(apart.values().stream().mapToInt(n -> n).sum()).isLessThan(recordings.size() / 50);
    }

    private void compare(JsonNode recording) {
        AdminSchema schema = schema(recording);
        Document document;
        Operation operation;
        int predicted;
        try {
            document = Document.parse(recording.get("query").asText());
            operation = operation(document, recording.path("operationName").asText(null));
            predicted = DocumentCost.predict(schema, document, recording.get("variables"), operation.name(), RECORDED);
        } catch (IllegalArgumentException e) {
            apart.merge(e.getMessage(), 1, Integer::sum);
            return;
        }
        int recorded = recording.get("requestedQueryCost").asInt();
        if (predicted == recorded) {
            equal++;
        } else if (lacksVariables(operation, recording.get("variables"))) {
            apart.merge("required variables were not recorded", 1, Integer::sum);
        } else {
            Map<String, Double> rises = rises(schema, operation, recording.get("variables"));
            double rise = rises.values().stream().mapToDouble(r -> r).sum();
            if (Math.abs(predicted - rise - recorded) < 0.5) {
                rises.keySet().forEach(name -> drifted.merge(name, 1, Integer::sum));
            } else {
                misses.add("%s, %s: predicted %d, recorded %d"
                        .formatted(recording.get("capture").asText(), operation.name(), predicted, recorded));
            }
        }
    }

    /** The recordings name many single operations by a label of their own. */
    private static Operation operation(Document document, String name) {
        return document.operation(name)
                .or(() -> document.operation(null))
                .orElseThrow(() -> new IllegalArgumentException("several operations, none of them named"));
    }

    private static boolean lacksVariables(Operation operation, JsonNode variables) {
        return operation.variables().stream()
                .anyMatch(v -> v.type().endsWith("!")
                        && v.defaultValue() == null
                        && variables.path(v.name()).isMissingNode());
    }

    /** By how much the roots with a changed price are dearer now. */
    private static Map<String, Double> rises(AdminSchema schema, Operation operation, JsonNode variables) {
        SchemaType root = operation.kind() == Kind.MUTATION ? schema.mutationType() : schema.queryType();
        Inputs inputs = new Inputs(operation, variables);
        Map<String, Double> rises = new TreeMap<>();
        for (Selection selection : operation.selections()) {
            if (selection instanceof Field call && root.field(call.name()).isPresent()) {
                SchemaField field = root.field(call.name()).get();
                SchemaType type = schema.typeOf(field.type());
                double now = CostTable.own(root, field, type)
                        + CostTable.surcharge(field.name(), inputs.arguments(call), RECORDED);
                if (type.name().equals("Count")) {
                    rises.merge("root counts", now - EARLIER_COUNT, Double::sum);
                } else if (EARLIER_PRICES.containsKey(field.name())) {
                    rises.merge(field.name(), now - EARLIER_PRICES.get(field.name()), Double::sum);
                }
            }
        }
        return rises;
    }

    /** The version's own schema, or the oldest that the client carries. */
    private static AdminSchema schema(JsonNode recording) {
        ApiVersion version = ApiVersion.of(recording.get("apiVersion").asText());
        List<ApiVersion> bundled = ApiVersion.bundled();
        return AdminSchema.of(bundled.contains(version) ? version : bundled.get(0));
    }

    private static List<JsonNode> recordings() throws IOException {
        Path folder = Path.of(System.getProperty("shopwright.reference", ""), "wire");
        List<JsonNode> recordings = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "cost-cases*.jsonl")) {
                for (Path file : files) {
                    for (String line : Files.readAllLines(file)) {
                        recordings.add(JSON.readTree(line));
                    }
                }
            }
        }
        assumeTrue(!recordings.isEmpty(), () -> "no recorded costs in " + folder);
        return recordings;
    }
}
