package io.shopwright.testkit;

import java.util.List;

/** What quantities there are, and how they make up each other. */
record InventoryProperties(List<QuantityName> quantityNames) {
    static final InventoryProperties ALL = new InventoryProperties(List.of(
            new QuantityName("available", "Available", true, List.of("on_hand"), List.of()),
            new QuantityName("committed", "Committed", true, List.of("on_hand"), List.of()),
            new QuantityName("damaged", "Damaged", false, List.of("on_hand"), List.of()),
            new QuantityName("incoming", "Incoming", false, List.of(), List.of()),
            new QuantityName("on_hand", "On hand", true, List.of(), InventoryLevel.HELD),
            new QuantityName("quality_control", "Quality control", false, List.of("on_hand"), List.of()),
            new QuantityName("reserved", "Reserved", true, List.of("on_hand"), List.of()),
            new QuantityName("safety_stock", "Safety stock", false, List.of("on_hand"), List.of())));

    /** The answer to a field of type InventoryQuantityName. */
    record QuantityName(
            String name, String displayName, boolean isInUse, List<String> belongsTo, List<String> comprises) {}
}
