package io.shopwright.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts abandoned checkouts into a shop; no mutation does. */
final class Checkouts {
    private Checkouts() {}

    /** @throws IllegalArgumentException if the shop has no such customer or SKU, or a number of units is not positive */
    static AbandonedCheckout left(ShopData data, Instant at, String email, Map<String, Integer> unitsBySku) {
        Long customer = Orders.byEmail(data, email);
        if (customer == null) {
            throw new IllegalArgumentException("the shop has no customer '" + email + "'; create one first");
        }
        if (unitsBySku.isEmpty()) {
            throw new IllegalArgumentException("a checkout needs at least one SKU");
        }
        List<LineItem> lines = new ArrayList<>();
        unitsBySku.forEach((sku, units) -> {
            if (units < 1) {
                throw new IllegalArgumentException("units of '" + sku + "' must be at least 1, not " + units);
            }
            lines.add(Orders.line(data, bySku(data, sku), units).done());
        });
        return put(data, at, customer, lines, null);
    }

    static AbandonedCheckout put(
            ShopData data, Instant at, long customer, List<LineItem> lines, @Nullable Instant completed) {
        Table<AbandonedCheckout> table = data.table(AbandonedCheckout.class);
        Instant updated = completed == null ? at : completed;
        return table.put(new AbandonedCheckout(table.nextKey(), customer, lines, at, updated, completed));
    }

    private static ProductVariant bySku(ShopData data, String sku) {
        return data.table(ProductVariant.class).rows().stream()
                .filter(each -> sku.equals(each.item(data).sku()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the shop has no variant with the SKU '" + sku + "'"));
    }
}
