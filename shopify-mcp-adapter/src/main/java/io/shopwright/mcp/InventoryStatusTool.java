package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.query.Filter;
import io.shopwright.mcp.ProductNodes.Shelf;
import io.shopwright.mcp.ProductNodes.Stocked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stock of variants by location, a page a call. */
final class InventoryStatusTool implements Tool<InventoryStatusTool.Answer> {
    private static final Parameter<Gid> PRODUCT_ID = Parameter.id(
            "product_id",
            "Product",
            "Only variants of this product: GID such as gid://shopify/Product/1, or its number.");

    private static final Parameter<Gid> VARIANT_ID = Parameter.id(
            "variant_id",
            "ProductVariant",
            "Only this variant: GID such as gid://shopify/ProductVariant/1, or its number.");

    private static final Parameter<String> SKU = Parameter.text("sku", "Only variants of this SKU.", 255);

    private static final Parameter<Integer> BELOW = Parameter.whole(
            "below",
            "Only variants with fewer units available than this at all locations together, such as 10 for low stock.",
            -1_000_000,
            1_000_000);

    private final Shop shop;

    InventoryStatusTool(Shop shop) {
        this.shop = shop;
    }

    /** The answer. */
    record Answer(
            @About("On all pages; at most 10000.") @Nullable Integer found,

            @About("By id.") Rows<Row> variants) {}

    record Row(
            Gid variantId,
            Gid productId,
            String title,
            @Nullable String sku,

            @About("False if stock is not counted; its quantities then mean nothing.")
            boolean tracked,

            @About("Units that can be sold, at all locations.") @Nullable
            Integer available,

            @About("First 10 locations.") List<Level> levels,

            boolean moreLevels) {
        private static Row of(Stocked variant) {
            ProductNodes.Item item = variant.inventoryItem();
            return new Row(
                    variant.id(),
                    variant.product().id(),
                    variant.displayName().replaceFirst(" - Default Title$", ""),
                    variant.sku(),
                    item.tracked(),
                    variant.inventoryQuantity(),
                    item.inventoryLevels().nodes().stream().map(Level::of).toList(),
                    item.inventoryLevels().hasNextPage());
        }
    }

    record Level(
            Gid locationId,
            String location,
            int available,
            @About("There, sold ones included.") int onHand,
            @About("Sold and not yet sent.") int committed,
            int incoming) {
        private static Level of(ProductNodes.Level level) {
            return new Level(
                    level.location().id(),
                    level.location().name(),
                    units(level, "available"),
                    units(level, "on_hand"),
                    units(level, "committed"),
                    units(level, "incoming"));
        }

        private static int units(ProductNodes.Level level, String name) {
            return level.quantities().stream()
                    .filter(quantity -> quantity.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ShopifyException.Unreadable(
                            "A stock level has no quantity '" + name + "', which was asked for", "", null))
                    .quantity();
        }
    }

    @Override
    public String name() {
        return "shopify_inventory_status";
    }

    @Override
    public String title() {
        return "Stock by location";
    }

    @Override
    public String description() {
        return "Lists variants with the units available, on hand, committed and incoming at each location: of a product, a"
                + " variant or a SKU, or those running low. Use it for stock now; shopify_sales_forecast tells what will be"
                + " sold. Filters combine; without any, all variants are listed by id.";
    }

    @Override
    public ToolHints hints() {
        return ToolHints.READ;
    }

    @Override
    public Capability capability() {
        return Capability.READ_INVENTORY;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PRODUCT_ID, VARIANT_ID, SKU, BELOW, Parameters.LIMIT, Parameters.CURSOR);
    }

    @Override
    public Class<Answer> answerType() {
        return Answer.class;
    }

    @Override
    public Answer answer(Arguments arguments, Request request) {
        Search search = new Search()
                .and(arguments.find(PRODUCT_ID).map(id -> Filter.is("product_id", Ids.number(PRODUCT_ID, id))))
                .and(arguments.find(VARIANT_ID).map(id -> Filter.is("id", Ids.number(VARIANT_ID, id))))
                .is("sku", arguments.find(SKU))
                .and(arguments.find(BELOW).map(units -> Filter.below("inventory_quantity", units)));
        Cursor cursor = search.cursor(arguments, request);
        return new Answer(
                search.found(shop, "productVariantsCount", cursor),
                Rows.read(
                        search.in(shop.object("productVariants", Shelf.class)),
                        cursor,
                        arguments.get(Parameters.LIMIT),
                        Row::of));
    }
}
