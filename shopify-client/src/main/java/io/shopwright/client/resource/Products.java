package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Products, their variants and options. Needs the scopes {@code read_products} and {@code write_products}. */
public final class Products {
    private final Shop shop;

    public Products(Shop shop) {
        this.shop = shop;
    }

    /**
     * A product without its variants, for reading many.
     *
     * @param status {@code ACTIVE}, {@code ARCHIVED}, {@code DRAFT} or a newer one
     * @param publishedAt null if it is not in the online store
     */
    public record Summary(
            Gid id,
            String title,
            String handle,
            String status,
            String vendor,
            String productType,
            List<String> tags,
            int totalInventory,
            Instant createdAt,
            @Nullable Instant publishedAt) {}

    /** A product with its options and its first 100 variants. */
    public record Product(
            Gid id,
            String title,
            String handle,
            String status,
            String vendor,
            String productType,
            String descriptionHtml,
            List<String> tags,
            List<Option> options,
            @Arguments("first: 100") List<Variant> variants) {}

    /** A way in which variants differ, such as size. */
    public record Option(Gid id, String name, int position, List<String> values) {}

    /**
     * A sellable version of a product.
     *
     * @param price in the shop's currency
     * @param inventoryQuantity of all locations; null if stock is not tracked
     */
    public record Variant(
            Gid id,
            String title,
            @Nullable String sku,
            @Nullable String barcode,
            BigDecimal price,
            @Nullable BigDecimal compareAtPrice,
            @Nullable Integer inventoryQuantity,
            Reference inventoryItem) {}

    /** A variant that knows its product, for reading many. */
    public record VariantSummary(
            Gid id,
            String displayName,
            @Nullable String sku,
            BigDecimal price,
            @Nullable Integer inventoryQuantity,
            Reference inventoryItem,
            Reference product) {}

    /** The product after a change. */
    public record Saved(@Nullable Summary product) {}

    /** The variants after a change. */
    public record SavedVariants(@Nullable List<Variant> productVariants) {}

    /** What was deleted. */
    public record Deleted(@Nullable Gid deletedProductId) {}

    /** All products. */
    public Connection<Summary> all() {
        return shop.connection("products", Summary.class);
    }

    /** Products that a search finds; {@link io.shopwright.client.query.Filter} writes one safely. */
    public Connection<Summary> search(String filter) {
        return all().with("query", filter);
    }

    /** How many products a search finds, 10,000 at most. */
    public Query<Count> count(String filter) {
        return shop.object("productsCount", Count.class).with("query", filter);
    }

    /** One product with options and variants. */
    public Query<Product> product(Gid id) {
        return shop.object("product", Product.class).with("id", id);
    }

    /** One product by the last part of its address in the online store. */
    public Query<Product> byHandle(String handle) {
        return shop.object("productByIdentifier", Product.class).with("identifier", Map.of("handle", handle));
    }

    /** Variants that a search finds, such as {@code sku:SOCK-1}. */
    public Connection<VariantSummary> variants(String filter) {
        return shop.connection("productVariants", VariantSummary.class).with("query", filter);
    }

    /** Makes a product. {@code product} is a {@code ProductCreateInput}. */
    public Mutation<Saved> create(Object product) {
        return shop.mutation("productCreate", Saved.class).with("product", product);
    }

    /** Changes a product. {@code product} is a {@code ProductUpdateInput}. */
    public Mutation<Saved> update(Object product) {
        return shop.mutation("productUpdate", Saved.class).with("product", product);
    }

    /** Makes the product exactly as described, variants and all. {@code input} is a {@code ProductSetInput}. */
    public Mutation<Saved> set(Object input) {
        return shop.mutation("productSet", Saved.class).with("input", input);
    }

    /** Deletes a product with all its variants. */
    public Mutation<Deleted> delete(Gid id) {
        return shop.mutation("productDelete", Deleted.class).with("input", new Reference(id));
    }

    /** Adds variants, 2,048 at most. Each is a {@code ProductVariantsBulkInput}. */
    public Mutation<SavedVariants> createVariants(Gid product, List<?> variants) {
        return shop.mutation("productVariantsBulkCreate", SavedVariants.class)
                .with("productId", product)
                .with("variants", variants);
    }

    /** Changes variants of one product; all or none. Each is a {@code ProductVariantsBulkInput} with an id. */
    public Mutation<SavedVariants> updateVariants(Gid product, List<?> variants) {
        return shop.mutation("productVariantsBulkUpdate", SavedVariants.class)
                .with("productId", product)
                .with("variants", variants);
    }

    /** Deletes variants of one product. */
    public Mutation<Saved> deleteVariants(Gid product, List<Gid> variants) {
        return shop.mutation("productVariantsBulkDelete", Saved.class)
                .with("productId", product)
                .with("variantsIds", variants);
    }

    /** Adds options. Each is an {@code OptionCreateInput}. */
    public Mutation<Saved> createOptions(Gid product, List<?> options) {
        return shop.mutation("productOptionsCreate", Saved.class)
                .with("productId", product)
                .with("options", options);
    }

    /** Deletes options of one product. */
    public Mutation<Saved> deleteOptions(Gid product, List<Gid> options) {
        return shop.mutation("productOptionsDelete", Saved.class)
                .with("productId", product)
                .with("options", options);
    }
}
