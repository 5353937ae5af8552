package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.resource.Reference;
import io.shopwright.mcp.ChangeAnswer.Item;
import io.shopwright.mcp.ChangePlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets products active, to draft or to the archive. */
final class ProductStatusChange implements Change {
    private enum Status {
        ACTIVE,
        DRAFT,
        ARCHIVED
    }

    private static final Parameter<List<Gid>> PRODUCT_IDS = Parameter.list(
                    Parameter.id("product_ids", "Product", "GIDs such as gid://shopify/Product/1, or their numbers."),
                    50)
            .required();

    private static final Parameter<Status> STATUS = Parameter.choice(
                    "status", "active: for sale; draft: hidden, being made; archived: hidden, given up.", Status.class)
            .required();

    private final Shop shop;

    ProductStatusChange(Shop shop) {
        this.shop = shop;
    }

    @Override
    public String name() {
        return "shopify_product_status_change";
    }

    @Override
    public String title() {
        return "Change the status of products";
    }

    @Override
    public String description() {
        return "Sets up to 50 products active, to draft or to the archive, and nothing else of them. The first call changes"
                + " nothing and returns a preview with a confirmation_token, a second one with that token makes the"
                + " changes and says for each how it ended.";
    }

    @Override
    public Capability capability() {
        return Capability.CHANGE_PRODUCTS;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PRODUCT_IDS, STATUS);
    }

    record Product(Gid id, String title, String status) {}

    record Saved(@Nullable Reference product) {}

    @Override
    public ChangePlan plan(Arguments arguments, Request request) {
        String status = arguments.get(STATUS).name();
        List<Step> steps = new ArrayList<>();
        List<Item> unchanged = new ArrayList<>();
        for (Product each : ById.require(shop.reads("Product", Product.class), arguments.get(PRODUCT_IDS))
                .values()) {
            Item item = Item.planned(each.id, each.title, "status", each.status, status);
            if (each.status.equals(status)) {
                unchanged.add(item.unchanged());
            } else {
                steps.add(Step.of(
                        shop.mutation("productUpdate", Saved.class)
                                .with("product", Map.of("id", each.id, "status", status)),
                        item));
            }
        }
        return new ChangePlan(steps, unchanged, warnings(arguments.get(STATUS), steps), "Read their status.");
    }

    private static List<String> warnings(Status status, List<Step> steps) {
        if (steps.isEmpty()) {
            return List.of();
        }
        return List.of(
                status == Status.ACTIVE
                        ? "Active products are for sale in every channel that they are published to."
                        : "Buyers can no longer find or order these products.");
    }
}
