package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static final String QUERY = "{\"query\":\"{ shop { name } }\"}";
    private static final String COUNT = "{\"query\":\"query Counted { ordersCount { count } }\"}";

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SimulatedShop shop = SimulatedShop.builder().clock(clock).start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private List<Integer> statuses(int requests) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            statuses.add(api.send(QUERY).status());
        }
        return statuses;
    }

    @Test
    void next_strikesThatOften() {
        shop.faults().next(2).status(502);

        assertThat(statuses(3)).containsExactly(502, 502, 200);
        assertThat(shop.faults().struck()).isEqualTo(2);
        assertThat(shop.requests()).hasSize(1);
    }

    @Test
    void next_severalTimes_isAScript() {
        shop.faults().next().status(429);
        shop.faults().next().status(503);

        assertThat(statuses(3)).containsExactly(429, 503, 200);
    }

    @Test
    void every_strikesTheNth() {
        shop.faults().every(3).status(500);

        assertThat(statuses(6)).containsExactly(200, 200, 500, 200, 200, 500);
        shop.faults().clear();
        assertThat(statuses(3)).containsOnly(200);
    }

    @Test
    void during_endsByTheShopsClock() {
        shop.faults().during(Duration.ofSeconds(10)).status(503);

        assertThat(statuses(2)).containsOnly(503);
        clock.advance(Duration.ofSeconds(10));
        assertThat(statuses(1)).containsExactly(200);
    }

    @Test
    void sometimes_strikesTheShare_theSameEachTime() {
        shop.faults().sometimes(0.25, 7).status(500);
        List<Integer> first = statuses(100);
        shop.faults().clear();
        shop.faults().sometimes(0.25, 7).status(500);

        assertThat(statuses(100)).isEqualTo(first);
        assertThat(first.stream().filter(status -> status == 500).count()).isBetween(12L, 38L);
    }

    @Test
    void rootFieldAndOperation_leaveOthersAlone() {
        shop.faults().next().rootField("ordersCount").operation("Counted").status(504);

        assertThat(statuses(1)).containsExactly(200);
        assertThat(api.send(COUNT).status()).isEqualTo(504);
    }

    @Test
    void path_leavesOthersAlone() {
        shop.faults().next().path("/admin/oauth/").status(503);

        assertThat(statuses(1)).containsExactly(200);
        assertThat(api.send("/admin/oauth/x", null).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404, 423, 430})
    void status_ofTheShop_isJson(int status) {
        shop.faults().next().status(status);
        Api.Answer answer = api.send(QUERY);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("errors").asText()).isNotEmpty();
        assertThat(answer.headers().get("x-request-id")).isNotBlank();
    }

    @Test
    void status_tooManyRequests_saysHowLongInDecimals() {
        shop.faults().next().status(429);
        shop.faults().next().status(429, Duration.ofMillis(1500));

        assertThat(api.send(QUERY).headers().get("Retry-After")).isEqualTo("2.0");
        assertThat(api.send(QUERY).headers().get("Retry-After")).isEqualTo("1.5");
    }

    @Test
    void throttled_hasTheShapeOfAnEmptyBucket() {
        shop.faults().next().throttled();
        Api.Answer answer = api.send(QUERY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"errors\":[{\"message\":\"Throttled\",\"extensions\":{\"code\":\"THROTTLED\","
                        + "\"documentation\":\"https://shopify.dev/api/usage/rate-limits\"}}],"
                        + "\"extensions\":{\"cost\":{\"requestedQueryCost\":1,\"actualQueryCost\":null,"
                        + "\"throttleStatus\":{\"maximumAvailable\":2000.0,\"currentlyAvailable\":0,"
                        + "\"restoreRate\":100.0}}}}");
        assertThat(shop.throttled()).isOne();
    }

    @Test
    void latency_addsUp() {
        shop.faults().always().latency(Duration.ofMillis(40));
        shop.faults().always().latency(Duration.ofMillis(10), Duration.ofMillis(20));
        long start = System.nanoTime();

        assertThat(statuses(1)).containsExactly(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void reset_breaksTheConnectionBeforeExecution() {
        shop.faults().next().reset();

        assertThatThrownBy(() -> statuses(1))
                .cause()
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(shop.requests()).isEmpty();
        assertThat(statuses(1)).containsExactly(200);
    }

    @Test
    void lostReply_wasExecuted() {
        shop.faults().next().lostReply();

        assertThatThrownBy(() -> statuses(1)).isInstanceOf(UncheckedIOException.class);
        assertThat(shop.requests()).hasSize(1);
    }

    @Test
    void truncatedBody_endsEarly() {
        shop.faults().next().truncatedBody();

        assertThatThrownBy(() -> statuses(1)).cause().isInstanceOf(ProtocolException.class);
        assertThat(shop.requests()).hasSize(1);
    }

    @Test
    void garbage_isNoJson() {
        shop.faults().next().garbage();
        Api.Answer answer = api.send(QUERY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Content-Type")).startsWith("application/json");
        assertThatThrownBy(answer::json).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void body_comesWithItsContentType() {
        shop.faults().next().body("text/html", "<h1>Maintenance</h1>");
        Api.Answer answer = api.send(QUERY);

        assertThat(answer.headers().get("Content-Type")).isEqualTo("text/html");
        assertThat(answer.text()).isEqualTo("<h1>Maintenance</h1>");
        assertThat(shop.requests()).isEmpty();
    }

    @Test
    void drip_isWholeButSlow() {
        shop.faults().next().drip(20, Duration.ofMillis(5));
        long start = System.nanoTime();
        Api.Answer answer = api.send(QUERY);

        assertThat(answer.json().at("/data/shop/name").asText()).isEqualTo("Simulated Shop");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(20));
    }

    @Test
    void clockSkew_movesTheDate() {
        shop.faults().next().clockSkew(Duration.ofMinutes(-7));

        assertThat(api.send(QUERY).headers().get("Date")).isEqualTo("Sun, 22 Nov 2026 07:53:00 GMT");
        assertThat(api.send(QUERY).headers().get("Date")).isEqualTo("Sun, 22 Nov 2026 08:00:00 GMT");
    }

    @Test
    void share_outsideOfOne_isRefused() {
        assertThatThrownBy(() -> shop.faults().sometimes(1.5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shop.faults().next(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> found(String search) {
        String argument = search == null ? "" : ", query: \"" + search + "\"";
        return api.data("{ products(first: 9" + argument + ") { nodes { title } } }")
                .findValuesAsText("title");
    }

    private String create(String title) {
        return api.data("mutation { productCreate(product: {title: \"" + title + "\"}) { product { id } } }")
                .at("/productCreate/product/id")
                .asText();
    }

    @Test
    void searchLag_hidesWritesFromSearchesAlone() {
        create("Early Hat");
        shop.faults().always().rootField("productCreate").searchLag(Duration.ofSeconds(5));
        shop.faults().always().rootField("productUpdate").searchLag(Duration.ofSeconds(5));
        String id = create("Late Hat");

        assertThat(found("title:hat")).containsExactly("Early Hat");
        assertThat(found(null)).containsExactly("Early Hat", "Late Hat");
        assertThat(api.data("{ product(id: \"" + id + "\") { title } }").findValuesAsText("title"))
                .containsExactly("Late Hat");

        clock.advance(Duration.ofSeconds(5));
        assertThat(found("title:hat")).containsExactly("Early Hat", "Late Hat");

        api.data("mutation { productUpdate(product: {id: \"" + id + "\", title: \"Late Cap\"}) { product { id } } }");
        assertThat(found("title:hat")).containsExactly("Early Hat", "Late Cap");
        clock.advance(Duration.ofSeconds(5));
        assertThat(found("title:hat")).containsExactly("Early Hat");
    }
}
