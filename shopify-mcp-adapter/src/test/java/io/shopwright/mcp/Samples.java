package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.resource.Customers;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.Products;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arguments with which every tool can be called on a shop: those that it requires, and no others. */
final class Samples {
    private final Gid order;
    private final Gid customer;
    private final Gid product;
    private final Gid variant;

    Samples(Shop shop) {
        this.order = new Orders(shop).all().pageSize(1).page().nodes().get(0).id();
        this.customer =
                new Customers(shop).all().pageSize(1).page().nodes().get(0).id();
        this.product =
                new Products(shop).all().pageSize(1).page().nodes().get(0).id();
        this.variant =
                new Products(shop).product(product).get().variants().get(0).id();
    }

    /** @throws AssertionError if a tool requires what is not known here */
    Map<String, Object> of(ToolDefinition tool) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Object name : (List<?>) tool.inputSchema().getOrDefault("required", List.of())) {
            arguments.put((String) name, value(tool.name(), (String) name));
        }
        switch (tool.name()) {
            case "shopify_tags_change" -> arguments.put("add", List.of("sample"));
            case "shopify_discount_create" -> arguments.put("percentage", 10);
            default -> {}
        }
        return arguments;
    }

    private Object value(String tool, String parameter) {
        return switch (parameter) {
            case "order_id" -> order.toString();
            case "customer_id" -> customer.toString();
            case "product_id" -> product.toString();
            case "variant_id" -> variant.toString();
            case "product_ids", "ids" -> List.of(product.toString());
            case "kind" -> "product";
            case "status" -> "draft";
            case "prices" -> List.of(Map.of("variant_id", variant.toString(), "price", "13.00"));
            case "adjustments" -> List.of(Map.of("variant_id", variant.toString(), "delta", 1));
            case "code" -> "SAMPLE";
            case "name" -> "Sample";
            case "words" -> "order refund";
            case "control_units", "treatment_units" -> 1_000;
            case "control_value" -> 100;
            case "treatment_value" -> 120;
            case "query" ->
                switch (tool) {
                    case "shopify_segment_create" -> "number_of_orders > 3";
                    case "shopify_shopifyql_query" ->
                        "FROM sales SHOW net_sales GROUP BY product_title SINCE -30d UNTIL today";
                    default -> "{ shop { name } }";
                };
            default -> throw new AssertionError("no sample of " + parameter + ", which " + tool + " requires");
        };
    }
}
