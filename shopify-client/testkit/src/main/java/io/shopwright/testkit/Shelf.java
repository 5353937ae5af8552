package io.shopwright.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts products with one variant each into a shop that is being filled. */
final class Shelf {
    private final ShopData data;
    private final String vendor;
    private final Instant opened;

    /**
     * @param cost of one unit, null if the shop does not know it
     * @param stock units that are available at the first location
     */
    record Good(
            String title,
            String type,
            String sku,
            BigDecimal price,
            @Nullable BigDecimal cost,
            List<String> tags,
            int stock) {}

    Shelf(ShopData data, String vendor, Instant opened) {
        this.data = data;
        this.vendor = vendor;
        this.opened = opened;
    }

    ProductVariant put(Good good) {
        Product product = data.table(Product.class)
                .put(Edit.of(Product.BLANK)
                        .set("key", data.table(Product.class).nextKey())
                        .set("title", good.title())
                        .set("handle", Handles.of(good.title()))
                        .set("vendor", vendor)
                        .set("productType", good.type())
                        .set("tags", good.tags())
                        .set("choices", List.of(ProductOption.ofDefault(data)))
                        .set("createdAt", opened)
                        .set("updatedAt", opened)
                        .done());
        Publication store = data.table(Publication.class).rows().iterator().next();
        PublicationMutations.publish(data, product, store, opened);
        long variantKey = data.table(ProductVariant.class).nextKey();
        InventoryItem item = data.table(InventoryItem.class)
                .put(Edit.of(InventoryItem.BLANK)
                        .set("key", data.table(InventoryItem.class).nextKey())
                        .set("variantKey", variantKey)
                        .set("sku", good.sku())
                        .set("cost", good.cost())
                        .set("tracked", true)
                        .set("createdAt", opened)
                        .set("updatedAt", opened)
                        .done());
        Location location = data.table(Location.class).rows().iterator().next();
        Table<InventoryLevel> levels = data.table(InventoryLevel.class);
        levels.put(InventoryLevel.empty(levels.nextKey(), item.key(), location.key(), opened)
                .adjusted("available", good.stock(), opened));
        return data.table(ProductVariant.class)
                .put(Edit.of(ProductVariant.BLANK)
                        .set("key", variantKey)
                        .set("productKey", product.key())
                        .set("itemKey", item.key())
                        .set("unitAmount", good.price())
                        .set("createdAt", opened)
                        .set("updatedAt", opened)
                        .done());
    }
}
