package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Explanation;
import io.shopwright.client.schema.ApiVersion;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tools that read have in common. */
class ClientToolsTest {
    private static final Map<String, Map<String, Object>> CALLS = Map.of(
            "shopify_shop_overview", Map.of(),
            "shopify_order_search", Map.of(),
            "shopify_order_get", Map.of("order_id", "#1042"),
            "shopify_product_search", Map.of(),
            "shopify_product_get", Map.of("product_id", "wool-socks"),
            "shopify_customer_search", Map.of(),
            "shopify_customer_get", Map.of("customer_id", "7000000000001"),
            "shopify_inventory_status", Map.of(),
            "shopify_shopifyql_query", Map.of("query", "FROM sales SHOW net_sales"),
            "shopify_schema_search", Map.of("words", "order"));

    private static SampleTools sample;

    @BeforeAll
    static void open() {
        sample = SampleTools.open();
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    static Stream<ApiVersion> versions() {
        return ApiVersion.bundled().stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void tools_anyVersionOfTheApi_answer(ApiVersion version) {
        try (Shop shop = Shop.open(ShopConfig.at(sample.simulated.endpoint(), SampleTools.READS_ALL)
                .apiVersion(version))) {
            ShopifyTools tools = ShopifyTools.of(shop, SampleTools.JULY_FIRST);
            CALLS.forEach((tool, arguments) ->
                    assertThat(SampleTools.answer(tools, tool, arguments)).isNotEmpty());
        }
    }

    /** Shopify lets no query in that asks for more than 1,000 points. */
    @Test
    void largestPages_cost_isBelowWhatACallMayHave() {
        try (Shop shop = Shop.open(ShopConfig.at(sample.simulated.endpoint(), SampleTools.READS_ALL))) {
            Stream.of(
                            shop.object("orders", OrderNodes.Listed.class).with("customers", true),
                            shop.object("products", ProductNodes.Listed.class),
                            shop.object("customers", CustomerNodes.Listed.class),
                            shop.object("productVariants", ProductNodes.Shelf.class))
                    .map(list -> list.with("first", 100).explain())
                    .forEach(ClientToolsTest::isCheap);
            isCheap(shop.object("order", OrderNodes.Whole.class)
                    .with("id", "gid://shopify/Order/1")
                    .with("customers", true)
                    .explain());
        }
    }

    private static void isCheap(Explanation explanation) {
        assertThat(explanation.predictedCost()).as(explanation.toString()).isLessThan(500);
        assertThat(explanation.deprecations()).isEmpty();
    }
}
