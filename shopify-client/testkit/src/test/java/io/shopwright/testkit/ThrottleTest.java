package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
    /** Asks for 739 points; charged are the few of one order. */
    private static final String DEAR = "{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { id } }"
            + " refunds { id } customer { orders(first: 50) { nodes { lineItems(first: 10) { nodes { id } } } } } } } }";

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-01T00:00:00Z"));

    @ParameterizedTest
    @CsvSource({"STANDARD, 2000, 100", "ADVANCED, 4000, 200", "PLUS, 20000, 1000"})
    void plan_setsTheBucket(Plan plan, double size, double rate) {
        try (SimulatedShop shop =
                SimulatedShop.builder().plan(plan).clock(clock).start()) {
            JsonNode cost = Api.of(shop).query("{ shop { id } }").at("/extensions/cost");

            assertThat(cost.at("/throttleStatus/maximumAvailable").doubleValue())
                    .isEqualTo(size);
            assertThat(cost.at("/throttleStatus/restoreRate").doubleValue()).isEqualTo(rate);
            assertThat(cost.at("/throttleStatus/currentlyAvailable").doubleValue())
                    .isEqualTo(size - 1);
        }
    }

    @Test
    void cost_isChargedAsItTurnedOut() {
        try (SimulatedShop shop = SimulatedShop.builder().clock(clock).start()) {
            shop.load(Logs.of("a,2026-01-01,1,1", "a,2026-01-02,1,1", "a,2026-01-03,1,1"));
            JsonNode cost = Api.of(shop)
                    .query("{ orders(first: 250) { nodes { id lineItems(first: 10) { nodes { id } } } } }")
                    .at("/extensions/cost");

            // Asked: 2 + 11 * (1 + 2 + 4). Returned, 3 orders of 1 line: 2 + 2 * (1 + 2 + 1).
            assertThat(cost.toString())
                    .isEqualTo("{\"requestedQueryCost\":79,\"actualQueryCost\":10,\"throttleStatus\":"
                            + "{\"maximumAvailable\":2000.0,\"currentlyAvailable\":1990,\"restoreRate\":100.0}}");
        }
    }

    @Test
    void bucket_empty_refusesUntilTheClockRestoresIt() {
        try (SimulatedShop shop = SimulatedShop.builder().clock(clock).start()) {
            shop.load(Logs.of("a,2026-01-01,1,1"));
            Api api = Api.of(shop);
            int requested =
                    api.query(DEAR).at("/extensions/cost/requestedQueryCost").intValue();
            long available = 0;
            JsonNode refused = api.query(DEAR);
            while (!refused.has("errors")) {
                available = refused.at("/extensions/cost/throttleStatus/currentlyAvailable")
                        .longValue();
                refused = api.query(DEAR);
            }

            assertThat(refused.toString())
                    .isEqualTo("{\"errors\":[{\"message\":\"Throttled\",\"extensions\":{\"code\":\"THROTTLED\","
                            + "\"documentation\":\"https://shopify.dev/api/usage/rate-limits\"}}],"
                            + "\"extensions\":{\"cost\":{\"requestedQueryCost\":" + requested
                            + ",\"actualQueryCost\":null,\"throttleStatus\":{\"maximumAvailable\":2000.0,"
                            + "\"currentlyAvailable\":" + available + ",\"restoreRate\":100.0}}}}");
            assertThat(shop.throttled()).isOne();
            assertThat(shop.requests().get(shop.requests().size() - 1).throttled())
                    .isTrue();

            double wait = (requested - available) / 100.0;
            clock.advance(Duration.ofMillis((long) (wait * 1000) - 10));
            assertThat(api.query(DEAR).has("errors")).isTrue();
            clock.advance(Duration.ofMillis(10));
            assertThat(api.query(DEAR).has("errors")).isFalse();
        }
    }

    @Test
    void bucket_neverHoldsMoreThanItsSize() {
        try (SimulatedShop shop = SimulatedShop.builder().clock(clock).start()) {
            clock.advance(Duration.ofDays(1));
            JsonNode answer = Api.of(shop).query("{ shop { id } }");

            assertThat(answer.at("/extensions/cost/throttleStatus/currentlyAvailable")
                            .intValue())
                    .isEqualTo(1_999);
        }
    }

    @Test
    void request_dearerThanTheLimit_isRefusedWithoutCharge() {
        try (SimulatedShop shop = SimulatedShop.builder().clock(clock).start()) {
            Api.Answer answer = Api.of(shop)
                    .send("{\"query\":\"{ orders(first: 250) { nodes { customer {"
                            + " orders(first: 250) { nodes { lineItems(first: 250) { nodes { id } } } } } } } }\"}");

            JsonNode json = answer.json();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(json.at("/errors/0/message").asText())
                    .startsWith("Query cost is 1740, which exceeds the single query max cost limit (1000).\n\nSee"
                            + " https://shopify.dev/docs/api/usage/rate-limits");
            assertThat(json.at("/errors/0/extensions").toString())
                    .isEqualTo("{\"code\":\"MAX_COST_EXCEEDED\",\"cost\":1740,\"maxCost\":1000,"
                            + "\"documentation\":\"https://shopify.dev/api/usage/rate-limits\"}");
            assertThat(json.has("data")).isFalse();
            assertThat(json.has("extensions")).isFalse();
            assertThat(shop.pointsSpent()).isZero();
            assertThat(shop.throttled()).isZero();
        }
    }

    @Test
    void requests_inFlight_holdWhatTheyAskedFor() {
        Throttle throttle = new Throttle(Plan.ADVANCED, clock);

        int admitted = 0;
        for (int i = 0; i < 16; i++) {
            admitted += throttle.admit(862).admitted() ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(4);
        assertThat(throttle.refused()).isEqualTo(12);
        for (int i = 0; i < 4; i++) {
            throttle.settle(862, 158);
        }
        assertThat(throttle.spent()).isEqualTo(4 * 158);
        assertThat(throttle.admit(4_000 - 4 * 158).admitted()).isTrue();
    }
}
