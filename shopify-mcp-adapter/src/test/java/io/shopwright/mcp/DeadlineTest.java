package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Products;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call ends when its time is over or it is cancelled, says so, and leaves no interrupt behind. */
@Timeout(60)
class DeadlineTest {
    private static final String NAME = "shopify_customer_lifetime_value";

    /** Longer than the deadlines here; the simulated shop's threads do not end before. */
    private static final Duration LONG = Duration.ofSeconds(4);

    private static SimulatedShop simulated;
    private static Shop shop;

    private ShopifyTools tools;

    @BeforeAll
    static void open() {
        simulated = SimulatedShop.start();
        simulated.load(SampleShop.until(LocalDate.now().minusDays(1)));
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    @AfterAll
    static void close() {
        shop.close();
        simulated.close();
    }

    @BeforeEach
    void begin() {
        simulated.faults().clear();
        simulated.forgetRequests();
        tools = ShopifyTools.of(shop).withChanges();
    }

    @AfterEach
    void leavesNoInterrupt() {
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    /** True once the shop has got a request that it answers late. */
    private static BooleanSupplier whenStruck() {
        int before = simulated.faults().struck();
        return () -> simulated.faults().struck() > before;
    }

    @Test
    void shopThatDoesNotAnswer_endsAtTheDeadline() {
        simulated.faults().always().rootField("orders").latency(LONG);

        ToolResult result = tools.call(ToolCall.of(NAME, Map.of()).within(Duration.ofSeconds(1)));

        assertThat(result.structured())
                .containsEntry("code", "deadline_exceeded")
                .containsEntry("retryable", true);
        assertThat(result.text()).contains("Ask for less");
    }

    @Test
    void cancelled_endsAndSaysSo() {
        simulated.faults().always().rootField("orders").latency(LONG);

        ToolResult result = tools.call(ToolCall.of(NAME, Map.of()).cancelledWhen(whenStruck()));

        assertThat(result.structured()).containsEntry("code", "cancelled").containsEntry("retryable", true);
    }

    @Test
    void throttledBeyondTheDeadline_tellsWhenToComeBack() {
        simulated.faults().always().rootField("orders").status(429, Duration.ofSeconds(30));

        ToolResult result = tools.call(ToolCall.of(NAME, Map.of()).within(Duration.ofSeconds(3)));

        assertThat(result.structured()).containsEntry("code", "throttled").containsEntry("retryable", true);
        assertThat((Long) result.structured().get("retry_after_s")).isBetween(1L, 31L);
    }

    @Test
    void throttledWithinTheDeadline_isWaitedFor() {
        simulated.faults().next().rootField("orders").status(429, Duration.ofMillis(300));

        assertThat(tools.call(ToolCall.of(NAME, Map.of())).error()).isFalse();
    }

    @Test
    void changeCutWhileTheShopRunsIt_isUnknown() {
        Map<String, Object> arguments = new HashMap<>(Map.of(
                "product_ids",
                List.of(new Products(shop).all().page().nodes().get(0).id().toString()),
                "status",
                "draft"));
        ToolResult preview = tools.call(ToolCall.of("shopify_product_status_change", arguments));
        arguments.put("confirmation_token", preview.structured().get("confirmation_token"));
        simulated.faults().next().rootField("productUpdate").latency(LONG);

        ToolResult result = tools.call(
                ToolCall.of("shopify_product_status_change", arguments).cancelledWhen(whenStruck()));

        assertThat(result.error()).as(result.text()).isFalse();
        assertThat(result.structured()).containsEntry("outcome", "outcome_unknown");
        assertThat(result.text()).contains("Do not send them again before");
    }

    @Test
    void afterADeadline_theNextCallIsAsEver() {
        simulated.faults().next().rootField("orders").latency(LONG);
        tools.call(ToolCall.of(NAME, Map.of()).within(Duration.ofSeconds(1)));

        assertThat(tools.call(ToolCall.of(NAME, Map.of())).error()).isFalse();
    }

    @Test
    void interruptOfTheHost_staysWithTheHost() {
        Thread.currentThread().interrupt();

        ToolResult result = tools.call(ToolCall.of(NAME, Map.of()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.structured()).containsEntry("code", "cancelled");
    }

    @Test
    void alarm_afterItIsClosed_doesNotRing() throws InterruptedException {
        CountDownLatch later = new CountDownLatch(1);
        for (int i = 0; i < 200; i++) {
            Alarm alarm = Alarm.set(ToolCall.of("t", Map.of()).within(Duration.ofNanos(1 + i * 20_000L)));
            alarm.close();
        }
        // An interrupt that came late would end this wait.
        assertThat(later.await(200, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void alarm_interruptsWhileItIsOpen() {
        try (Alarm alarm = Alarm.set(ToolCall.of("t", Map.of()).within(Duration.ofMillis(1)))) {
            assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
            assertThat(alarm.reason()).contains(Alarm.Reason.DEADLINE);
        }
    }

    @Test
    void cancelledWhen_thatThrows_isAResult() {
        ToolResult result = tools.call(ToolCall.of(NAME, Map.of()).cancelledWhen(() -> {
            throw new IllegalStateException("gone");
        }));

        assertThat(result.structured()).containsEntry("code", "internal");
    }

    @Test
    void within_noTime_isRefused() {
        assertThatThrownBy(() -> ToolCall.of("t", Map.of()).within(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a positive limit of time, not PT0S");
    }
}
