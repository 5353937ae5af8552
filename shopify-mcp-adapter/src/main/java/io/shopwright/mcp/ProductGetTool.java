package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Query;
import io.shopwright.mcp.ProductNodes.Whole;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One product with its variants. */
final class ProductGetTool implements Tool<ProductGetTool.Answer> {
    private static final Parameter<String> PRODUCT_ID = Ids.parameter(
                    "product_id",
                    "GID such as gid://shopify/Product/1, its number, or the product's handle: wool-socks.")
            .required();

    private final Shop shop;

    ProductGetTool(Shop shop) {
        this.shop = shop;
    }

    /** The answer. */
    record Answer(
            Gid productId,
            String title,

            @Detail String handle,

            String status,
            @Detail String vendor,
            @Detail String productType,

            @About("First 600 characters, without markup.") @Detail
            String description,

            @Detail List<String> tags,
            String currency,
            @About("At all locations.") int stock,
            @About("False if stock is not counted.") boolean tracksStock,
            @Detail List<Option> options,
            @About("First 50.") List<Variant> variants,
            @About("First 10.") @Detail List<String> collections,
            @Detail Instant createdAt,

            @About("If in the online store.") @Detail @Nullable
            Instant publishedAt,

            List<String> notes) {}

    record Option(String name, List<String> values) {}

    record Variant(
            @Detail Gid variantId,
            String title,
            @Nullable String sku,
            @Detail @Nullable String barcode,
            BigDecimal price,

            @Detail @Nullable BigDecimal compareAtPrice,

            @About("If counted.") @Nullable Integer stock,

            @Detail boolean available,
            @Detail @Nullable Gid inventoryItemId) {
        private static Variant of(ProductNodes.Variant variant) {
            return new Variant(
                    variant.id(),
                    variant.title(),
                    variant.sku(),
                    variant.barcode(),
                    variant.price(),
                    variant.compareAtPrice(),
                    variant.inventoryQuantity(),
                    variant.availableForSale(),
                    variant.inventoryItem() == null
                            ? null
                            : variant.inventoryItem().id());
        }
    }

    @Override
    public String name() {
        return "shopify_product_get";
    }

    @Override
    public String title() {
        return "One product";
    }

    @Override
    public String description() {
        return "Shows one product with up to 50 variants: SKU, price and stock. Use it when the id or handle is known;"
                + " shopify_product_search finds products, shopify_inventory_status pages through all variants."
                + " response_format detailed adds ids of variants, barcodes, description, options, collections, tags, dates.";
    }

    @Override
    public ToolHints hints() {
        return ToolHints.READ;
    }

    @Override
    public Capability capability() {
        return Capability.READ_PRODUCTS;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PRODUCT_ID, Parameters.RESPONSE_FORMAT);
    }

    @Override
    public Class<Answer> answerType() {
        return Answer.class;
    }

    @Override
    public Answer answer(Arguments arguments, Request request) {
        String given = arguments.get(PRODUCT_ID);
        Query<Whole> query = Ids.find(PRODUCT_ID, "Product", given)
                .map(id -> shop.object("product", Whole.class).with("id", id))
                .orElseGet(() -> shop.object("productByIdentifier", Whole.class)
                        .with("identifier", Map.of("handle", given.strip())));
        Whole product = query.with("inventory", Reach.reads(request.shop(), "inventory"))
                .find()
                .orElseThrow(() -> Ids.missing(
                        "product", given, "look for it with shopify_product_search, by words of its title or by SKU."));
        return answer(product, request.shop().currencyCode());
    }

    private static Answer answer(Whole product, String currency) {
        List<String> notes = new ArrayList<>();
        if (product.variants().hasNextPage()) {
            String all = product.variantsCount() == null
                    ? "more"
                    : String.valueOf(product.variantsCount().count());
            notes.add("There are " + all + " variants; shopify_inventory_status with product_id pages through them.");
        }
        if (product.collections().hasNextPage()) {
            notes.add("It is in more collections than the 10 here.");
        }
        return new Answer(
                product.id(),
                product.title(),
                product.handle(),
                Wording.lower(product.status()),
                product.vendor(),
                product.productType(),
                product.description(),
                product.tags(),
                currency,
                product.totalInventory(),
                product.tracksInventory(),
                product.options().stream()
                        .map(option -> new Option(option.name(), option.values()))
                        .toList(),
                product.variants().nodes().stream().map(Variant::of).toList(),
                product.collections().nodes().stream()
                        .map(ProductNodes.Collection::title)
                        .toList(),
                product.createdAt(),
                product.publishedAt(),
                notes);
    }
}
