package io.shopwright.testkit;

import java.util.List;
import java.util.Map;

/** Inputs of productSet. */
final class ProductSetInputs {
    private ProductSetInputs() {}

    /** A product of one variant that has stock at a location. */
    static Map<String, ?> stocked(String title, String location, int available) {
        Map<String, ?> level = Map.of("locationId", location, "name", "available", "quantity", available);
        Map<String, ?> variant = Map.of(
                "optionValues",
                List.of(Map.of("optionName", "Title", "name", "Default Title")),
                "price",
                "10.00",
                "inventoryItem",
                Map.of("tracked", true),
                "inventoryQuantities",
                List.of(level));
        Map<String, ?> option =
                Map.of("name", "Title", "position", 1, "values", List.of(Map.of("name", "Default Title")));
        return Map.of("title", title, "productOptions", List.of(option), "variants", List.of(variant));
    }
}
