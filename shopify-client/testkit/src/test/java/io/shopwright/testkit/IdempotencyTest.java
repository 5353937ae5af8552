package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SimulatedShop shop = SimulatedShop.builder().clock(clock).start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private static String upload(String key, String filename) {
        return "mutation { stagedUploadsCreate(input: [{filename: \"" + filename + "\", mimeType: \"text/jsonl\","
                + " resource: BULK_MUTATION_VARIABLES}]) @idempotent(key: \"" + key + "\") {"
                + " stagedTargets { url } userErrors { field message } } }";
    }

    private String url(String key, String filename) {
        return api.data(upload(key, filename))
                .at("/stagedUploadsCreate/stagedTargets/0/url")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inventoryActivate(inventoryItemId: \"gid://shopify/InventoryItem/1\","
                        + " locationId: \"gid://shopify/Location/1\")",
                "locationActivate(locationId: \"gid://shopify/Location/1\")",
                "refundCreate(input: {orderId: \"gid://shopify/Order/1\"})"
            })
    void key_required_isMissed(String field) {
        String document = "mutation { " + field + " { __typename } }";
        JsonNode answer = api.query(document);

        assertThat(answer.at("/errors/0/message").asText())
                .isEqualTo("The @idempotent directive is required for this mutation but was not provided.");
        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("BAD_REQUEST");
        assertThat(answer.path("data").elements().next().isNull()).isTrue();
        assertThat(api.version("2026-01")
                        .query(document)
                        .at("/errors/0/message")
                        .asText())
                .doesNotContain("@idempotent");
    }

    @Test
    void key_again_executesOnce() {
        assertThat(url("k-1", "a")).isEqualTo(url("k-1", "a")).isNotEqualTo(url("k-2", "a"));
    }

    @Test
    void key_afterADay_isNew() {
        String first = url("k-1", "a");
        clock.advance(Duration.ofHours(24));

        assertThat(url("k-1", "a")).isNotEqualTo(first);
    }

    @Test
    void key_withOtherParameters_isRefused() {
        url("k-1", "a");
        JsonNode payload = api.data(upload("k-1", "b")).path("stagedUploadsCreate");

        assertThat(payload.toString())
                .isEqualTo("{\"stagedTargets\":null,\"userErrors\":[{\"field\":null,\"message\":"
                        + "\"The same idempotency key cannot be used with different operation parameters.\"}]}");
    }

    @Test
    void key_inUse_isRefused() throws Exception {
        shop.faults().next().latency(Duration.ofMillis(600));
        CompletableFuture<JsonNode> slow = CompletableFuture.supplyAsync(() -> api.data(upload("k-1", "a")));
        while (shop.faults().struck() == 0) {
            Thread.sleep(5);
        }
        Thread.sleep(100);
        JsonNode quick = api.data(upload("k-1", "a"));

        assertThat(quick.at("/stagedUploadsCreate/userErrors/0/message").asText())
                .isEqualTo("This request is currently in progress, please try again.");
        assertThat(slow.get().at("/stagedUploadsCreate/stagedTargets/0/url").asText())
                .isEqualTo(url("k-1", "a"));
    }

    @Test
    void key_ofALostReply_givesTheAnswer() {
        shop.faults().next().lostReply();
        try {
            url("k-1", "a");
        } catch (java.io.UncheckedIOException e) {
            // the reply that is lost
        }

        assertThat(url("k-1", "a")).isEqualTo(url("k-1", "a"));
        assertThat(shop.requests()).hasSize(3);
    }

    @Test
    void key_ofAFailure_isFree() {
        String document = "mutation { orderUpdate(input: {id: \"gid://shopify/Order/1\", note: \"x\"})"
                + " @idempotent(key: \"k-1\") { userErrors { message } } }";
        shop.faults().next().rootField("orderUpdate").status(503);
        api.send("{\"query\":\"{ shop { id } }\"}");

        assertThat(api.send("{\"query\":\"" + document.replace("\"", "\\\"") + "\"}")
                        .status())
                .isEqualTo(503);
        assertThat(url("k-1", "a")).isNotEmpty();
    }

    @Test
    void directive_onTheOperation_cannotBeApplied() {
        JsonNode answer = api.query(
                "mutation @idempotent(key: \"k\") { stagedUploadsCreate(input: []) {" + " userErrors { message } } }");

        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("directiveCannotBeApplied");
    }
}
