package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads discounts. */
interface DiscountNodes {
    /** A discount in its table. */
    interface Row extends MetafieldOwner {
        Discount what();

        DiscountView view();
    }

    SearchFields<Row> SEARCH = new SearchFields<Row>(
                    "discountNodes",
                    Set.of("combines_with", "discount_type", "method", "times_used", "type"),
                    row -> List.of(row.what().title()))
            .number("id", Row::key)
            .text("title", row -> List.of(row.what().title()))
            .text(
                    "code",
                    row -> row.what().codes().stream()
                            .map(DiscountRedeemCode::code)
                            .toList())
            .choice(
                    "discount_class",
                    Set.of("order", "product", "shipping"),
                    (row, wanted) ->
                            row.what().discountClass().toLowerCase(Locale.ROOT).equals(wanted))
            .choiceNow(
                    "status",
                    Set.of("active", "expired", "scheduled"),
                    (row, wanted, now) ->
                            row.what().status(now).toLowerCase(Locale.ROOT).equals(wanted))
            .time("created_at", row -> row.what().createdAt())
            .time("updated_at", row -> row.what().updatedAt())
            .time("starts_at", row -> row.what().startsAt());

    Map<String, SortKey<Row, ?>> ORDERS = Map.of(
            "ID", SortKey.number(Row::key),
            "CREATED_AT", SortKey.time(row -> row.what().createdAt()),
            "UPDATED_AT", SortKey.time(row -> row.what().updatedAt()),
            "STARTS_AT", SortKey.time(row -> row.what().startsAt()),
            "TITLE", SortKey.text(row -> row.what().title().toLowerCase(Locale.ROOT)));

    default @Nullable DiscountCodeNode codeDiscountNode(Call call) {
        return call.row("id", DiscountCodeNode.class);
    }

    default @Nullable DiscountAutomaticNode automaticDiscountNode(Call call) {
        return call.row("id", DiscountAutomaticNode.class);
    }

    /** In any case of letters, as buyers write codes. */
    default @Nullable DiscountCodeNode codeDiscountNodeByCode(Call call) {
        return byCode(call.data(), String.valueOf(call.text("code")));
    }

    static @Nullable DiscountCodeNode byCode(ShopData data, String code) {
        return data.table(DiscountCodeNode.class).rows().stream()
                .filter(row ->
                        row.what().codes().stream().anyMatch(each -> each.code().equalsIgnoreCase(code)))
                .findFirst()
                .orElse(null);
    }

    default @Nullable DiscountNode discountNode(Call call) {
        String id = String.valueOf(call.text("id"));
        Gid gid = Gid.parse(id).orElseThrow(() -> ShopifyError.invalidId(id));
        Row row = switch (gid.type()) {
            case "DiscountCodeNode" -> call.data().table(DiscountCodeNode.class).get(gid.number());
            case "DiscountAutomaticNode" ->
                call.data().table(DiscountAutomaticNode.class).get(gid.number());
            case "DiscountNode" -> either(call.data(), gid.number());
            default -> throw ShopifyError.invalidId(id);
        };
        return row == null ? null : new DiscountNode(row);
    }

    private static @Nullable Row either(ShopData data, long key) {
        Row code = data.table(DiscountCodeNode.class).get(key);
        return code == null ? data.table(DiscountAutomaticNode.class).get(key) : code;
    }

    private static List<Row> all(Call call) {
        List<Row> all =
                new ArrayList<>(call.data().table(DiscountCodeNode.class).rows());
        all.addAll(call.data().table(DiscountAutomaticNode.class).rows());
        return all;
    }

    private static SortKey<Row, ?> order(Call call) {
        SortKey<Row, ?> order = ORDERS.get(String.valueOf(call.text("sortKey")));
        if (order == null) {
            throw ShopifyError.notSimulated(call.coordinates() + "(sortKey: " + call.text("sortKey") + ")");
        }
        return order;
    }

    private static Connection<Row> page(Call call, List<? extends Row> rows) {
        SortKey<Row, ?> order = order(call);
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(order.comparator());
        return Connection.cut(sorted, order, SEARCH.filter(call), Window.of(call));
    }

    default Connection<DiscountNode> discountNodes(Call call) {
        return page(call, all(call)).as(DiscountNode::new, DiscountNode::row);
    }

    default QueryRoot.Count discountNodesCount(Call call) {
        Predicate<Row> filter = SEARCH.filter(call);
        return QueryRoot.count(call, () -> all(call).stream().filter(filter).count());
    }

    default Connection<DiscountCodeNode> codeDiscountNodes(Call call) {
        return page(call, List.copyOf(call.data().table(DiscountCodeNode.class).rows()))
                .as(row -> (DiscountCodeNode) row, row -> row);
    }

    default Connection<DiscountAutomaticNode> automaticDiscountNodes(Call call) {
        return page(
                        call,
                        List.copyOf(
                                call.data().table(DiscountAutomaticNode.class).rows()))
                .as(row -> (DiscountAutomaticNode) row, row -> row);
    }

    default @Nullable DiscountRedeemCodeBulkCreation discountRedeemCodeBulkCreation(Call call) {
        return call.row("id", DiscountRedeemCodeBulkCreation.class);
    }
}
