package io.shopwright.mcp;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Arguments with which each tool has something to answer about the shop of {@link SampleHost}. A tool that is not in the
 * table is called without any.
 */
final class SampleCalls {
    private static final Map<String, Function<ShopifyTools, Map<String, Object>>> TABLE = Map.ofEntries(
            sample("shopify_customer_get", tools -> Map.of("customer_id", id(tools, "customer"))),
            sample("shopify_order_get", tools -> Map.of("order_id", id(tools, "order"))),
            sample("shopify_product_get", tools -> Map.of("product_id", id(tools, "product"))),
            sample("shopify_price_elasticity", tools -> Map.of("product_id", id(tools, "product"))),
            sample("shopify_schema_search", tools -> Map.of("words", "order refund")),
            sample("shopify_graphql_query", tools -> Map.of("query", "{ shop { name } }")),
            sample(
                    "shopify_shopifyql_query",
                    tools -> Map.of("query", "FROM sales SHOW net_sales GROUP BY day SINCE -7d UNTIL today")),
            sample(
                    "shopify_experiment_evaluation",
                    tools -> Map.of(
                            "control", Map.of("units", 5_000, "converted", 150),
                            "treatment", Map.of("units", 5_000, "converted", 200))),
            sample(
                    "shopify_tags_change",
                    tools -> Map.of("kind", "product", "ids", List.of(id(tools, "product")), "add", List.of("new"))),
            sample(
                    "shopify_product_status_change",
                    tools -> Map.of("product_ids", List.of(id(tools, "product")), "status", "draft")),
            sample(
                    "shopify_price_change",
                    tools -> Map.of("prices", List.of(Map.of("variant_id", variant(tools), "price", "12.50")))),
            sample(
                    "shopify_inventory_adjust",
                    tools -> Map.of("adjustments", List.of(Map.of("variant_id", variant(tools), "delta", 5)))),
            sample("shopify_discount_create", tools -> Map.of("code", "SPRING10", "percentage", 10)),
            sample("shopify_segment_create", tools -> Map.of("name", "Regulars", "query", "number_of_orders > 5")));

    private SampleCalls() {}

    private static Map.Entry<String, Function<ShopifyTools, Map<String, Object>>> sample(
            String tool, Function<ShopifyTools, Map<String, Object>> arguments) {
        return Map.entry(tool, arguments);
    }

    /** The arguments for one tool. */
    static Map<String, Object> of(ShopifyTools tools, String tool) {
        return TABLE.getOrDefault(tool, none -> Map.of()).apply(tools);
    }

    /** The arguments for all, by tool. */
    static Map<String, Map<String, Object>> all(ShopifyTools tools) {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        for (ToolDefinition tool : tools.definitions()) {
            all.put(tool.name(), of(tools, tool.name()));
        }
        return all;
    }

    private static String id(ShopifyTools tools, String kind) {
        return first(tools, "shopify_" + kind + "_search", kind + "s", kind + "_id");
    }

    private static String variant(ShopifyTools tools) {
        return first(tools, "shopify_inventory_status", "variants", "variant_id");
    }

    /** A member of the first row of a list. */
    private static String first(ShopifyTools tools, String tool, String list, String member) {
        ToolResult result = tools.call(ToolCall.of(tool, Map.of()));
        if (result.error()) {
            throw new AssertionError(tool + ": " + result.text());
        }
        Map<?, ?> row = (Map<?, ?>) ((List<?>) result.structured().get(list)).get(0);
        return (String) row.get(member);
    }
}
