package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Products;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a confirmation confirms: this change, once, soon, by whom saw the preview, of the shop as it was. */
class ConfirmationsTest {
    private static final String TOOL = "shopify_product_status_change";

    private static SimulatedShop simulated;
    private static Shop shop;
    private static Gid product;

    private final TestClock clock = new TestClock();
    private ShopifyTools tools;

    /** Stands still unless it is moved. */
    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-07-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeAll
    static void open() {
        simulated = SimulatedShop.start();
        simulated.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
        product = new Products(shop).all().page().nodes().get(0).id();
    }

    @AfterAll
    static void close() {
        shop.close();
        simulated.close();
    }

    @BeforeEach
    void begin() {
        tools = ShopifyTools.of(shop, clock).withChanges();
        new Products(shop).update(Map.of("id", product, "status", "ACTIVE")).run();
        simulated.forgetRequests();
    }

    private static Map<String, Object> arguments(String status) {
        return Map.of("product_ids", List.of(product.toString()), "status", status);
    }

    private String preview(Map<String, Object> arguments) {
        ToolResult result = tools.call(ToolCall.of(TOOL, arguments).actor("ada"));
        assertThat(result.error()).as(result.text()).isFalse();
        return (String) result.structured().get("confirmation_token");
    }

    private ToolResult confirm(Map<String, Object> arguments, String token) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("confirmation_token", token);
        return tools.call(ToolCall.of(TOOL, all).actor("ada"));
    }

    private static void assertRefused(ToolResult result, String why) {
        assertThat(result.structured()).containsEntry("code", "not_confirmed").containsEntry("retryable", false);
        assertThat(result.text()).contains("Nothing was changed: " + why);
        assertThat(simulated.writes()).isEmpty();
    }

    @Test
    void token_inTime_confirms() {
        String token = preview(arguments("draft"));
        clock.now = clock.now.plus(Duration.ofSeconds(299));

        assertThat(confirm(arguments("draft"), token).structured()).containsEntry("outcome", "applied");
        assertThat(simulated.writes()).hasSize(1);
    }

    @Test
    void token_afterFiveMinutes_isRefused() {
        String token = preview(arguments("draft"));
        clock.now = clock.now.plus(Duration.ofSeconds(300));

        assertRefused(confirm(arguments("draft"), token), "the confirmation_token is older than 5 minutes");
    }

    @Test
    void token_usedTwice_isRefused() {
        String token = preview(arguments("draft"));
        confirm(arguments("draft"), token);
        simulated.forgetRequests();

        assertRefused(confirm(arguments("draft"), token), "the confirmation_token was used before");
    }

    @Test
    void token_ofOtherArguments_isRefused() {
        String token = preview(arguments("draft"));

        assertRefused(confirm(arguments("archived"), token), "the arguments are not those of the preview");
    }

    @Test
    void token_ofSomebodyElse_isRefused() {
        String token = preview(arguments("draft"));
        Map<String, Object> all = new HashMap<>(arguments("draft"));
        all.put("confirmation_token", token);

        assertRefused(
                tools.call(ToolCall.of(TOOL, all).actor("eve")), "the confirmation_token was given to somebody else");
        assertRefused(tools.call(ToolCall.of(TOOL, all)), "the confirmation_token was given to somebody else");
    }

    @Test
    void token_ofAnotherTool_isRefused() {
        String token = preview(arguments("draft"));

        ToolResult result = tools.call(
                ToolCall.of("shopify_segment_create", Map.of("name", "n", "query", "", "confirmation_token", token))
                        .actor("ada"));

        assertRefused(result, "the confirmation_token is of another tool");
    }

    @Test
    void token_ofAnotherInstance_isRefused() {
        String token = preview(arguments("draft"));
        tools = ShopifyTools.of(shop, clock).withChanges();

        assertRefused(confirm(arguments("draft"), token), "the confirmation_token is not one of this server");
    }

    @Test
    void token_ofACatalogueMadeFromThis_confirms() {
        String token = preview(arguments("draft"));
        tools = tools.as(Role.STORE_ADMIN);

        assertThat(confirm(arguments("draft"), token).structured()).containsEntry("outcome", "applied");
    }

    @Test
    void token_changedAnywhere_isRefused() {
        String token = preview(arguments("draft"));
        for (int i = 0; i < token.length(); i += 3) {
            char other = token.charAt(i) == 'x' ? 'y' : 'x';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertRefused(confirm(arguments("draft"), forged), "the confirmation_token is not one of this server");
        }
        for (String none : List.of("", ".", "....... ", "a.b.c.d.e.f.g.h", "ä")) {
            assertRefused(confirm(arguments("draft"), none), "the confirmation_token is not one of this server");
        }
    }

    @Test
    void shopChangedMeanwhile_isRefused() {
        String token = preview(arguments("draft"));
        new Products(shop).update(Map.of("id", product, "status", "ARCHIVED")).run();
        simulated.forgetRequests();

        assertRefused(confirm(arguments("draft"), token), "the shop has changed since the preview");
    }

    @Test
    void token_usedByManyThreadsAtOnce_confirmsOnce() throws Exception {
        String token = preview(arguments("draft"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<ToolResult> confirm = () -> confirm(arguments("draft"), token);
            int applied = 0;
            for (Future<ToolResult> result : threads.invokeAll(
                    List.of(confirm, confirm, confirm, confirm, confirm, confirm, confirm, confirm))) {
                applied += result.get(60, TimeUnit.SECONDS).error() ? 0 : 1;
            }
            assertThat(applied).isEqualTo(1);
            assertThat(simulated.writes()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void used_tokens_areForgottenOnceTheyAreTooOld() {
        Confirmations confirmations = new Confirmations(clock);
        Confirmations.Subject subject = new Confirmations.Subject("t", "a", "s", "");
        for (int i = 0; i < 10_000; i++) {
            confirmations.use(confirmations.check(confirmations.issue(subject, "x"), subject), "x");
        }
        assertThatThrownBy(
                        () -> confirmations.use(confirmations.check(confirmations.issue(subject, "x"), subject), "x"))
                .hasMessageContaining("10000 changes were confirmed within 5 minutes, the most");

        clock.now = clock.now.plus(Confirmations.LASTS);
        confirmations.use(confirmations.check(confirmations.issue(subject, "x"), subject), "x");
    }

    @Test
    void canonical_orderAndNumberTypes_doNotMatter() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", List.of(Map.of("c", new BigDecimal("2.50")), "x"));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", List.of(Map.of("c", 2.5), "x"));
        other.put("a", 1.0);

        assertThat(Confirmations.canonical(one)).isEqualTo(Confirmations.canonical(other));
    }

    @Test
    void canonical_differentArguments_differ() {
        List<Map<String, Object>> all = List.of(
                Map.of("a", "1"),
                Map.of("a", 1),
                Map.of("a", true),
                Map.of("a", "true"),
                Map.of("a", List.of(1, 2)),
                Map.of("a", List.of(12)),
                Map.of("a", List.of(List.of(1), 2)),
                Map.of("a", "b", "c", "d"),
                Map.of("a", "bs1:cs1:d"),
                Map.of("ab", ""),
                Map.of("a", "b"));

        assertThat(all.stream().map(Confirmations::canonical)).doesNotHaveDuplicates();
    }
}
