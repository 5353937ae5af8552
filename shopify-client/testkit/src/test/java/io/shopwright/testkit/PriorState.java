package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts into a shop what recorded answers show that no recorded mutation made: the orders and draft orders that reads
 * of one show, by the members that the read selected.
 */
final class PriorState {
    /** An export of this many objects was one of the whole catalogue. */
    private static final int WHOLE_CATALOGUE = 1_000;

    private final SimulatedShop shop;
    private final Resemblance ids;
    private final Instant now;
    private final Set<String> made = new HashSet<>();

    PriorState(SimulatedShop shop, Resemblance ids, Instant now) {
        this.shop = shop;
        this.ids = ids;
        this.now = now;
    }

    void seed(JsonNode exchanges) {
        int products = 0;
        for (JsonNode count : exchanges.findValues("objectCount")) {
            products = Math.max(products, count.asInt());
        }
        for (int i = 0; i < products && products >= WHOLE_CATALOGUE; i++) {
            product("Product " + i);
        }
        transfers(exchanges);
        for (JsonNode exchange : exchanges) {
            JsonNode draft = exchange.at("/answer/data/draftOrder");
            if (draft.isObject() && made.add(draft.path("id").asText())) {
                draft(draft);
            }
            JsonNode order = exchange.at("/answer/data/order");
            if (order.isObject() && made.add(order.path("id").asText())) {
                order(order);
            }
        }
    }

    /** The first transfer's name tells how many there had been. */
    private void transfers(JsonNode exchanges) {
        exchanges.findValuesAsText("name").stream()
                .filter(name -> name.matches("#T\\d{4}"))
                .findFirst()
                .ifPresent(name -> {
                    for (int i = 1; i < Integer.parseInt(name.substring(2)); i++) {
                        shop.data().table(InventoryTransfer.class).nextKey();
                    }
                });
    }

    private void product(String title) {
        Table<Product> table = shop.data().table(Product.class);
        table.put(Edit.of(Product.BLANK)
                .set("key", table.nextKey())
                .set("title", title)
                .set("createdAt", now)
                .set("updatedAt", now)
                .done());
    }

    private void order(JsonNode from) {
        ShopData data = shop.data();
        long key = data.orders().nextKey();
        Currency currency = data.currency();
        List<LineItem> lines = new ArrayList<>();
        for (JsonNode each : from.at("/lineItems/nodes")) {
            LineItem line = Edit.of(LineItem.BLANK)
                    .set("key", data.nextLine())
                    .set("title", each.path("title").asText())
                    .set("quantity", each.path("quantity").intValue())
                    .set("currentQuantity", each.path("currentQuantity").intValue())
                    .set("unitPrice", amount(each, "originalUnitPriceSet"))
                    .set("currency", currency)
                    .done();
            ids.learn(each.path("id").asText(), line.id());
            lines.add(line);
        }
        List<ShippingLine> shipping = new ArrayList<>();
        for (JsonNode each : from.at("/shippingLines/nodes")) {
            BigDecimal price = amount(each, "originalPriceSet");
            shipping.add(new ShippingLine(data.nextPart(), "", null, null, price, true, currency, List.of()));
        }
        List<OrderTransaction> payments = new ArrayList<>();
        for (JsonNode each : from.path("transactions")) {
            OrderTransaction payment = new OrderTransaction(
                    data.nextPart(),
                    key,
                    each.path("kind").asText(),
                    each.path("status").asText(),
                    each.path("gateway").asText(),
                    amount(each, "amountSet"),
                    currency,
                    null,
                    false,
                    now);
            ids.learn(each.path("id").asText(), payment.id());
            payments.add(payment);
        }
        List<Refund> refunds = new ArrayList<>();
        for (JsonNode each : from.path("refunds")) {
            BigDecimal back = amount(each, "totalRefundedSet");
            refunds.add(new Refund(
                    data.nextRefund(), key, now, back, back, each.path("note").textValue(), currency, List.of()));
        }
        String total = from.has("totalPriceSet") ? "totalPriceSet" : "currentTotalPriceSet";
        Order order = Edit.of(Order.BLANK)
                .set("key", key)
                .set("number", data.number(key))
                .set("name", from.path("name").asText())
                .set("createdAt", now)
                .set("processedAt", now)
                .set("updatedAt", now)
                .set("currency", currency)
                .set("total", amount(from, total))
                .set("lines", lines)
                .set("shipping", shipping)
                .set("payments", payments)
                .set("moneyBack", refunds)
                .done();
        data.orders().put(order);
        ids.learn(from.path("id").asText(), order.id());
    }

    private void draft(JsonNode from) {
        ShopData data = shop.data();
        List<DraftOrder.DraftOrderLineItem> lines = new ArrayList<>();
        for (JsonNode each : from.at("/lineItems/nodes")) {
            DraftOrder.AppliedDiscount discount = discount(each.path("appliedDiscount"));
            JsonNode variant = each.path("variant");
            LineItem line = Edit.of(LineItem.BLANK)
                    .set("key", data.nextLine())
                    .set("title", each.path("title").asText())
                    .set("quantity", each.path("quantity").intValue())
                    .set("sku", each.path("sku").textValue())
                    .set("variantTitle", each.path("variantTitle").textValue())
                    .set("variantKey", variant.isObject() ? variant(variant) : null)
                    .set("requiresShipping", each.path("requiresShipping").booleanValue())
                    .set("taxable", each.path("taxable").booleanValue())
                    .set("customAttributes", attributes(each))
                    .set("unitPrice", amount(each, "originalUnitPriceSet"))
                    .set("discount", amount(each, "totalDiscountSet"))
                    .set("currency", data.currency())
                    .done();
            lines.add(new DraftOrder.DraftOrderLineItem(data.nextPart(), line, discount));
        }
        JsonNode shipping = from.path("shippingLine");
        DraftOrder draft = Edit.of(DraftOrder.BLANK)
                .set("key", data.table(DraftOrder.class).nextKey())
                .set("number", Integer.parseInt(from.path("name").asText().substring(2)))
                .set("status", from.path("status").asText())
                .set("email", from.path("email").textValue())
                .set("customerKey", customer(from.path("customer")))
                .set("taxExempt", from.path("taxExempt").booleanValue())
                .set(
                        "reserveInventoryUntil",
                        Instant.parse(from.path("reserveInventoryUntil").asText()))
                .set("tags", texts(from.path("tags")))
                .set("customAttributes", attributes(from))
                .set("appliedDiscount", discount(from.path("appliedDiscount")))
                .set("billing", address(from.path("billingAddress")))
                .set("shipping", address(from.path("shippingAddress")))
                .set(
                        "shippingLine",
                        new ShippingLine(
                                data.nextPart(),
                                shipping.path("title").asText(),
                                shipping.path("code").asText(),
                                null,
                                amount(shipping, "originalPriceSet"),
                                shipping.path("custom").booleanValue(),
                                data.currency(),
                                List.of()))
                .set("lines", lines)
                .set("currency", data.currency())
                .set("createdAt", now)
                .set("updatedAt", now)
                .done();
        data.table(DraftOrder.class).put(draft);
        ids.learn(from.path("id").asText(), draft.id());
    }

    private static List<String> texts(JsonNode from) {
        List<String> texts = new ArrayList<>();
        from.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static List<LineItem.Attribute> attributes(JsonNode from) {
        List<LineItem.Attribute> attributes = new ArrayList<>();
        from.path("customAttributes")
                .forEach(each -> attributes.add(new LineItem.Attribute(
                        each.path("key").asText(), each.path("value").asText())));
        return attributes;
    }

    private DraftOrder.AppliedDiscount discount(JsonNode from) {
        return from.isObject()
                ? new DraftOrder.AppliedDiscount(
                        from.path("title").textValue(),
                        from.path("description").asText(),
                        from.path("value").doubleValue(),
                        from.path("valueType").asText(),
                        amount(from, "amountSet"),
                        shop.data().currency())
                : null;
    }

    private MailingAddress address(JsonNode from) {
        Address where = new Address(
                from.path("firstName").textValue(),
                from.path("lastName").textValue(),
                null,
                from.path("address1").textValue(),
                null,
                from.path("city").textValue(),
                from.path("zip").textValue(),
                from.path("phone").textValue(),
                from.path("countryCodeV2").textValue(),
                from.path("provinceCode").textValue());
        return new MailingAddress(shop.data().nextPart(), where);
    }

    private long customer(JsonNode from) {
        Table<Customer> customers = shop.data().customers();
        String[] names = from.path("displayName").asText().split(" ", -1);
        Customer customer = customers.put(Edit.of(Customer.BLANK)
                .set("key", customers.nextKey())
                .set("firstName", names[0])
                .set("lastName", names[1])
                .set("email", from.path("email").textValue())
                .done());
        return customer.key();
    }

    private long variant(JsonNode from) {
        ShopData data = shop.data();
        InventoryItem item = data.table(InventoryItem.class)
                .put(Edit.of(InventoryItem.BLANK)
                        .set("key", data.table(InventoryItem.class).nextKey())
                        .set("sku", from.path("sku").textValue())
                        .done());
        ProductVariant variant = Edit.of(ProductVariant.BLANK)
                .set("key", data.table(ProductVariant.class).nextKey())
                .set("itemKey", item.key())
                .set("values", List.of(from.path("title").asText()))
                .done();
        return data.table(ProductVariant.class).put(variant).key();
    }

    private static BigDecimal amount(JsonNode from, String member) {
        return new BigDecimal(from.path(member).at("/shopMoney/amount").asText("0"));
    }
}
