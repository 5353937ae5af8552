package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkMutationTest {
    private static final MediaType JSONL = MediaType.get("text/jsonl");
    private static final String STAGE =
            "mutation S($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) {"
                    + " stagedTargets { url resourceUrl parameters { name value } } userErrors { message } } }";
    private static final String RUN = "mutation R($m: String!, $p: String!, $c: String) {"
            + " bulkOperationRunMutation(mutation: $m, stagedUploadPath: $p, clientIdentifier: $c) {"
            + " bulkOperation { id status type } userErrors { field message code } } }";

    /** A mutation whose effect can be seen: each line stages an upload. */
    private static final String MUTATION = "mutation Each($input: [StagedUploadInput!]!) {"
            + " stagedUploadsCreate(input: $input) { stagedTargets { parameters { name } } userErrors { message } } }";

    private static final String LINE =
            "{\"input\":[{\"filename\":\"x\",\"mimeType\":\"image/png\",\"resource\":\"IMAGE\"}]}\n";

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SimulatedShop shop = SimulatedShop.builder()
            .clock(clock)
            .bulkTime(Duration.ofSeconds(8))
            .bulkFileLimit(1_000)
            .start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode target(String method) {
        return api.data(
                        STAGE,
                        Map.of(
                                "input",
                                List.of(Map.of(
                                        "filename", "vars.jsonl",
                                        "mimeType", "text/jsonl",
                                        "resource", "BULK_MUTATION_VARIABLES",
                                        "fileSize", "1000",
                                        "httpMethod", method))))
                .at("/stagedUploadsCreate/stagedTargets/0");
    }

    private MultipartBody.Builder form(JsonNode target) {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        target.path("parameters")
                .forEach(each -> form.addFormDataPart(
                        each.path("name").asText(), each.path("value").asText()));
        return form;
    }

    private static String key(JsonNode target) {
        for (JsonNode each : target.path("parameters")) {
            if (each.path("name").asText().equals("key")) {
                return each.path("value").asText();
            }
        }
        throw new AssertionError(target.toString());
    }

    private String posted(String content) {
        JsonNode target = target("POST");
        RequestBody body = form(target)
                .addFormDataPart("file", "vars.jsonl", RequestBody.create(content, JSONL))
                .build();
        assertThat(api.token("").send("/", body).status()).isEqualTo(201);
        return key(target);
    }

    private JsonNode run(String mutation, String path) {
        return api.data(RUN, Map.of("m", mutation, "p", path)).path("bulkOperationRunMutation");
    }

    private JsonNode poll(JsonNode run) {
        return api.data(
                        "query P($id: ID!) { bulkOperation(id: $id) { status url objectCount } }",
                        Map.of("id", run.at("/bulkOperation/id").asText()))
                .path("bulkOperation");
    }

    private List<String> lines(JsonNode operation) {
        String url = operation.path("url").asText();
        return api.token("")
                .get(url.substring(shop.endpoint().toString().length()))
                .text()
                .lines()
                .toList();
    }

    @Test
    void run_posted_executesEachLine() {
        JsonNode run = run(MUTATION, posted(LINE + LINE));
        assertThat(run.toString())
                .isEqualTo("{\"bulkOperation\":{\"id\":\"gid://shopify/BulkOperation/8000000000001\","
                        + "\"status\":\"CREATED\",\"type\":\"MUTATION\"},\"userErrors\":[]}");
        clock.advance(Duration.ofSeconds(8));
        JsonNode done = poll(run);

        assertThat(done.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(done.path("objectCount").asText()).isEqualTo("2");
        assertThat(lines(done))
                .containsExactly(
                        "{\"data\":{\"stagedUploadsCreate\":{\"stagedTargets\":[{\"parameters\":[{\"name\":"
                                + "\"content_type\"},{\"name\":\"acl\"}]}],\"userErrors\":[]}},\"__lineNumber\":0}",
                        "{\"data\":{\"stagedUploadsCreate\":{\"stagedTargets\":[{\"parameters\":[{\"name\":"
                                + "\"content_type\"},{\"name\":\"acl\"}]}],\"userErrors\":[]}},\"__lineNumber\":1}");
    }

    @Test
    void run_put_executesEachLine() {
        JsonNode target = target("PUT");
        String url = target.path("url").asText();
        String path = url.substring(shop.endpoint().toString().length());
        assertThat(target.path("resourceUrl").asText()).isEqualTo(url);
        assertThat(api.put(path, RequestBody.create(LINE, JSONL)).status()).isEqualTo(200);
        JsonNode run = run(MUTATION, path.substring(1, path.indexOf('?')));
        clock.advance(Duration.ofSeconds(8));

        assertThat(lines(poll(run))).hasSize(1);
    }

    @Test
    void line_wrong_isAnErrorOfItsOwn() {
        JsonNode run = run(MUTATION, posted("{\"input\":[{}]}\nnot json\n" + LINE));
        clock.advance(Duration.ofSeconds(8));
        List<String> lines = lines(poll(run));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("INVALID_VARIABLE").endsWith("\"__lineNumber\":0}");
        assertThat(lines.get(1)).isEqualTo("{\"errors\":[{\"message\":\"Invalid JSON\"}],\"__lineNumber\":1}");
        assertThat(lines.get(2)).startsWith("{\"data\":");
    }

    @Test
    void key_ofALine_executesOnce() {
        String mutation = "mutation Each($input: [StagedUploadInput!]!, $idempotencyKey: String!) {"
                + " stagedUploadsCreate(input: $input) @idempotent(key: $idempotencyKey) {"
                + " stagedTargets { url } userErrors { message } } }";
        String line = LINE.replace("]}", "],\"idempotencyKey\":\"k-1\"}");
        JsonNode run = run(mutation, posted(line + line));
        clock.advance(Duration.ofSeconds(8));
        List<String> lines = lines(poll(run));

        assertThat(lines.get(1)).isEqualTo(lines.get(0).replace("Number\":0", "Number\":1"));
    }

    @Test
    void cancelled_writesNothing() {
        JsonNode run = run(MUTATION, posted(LINE));
        api.data("mutation { bulkOperationCancel(id: \""
                + run.at("/bulkOperation/id").asText() + "\") { userErrors { message } } }");
        clock.advance(Duration.ofSeconds(8));

        assertThat(poll(run).toString()).isEqualTo("{\"status\":\"CANCELED\",\"url\":null,\"objectCount\":\"0\"}");
    }

    @Test
    void file_emptyOrTooLarge_isRefused() {
        assertThat(run(MUTATION, posted("")).at("/userErrors/0/message").asText())
                .isEqualTo("The input file is empty.");
        assertThat(run(MUTATION, posted(LINE.repeat(20))).path("userErrors").toString())
                .isEqualTo("[{\"field\":null,\"message\":\"The input file size exceeds the maximum allowed size of 100"
                        + " MB.\",\"code\":\"INVALID_STAGED_UPLOAD_FILE\"}]");
    }

    @Test
    void file_thatNeverCame_isReportedBeforeTheSixthOperation() {
        String path = posted(LINE);
        for (int i = 0; i < 5; i++) {
            assertThat(run(MUTATION, path).path("userErrors")).isEmpty();
        }

        assertThat(run(MUTATION, key(target("POST"))).at("/userErrors/0/code").asText())
                .isEqualTo("NO_SUCH_FILE");
        assertThat(run(MUTATION, path).at("/userErrors/0/message").asText())
                .startsWith("A bulk mutation operation for this app and shop is already in progress: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'mutation { not parseable' | INVALID_MUTATION | Failed to parse the mutation - syntax error, unexpected end of file
        'query { products { edges { node { id } } } }' | INVALID_MUTATION | Invalid operation type. Only `mutation` operations are supported.
        'mutation { a: appUninstall { userErrors { message } } b: appUninstall { userErrors { message } } }' | null | You must specify a single top level mutation.
        'mutation { bulkOperationRunQuery(query: "") { userErrors { message } } }' | null | You must use an allowed mutation name.
        """)
    void mutation_againstTheRules_isRefused(String mutation, String code, String message) {
        JsonNode refused = run(mutation, posted(LINE));

        assertThat(refused.path("bulkOperation").isNull()).isTrue();
        assertThat(refused.at("/userErrors/0/message").asText()).isEqualTo(message);
        assertThat(refused.at("/userErrors/0/code").asText()).isEqualTo(code);
    }

    @Test
    void clientIdentifier_tooShort_isRefused() {
        JsonNode refused = api.data(RUN, Map.of("m", MUTATION, "p", posted(LINE), "c", "abc"))
                .path("bulkOperationRunMutation");

        assertThat(refused.path("userErrors").toString())
                .isEqualTo("[{\"field\":[\"clientIdentifier\"],\"message\":\"is too short (minimum is 10 characters)\","
                        + "\"code\":\"INVALID_MUTATION\"}]");
    }

    @Test
    void form_withoutAParameter_isRefused() {
        JsonNode target = target("POST");
        RequestBody early = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("key", key(target))
                .addFormDataPart("file", "x", RequestBody.create(LINE, JSONL))
                .build();

        assertThat(api.send("/", early).status()).isEqualTo(403);
        assertThat(api.send("/", RequestBody.create("x", JSONL)).status()).isEqualTo(400);
        assertThat(api.put("/tmp/1/bulk/x", RequestBody.create("x", JSONL)).status())
                .isEqualTo(403);
    }
}
