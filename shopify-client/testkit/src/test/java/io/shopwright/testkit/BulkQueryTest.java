package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkQueryTest {
    private static final String STATE =
            "id status type errorCode createdAt completedAt objectCount rootObjectCount fileSize url partialDataUrl";
    private static final String ORDERS = "{ orders { edges { node { id name } } } }";

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private SimulatedShop shop = SimulatedShop.builder().clock(clock).start();

    @AfterEach
    void close() {
        shop.close();
    }

    private void timed(Duration time) {
        shop.close();
        shop = SimulatedShop.builder().clock(clock).bulkTime(time).start();
        shop.load(Logs.of("ann,2026-03-01,2,45.00", "bob,2026-03-02,1,10.00", "ann,2026-03-03,1,10.00"));
    }

    private JsonNode run(String query) {
        return run(query, false);
    }

    private JsonNode run(String query, boolean grouped) {
        return Api.of(shop)
                .data(
                        "mutation R($q: String!, $g: Boolean!) { bulkOperationRunQuery(query: $q, groupObjects: $g) {"
                                + " bulkOperation { " + STATE + " } userErrors { field message code } } }",
                        Map.of("q", query, "g", grouped))
                .path("bulkOperationRunQuery");
    }

    private JsonNode poll(JsonNode run) {
        return Api.of(shop)
                .data(
                        "query P($id: ID!) { bulkOperation(id: $id) { " + STATE + " } }",
                        Map.of("id", run.at("/bulkOperation/id").asText()))
                .path("bulkOperation");
    }

    private Api.Answer file(JsonNode operation, String... header) {
        String url = operation.path("url").asText();
        return Api.of(shop)
                .token("")
                .get(url.substring(shop.endpoint().toString().length()), header);
    }

    private List<String> lines(String query, boolean grouped) {
        return file(poll(run(query, grouped))).text().lines().toList();
    }

    @Test
    void states_followTheClock() {
        timed(Duration.ofSeconds(8));
        JsonNode run = run(ORDERS);

        assertThat(run.path("userErrors")).isEmpty();
        assertThat(run.at("/bulkOperation/status").asText()).isEqualTo("CREATED");
        assertThat(run.at("/bulkOperation/objectCount").asText()).isEqualTo("0");
        clock.advance(Duration.ofSeconds(2));
        assertThat(poll(run).path("status").asText()).isEqualTo("RUNNING");
        clock.advance(Duration.ofSeconds(6));
        JsonNode done = poll(run);
        assertThat(done.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(done.path("completedAt").asText()).isEqualTo("2026-11-22T08:00:08Z");
        assertThat(done.path("objectCount").textValue()).isEqualTo("3");
        assertThat(done.path("rootObjectCount").textValue()).isEqualTo("3");
        assertThat(done.path("fileSize").textValue())
                .isEqualTo(String.valueOf(file(done).text().length()));
    }

    @Test
    void time_zero_completesAtTheNextRequest() {
        JsonNode run = run(ORDERS);

        assertThat(run.at("/bulkOperation/status").asText()).isEqualTo("CREATED");
        assertThat(poll(run).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(poll(run).path("url").isNull()).as("nothing found").isTrue();
    }

    @Test
    void lines_haveTheFormOfShopify() {
        timed(Duration.ZERO);

        assertThat(file(poll(run("{ orders { edges { node { id name customer { id } } } } }")))
                        .text())
                .startsWith("{\"id\":\"gid:\\/\\/shopify\\/Order\\/5000000000001\",\"name\":\"#1001\","
                        + "\"customer\":{\"id\":\"gid:\\/\\/shopify\\/Customer\\/7000000000001\"}}\n");
    }

    @Test
    void lines_grouped_haveChildrenBehindTheirParents() {
        timed(Duration.ZERO);
        String query = "{ customers(first: 1) { edges { node { id orders { edges { node { id"
                + " lineItems(first: 1) { edges { node { quantity } } } } } } } } } }";

        assertThat(lines(query, true))
                .extracting(line -> line.replaceAll("gid:\\\\/\\\\/shopify\\\\/(\\w)\\w+\\\\/\\d+(\\d)", "$1$2"))
                .containsExactly(
                        "{\"id\":\"C1\"}",
                        "{\"id\":\"O1\",\"__parentId\":\"C1\"}",
                        "{\"quantity\":2,\"__parentId\":\"O1\"}",
                        "{\"id\":\"O3\",\"__parentId\":\"C1\"}",
                        "{\"quantity\":1,\"__parentId\":\"O3\"}",
                        "{\"id\":\"C2\"}",
                        "{\"id\":\"O2\",\"__parentId\":\"C2\"}",
                        "{\"quantity\":1,\"__parentId\":\"O2\"}");
        assertThat(lines(query, false))
                .containsExactlyInAnyOrderElementsOf(lines(query, true))
                .isNotEqualTo(lines(query, true));
    }

    @Test
    void counts_tellRootsFromChildren() {
        timed(Duration.ZERO);
        JsonNode done = poll(run(
                "{ orders(query: \"name:1001\") { edges { node { id" + " lineItems { edges { node { id } } } } } } }"));

        assertThat(done.path("objectCount").asText()).isEqualTo("2");
        assertThat(done.path("rootObjectCount").asText()).isEqualTo("1");
    }

    @Test
    void file_inRanges_comesInParts() {
        timed(Duration.ZERO);
        JsonNode done = poll(run(ORDERS));
        String all = file(done).text();

        Api.Answer middle = file(done, "Range", "bytes=5-9");
        assertThat(middle.status()).isEqualTo(206);
        assertThat(middle.text()).isEqualTo(all.substring(5, 10));
        assertThat(middle.headers().get("Content-Range")).isEqualTo("bytes 5-9/" + all.length());
        assertThat(file(done, "Range", "bytes=10-").text()).isEqualTo(all.substring(10));
        assertThat(file(done, "Range", "bytes=-7").text()).isEqualTo(all.substring(all.length() - 7));
        assertThat(file(done, "Range", "bytes=9999-").status()).isEqualTo(416);
    }

    @Test
    void file_forged_isRefused() {
        timed(Duration.ZERO);
        JsonNode done = poll(run(ORDERS));
        String path =
                done.path("url").asText().substring(shop.endpoint().toString().length());

        assertThat(Api.of(shop)
                        .get(path.replaceFirst("Signature=..", "Signature=zz"))
                        .status())
                .isEqualTo(403);
        assertThat(Api.of(shop).get(path.replaceFirst("Date=2026", "Date=2027")).status())
                .isEqualTo(403);
        assertThat(Api.of(shop).get("/bulk-operation-outputs/1").status()).isEqualTo(403);
    }

    @Test
    void file_afterSevenDays_isGone() {
        timed(Duration.ZERO);
        JsonNode done = poll(run(ORDERS));
        clock.advance(Duration.ofDays(7));

        assertThat(file(done).status()).isEqualTo(400);
        assertThat(file(done).text()).contains("ExpiredToken");
    }

    @Test
    void sixth_atOnce_isRefused() {
        timed(Duration.ofMinutes(1));
        String first = run(ORDERS).at("/bulkOperation/id").asText();
        for (int i = 0; i < 4; i++) {
            run(ORDERS);
        }
        JsonNode refused = run(ORDERS);

        assertThat(refused.path("bulkOperation").isNull()).isTrue();
        assertThat(refused.at("/userErrors/0/code").asText()).isEqualTo("OPERATION_IN_PROGRESS");
        assertThat(refused.at("/userErrors/0/field").isNull()).isTrue();
        assertThat(refused.at("/userErrors/0/message").asText())
                .startsWith("A bulk query operation for this app and shop is already in progress: " + first + ", ");
        clock.advance(Duration.ofMinutes(1));
        assertThat(run(ORDERS).path("userErrors")).isEmpty();
    }

    @Test
    void cancel_running_isCancelingThenCanceled() {
        timed(Duration.ofSeconds(8));
        JsonNode run = run(ORDERS);
        String cancel = "mutation { bulkOperationCancel(id: \""
                + run.at("/bulkOperation/id").asText()
                + "\") { bulkOperation { status } userErrors { field message } } }";

        assertThat(Api.of(shop).data(cancel).toString())
                .isEqualTo(
                        "{\"bulkOperationCancel\":{\"bulkOperation\":{\"status\":\"CANCELING\"},\"userErrors\":[]}}");
        clock.advance(Duration.ofSeconds(2));
        assertThat(poll(run).path("status").asText()).isEqualTo("CANCELED");
        assertThat(poll(run).path("url").isNull()).isTrue();
        assertThat(Api.of(shop)
                        .data(cancel)
                        .at("/bulkOperationCancel/userErrors/0/message")
                        .asText())
                .isEqualTo("A bulk operation cannot be canceled when it is canceled");
    }

    @Test
    void failure_onDemand_leavesPartialData() {
        timed(Duration.ZERO);
        shop.faults().next().rootField("bulkOperationRunQuery").failedBulkOperation("TIMEOUT", 2);
        JsonNode failed = poll(run(ORDERS));

        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("errorCode").asText()).isEqualTo("TIMEOUT");
        assertThat(failed.path("url").isNull()).isTrue();
        String partial = failed.path("partialDataUrl").asText();
        assertThat(Api.of(shop)
                        .get(partial.substring(shop.endpoint().toString().length()))
                        .text()
                        .lines())
                .hasSize(2);
    }

    @Test
    void failure_ofAccess_isTheOperations() {
        shop.close();
        shop = SimulatedShop.builder().accessToken("t", "read_customers").start();
        JsonNode failed = poll(run(ORDERS));

        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("errorCode").asText()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void query_ofWhatIsNotSimulated_failsLoudly() {
        timed(Duration.ZERO);
        JsonNode answer = Api.of(shop)
                .query(
                        "mutation R($q: String!) { bulkOperationRunQuery(query: $q) { userErrors { message } } }",
                        Map.of("q", "{ orders { edges { node { id clientIp } } } }"));

        assertThat(answer.at("/errors/0/message").asText()).isEqualTo("not simulated: Order.clientIp");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        '{ shop { id } }' | Bulk queries must contain at least one connection.
        '{ orders { nodes { id } } }' | All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: 'orders'.
        '{ collections { edges { node { id products { edges { node { id variants { edges { node { id metafields { edges { node { id } } } } } } } } } } } } }' | Bulk queries cannot contain connections with a nesting depth greater than 2.
        '{ products { edges { node { id variants { edges { node { id } } } metafields { edges { node { id } } } collections { edges { node { id } } } media { edges { node { id } } } sellingPlanGroups { edges { node { id } } } } } } }' | Bulk queries cannot contain more than 5 connections.
        '{ products { edges { node { title variants { edges { node { id } } } } } } }' | The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': products.
        'mutation { productDelete(input: {id: "gid://shopify/Product/1"}) { deletedProductId } }' | Invalid operation type. Only `query` operations are supported.
        '{ orders { edges { node { id fulfillments { events { edges { node { id } } } } } } } }' | Queries that contain a connection field within a list field are not currently supported.
        '' | Invalid bulk query: syntax error, unexpected end of file
        '{ orders { edges { node { id nope } } } }' | Invalid bulk query: Field 'nope' doesn't exist on type 'Order'
        """)
    void query_againstTheRules_isRefused(String query, String message) {
        JsonNode refused = run(query == null ? "" : query);

        assertThat(refused.path("bulkOperation").isNull()).isTrue();
        assertThat(refused.path("userErrors")).hasSize(1);
        assertThat(refused.at("/userErrors/0/message").asText()).isEqualTo(message);
        assertThat(refused.at("/userErrors/0/code").asText()).isEqualTo("INVALID");
        assertThat(refused.at("/userErrors/0/field").toString()).isEqualTo("[\"query\"]");
    }

    @Test
    void query_ofANode_isRefusedTwice() {
        assertThat(run("{ node(id: \"gid://shopify/Product/0\") { id } }")
                        .path("userErrors")
                        .findValuesAsText("message"))
                .containsExactly(
                        "Bulk queries cannot contain a top level `node` field.",
                        "Bulk queries must contain at least one connection.");
    }

    @Test
    void list_newestFirst_findsByState() {
        timed(Duration.ofSeconds(8));
        run(ORDERS);
        clock.advance(Duration.ofSeconds(8));
        JsonNode second = run(ORDERS);
        JsonNode data = Api.of(shop).data("""
                { all: bulkOperations(first: 5) { nodes { id } pageInfo { hasNextPage } }
                  done: bulkOperations(first: 5, query: "status:completed operation_type:query") { nodes { id } }
                  one: bulkOperations(first: 1, reverse: true) { nodes { id } }
                  currentBulkOperation { id }
                  node(id: "gid://shopify/BulkOperation/8000000000001") { ... on BulkOperation { status } } }""");

        assertThat(data.at("/all/nodes/0/id").asText())
                .isEqualTo(second.at("/bulkOperation/id").asText());
        assertThat(data.at("/done/nodes")).hasSize(1);
        assertThat(data.at("/one/nodes")).isEqualTo(data.at("/done/nodes"));
        assertThat(data.at("/currentBulkOperation/id")).isEqualTo(data.at("/all/nodes/0/id"));
        assertThat(data.at("/node/status").asText()).isEqualTo("COMPLETED");
    }
}
