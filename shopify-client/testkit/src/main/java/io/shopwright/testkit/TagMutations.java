package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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
        UnaryOperator<List<String>> change = before -> {
            List<String> all = new ArrayList<>(before);
            all.addAll(tags);
            return adds ? Tagged.tidy(all) : Tagged.without(before, tags);
        };
        Resource row = switch (gid.type()) {
            case "Product" -> tag(call, Product.class, gid, change);
            case "Customer" -> tag(call, Customer.class, gid, change);
            case "Order" -> tag(call, Order.class, gid, change);
            case "DraftOrder" -> tag(call, DraftOrder.class, gid, change);
            default -> throw ShopifyError.invalidId(id);
        };
        return row == null
                ? new Payload(null, List.of(UserError.at("id", gid.type() + " does not exist")))
                : new Payload(row, List.of());
    }

    private static <T extends Record & Tagged> @Nullable T tag(
            Call call, Class<T> type, Gid gid, UnaryOperator<List<String>> change) {
        Table<T> table = call.data().table(type);
        T row = table.get(gid.number());
        if (row == null) {
            return null;
        }
        List<String> tags = change.apply(row.tags());
        return table.put(
                Edit.of(row).set("tags", tags).set("updatedAt", call.now()).done());
    }
}
