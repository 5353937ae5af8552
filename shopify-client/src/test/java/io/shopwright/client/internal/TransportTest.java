package io.shopwright.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Answer;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.cost.CostBucket;
import io.shopwright.client.query.Query;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a call, by the answers of the shop. */
class TransportTest extends TransportTestbed {
    @Test
    void send_putsTokenVersionAndDocumentOnTheWire() {
        server.json(SHOP);

        Answer<Data> answer = shop().send();

        RecordedRequest request = server.taken();
        assertThat(request.getTarget()).isEqualTo("/admin/api/2026-10/graphql.json");
        assertThat(request.getHeaders().get("X-Shopify-Access-Token")).isEqualTo(TOKEN);
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getBody().utf8())
                .isEqualTo("{\"query\":\"query Data {\\n  shop {\\n    name\\n  }\\n}\\n\",\"variables\":{}}");
        assertThat(answer.data()).contains(new Data(new ShopName("Socks")));
        assertThat(answer.cost().orElseThrow().throttle().currentlyAvailable()).isEqualTo(1999);
        assertThat(answer.servedVersion()).isEqualTo("2026-10");
        assertThat(answer.requestId()).isEqualTo("r-1");
        assertThat(transport.usage().points()).isEqualTo(1);
    }

    @Test
    void badGatewayTwice_isSentAgain() {
        server.status(502, "text/html", "<h1>Bad gateway</h1>")
                .status(502, "text/html", "")
                .json(SHOP);

        assertThat(shop().get().shop().name()).isEqualTo("Socks");
        assertThat(slept).hasSize(2);
        assertThat(slept.get(0)).isBetween(Duration.ofMillis(125), Duration.ofMillis(250));
        assertThat(slept.get(1)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void badGatewayForEver_endsAfterTheRetries() {
        for (int i = 0; i < 5; i++) {
            server.status(502, "text/html", "");
        }

        assertThatThrownBy(() -> shop().get())
                .isInstanceOfSatisfying(
                        ShopifyException.Unavailable.class,
                        e -> assertThat(e.status()).isEqualTo(502))
                .hasMessageMatching("(127.0.0.1|localhost) answered HTTP 502 \\[request-id r-502]");
        assertThat(server.server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void callOfAClosedShop_isCancelled() {
        transport.close();

        assertThatThrownBy(() -> shop().get())
                .isInstanceOf(ShopifyException.Cancelled.class)
                .hasMessage("The shop was closed");
    }

    private static String throttled(double available) {
        return "{\"errors\":[{\"message\":\"Throttled\",\"extensions\":{\"code\":\"THROTTLED\",\"documentation\":\"x\"}}],"
                + "\"extensions\":{\"cost\":{\"requestedQueryCost\":862,\"actualQueryCost\":null,\"throttleStatus\":{"
                + "\"maximumAvailable\":4000.0,\"currentlyAvailable\":" + available + ",\"restoreRate\":200.0}}}}";
    }

    /** The wait is (requested - available) / restore rate: (862 - 572) / 200 = 1.45 s. */
    @Test
    void throttled_waitsUntilThePointsAreThere() {
        server.json(throttled(572)).json(SHOP);

        assertThat(shop().get().shop().name()).isEqualTo("Socks");
        Duration waited = slept.stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isBetween(Duration.ofMillis(1450), Duration.ofMillis(2000));
    }

    @Test
    void throttled_beyondTheDeadline_saysWhenToComeBack() {
        server.json(throttled(-10_000));

        assertThatThrownBy(() -> shop().within(Duration.ofSeconds(10)).get())
                .isInstanceOfSatisfying(
                        ShopifyException.Throttled.class,
                        e -> assertThat(e.retryAfter()).isGreaterThan(Duration.ofSeconds(50)))
                .hasMessageContaining(" at the earliest: Throttled (THROTTLED)");
    }

    @Test
    void answerOfHtml_isUnreadableAndNamesItsType() {
        server.server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/html")
                .body("<html>maintenance</html>")
                .build());

        assertThatThrownBy(() -> shop().get())
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessageMatching("(127.0.0.1|localhost) answered HTTP 200 with no JSON object but text/html");
    }

    @Test
    void socketClosedInTheMiddleOfTheBody_isSentAgain() {
        server.server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(SHOP)
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        server.json(SHOP);

        assertThat(shop().get().shop().name()).isEqualTo("Socks");
        assertThat(server.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void halfAJsonObject_isUnreadable() {
        server.json(SHOP.substring(0, 40));

        assertThatThrownBy(() -> shop().get()).isInstanceOf(ShopifyException.Unreadable.class);
    }

    @Test
    void slowServer_endsWithTheCallTimeout() {
        server.server.enqueue(new MockResponse.Builder()
                .headersDelay(5, TimeUnit.SECONDS)
                .body(SHOP)
                .build());
        ShopConfig impatient = ShopConfig.at(server.endpoint(), TOKEN)
                .callTimeout(Duration.ofMillis(100))
                .retries(0);

        try (Transport quick = transport(impatient)) {
            assertThatThrownBy(() -> Query.ofRoot(quick, Data.class).get())
                    .isInstanceOf(ShopifyException.Unreachable.class)
                    .hasMessageContaining("the time for the call is over");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refusedToken_isDeniedAndNotSentAgain(int status) {
        server.status(
                status,
                "application/json",
                "{\"errors\":\"[API] Invalid API key or access token (unrecognized login or wrong password)\"}");

        assertThatThrownBy(() -> shop().get())
                .isInstanceOf(ShopifyException.Denied.class)
                .hasMessageContaining("HTTP " + status + ": [API] Invalid API key or access token")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(TOKEN));
        assertThat(server.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 423, 430, 501, 540})
    void shopThatCannotServe_isUnavailableAndNotAskedAgain(int status) {
        server.status(status, "text/html", "");

        assertThatThrownBy(() -> shop().get()).isInstanceOf(ShopifyException.Unavailable.class);
        assertThat(server.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void notFound_pointsToDomainAndVersion() {
        server.status(404, "application/json", "{\"errors\":\"Not Found\"}");

        assertThatThrownBy(() -> shop().get())
                .isInstanceOf(ShopifyException.Invalid.class)
                .hasMessageContaining("HTTP 404: Not Found; check the shop's domain and the API version 2026-10");
    }

    @Test
    void redirect_isNotFollowedWithTheToken() {
        server.server.enqueue(new MockResponse.Builder()
                .code(301)
                .setHeader("Location", "https://elsewhere.example/")
                .build());

        assertThatThrownBy(() -> shop().get())
                .isInstanceOf(ShopifyException.Invalid.class)
                .hasMessageContaining("it points to https://elsewhere.example/");
    }

    @Test
    void missingScope_isDeniedNamingIt() {
        server.json(
                "{\"data\":{\"shop\":null},\"errors\":[{\"message\":\"Access denied for shop field. Required access:"
                        + " `read_shop` access scope.\",\"path\":[\"shop\"],\"extensions\":{\"code\":\"ACCESS_DENIED\"}}]}");

        assertThatThrownBy(() -> shop().get())
                .isInstanceOf(ShopifyException.Denied.class)
                .hasMessageContaining("Required access: `read_shop`");
    }

    @Test
    void internalServerError_isSentAgainAndThenGivenUp() {
        String error =
                "{\"errors\":[{\"message\":\"Internal error.\",\"extensions\":{\"code\":\"INTERNAL_SERVER_ERROR\","
                        + "\"requestId\":\"x\"}}],\"data\":null}";
        server.json(error).json(SHOP);

        assertThat(shop().get().shop().name()).isEqualTo("Socks");
    }

    @Test
    void maxCostExceeded_isInvalidAndNotSentAgain() {
        server.json(
                "{\"errors\":[{\"message\":\"Query cost is 1293, which exceeds the single query max cost limit (1000).\","
                        + "\"extensions\":{\"code\":\"MAX_COST_EXCEEDED\",\"cost\":1293,\"maxCost\":1000}}]}");

        assertThatThrownBy(() -> shop().get())
                .isInstanceOf(ShopifyException.Invalid.class)
                .hasMessageContaining("exceeds the single query max cost limit");
        assertThat(server.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void interrupt_cancelsTheCallAndKeepsTheFlag() throws InterruptedException {
        server.server.enqueue(new MockResponse.Builder()
                .headersDelay(20, TimeUnit.SECONDS)
                .body(SHOP)
                .build());
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            try {
                shop().get();
            } catch (ShopifyException e) {
                thrown.set(e);
            }
            if (Thread.currentThread().isInterrupted()) {
                done.countDown();
            }
        });
        caller.start();
        server.taken();
        caller.interrupt();

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(thrown.get()).isInstanceOf(ShopifyException.Cancelled.class);
    }

    @Test
    void settings_neverPrintTheToken() {
        ShopConfig config = ShopConfig.at(server.endpoint(), TOKEN);

        assertThat(config.toString()).doesNotContain(TOKEN);
        assertThat(Transport.Settings.of(config, new Token(TOKEN)).toString()).doesNotContain(TOKEN);
    }

    @Test
    void shopsOfOneToken_shareOneBucket() {
        ShopConfig config = ShopConfig.at(server.endpoint(), TOKEN);

        CostBucket bucket = Transport.Settings.of(config, new Token(TOKEN)).bucket();

        assertThat(Transport.Settings.of(config, new Token(TOKEN)).bucket()).isSameAs(bucket);
        assertThat(Transport.Settings.of(config, new Token("another")).bucket()).isNotSameAs(bucket);
    }
}
