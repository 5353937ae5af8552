package io.shopwright.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sellable version of a product.
 *
 * @param values one a product's option, by position
 */
record ProductVariant(
        long key,
        long productKey,
        long itemKey,
        int position,
        List<String> values,
        @Nullable String barcode,
        BigDecimal unitAmount,
        @Nullable BigDecimal listAmount,
        boolean taxable,
        String inventoryPolicy,
        boolean requiresComponents,
        boolean showUnitPrice,
        List<Long> mediaKeys,
        Instant createdAt,
        Instant updatedAt)
        implements MetafieldOwner {
    static final ProductVariant BLANK = new ProductVariant(
            0,
            0,
            0,
            1,
            List.of(ProductOption.DEFAULT_VALUE),
            null,
            BigDecimal.ZERO,
            null,
            true,
            "DENY",
            false,
            false,
            List.of(),
            Instant.EPOCH,
            Instant.EPOCH);

    /** The answer to a field of type SelectedOption. */
    record SelectedOption(String name, String value) {}

    ProductVariant {
        values = List.copyOf(values);
        mediaKeys = List.copyOf(mediaKeys);
    }

    Product owner(ShopData data) {
        return Objects.requireNonNull(data.table(Product.class).get(productKey));
    }

    InventoryItem item(ShopData data) {
        return Objects.requireNonNull(data.table(InventoryItem.class).get(itemKey));
    }

    int available(ShopData data) {
        return data.table(InventoryLevel.class).ownedBy(itemKey).stream()
                .filter(InventoryLevel::isActive)
                .mapToInt(level -> level.quantity("available"))
                .sum();
    }

    String title() {
        return String.join(" / ", values);
    }

    String displayName(Call call) {
        return owner(call.data()).title() + " - " + title();
    }

    String price() {
        return Money.price(unitAmount);
    }

    @Nullable
    String compareAtPrice() {
        return listAmount == null ? null : Money.price(listAmount);
    }

    Product product(Call call) {
        return owner(call.data());
    }

    InventoryItem inventoryItem(Call call) {
        return item(call.data());
    }

    @Nullable
    String sku(Call call) {
        return item(call.data()).sku();
    }

    int inventoryQuantity(Call call) {
        return available(call.data());
    }

    int sellableOnlineQuantity(Call call) {
        return Math.max(available(call.data()), 0);
    }

    boolean availableForSale(Call call) {
        ShopData data = call.data();
        return !item(data).tracked() || inventoryPolicy.equals("CONTINUE") || available(data) > 0;
    }

    List<SelectedOption> selectedOptions(Call call) {
        List<ProductOption> options = owner(call.data()).choices();
        List<SelectedOption> selected = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            selected.add(new SelectedOption(options.get(i).name(), values.get(i)));
        }
        return selected;
    }

    Connection<MediaImage> media(Call call) {
        return Connection.inOrder(call.data().table(MediaImage.class).all(mediaKeys), call);
    }
}
