package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the tags of any object that has some. */
final class TagMutations {
    record Payload(@Nullable Resource node, List<UserError> userErrors) {}

    private TagMutations() {}

    static Payload add(Call call) {
        return change(call, true);
    }

    static Payload remove(Call call) {
        return change(call, false);
    }

    private static Payload change(Call call, boolean adds) {
        String id = String.valueOf(call.text("id"));
        List<String> tags = new ArrayList<>();
        call.list("tags").forEach(each -> tags.add(String.valueOf(each)));
        Gid gid = Gid.parse(id).orElseThrow(() -> ShopifyError.invalidId(id));
        Resource row = switch (gid.type()) {
            case "Product" -> tag(call, Product.class, gid, tags, adds);
            case "Customer" -> tag(call, Customer.class, gid, tags, adds);
            case "Order" -> tag(call, Order.class, gid, tags, adds);
            case "DraftOrder" -> tag(call, DraftOrder.class, gid, tags, adds);
            default -> throw ShopifyError.invalidId(id);
        };
        return row == null
                ? new Payload(null, List.of(UserError.at("id", gid.type() + " does not exist")))
                : new Payload(row, List.of());
    }

    private static <T extends Record & Tagged> @Nullable T tag(
            Call call, Class<T> type, Gid gid, List<String> given, boolean adds) {
        Table<T> table = call.data().table(type);
        T row = table.get(gid.number());
        if (row == null) {
            return null;
        }
        List<String> all = new ArrayList<>(row.tags());
        all.addAll(adds ? given : List.of());
        List<String> tags = adds ? Tagged.tidy(all) : Tagged.without(all, given);
        return table.put(
                Edit.of(row).set("tags", tags).set("updatedAt", call.now()).done());
    }
}
