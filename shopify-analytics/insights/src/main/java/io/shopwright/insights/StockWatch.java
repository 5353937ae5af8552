package io.shopwright.insights;

import io.shopwright.client.Shop;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which variants on sale are low in stock. */
final class StockWatch {
    private static final int PAGE = 100;

    private StockWatch() {}

    record VariantNode(
            String displayName,
            @Nullable String sku,
            @Nullable Integer inventoryQuantity,
            ProductNode product,
            ItemNode inventoryItem) {}

    record ProductNode(String status) {}

    record ItemNode(boolean tracked) {}

    static boolean readable(ShopFacts facts) {
        return facts.mayRead("products") && facts.mayRead("inventory");
    }

    /** Units available of tracked variants of active products that have fewer than a number, by SKU or else by name. */
    static Map<String, Integer> below(Shop shop, double units) {
        Map<String, Integer> low = new TreeMap<>();
        String search = "inventory_quantity:<" + (long) Math.ceil(units);
        for (VariantNode variant : shop.connection("productVariants", VariantNode.class)
                .with("query", search)
                .pageSize(PAGE)) {
            Integer available = variant.inventoryQuantity();
            String sku = variant.sku();
            if (available != null
                    && variant.inventoryItem().tracked()
                    && variant.product().status().equals("ACTIVE")) {
                low.put(sku == null || sku.isBlank() ? variant.displayName() : sku, available);
            }
        }
        return low;
    }
}
