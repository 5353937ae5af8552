package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a user's test can ask of a shop about the requests it got, and do with its time. */
class RequestsTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final String CREATE = "mutation Add($title: String!) { productCreate(product: {title: $title}) {"
            + " product { createdAt } userErrors { message } } }";

    private final SimulatedShop shop =
            SimulatedShop.builder().clock(new SteppedClock(START)).start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void requests_areFoundByWhatTheyAskFor() {
        api.data("query Count { productsCount { count } other: ordersCount { count } }");
        api.data(CREATE, Map.of("title", "Hat"));
        api.data(CREATE, Map.of("title", ""));

        assertThat(shop.requests("ordersCount")).singleElement().satisfies(request -> {
            assertThat(request.operation()).isEqualTo("Count");
            assertThat(request.kind()).isEqualTo(ShopRequest.Kind.QUERY);
            assertThat(request.isWrite()).isFalse();
            assertThat(request.rootFields()).containsExactly("productsCount", "ordersCount");
        });
        assertThat(shop.writes())
                .extracting(ShopRequest::variables)
                .containsExactly("{\"title\":\"Hat\"}", "{\"title\":\"\"}");
        assertThat(shop.requests().stream().mapToInt(ShopRequest::actualCost).sum())
                .isEqualTo((int) shop.pointsSpent());
    }

    @Test
    void writes_areWhatWasExecuted() {
        shop.faults().next().throttled();
        api.query(CREATE, Map.of("title", "Hat"));

        assertThat(shop.writes()).isEmpty();
        assertThat(shop.requests("productCreate")).singleElement().matches(ShopRequest::throttled);

        shop.forgetRequests();
        assertThat(shop.requests()).isEmpty();
    }

    @Test
    void time_standsStillAndMoves() {
        shop.time().freezeAt(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(created()).isEqualTo("2026-01-01T00:00:00Z");
        shop.time().advance(Duration.ofDays(2));
        assertThat(created()).isEqualTo("2026-01-03T00:00:00Z");
        shop.time().resume();
        assertThat(shop.time().now()).isEqualTo("2026-01-03T00:00:00Z");
    }

    @Test
    void time_thatIsResumed_goesOnWithTheClock() {
        SteppedClock clock = new SteppedClock(START);
        ShopTime time = new ShopTime(clock);
        time.advance(Duration.ofHours(1));
        time.freeze();
        clock.advance(Duration.ofMinutes(7));
        assertThat(time.now()).isEqualTo("2026-11-22T09:00:00Z");

        time.resume();
        clock.advance(Duration.ofMinutes(1));

        assertThat(time.now()).isEqualTo("2026-11-22T09:01:00Z");
        assertThatThrownBy(() -> time.advance(Duration.ofSeconds(-1)))
                .hasMessage("the time cannot go back by PT1S; freeze it at a moment");
    }

    private String created() {
        return api.data(CREATE, Map.of("title", "Hat"))
                .at("/productCreate/product/createdAt")
                .asText();
    }
}
