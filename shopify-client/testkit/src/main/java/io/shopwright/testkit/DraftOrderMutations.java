package io.shopwright.testkit;

import io.shopwright.testkit.DraftOrder.AppliedDiscount;
import io.shopwright.testkit.DraftOrder.DraftOrderLineItem;
import io.shopwright.testkit.LineItem.Attribute;
import io.shopwright.testkit.UserError.Errors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes draft orders. */
final class DraftOrderMutations {
    private static final String NONE = "Draft order not found";

    record Payload(@Nullable DraftOrder draftOrder, List<UserError> userErrors) {}

    record Deleted(@Nullable String deletedId, List<UserError> userErrors) {}

    private DraftOrderMutations() {}

    static Payload create(Call call) {
        Input input = call.input("input");
        Table<DraftOrder> drafts = call.data().table(DraftOrder.class);
        Errors errors = new Errors();
        if (input.objects("lineItems").isEmpty()) {
            errors.add(UserError.whole("Add at least 1 product"));
        }
        check(input, errors);
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        DraftOrder blank = Edit.of(DraftOrder.BLANK)
                .set("key", drafts.nextKey())
                .set("number", drafts.rows().size() + 1)
                .set("currency", call.data().currency())
                .set("createdAt", call.now())
                .done();
        DraftOrder draft = drafts.put(changed(call, blank, input));
        Metafields.setAll(call, draft, input);
        return new Payload(draft, List.of());
    }

    private static void check(Input input, Errors errors) {
        String email = input.text("email");
        if (email != null && !email.isBlank() && !email.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")) {
            errors.add("email", "Email is invalid", null);
        }
    }

    static Payload update(Call call) {
        DraftOrder draft = call.row("id", DraftOrder.class);
        Input input = call.input("input");
        Errors errors = new Errors();
        if (draft == null) {
            errors.add("id", NONE, null);
        }
        check(input, errors);
        if (draft == null || errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        DraftOrder changed = call.data().table(DraftOrder.class).put(changed(call, draft, input));
        Metafields.setAll(call, changed, input);
        return new Payload(changed, List.of());
    }

    private static DraftOrder changed(Call call, DraftOrder draft, Input input) {
        input.ignore("visibleToCustomer", "allowDiscountCodesInCheckout", "acceptAutomaticDiscounts");
        ShopData data = call.data();
        Edit<DraftOrder> edit = Edit.of(draft)
                .take(input, "email", "phone", "poNumber", "taxExempt", "reserveInventoryUntil")
                .take("note2", input, "note")
                .set("updatedAt", call.now());
        if (input.has("tags")) {
            edit.set("tags", Tagged.tidy(input.texts("tags")));
        }
        if (input.has("customAttributes")) {
            edit.set("customAttributes", Attribute.of(input, "customAttributes"));
        }
        Input entity = input.object("purchasingEntity");
        Long customer = entity == null ? input.key("customerId", "Customer") : entity.key("customerId", "Customer");
        if (customer != null) {
            edit.set("customerKey", customer);
        }
        List<DraftOrderLineItem> lines = draft.lines();
        if (input.gives("lineItems")) {
            lines = lines(call, input);
            edit.set("lines", lines);
        }
        BigDecimal sum = lines.stream().map(each -> each.line().total()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (input.has("appliedDiscount")) {
            edit.set("appliedDiscount", discount(data, input.object("appliedDiscount"), sum, 1));
        }
        Input shipping = input.object("shippingLine");
        if (shipping != null) {
            edit.set("shippingLine", shippingLine(data, shipping));
        }
        Input billing = input.object("billingAddress");
        if (billing != null) {
            edit.set("billing", address(data, billing));
        }
        Input recipient = input.object("shippingAddress");
        if (recipient != null) {
            edit.set("shipping", address(data, recipient));
        }
        return DraftDiscounts.applied(
                call, edit.done(), input.has("discountCodes") ? input.texts("discountCodes") : draft.discountCodes());
    }

    private static MailingAddress address(ShopData data, Input address) {
        return new MailingAddress(data.nextPart(), Address.ofPerson(address));
    }

    private static ShippingLine shippingLine(ShopData data, Input input) {
        BigDecimal price = price(input, "priceWithCurrency", "price");
        return new ShippingLine(
                data.nextPart(),
                input.text("title", ""),
                "custom",
                null,
                price == null ? BigDecimal.ZERO : price,
                true,
                data.currency(),
                List.of());
    }

    private static @Nullable BigDecimal price(Input input, String withCurrency, String plain) {
        Input money = input.object(withCurrency);
        return money == null
                ? input.decimal(plain)
                : money.ignore("currencyCode").decimal("amount");
    }

    private static List<DraftOrderLineItem> lines(Call call, Input input) {
        ShopData data = call.data();
        List<DraftOrderLineItem> lines = new ArrayList<>();
        for (Input each : input.objects("lineItems")) {
            Long key = each.key("variantId", "ProductVariant");
            ProductVariant variant =
                    key == null ? null : data.table(ProductVariant.class).get(key);
            if (key != null && variant == null) {
                throw new Refused(new Payload(
                        null, List.of(UserError.whole("Product with ID " + key + " is no longer available."))));
            }
            Edit<LineItem> edit = Orders.line(data, variant, each.number("quantity"))
                    .set("customAttributes", Attribute.of(each, "customAttributes"));
            BigDecimal price = price(each, "originalUnitPriceWithCurrency", "originalUnitPrice");
            // A variant's own title, price and properties win over what the caller gives.
            each.ignore("title", "sku", "taxable", "requiresShipping", "uuid");
            if (variant == null) {
                edit.take(each, "title", "sku", "taxable", "requiresShipping")
                        .set("unitPrice", price == null ? BigDecimal.ZERO : price);
            }
            LineItem line = edit.done();
            AppliedDiscount discount = discount(data, each.object("appliedDiscount"), line.total(), line.quantity());
            LineItem cheaper = discount == null
                    ? line
                    : Edit.of(line).set("discount", discount.off()).done();
            lines.add(new DraftOrderLineItem(data.nextPart(), cheaper, discount));
        }
        return lines;
    }

    /** A fixed amount is off each unit. */
    private static @Nullable AppliedDiscount discount(
            ShopData data, @Nullable Input input, BigDecimal sum, int quantity) {
        if (input == null) {
            return null;
        }
        input.ignore("amount", "amountWithCurrency");
        BigDecimal value = Objects.requireNonNullElse(input.decimal("value"), BigDecimal.ZERO);
        String type = input.text("valueType", "");
        BigDecimal off = type.equals("PERCENTAGE")
                ? Money.round(sum.multiply(value.movePointLeft(2)), data.currency())
                : value.multiply(BigDecimal.valueOf(quantity)).min(sum);
        return new AppliedDiscount(
                input.text("title"), input.text("description", ""), value.doubleValue(), type, off, data.currency());
    }

    static Deleted delete(Call call) {
        Table<DraftOrder> drafts = call.data().table(DraftOrder.class);
        Long key = call.input("input").key("id", "DraftOrder");
        DraftOrder draft = key == null ? null : drafts.get(key);
        if (draft == null) {
            return new Deleted(null, List.of(UserError.at("id", NONE)));
        }
        drafts.remove(each -> each.key() == draft.key());
        return new Deleted(draft.id(), List.of());
    }

    static Payload complete(Call call) {
        ShopData data = call.data();
        DraftOrder draft = call.row("id", DraftOrder.class);
        boolean pending = call.flag("paymentPending");
        String source = call.text("sourceName");
        if (draft == null) {
            return new Payload(null, List.of(UserError.at("id", NONE)));
        }
        if (draft.orderKey() != null) {
            return new Payload(null, List.of(UserError.whole("This order has been paid")));
        }
        long key = data.orders().nextKey();
        Order order = Edit.of(Order.BLANK)
                .set("key", key)
                .set("number", data.number(key))
                .set("name", "#" + data.number(key))
                .set("createdAt", call.now())
                .set("processedAt", call.now())
                .set("updatedAt", call.now())
                .set("customerKey", draft.customerKey())
                .set("email", draft.email())
                .set("phone", draft.phone())
                .set("note", draft.note2())
                .set("poNumber", draft.poNumber())
                .set("sourceName", source)
                .set("tags", draft.tags())
                .set("customAttributes", draft.customAttributes())
                .set("currency", draft.currency())
                .set(
                        "lines",
                        draft.lines().stream().map(DraftOrderLineItem::line).toList())
                .set("shipping", draft.shippingLine() == null ? List.of() : List.of(draft.shippingLine()))
                .set("shippingAddress", draft.shipping())
                .set("billingAddress", draft.billing())
                .set("total", draft.total())
                .set("discount", draft.discounts())
                .set("discountCodes", draft.discountCodes())
                .set("claims", true)
                .set("declaredStatus", "PENDING")
                .done();
        Order made = pending ? order : Orders.plusPayment(order, Orders.sale(call, order, order.total()));
        data.orders().put(made);
        made.discountCodes().forEach(code -> DiscountMutations.count(call, code));
        Orders.withFulfillmentOrder(call, made);
        made.lines().forEach(each -> Stock.shift(call, each.variantKey(), "available", "committed", each.quantity()));
        DraftOrder done = Edit.of(draft)
                .set("status", "COMPLETED")
                .set("orderKey", key)
                .set("completedAt", call.now())
                .set("updatedAt", call.now())
                .done();
        return new Payload(data.table(DraftOrder.class).put(done), List.of());
    }
}
