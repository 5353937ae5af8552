package io.shopwright.testkit;

import io.shopwright.testkit.LineItem.Attribute;
import io.shopwright.testkit.LineItem.TaxLine;
import io.shopwright.testkit.UserError.Errors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The mutation orderCreate. */
final class OrderMutations {
    record Payload(@Nullable Order order, List<UserError> userErrors) {}

    private final Call call;
    private final ShopData data;
    private final Input input;
    private final Errors errors = new Errors();

    private OrderMutations(Call call) {
        this.call = call;
        this.data = call.data();
        this.input = call.input("order");
    }

    static Payload create(Call call) {
        return new OrderMutations(call).create();
    }

    private Payload create() {
        Input options = call.input("options").ignore("sendReceipt", "sendFulfillmentReceipt");
        boolean claims = !options.text("inventoryBehaviour", "BYPASS").equals("BYPASS");
        input.ignore("buyerAcceptsMarketing");
        requireCurrency();
        List<LineItem> lines = lines();
        if (lines.isEmpty() && !errors.any()) {
            errors.add("order.lineItems", "Line items must have at least one line item", "INVALID");
        }
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        Long customer = customer();
        long key = data.orders().nextKey();
        Instant processed = input.time("processedAt");
        int number = data.number(key);
        Order order = Edit.of(Order.BLANK)
                .set("key", key)
                .set("number", number)
                .set("name", input.text("name", "#" + number))
                .set("createdAt", call.now())
                .set("processedAt", processed == null ? call.now() : processed)
                .set("updatedAt", call.now())
                .take(input, "email", "phone", "note", "poNumber", "sourceName", "sourceIdentifier", "test", "closedAt")
                .take(input, "taxesIncluded")
                .set("customerKey", customer)
                .set("currency", data.currency())
                .set("tags", Tagged.tidy(input.texts("tags")))
                .set("customAttributes", Attribute.of(input, "customAttributes"))
                .set("claims", claims)
                .set("declaredStatus", input.text("financialStatus"))
                .done();
        order = priced(order, lines);
        order = withPayments(order);
        data.orders().put(withAddresses(order));
        Metafields.setAll(call, order, input);
        order.discountCodes().forEach(code -> DiscountMutations.count(call, code));
        if (claims) {
            lines.forEach(each -> Stock.shift(call, each.variantKey(), "available", "committed", each.quantity()));
        }
        return new Payload(sent(Orders.withFulfillmentOrder(call, data.order(key))), List.of());
    }

    private void requireCurrency() {
        for (String member : List.of("currency", "presentmentCurrency")) {
            String given = input.text(member);
            if (given != null && !given.equals(data.currency().getCurrencyCode())) {
                throw ShopifyError.notSimulated("an order in another currency than the shop's");
            }
        }
    }

    private List<LineItem> lines() {
        List<LineItem> lines = new ArrayList<>();
        for (Input each : input.objects("lineItems")) {
            Long variantKey = each.key("variantId", "ProductVariant");
            ProductVariant variant =
                    variantKey == null ? null : data.table(ProductVariant.class).get(variantKey);
            BigDecimal price = Orders.amount(each, "priceSet");
            String title = variant == null
                    ? each.text("title", "")
                    : variant.owner(data).title();
            if (variantKey != null && variant == null) {
                errors.add("order", "Order Line items is invalid", null);
            } else if (title.isBlank()) {
                errors.add("order.lineItems", "Line items Name can't be blank", null);
                errors.add("order.lineItems", "Line items Title can't be blank", null);
            }
            Edit<LineItem> edit = Orders.line(data, variant, each.number("quantity"))
                    .set("customAttributes", Attribute.of(each, "properties"))
                    .take("isGiftCard", each, "giftCard")
                    .take(each, "title", "sku", "variantTitle", "vendor", "taxable", "requiresShipping");
            if (price != null) {
                edit.set("unitPrice", price);
            }
            Long productKey = each.key("productId", "Product");
            if (productKey != null) {
                edit.set("productKey", productKey);
            }
            lines.add(edit.set("taxes", taxes(each)).done());
        }
        return lines;
    }

    private List<TaxLine> taxes(Input of) {
        List<TaxLine> taxes = new ArrayList<>();
        for (Input each : of.objects("taxLines")) {
            each.ignore("channelLiable");
            BigDecimal amount = Orders.amount(each, "priceSet");
            BigDecimal rate = each.decimal("rate");
            taxes.add(new TaxLine(
                    each.text("title", ""),
                    amount == null ? BigDecimal.ZERO : amount,
                    rate == null ? BigDecimal.ZERO : rate,
                    data.currency()));
        }
        return taxes;
    }

    private Order priced(Order order, List<LineItem> lines) {
        List<ShippingLine> shipping = new ArrayList<>();
        for (Input each : input.objects("shippingLines")) {
            BigDecimal amount = Orders.amount(each, "priceSet");
            shipping.add(new ShippingLine(
                    data.nextPart(),
                    each.text("title", ""),
                    each.text("code", each.text("title", "")),
                    each.text("source"),
                    amount == null ? BigDecimal.ZERO : amount,
                    true,
                    data.currency(),
                    taxes(each)));
        }
        List<TaxLine> taxes = new ArrayList<>(taxes(input));
        if (taxes.isEmpty()) {
            lines.forEach(each -> taxes.addAll(each.taxes()));
        }
        BigDecimal tax = taxes.stream().map(TaxLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<LineItem> discounted = lines;
        List<String> codes = List.of();
        Input discount = input.object("discountCode");
        if (discount != null) {
            List<String> found = new ArrayList<>();
            discounted = discounted(discount, lines, found);
            codes = found;
        }
        BigDecimal off = discounted.stream().map(LineItem::discount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal total = discounted.stream().map(LineItem::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (ShippingLine each : shipping) {
            total = total.add(each.amount());
        }
        return Edit.of(order)
                .set("lines", discounted)
                .set("shipping", shipping)
                .set("taxLines", taxes)
                .set("tax", tax)
                .set("discount", off)
                .set("discountCodes", codes)
                .set("total", order.taxesIncluded() ? total : total.add(tax))
                .done();
    }

    /** Shares the discount among the positions by what they cost; the last takes what rounding leaves. */
    private List<LineItem> discounted(Input given, List<LineItem> lines, List<String> codes) {
        BigDecimal sum = lines.stream().map(LineItem::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        Input percentage = given.object("itemPercentageDiscountCode");
        Input fixed = given.object("itemFixedDiscountCode");
        BigDecimal off = BigDecimal.ZERO;
        if (percentage != null) {
            BigDecimal percent = percentage.decimal("percentage");
            off = percent == null ? off : Money.round(sum.multiply(percent.movePointLeft(2)), data.currency());
            codes.add(percentage.text("code", ""));
        } else if (fixed != null) {
            BigDecimal amount = Orders.amount(fixed, "amountSet");
            off = amount == null ? off : amount.min(sum);
            codes.add(fixed.text("code", ""));
        } else {
            throw ShopifyError.notSimulated("OrderCreateDiscountCodeInput.freeShippingDiscountCode");
        }
        List<LineItem> discounted = new ArrayList<>();
        BigDecimal left = off;
        for (int i = 0; i < lines.size(); i++) {
            LineItem line = lines.get(i);
            boolean last = i == lines.size() - 1;
            BigDecimal share = sum.signum() == 0
                    ? BigDecimal.ZERO
                    : Money.round(off.multiply(line.total()).divide(sum, 10, RoundingMode.HALF_UP), data.currency());
            BigDecimal own = last ? left : share;
            left = left.subtract(own);
            discounted.add(Edit.of(line).set("discount", own).done());
        }
        return discounted;
    }

    private Order withPayments(Order order) {
        List<OrderTransaction> payments = new ArrayList<>();
        for (Input each : input.objects("transactions")) {
            BigDecimal amount = Orders.amount(each, "amountSet");
            Instant when = each.time("processedAt");
            payments.add(new OrderTransaction(
                    data.nextPart(),
                    order.key(),
                    each.text("kind", "SALE"),
                    each.text("status", "SUCCESS"),
                    each.text("gateway", "manual"),
                    amount == null ? BigDecimal.ZERO : amount,
                    data.currency(),
                    null,
                    each.flag("test"),
                    when == null ? order.processedAt() : when));
        }
        if (payments.isEmpty() && "PAID".equals(order.declaredStatus())) {
            payments.add(Orders.sale(call, order, order.total()));
        }
        return Edit.of(order).set("payments", payments).done();
    }

    private Order withAddresses(Order order) {
        Edit<Order> edit = Edit.of(order);
        for (String member : List.of("shippingAddress", "billingAddress")) {
            Input address = input.object(member);
            if (address != null) {
                edit.set(member, new MailingAddress(data.nextPart(), Address.ofPerson(address)));
            }
        }
        return edit.done();
    }

    private @Nullable Long customer() {
        Long key = input.key("customerId", "Customer");
        Input given = input.object("customer");
        Input associate = given == null ? null : given.object("toAssociate");
        Input upsert = given == null ? null : given.object("toUpsert");
        if (associate != null) {
            key = associate.key("id", "Customer");
            String email = associate.text("email");
            return key == null ? Orders.byEmail(data, email) : key;
        }
        if (upsert == null) {
            return key == null ? Orders.byEmail(data, input.text("email")) : key;
        }
        Long known = upsert.key("id", "Customer");
        if (known == null) {
            known = Orders.byEmail(data, upsert.text("email"));
        }
        Customer before = known == null ? null : data.customers().get(known);
        Customer start = before != null
                ? before
                : Edit.of(Customer.BLANK)
                        .set("key", data.customers().nextKey())
                        .set("createdAt", call.now())
                        .done();
        Edit<Customer> edit = Edit.of(start).take(upsert, "firstName", "lastName", "note", "taxExempt");
        if (upsert.gives("email")) {
            edit.set("email", upsert.text("email", "").toLowerCase(Locale.ROOT));
        }
        if (upsert.gives("phone")) {
            edit.set("phone", CustomerMutations.e164(upsert.text("phone")));
        }
        if (upsert.has("tags")) {
            edit.set("tags", Tagged.tidy(upsert.texts("tags")));
        }
        return data.customers().put(edit.set("updatedAt", call.now()).done()).key();
    }

    /** Sends it all if the caller says that it was. */
    private Order sent(Order order) {
        Input fulfillment = input.object("fulfillment");
        String status = input.text("fulfillmentStatus");
        if (fulfillment != null) {
            fulfillment.ignore("notifyCustomer", "locationId");
            String number = fulfillment.text("trackingNumber");
            Fulfillment.TrackingInfo tracking =
                    new Fulfillment.TrackingInfo(fulfillment.text("trackingCompany"), number, null);
            FulfillmentMutations.sendAll(call, order, number == null ? List.of() : List.of(tracking));
        } else if ("FULFILLED".equals(status)) {
            FulfillmentMutations.sendAll(call, order, List.of());
        } else if (status != null) {
            throw ShopifyError.notSimulated("OrderCreateFulfillmentStatus." + status);
        }
        return data.order(order.key());
    }
}
