package io.shopwright.testkit;

import io.shopwright.testkit.CalculatedOrder.OrderEditSession;
import io.shopwright.testkit.UserError.Errors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects changes of an order; nothing of them shows before they are committed. */
final class OrderEdits {
    private static final String NONE = "The calculated order does not exist.";
    private static final int LONGEST = 255;

    /** The answer to all but the last step of an edit. */
    record Payload(
            @Nullable CalculatedOrder calculatedOrder,
            @Nullable CalculatedLineItem calculatedLineItem,
            @Nullable OrderEditSession orderEditSession,
            @Nullable StagedDiscount addedDiscountStagedChange,
            List<UserError> userErrors) {
        static Payload refused(List<UserError> errors) {
            return new Payload(null, null, null, null, errors);
        }
    }

    /** The answer to a field of type OrderStagedChangeAddLineItemDiscount. */
    record StagedDiscount(long key, String description) implements Resource {
        @Override
        public String id() {
            return Gid.of("OrderStagedChangeAddLineItemDiscount", key);
        }
    }

    private OrderEdits() {}

    static Payload begin(Call call) {
        Order order = call.row("id", Order.class);
        if (order == null) {
            return Payload.refused(List.of(UserError.at("id", "The order does not exist.")));
        }
        if (order.cancelledAt() != null) {
            return Payload.refused(List.of(UserError.whole("The order cannot be edited.")));
        }
        Orders.requireShopMoney(order);
        Table<CalculatedOrder> edits = call.data().table(CalculatedOrder.class);
        CalculatedOrder edit = edits.put(CalculatedOrder.of(edits.nextKey(), order));
        return new Payload(edit, null, edit.session(), null, List.of());
    }

    /** The edit, which must be open. */
    private static CalculatedOrder edit(Call call) {
        CalculatedOrder edit = call.row("id", CalculatedOrder.class);
        if (edit == null || edit.committed()) {
            throw new Refused(Payload.refused(List.of(UserError.at("id", NONE))));
        }
        return edit;
    }

    private static void stopAt(Errors errors) {
        if (errors.any()) {
            throw new Refused(Payload.refused(errors.list()));
        }
    }

    static Payload addVariant(Call call) {
        call.ignore("locationId");
        ShopData data = call.data();
        CalculatedOrder edit = edit(call);
        ProductVariant variant = call.row("variantId", ProductVariant.class);
        int quantity = Objects.requireNonNullElse(call.integer("quantity"), 0);
        boolean allowsDuplicates = call.flag("allowDuplicates");
        Errors errors = new Errors();
        if (quantity <= 0) {
            errors.add("quantity", "must be greater than 0", null);
        }
        if (quantity < 0) {
            errors.add("quantity", "must be greater than or equal to 0", null);
        }
        if (variant == null) {
            errors.add("variantId", "The variant does not exist in the shop.", null);
        } else if (!allowsDuplicates
                && edit.lines().stream()
                        .anyMatch(each -> Objects.equals(each.line().variantKey(), variant.key()))) {
            String title = variant.owner(data).title();
            errors.add("id", "The " + title + " was not added because it's already on the order.", null);
        }
        stopAt(errors);
        return added(call, edit, Orders.line(data, variant, quantity).done());
    }

    static Payload addCustomItem(Call call) {
        call.ignore("locationId");
        ShopData data = call.data();
        CalculatedOrder edit = edit(call);
        String title = String.valueOf(call.text("title"));
        int quantity = Objects.requireNonNullElse(call.integer("quantity"), 0);
        Input price = call.input("price");
        String currency = price.text("currencyCode", "");
        BigDecimal amount = Objects.requireNonNullElse(price.decimal("amount"), BigDecimal.ZERO);
        Errors errors = new Errors();
        if (title.isBlank()) {
            errors.add("title", "can't be blank", null);
        } else if (title.length() > LONGEST) {
            errors.add("title", "is too long (maximum is 255 characters)", null);
        }
        if (quantity <= 0) {
            errors.add("quantity", "must be greater than 0", null);
        }
        if (amount.signum() < 0) {
            errors.add("price.amount", "must be greater than or equal to 0", null);
        }
        String own = data.currency().getCurrencyCode();
        if (!currency.equals(own)) {
            errors.add("price.amount", "Currency must be " + own + ".", null);
        }
        stopAt(errors);
        LineItem line = Orders.line(data, null, quantity)
                .set("title", title)
                .set("unitPrice", amount)
                .set("taxable", call.flag("taxable"))
                .set("requiresShipping", call.flag("requiresShipping"))
                .done();
        return added(call, edit, line);
    }

    private static Payload added(Call call, CalculatedOrder edit, LineItem line) {
        CalculatedLineItem added = new CalculatedLineItem(line, line.quantity(), true, false, BigDecimal.ZERO);
        List<CalculatedLineItem> lines = new ArrayList<>(edit.lines());
        lines.add(added);
        return put(call, edit, lines, added, null);
    }

    private static Payload put(
            Call call,
            CalculatedOrder edit,
            List<CalculatedLineItem> lines,
            CalculatedLineItem line,
            @Nullable StagedDiscount discount) {
        CalculatedOrder changed = call.data()
                .table(CalculatedOrder.class)
                .put(Edit.of(edit).set("lines", lines).done());
        return new Payload(changed, line, changed.session(), discount, List.of());
    }

    private static CalculatedLineItem line(Call call, CalculatedOrder edit, String field) {
        String id = String.valueOf(call.text("lineItemId"));
        if (!Gid.parse(id).map(Gid::type).orElse("").equals("CalculatedLineItem")) {
            throw ShopifyError.invalidId(id);
        }
        return edit.lines().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Payload.refused(List.of(UserError.at(field, "The line item does not exist on the order.")))));
    }

    static Payload setQuantity(Call call) {
        call.ignore("locationId");
        CalculatedOrder edit = edit(call);
        int quantity = Objects.requireNonNullElse(call.integer("quantity"), 0);
        boolean restock = call.flag("restock");
        if (quantity < 0) {
            stopAt(new Errors().add("quantity", "must be greater than or equal to 0", null));
        }
        CalculatedLineItem line = line(call, edit, "lineItemId");
        if (quantity < line.line().fulfilled()) {
            throw ShopifyError.notSimulated("editing away what was sent");
        }
        CalculatedLineItem changed = Edit.of(line)
                .set("quantity", quantity)
                .set("restocking", restock)
                .done();
        return put(call, edit, replaced(edit, line, changed), changed, null);
    }

    private static List<CalculatedLineItem> replaced(
            CalculatedOrder edit, CalculatedLineItem before, CalculatedLineItem after) {
        return edit.lines().stream()
                .map(each -> each.key() == before.key() ? after : each)
                .toList();
    }

    static Payload discount(Call call) {
        CalculatedOrder edit = edit(call);
        Input discount = call.input("discount");
        Input fixed = discount.object("fixedValue");
        BigDecimal percent = discount.decimal("percentValue");
        String description = discount.text("description", "");
        CalculatedLineItem line = line(call, edit, "id");
        BigDecimal off = fixed != null
                ? fixed.ignore("currencyCode").decimal("amount")
                : percent == null
                        ? null
                        : Money.round(
                                line.line().unitPrice().multiply(percent.movePointLeft(2)),
                                line.line().currency());
        CalculatedLineItem cheaper = Edit.of(line)
                .set("unitOff", off == null ? BigDecimal.ZERO : off)
                .done();
        StagedDiscount staged = new StagedDiscount(call.data().nextPart(), description);
        return put(call, edit, replaced(edit, line, cheaper), cheaper, staged);
    }
}
