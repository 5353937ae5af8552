package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Filter;
import io.shopwright.client.query.Query;
import io.shopwright.mcp.ProductNodes.Found;
import io.shopwright.mcp.ProductNodes.Listed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Products that a search finds, a page a call. */
final class ProductSearchTool implements Tool<ProductSearchTool.Answer> {
    private static final Parameter<String> QUERY = Parameter.text(
            "query",
            "Words that title, vendor, type or tags must have, such as wool socks; in titles a beginning will do.",
            200);

    private static final Parameter<Status> STATUS =
            Parameter.choice("status", "active: on sale; draft and archived: not.", Status.ANY);

    private static final Parameter<String> SKU =
            Parameter.text("sku", "Only products with a variant of this SKU.", 255);

    private static final Parameter<String> TAG = Parameter.text("tag", "Only products with this tag.", 255);

    private static final Parameter<String> VENDOR = Parameter.text("vendor", "Only products of this vendor.", 255);

    private static final Parameter<String> TYPE =
            Parameter.text("product_type", "Only products of this type, such as Shirts.", 255);

    private final Shop shop;

    ProductSearchTool(Shop shop) {
        this.shop = shop;
    }

    /** Which products are wanted. */
    enum Status {
        ANY,
        ACTIVE,
        DRAFT,
        ARCHIVED;

        private Optional<Filter> filter() {
            return this == ANY ? Optional.empty() : Optional.of(Filter.is("status", Wording.lower(name())));
        }
    }

    /** The answer. */
    record Answer(
            String currency,

            @About("On all pages; at most 10000.") @Nullable Integer found,

            @About("The latest first.") Rows<Row> products) {}

    record Row(
            Gid productId,
            String title,

            String handle,

            String status,
            String vendor,
            String productType,

            @About("If the shop counts them.") @Nullable Integer variants,

            BigDecimal lowestPrice,
            BigDecimal highestPrice,
            @About("At all locations.") int stock,
            List<String> tags) {
        private static Row of(Found product) {
            return new Row(
                    product.id(),
                    product.title(),
                    product.handle(),
                    Wording.lower(product.status()),
                    product.vendor(),
                    product.productType(),
                    product.variantsCount() == null
                            ? null
                            : product.variantsCount().count(),
                    product.priceRangeV2().minVariantPrice().amount(),
                    product.priceRangeV2().maxVariantPrice().amount(),
                    product.totalInventory(),
                    product.tags());
        }
    }

    @Override
    public String name() {
        return "shopify_product_search";
    }

    @Override
    public String title() {
        return "Search products";
    }

    @Override
    public String description() {
        return "Lists products, the latest first, found by words, status, SKU, tag, vendor and type. Use it to find a product or its"
                + " id; shopify_product_get shows one with its variants, shopify_inventory_status the stock by location."
                + " Returns one row a product with price range and stock.";
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
        return List.of(QUERY, STATUS, SKU, TAG, VENDOR, TYPE, Parameters.LIMIT, Parameters.CURSOR);
    }

    @Override
    public Class<Answer> answerType() {
        return Answer.class;
    }

    @Override
    public Answer answer(Arguments arguments, Request request) {
        Search search = new Search()
                .words(arguments.find(QUERY), "title")
                .and(arguments.get(STATUS).filter())
                .is("sku", arguments.find(SKU))
                .is("tag", arguments.find(TAG))
                .is("vendor", arguments.find(VENDOR))
                .is("product_type", arguments.find(TYPE));
        Cursor cursor = search.cursor(arguments, request);
        Query<Listed> products = search.in(shop.object("products", Listed.class)
                .with("sortKey", "CREATED_AT")
                .with("reverse", true));
        return new Answer(
                request.shop().currencyCode(),
                search.found(shop, "productsCount", cursor),
                Rows.read(products, cursor, arguments.get(Parameters.LIMIT), Row::of));
    }
}
