package io.shopwright.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the mutations of orders and draft orders share. */
final class Orders {
    static final String MANUAL = "manual";

    private Orders() {}

    /** The amount in the shop's currency that a member of type MoneyBagInput holds. */
    static @Nullable BigDecimal amount(Input input, String member) {
        Input bag = input.object(member);
        if (bag == null) {
            return null;
        }
        bag.ignore("presentmentMoney");
        Input money = bag.object("shopMoney");
        return money == null ? null : money.ignore("currencyCode").decimal("amount");
    }

    /** A position, with what the variant says. */
    static Edit<LineItem> line(ShopData data, @Nullable ProductVariant variant, int quantity) {
        Edit<LineItem> edit = Edit.of(LineItem.BLANK)
                .set("key", data.nextLine())
                .set("quantity", quantity)
                .set("currentQuantity", quantity)
                .set("currency", data.currency());
        if (variant != null) {
            Product product = variant.owner(data);
            InventoryItem item = variant.item(data);
            boolean plain = product.hasOnlyDefaultVariant();
            edit.set("title", product.title())
                    .set("vendor", product.vendor())
                    .set("variantKey", variant.key())
                    .set("productKey", product.key())
                    .set("sku", item.sku())
                    .set("variantTitle", plain ? null : variant.title())
                    .set("unitPrice", variant.unitAmount())
                    .set("taxable", variant.taxable())
                    .set("requiresShipping", item.requiresShipping());
        }
        return edit;
    }

    static @Nullable Long byEmail(ShopData data, @Nullable String email) {
        return email == null
                ? null
                : data.customers().rows().stream()
                        .filter(each -> email.equalsIgnoreCase(each.email()))
                        .map(Customer::key)
                        .findFirst()
                        .orElse(null);
    }

    /** Money that came in. */
    static OrderTransaction sale(Call call, Order order, BigDecimal amount) {
        requireShopMoney(order);
        return new OrderTransaction(
                call.data().nextPart(),
                order.key(),
                "SALE",
                "SUCCESS",
                MANUAL,
                amount,
                order.currency(),
                null,
                order.test(),
                call.now());
    }

    /** What is changed later is priced in the shop's currency alone. */
    static void requireShopMoney(Order order) {
        if (order.presentment() != null) {
            throw ShopifyError.notSimulated("a change of an order that was paid in another currency than the shop's");
        }
    }

    /** Money that goes back, by the gateway through which it came. */
    static OrderTransaction payBack(Call call, Order order, BigDecimal amount, @Nullable OrderTransaction parent) {
        return Edit.of(sale(call, order, amount))
                .set("kind", "REFUND")
                .set("gateway", parent == null ? MANUAL : parent.gateway())
                .set("parentKey", parent == null ? null : parent.key())
                .done();
    }

    static Order plusPayment(Order order, OrderTransaction payment) {
        List<OrderTransaction> payments = new ArrayList<>(order.payments());
        payments.add(payment);
        return Edit.of(order).set("payments", payments).done();
    }

    /** The order, with the task to send it from the first active location. */
    static Order withFulfillmentOrder(Call call, Order order) {
        ShopData data = call.data();
        for (Location location : data.table(Location.class).rows()) {
            if (location.isActive()) {
                data.table(FulfillmentOrder.class).put(FulfillmentOrder.of(data, order, location, call.now()));
                return order;
            }
        }
        return order;
    }
}
