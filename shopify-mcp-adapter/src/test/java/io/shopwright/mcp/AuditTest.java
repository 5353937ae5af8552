package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.resource.Products;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One event a call, whatever becomes of it, and no values in it. */
class AuditTest {
    private final List<AuditEvent> events = new ArrayList<>();
    private final ShopifyTools echo = ShopifyTools.of(List.of(new EchoTool())).auditedBy(events::add);

    private AuditEvent event(ToolCall call) {
        events.clear();
        echo.call(call);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    @Test
    void answer_isAnEventWithNamesAndNoValues() {
        AuditEvent event = event(ToolCall.of(EchoTool.NAME, Map.of("note", "jane@example.com", "limit", 47))
                .actor("ada")
                .as(Role.ANALYST));

        assertThat(event.tool()).isEqualTo(EchoTool.NAME);
        assertThat(event.actor()).isEqualTo("ada");
        assertThat(event.role()).isEqualTo("analyst");
        assertThat(event.arguments()).containsExactly("limit", "note");
        assertThat(event.outcome()).isEqualTo("answered");
        assertThat(event.shop()).isEmpty();
        assertThat(event.requestId()).isEmpty();
        assertThat(event.took()).isPositive();
        assertThat(event.toString()).doesNotContain("jane");
    }

    @Test
    void fingerprint_isOfTheValuesWithinOneCatalogue() {
        String one = event(ToolCall.of(EchoTool.NAME, Map.of("note", "a"))).fingerprint();

        assertThat(event(ToolCall.of(EchoTool.NAME, Map.of("note", "a"))).fingerprint())
                .isEqualTo(one);
        assertThat(event(ToolCall.of(EchoTool.NAME, Map.of("note", "b"))).fingerprint())
                .isNotEqualTo(one);
        ShopifyTools.of(List.of(new EchoTool()))
                .auditedBy(events::add)
                .call(ToolCall.of(EchoTool.NAME, Map.of("note", "a")));
        assertThat(events.get(events.size() - 1).fingerprint()).isNotEqualTo(one);
    }

    @Test
    void failures_areEventsWithTheirCodes() {
        assertThat(event(ToolCall.of("no_such\u202Etool", Map.of())))
                .extracting(AuditEvent::tool, AuditEvent::outcome)
                .containsExactly("no_suchtool", "unknown_tool");
        assertThat(event(ToolCall.of(EchoTool.NAME, Map.of("jane\nexample", 1))))
                .satisfies(event -> assertThat(event.arguments()).containsExactly("jane example"))
                .extracting(AuditEvent::outcome)
                .isEqualTo("invalid_arguments");
        assertThat(event(ToolCall.of(EchoTool.NAME, Map.of("mode", "fail"))).outcome())
                .isEqualTo("internal");
        assertThat(event(ToolCall.of(EchoTool.NAME, Map.of()).as(Role.INVENTORY_MANAGER))
                        .role())
                .isEqualTo("inventory_manager");
    }

    @Test
    void failureOfTheShop_hasItsRequestId() {
        ShopifyTools failing = ShopifyTools.of(
                        List.of(new EchoTool(() -> new ShopifyException.Denied("needs read_orders", "req-1"))))
                .auditedBy(events::add);

        failing.call(ToolCall.of(EchoTool.NAME, Map.of("mode", "fail")));

        assertThat(events.get(0).requestId()).isEqualTo(Optional.of("req-1"));
    }

    @Test
    void answerOfTheShop_hasTheIdOfItsLastRequest() {
        List<String> heard = new ArrayList<>();
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken())
                        .listener(call -> heard.add(call.requestId())))) {
            ShopifyTools tools = ShopifyTools.of(shop).auditedBy(events::add);

            tools.call(ToolCall.of("shopify_product_search", Map.of()));
            tools.call(ToolCall.of("shopify_schema_search", Map.of("words", "order")));
            simulated.faults().always().status(404);
            tools.call(ToolCall.of("shopify_customer_search", Map.of()));

            assertThat(events).extracting(AuditEvent::outcome).startsWith("answered", "answered");
            assertThat(events.get(0).requestId()).get().isIn(heard);
            assertThat(events.get(1).requestId()).as("asks no shop").isEmpty();
            assertThat(events.get(2).requestId()).contains(heard.get(heard.size() - 1));
            assertThat(events.get(2).requestId()).isNotEqualTo(events.get(0).requestId());
        }
    }

    @Test
    void changes_areEventsThatTellPreviewFromChange() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            simulated.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
            ShopifyTools tools = ShopifyTools.of(shop).withChanges().auditedBy(events::add);
            Map<String, Object> arguments = new HashMap<>(Map.of(
                    "product_ids",
                    List.of(new Products(shop).all().page().nodes().get(0).id().toString()),
                    "status",
                    "draft"));
            ToolResult preview = tools.call(ToolCall.of("shopify_product_status_change", arguments));
            arguments.put("confirmation_token", preview.structured().get("confirmation_token"));

            tools.call(ToolCall.of("shopify_product_status_change", arguments));
            tools.call(ToolCall.of("shopify_product_status_change", arguments));

            assertThat(events).extracting(AuditEvent::outcome).containsExactly("previewed", "applied", "not_confirmed");
            assertThat(events).allMatch(event -> event.shop().equals(Optional.of(simulated.domain())));
        }
    }

    @Test
    void sinkThatFails_doesNotChangeTheResultAndIsHeardOf() {
        List<Throwable> heard = new ArrayList<>();
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((which, failure) -> heard.add(failure));
        try {
            IllegalStateException full = new IllegalStateException("the disk is full");
            ToolResult result = echo.auditedBy(event -> {
                        throw full;
                    })
                    .call(ToolCall.of(EchoTool.NAME, Map.of()));

            assertThat(result.error()).isFalse();
            assertThat(heard).containsExactly(full);
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }
    }
}
