package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final String PAYLOAD = "{\"id\":1,\"note\":\"süß\"}";

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SimulatedShop shop = SimulatedShop.builder()
            .clock(clock)
            .app("app-1", "secret-1", "read_orders")
            .start();
    private final MockWebServer subscriber = new MockWebServer();
    private URI address;

    @BeforeEach
    void listen() throws Exception {
        subscriber.start();
        address = subscriber.url("/hooks").uri();
    }

    @AfterEach
    void close() {
        shop.close();
        subscriber.close();
    }

    private void answers(int... statuses) {
        for (int status : statuses) {
            subscriber.enqueue(new MockResponse.Builder().code(status).build());
        }
    }

    private RecordedRequest taken() throws InterruptedException {
        RecordedRequest request = subscriber.takeRequest(5, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    @Test
    void deliver_isSignedOverTheBytes() throws Exception {
        answers(200);
        shop.webhooks().subscribe("orders/create", address);
        List<WebhookDelivery> sent = shop.webhooks().deliver("orders/create", PAYLOAD);
        RecordedRequest got = taken();

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).accepted()).isTrue();
        assertThat(got.getBody()).isEqualTo(ByteString.encodeUtf8(PAYLOAD));
        assertThat(got.getHeaders().get("X-Shopify-Hmac-Sha256"))
                .isEqualTo(ByteString.encodeUtf8(PAYLOAD)
                        .hmacSha256(ByteString.encodeUtf8("secret-1"))
                        .base64());
        assertThat(got.getHeaders().get("X-Shopify-Topic")).isEqualTo("orders/create");
        assertThat(got.getHeaders().get("X-Shopify-Shop-Domain")).isEqualTo(shop.domain());
        assertThat(got.getHeaders().get("X-Shopify-API-Version")).isEqualTo("2026-10");
        assertThat(got.getHeaders().get("X-Shopify-Triggered-At")).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(got.getHeaders().get("X-Shopify-Webhook-Id"))
                .isEqualTo(sent.get(0).webhookId());
        assertThat(got.getHeaders().get("X-Shopify-Event-Id"))
                .isEqualTo(sent.get(0).eventId());
    }

    @Test
    void deliver_otherTopic_goesNowhere() {
        shop.webhooks().subscribe("orders/create", address);

        assertThat(shop.webhooks().deliver("orders/paid", PAYLOAD)).isEmpty();
        shop.webhooks().unsubscribe("orders/create", address);
        assertThat(shop.webhooks().deliver("orders/create", PAYLOAD)).isEmpty();
    }

    @Test
    void failure_isRetriedByTheClock_withTheSameMessage() throws Exception {
        answers(500, 200);
        shop.webhooks().subscribe("orders/create", address);
        WebhookDelivery failed =
                shop.webhooks().deliver("orders/create", PAYLOAD).get(0);

        assertThat(failed.status()).isEqualTo(500);
        assertThat(shop.webhooks().retryDue()).isEmpty();
        clock.advance(Duration.ofMinutes(30));
        assertThat(shop.webhooks().retryDue()).containsExactly(failed.attempted(2, 200));
        assertThat(taken().getBody()).isEqualTo(taken().getBody());
        clock.advance(Duration.ofHours(4));
        assertThat(shop.webhooks().retryDue()).isEmpty();
    }

    @Test
    void failure_ninthInARow_endsTheSubscription() {
        answers(500, 500, 500, 500, 500, 500, 500, 500, 500);
        shop.webhooks().subscribe("orders/create", address);
        shop.webhooks().deliver("orders/create", PAYLOAD);
        for (int i = 0; i < 8; i++) {
            assertThat(shop.webhooks().isSubscribed("orders/create", address)).isTrue();
            clock.advance(Duration.ofMinutes(30));
            shop.webhooks().retryDue();
        }

        assertThat(shop.webhooks().deliveries()).hasSize(9);
        assertThat(shop.webhooks().isSubscribed("orders/create", address)).isFalse();
    }

    @Test
    void subscriber_gone_hasNoStatus() throws Exception {
        subscriber.close();
        shop.webhooks().subscribe("orders/create", address);

        assertThat(shop.webhooks().deliver("orders/create", PAYLOAD).get(0).status())
                .isZero();
    }

    @Test
    void duplicate_hasTheSameIds() throws Exception {
        answers(200, 200);
        shop.webhooks().subscribe("orders/create", address);
        shop.webhooks()
                .duplicate(shop.webhooks().deliver("orders/create", PAYLOAD).get(0));

        assertThat(taken().getHeaders()).isEqualTo(taken().getHeaders());
    }

    @Test
    void held_comesLater_inAnotherOrder() throws Exception {
        answers(200, 200, 200);
        shop.webhooks().subscribe("orders/updated", address);
        shop.webhooks().hold();
        for (int i = 0; i < 3; i++) {
            assertThat(shop.webhooks().deliver("orders/updated", "{\"n\":" + i + "}"))
                    .isEmpty();
        }

        assertThat(shop.webhooks().releaseShuffled(1))
                .extracting(WebhookDelivery::payload)
                .containsExactlyInAnyOrder("{\"n\":0}", "{\"n\":1}", "{\"n\":2}")
                .isNotEqualTo(List.of("{\"n\":0}", "{\"n\":1}", "{\"n\":2}"));
        answers(200);
        assertThat(shop.webhooks().deliver("orders/updated", "{}")).hasSize(1);
    }

    @Test
    void bulkOperation_finished_isTold() throws Exception {
        answers(200);
        shop.webhooks().subscribe("bulk_operations/finish", address);
        Api api = Api.of(shop);
        api.data("mutation { bulkOperationRunQuery(query: \"{ orders { edges { node { id } } } }\") {"
                + " userErrors { message } } }");
        api.data("{ shop { id } }");

        assertThat(taken().getBody().utf8())
                .isEqualTo("{\"admin_graphql_api_id\":\"gid://shopify/BulkOperation/8000000000001\","
                        + "\"completed_at\":\"2026-11-22T08:00:00Z\",\"created_at\":\"2026-11-22T08:00:00Z\","
                        + "\"error_code\":null,\"status\":\"completed\",\"type\":\"query\"}");
    }
}
