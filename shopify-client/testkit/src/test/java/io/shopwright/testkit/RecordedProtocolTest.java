package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares bulk operations and idempotency keys with recorded answers of real shops. */
@Tag("reference")
class RecordedProtocolTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CATALOG = "bulk-operation-status-catalog-cancel.json";

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-07-21T02:07:50Z"));
    private final SimulatedShop shop = SimulatedShop.builder()
            .clock(clock)
            .bulkTime(Duration.ofSeconds(1))
            .bulkFileLimit(10)
            .start();
    private final Api api = Api.of(shop).version("2026-04");

    @AfterEach
    void close() {
        shop.close();
    }

    private static JsonNode exchange(String file, String at) throws IOException {
        Path path = Path.of(System.getProperty("shopwright.reference", "none"), "wire", "recorded", file);
        assumeTrue(Files.exists(path), "no recorded answers at " + path);
        for (JsonNode exchange : JSON.readTree(path.toFile()).path("exchanges")) {
            if (exchange.path("at").asText().equals(at)) {
                return exchange;
            }
        }
        throw new AssertionError("no exchange " + at);
    }

    private JsonNode ours(JsonNode exchange, Map<String, String> variables) {
        ObjectNode body =
                JSON.createObjectNode().put("query", exchange.path("query").asText());
        ObjectNode given = exchange.path("variables").deepCopy();
        variables.forEach(given::put);
        body.set("variables", given);
        return api.send(body.toString()).json();
    }

    /** Numbers in one notation; without the bucket, which theirs shared with other calls. */
    private static JsonNode shape(JsonNode answer) throws IOException {
        return JSON.readTree(answer.toString()
                .replaceAll("(\\d)\\.0\\b", "$1")
                .replaceAll("\"currentlyAvailable\":\\d+", "\"currentlyAvailable\":0"));
    }

    private void assertEqual(String file, String at) throws IOException {
        JsonNode exchange = exchange(file, at);

        assertThat(shape(ours(exchange, Map.of()))).isEqualTo(shape(exchange.path("answer")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missingWindow",
                "firstAndLast",
                "invalidCreatedAt",
                "invalidStatusExpired",
                "invalidStatusUnknown",
                "invalidOperationType",
                "malformedInlineId",
                "nonBulkOperationGid"
            })
    void bulkOperations_arguments_areEqual(String name) throws IOException {
        JsonNode theirs = exchange("bulk-operations-read-arg-validation.json", "cases/" + name);
        JsonNode ours = ours(theirs, Map.of());

        assertThat(shape(withoutActualCost(ours))).isEqualTo(shape(withoutActualCost(theirs.path("answer"))));
    }

    /** The cost of an empty connection varies between recordings; no rule is known. */
    private static JsonNode withoutActualCost(JsonNode answer) {
        ObjectNode copy = answer.deepCopy();
        if (copy.has("extensions")) {
            copy.withObject("/extensions/cost").remove("actualQueryCost");
        }
        return copy;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reads/unknownId",
                "reads/malformedId",
                "reads/currentMutation",
                "validations/bulkOperationMissingId",
                "validations/bulkOperationsMissingWindow",
                "validations/bulkOperationCancelMissingId",
                "validations/bulkOperationCancelUnknownId",
                "validations/bulkOperationRunQueryMissingQuery",
                "validations/bulkOperationRunQueryWithoutConnection"
            })
    void bulkOperations_withoutAny_areEqual(String at) throws IOException {
        assertEqual(CATALOG, at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reads/catalogEmptyRunningQuery", "reads/catalogEmptyRunningMutation"})
    void bulkOperations_empty_areEqual(String at) throws IOException {
        JsonNode theirs = exchange(CATALOG, at);

        assertThat(ours(theirs, Map.of()).path("data")).isEqualTo(theirs.at("/answer/data"));
    }

    /** The same calls in the same order; what is exported are our orders, with what theirs were of products. */
    @Test
    void bulkQuery_lifecycle_isEqual() throws IOException {
        String lifecycle = "lifecycle/queryExportToTerminal/";
        shop.load(Logs.of("ann,2026-07-20,1,1"));
        String query = "#graphql\n{\n  orders {\n    edges {\n      node {\n        id\n      }\n    }\n  }\n}";
        JsonNode run = exchange(CATALOG, lifecycle + "run");
        JsonNode started = ours(run, Map.of("query", query));
        String id = started.at("/data/bulkOperationRunQuery/bulkOperation/id").asText();
        assertThat(known(started)).isEqualTo(known(run.path("answer")));

        JsonNode first = exchange(CATALOG, lifecycle + "statusPolls/0");
        assertThat(known(ours(first, Map.of("id", id)))).isEqualTo(known(first.path("answer")));

        clock.advance(Duration.ofSeconds(1));
        for (String at :
                new String[] {"statusPolls/1", "nodeReads/nonNull", "terminalHydrate", "terminalCancelAttempt"}) {
            JsonNode exchange = exchange(CATALOG, lifecycle + at);
            assertThat(known(ours(exchange, Map.of("id", id)))).as(at).isEqualTo(known(exchange.path("answer")));
        }
        JsonNode missing = exchange(CATALOG, lifecycle + "nodeReads/missing");
        assertThat(ours(missing, Map.of()).path("data")).isEqualTo(missing.at("/answer/data"));
        JsonNode current = exchange(CATALOG, lifecycle + "currentQueryOperation");
        assertThat(known(ours(current, Map.of()))).isEqualTo(known(current.path("answer")));
        JsonNode found = exchange(CATALOG, lifecycle + "catalogById");
        String search = "id:" + id.substring(id.lastIndexOf('/') + 1);
        assertThat(known(ours(found, Map.of("query", search)))).isEqualTo(known(found.path("answer")));
    }

    @Test
    void bulkQuery_cancel_isEqual() throws IOException {
        String lifecycle = "lifecycle/queryExportImmediateCancel/";
        String query = "#graphql\n{\n  orders {\n    edges {\n      node {\n        id\n      }\n    }\n  }\n}";
        JsonNode started = ours(exchange(CATALOG, lifecycle + "run"), Map.of("query", query));
        String id = started.at("/data/bulkOperationRunQuery/bulkOperation/id").asText();

        for (String at : new String[] {"preCancelHydrate", "cancelAttempt", "statusPolls/0", "statusPolls/1"}) {
            JsonNode exchange = exchange(CATALOG, lifecycle + at);
            clock.advance(at.equals("statusPolls/1") ? Duration.ofSeconds(1) : Duration.ZERO);
            assertThat(known(ours(exchange, Map.of("id", id)))).as(at).isEqualTo(known(exchange.path("answer")));
        }
    }

    /** The data, with what differs between two shops made equal: ids, times, counts, addresses and the query. */
    private static JsonNode known(JsonNode answer) throws IOException {
        return JSON.readTree(answer.path("data")
                .toString()
                .replaceAll("BulkOperation/\\d+", "BulkOperation/1")
                .replaceAll("\"(createdAt|completedAt)\":\"[^\"]+\"", "\"$1\":\"time\"")
                .replaceAll("\"(objectCount|rootObjectCount|fileSize)\":\"\\d+\"", "\"$1\":\"1\"")
                .replaceAll("\"(\\w*[cC]ursor)\":\"[^\"]+\"", "\"$1\":\"place\"")
                .replaceAll("\"url\":\"[^\"]+\"", "\"url\":\"address\"")
                .replaceAll("\"query\":\"(\\\\\"|[^\"])*\"", "\"query\":\"text\""));
    }

    /** Shopify told the size of a file whose four objects another answer showed; ours are that long. */
    @Test
    void lines_haveTheRecordedSize() throws IOException {
        String file = "bulk-operation-root-count-and-search-filters.json";
        JsonNode product = exchange(file, "setup/productCreate").at("/answer/data/productCreate/product");
        JsonNode media = exchange(file, "setup/productVariantAppendMedia")
                .at("/answer/data/productVariantAppendMedia/productVariants/0/media/nodes/0");
        JsonNode variant = exchange(file, "setup/productVariantUpdate")
                .at("/answer/data/productVariantsBulkUpdate/productVariants/0");
        JsonLines lines = new JsonLines();
        lines.add(JSON.createObjectNode()
                .<ObjectNode>set("id", product.path("id"))
                .set("title", product.path("title")));
        lines.add(child(
                product,
                JSON.createObjectNode()
                        .<ObjectNode>set("id", variant.path("id"))
                        .put("title", "Default Title")
                        .set("sku", variant.path("sku"))));
        lines.add(child(product, media.deepCopy()));
        lines.add(child(product, product.at("/metafields/nodes/0").deepCopy()));
        JsonNode theirs = exchange(file, "run/statusPolls/1").at("/answer/data/bulkOperation");

        BulkOperation.Result ours = lines.result();
        assertThat(ours.lines().size()).isEqualTo(theirs.path("fileSize").asInt());
        assertThat(ours.objects()).isEqualTo(theirs.path("objectCount").asLong());
        assertThat(ours.roots()).isEqualTo(theirs.path("rootObjectCount").asLong());
    }

    private static ObjectNode child(JsonNode parent, ObjectNode child) {
        return child.put("__parentId", parent.path("id").asText());
    }

    @Test
    void bulkMutation_ofTooLargeAFile_isEqual() throws IOException {
        String file = "bulk-operation-run-mutation-file-size.json";
        JsonNode staged = exchange(file, "running/oversizedStagedUpload");
        JsonNode target = ours(staged, Map.of());
        JsonNode theirs = staged.at("/answer/data/stagedUploadsCreate");
        assertThat(target.at("/data/stagedUploadsCreate/stagedTargets/0/parameters"))
                .isEqualTo(theirs.at("/stagedTargets/0/parameters"));
        assertThat(target.at("/extensions/cost/requestedQueryCost"))
                .isEqualTo(staged.at("/answer/extensions/cost/requestedQueryCost"));
        String url = target.at("/data/stagedUploadsCreate/stagedTargets/0/url").asText();
        String path = url.substring(shop.endpoint().toString().length());
        api.put(path, RequestBody.create("x".repeat(11), MediaType.get("text/jsonl")));

        JsonNode run = exchange(file, "running/oversizedRun");
        JsonNode answer = ours(run, Map.of("path", path.substring(1, path.indexOf('?'))));
        assertThat(shape(answer)).isEqualTo(shape(run.path("answer")));
    }

    @ParameterizedTest
    @CsvSource({
        "deactivateWithoutDirective202604",
        "activateWithoutDirective202604",
        "deactivateWithBareDirective202604",
        "activateWithBareDirective202604"
    })
    void directive_missingOrWithoutKey_isEqual(String name) throws IOException {
        assertEqual("location-activate-deactivate-lifecycle.json", "workflow/" + name);
    }

    @Test
    void key_withOtherParameters_hasTheSameError() throws IOException {
        JsonNode theirs = exchange("location-activate-deactivate-lifecycle.json", "cleanup/0");
        String upload = "mutation { locationDeactivate: stagedUploadsCreate(input: []) @idempotent(key: \"k\") {"
                + " userErrors { field message } } }";
        api.data(upload);
        JsonNode ours = api.data(upload.replace("[]", "[{filename: \"a\", mimeType: \"b\", resource: FILE}]"));
        ObjectNode expected = theirs.at("/answer/data/locationDeactivate/locationDeactivateUserErrors/0")
                .deepCopy();
        expected.remove("code");

        assertThat(ours.at("/locationDeactivate/userErrors/0")).isEqualTo(expected);
    }
}
