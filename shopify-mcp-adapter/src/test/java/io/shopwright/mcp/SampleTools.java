package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tools over the sample shop: 12 products, 40 customers, 300 orders until 2026-06-30. */
final class SampleTools implements AutoCloseable {
    static final LocalDate END = LocalDate.of(2026, 6, 30);
    static final Clock JULY_FIRST = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);

    /** Sees all that the read tools can show. */
    static final Role OPEN = new Role("open", Set.of(Capability.values()));

    /** A token of this shop that may read all that the tools ask for. */
    static final String READS_ALL = "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";

    /** A token that may make orders. */
    static final String WRITES_ORDERS = "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";

    private static final String[] ALL = {
        "read_orders",
        "read_all_orders",
        "read_customers",
        "read_products",
        "read_inventory",
        "read_locations",
        "read_reports"
    };

    /** A token that may read products alone. */
    static final String PRODUCTS_ONLY = "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";

    /** A token that may read orders alone, and only recent ones. */
    static final String ORDERS_ONLY = "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";

    final SimulatedShop simulated;
    private final List<Shop> shops = new ArrayList<>();
    private final ShopifyTools tools;

    private SampleTools(SimulatedShop simulated) {
        this.simulated = simulated;
        this.tools = tools(READS_ALL);
    }

    static SampleTools open() {
        SampleTools sample = empty();
        sample.simulated.load(SampleShop.until(END));
        return sample;
    }

    /** A shop without anything. */
    static SampleTools empty() {
        return new SampleTools(SimulatedShop.builder()
                .clock(Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), JULY_FIRST.instant())))
                .accessToken(READS_ALL, ALL)
                .accessToken(WRITES_ORDERS, "write_orders", "read_orders", "read_customers")
                .accessToken(PRODUCTS_ONLY, "read_products")
                .accessToken(ORDERS_ONLY, "read_orders")
                .start());
    }

    /** The tools with another token. */
    ShopifyTools tools(String token) {
        Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), token));
        shops.add(shop);
        return ShopifyTools.of(shop, JULY_FIRST);
    }

    ToolResult call(String tool, Map<String, ?> arguments) {
        return tools.call(ToolCall.of(tool, arguments));
    }

    /** The answer for a role that sees everything. */
    Map<String, Object> open(String tool, Map<String, ?> arguments) {
        return answer(tools.as(OPEN), tool, arguments);
    }

    /** The answer for who may not see personal data. */
    Map<String, Object> answer(String tool, Map<String, ?> arguments) {
        return answer(tools, tool, arguments);
    }

    static Map<String, Object> answer(ShopifyTools tools, String tool, Map<String, ?> arguments) {
        ToolResult result = tools.call(ToolCall.of(tool, arguments));
        assertThat(result.error()).as(result.text()).isFalse();
        assertThat(result.text()).hasSizeLessThan(40_000);
        String schema = tools.definitions().stream()
                .filter(definition -> definition.name().equals(tool))
                .findFirst()
                .orElseThrow()
                .outputSchemaJson();
        assertThat(Json.violations(schema, result.text())).as(result.text()).isEmpty();
        return Json.object(result.text());
    }

    /** The message of a call that must fail. */
    String refusal(String tool, Map<String, ?> arguments) {
        ToolResult result = call(tool, arguments);
        assertThat(result.error()).as(result.text()).isTrue();
        return String.valueOf(result.structured().get("message"));
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(Map<String, Object> answer, String member) {
        return (List<Map<String, Object>>) answer.get(member);
    }

    /** All rows, read by pages of this size. */
    List<Map<String, Object>> walk(String tool, Map<String, ?> arguments, String member, int limit) {
        Map<String, Object> given = new LinkedHashMap<>(arguments);
        given.put("limit", limit);
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, Object> page;
        do {
            page = open(tool, given);
            all.addAll(rows(page, member));
            assertThat(page.get("has_more")).isEqualTo(page.get("next_cursor") != null);
            assertThat(page.get("returned")).isEqualTo(rows(page, member).size());
            given.put("cursor", page.get("next_cursor"));
        } while (page.get("next_cursor") != null);
        return all;
    }

    @Override
    public void close() {
        shops.forEach(Shop::close);
        simulated.close();
    }
}
