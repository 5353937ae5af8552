package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.testkit.LineItem.Attribute;
import io.shopwright.testkit.LineItem.TaxLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Orders and their customers, as webhooks carry them. */
record RestOrders(RestForm form) {
    /** An order's own number is what follows the # less this. */
    private static final int NUMBERS_BEFORE = 1_000;

    ObjectNode customer(Customer customer) {
        ObjectNode node = RestForm.node(customer)
                .put("email", customer.email())
                .put("first_name", customer.firstName())
                .put("last_name", customer.lastName())
                .put("phone", customer.phone())
                .put("note", customer.note())
                .put("state", RestForm.lower(customer.state()))
                .put("tags", String.join(", ", customer.tags()))
                .put("tax_exempt", customer.taxExempt())
                .put("verified_email", customer.verifiedEmail())
                .put("currency", form.data().currency().getCurrencyCode())
                .put("created_at", form.time(customer.createdAt()))
                .put("updated_at", form.time(customer.updatedAt()));
        node.set("tax_exemptions", RestForm.texts(customer.taxExemptions()));
        node.set("addresses", RestForm.list(customer.places(), each -> place(customer, each)));
        MailingAddress first = customer.defaultAddress();
        return first == null ? node : node.set("default_address", place(customer, first));
    }

    private static ObjectNode place(Customer customer, MailingAddress place) {
        boolean isDefault = place.equals(customer.defaultAddress());
        return RestForm.address(place.where())
                .put("id", place.key())
                .put("customer_id", customer.key())
                .put("default", isDefault);
    }

    ObjectNode consent(Customer.Consent consent) {
        return RestForm.node()
                .put("state", RestForm.lower(consent.marketingState()))
                .put("opt_in_level", RestForm.lower(consent.marketingOptInLevel()))
                .put("consent_updated_at", form.time(consent.consentUpdatedAt()));
    }

    ObjectNode order(Order order) {
        ShopData data = form.data();
        if (!Objects.equals(form.presentment(), order.presentment())) {
            return new RestOrders(new RestForm(data, order.presentment())).order(order);
        }
        ObjectNode node = RestForm.node(order)
                .put("name", order.name())
                .put("number", order.number() - NUMBERS_BEFORE)
                .put("order_number", order.number())
                .put("email", order.email())
                .put("contact_email", order.email())
                .put("phone", order.phone())
                .put("note", order.note())
                .put("po_number", order.poNumber())
                .put("tags", String.join(", ", order.tags()))
                .put("test", order.test())
                .put("confirmed", order.confirmed())
                .put("source_name", order.sourceName())
                .put("source_identifier", order.sourceIdentifier())
                .put("currency", order.currencyCode())
                .put("presentment_currency", order.presentmentCurrencyCode())
                .put("financial_status", RestForm.lower(order.displayFinancialStatus()))
                .put("fulfillment_status", fulfillmentStatus(order.displayFulfillmentStatus()))
                .put("taxes_included", order.taxesIncluded())
                .put("cancel_reason", RestForm.lower(order.cancelReason()))
                .put("cancelled_at", form.time(order.cancelledAt()))
                .put("closed_at", form.time(order.closedAt()))
                .put("created_at", form.time(order.createdAt()))
                .put("processed_at", form.time(order.processedAt()))
                .put("updated_at", form.time(order.updatedAt()))
                .put("total_outstanding", Money.price(order.outstanding()));
        form.price(node, "total_price", order.total());
        form.price(node, "current_total_price", order.current());
        form.price(node, "subtotal_price", order.subtotal());
        form.price(node, "total_discounts", order.discount());
        form.price(node, "total_tax", order.tax());
        form.price(node, "total_line_items_price", beforeDiscounts(order));
        node.set("total_shipping_price_set", form.money(order.shippingPrice()));
        node.set("payment_gateway_names", RestForm.texts(order.paymentGatewayNames()));
        node.set(
                "discount_codes",
                RestForm.list(
                        order.discountCodes(),
                        code -> RestForm.node()
                                .put("code", code)
                                .put("amount", Money.price(order.discount()))
                                .put("type", "fixed_amount")));
        node.set("note_attributes", attributes(order.customAttributes()));
        node.set("tax_lines", RestForm.list(order.taxLines(), this::tax));
        node.set("line_items", RestForm.list(order.lines(), this::line));
        node.set("shipping_lines", RestForm.list(order.shipping(), this::shipping));
        node.set("refunds", RestForm.list(order.moneyBack(), each -> refund(order, each)));
        node.set("fulfillments", RestForm.list(Fulfillment.of(data, order), each -> parcel(order, each)));
        putAddress(node, "billing_address", order.billingAddress());
        putAddress(node, "shipping_address", order.shippingAddress());
        Long key = order.customerKey();
        Customer customer = key == null ? null : data.customers().get(key);
        return customer == null ? node : node.set("customer", customer(customer));
    }

    private static @Nullable String fulfillmentStatus(String display) {
        return switch (display) {
            case "FULFILLED" -> "fulfilled";
            case "PARTIALLY_FULFILLED" -> "partial";
            default -> null;
        };
    }

    private static BigDecimal beforeDiscounts(Order order) {
        return order.lines().stream()
                .map(each -> each.unitPrice().multiply(BigDecimal.valueOf(each.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void putAddress(ObjectNode node, String name, @Nullable MailingAddress address) {
        if (address != null) {
            node.set(name, RestForm.address(address.where()));
        }
    }

    private static ArrayNode attributes(List<Attribute> attributes) {
        return RestForm.list(
                attributes, each -> RestForm.node().put("name", each.key()).put("value", each.value()));
    }

    private ObjectNode tax(TaxLine tax) {
        ObjectNode node = RestForm.node().put("title", tax.title()).put("rate", tax.rate());
        return form.price(node, "price", tax.amount());
    }

    private ObjectNode line(LineItem line) {
        ObjectNode node = RestForm.node(line)
                .put("title", line.title())
                .put("name", line.name())
                .put("variant_title", line.variantTitle())
                .put("sku", line.sku())
                .put("vendor", line.vendor())
                .put("product_id", line.productKey())
                .put("variant_id", line.variantKey())
                .put("product_exists", line.productKey() != null)
                .put("quantity", line.quantity())
                .put("current_quantity", line.currentQuantity())
                .put("fulfillable_quantity", line.fulfillableQuantity())
                .put("fulfillment_status", line.fulfilled() == 0 ? null : line.fulfillmentStatus())
                .put("gift_card", line.isGiftCard())
                .put("requires_shipping", line.requiresShipping())
                .put("taxable", line.taxable());
        form.price(node, "price", line.unitPrice());
        form.price(node, "total_discount", line.discount());
        node.set("properties", attributes(line.customAttributes()));
        return node.set("tax_lines", RestForm.list(line.taxes(), this::tax));
    }

    private ObjectNode shipping(ShippingLine line) {
        ObjectNode node = RestForm.node()
                .put("id", line.key())
                .put("title", line.title())
                .put("code", line.code())
                .put("source", line.source());
        form.price(node, "price", line.amount());
        return node.set("tax_lines", RestForm.list(line.taxLines(), this::tax));
    }

    ObjectNode refund(Order order, Refund refund) {
        ObjectNode node = RestForm.node(refund)
                .put("order_id", refund.orderKey())
                .put("note", refund.note())
                .put("created_at", form.time(refund.createdAt()))
                .put("processed_at", form.time(refund.processedAt()));
        node.set(
                "refund_line_items",
                RestForm.list(
                        refund.lines(),
                        each -> RestForm.node()
                                .put("id", each.key())
                                .put("line_item_id", each.line().key())
                                .put("location_id", each.locationKey())
                                .put("quantity", each.quantity())
                                .put("restock_type", RestForm.lower(each.restockType()))
                                .put("subtotal", each.subtotal())
                                .set("line_item", line(order.line(each.line().key())))));
        return node.set("transactions", RestForm.list(refund.payments(order), this::transaction));
    }

    ObjectNode transaction(OrderTransaction payment) {
        return RestForm.node(payment)
                .put("order_id", payment.orderKey())
                .put("parent_id", payment.parentKey())
                .put("kind", RestForm.lower(payment.kind()))
                .put("status", RestForm.lower(payment.status()))
                .put("gateway", payment.gateway())
                .put("amount", payment.amount())
                .put("currency", payment.currency().getCurrencyCode())
                .put("test", payment.test())
                .put("created_at", form.time(payment.createdAt()))
                .put("processed_at", form.time(payment.processedAt()));
    }

    ObjectNode parcel(Order order, Fulfillment parcel) {
        List<Fulfillment.TrackingInfo> tracking = parcel.tracking();
        Fulfillment.TrackingInfo first = tracking.isEmpty() ? null : tracking.get(0);
        ObjectNode node = RestForm.node(parcel)
                .put("order_id", parcel.orderKey())
                .put("location_id", parcel.locationKey())
                .put("name", parcel.name())
                .put("status", RestForm.lower(parcel.status()))
                .put("tracking_company", first == null ? null : first.company())
                .put("tracking_number", first == null ? null : first.number())
                .put("tracking_url", first == null ? null : first.url())
                .put("created_at", form.time(parcel.createdAt()))
                .put("updated_at", form.time(parcel.updatedAt()));
        return node.set(
                "line_items",
                RestForm.list(
                        parcel.lines(), each -> line(order.line(each.lineKey())).put("quantity", each.quantity())));
    }

    ObjectNode draft(DraftOrder draft) {
        ObjectNode node = RestForm.node(draft)
                .put("name", draft.name())
                .put("email", draft.email())
                .put("note", draft.note2())
                .put("currency", draft.currencyCode())
                .put("status", RestForm.lower(draft.status()))
                .put("tags", String.join(", ", draft.tags()))
                .put("tax_exempt", draft.taxExempt())
                .put("taxes_included", draft.taxesIncluded())
                .put("subtotal_price", Money.price(draft.subtotal()))
                .put("total_price", Money.price(draft.total()))
                .put("total_tax", Money.price(BigDecimal.ZERO))
                .put("order_id", draft.orderKey())
                .put("created_at", form.time(draft.createdAt()))
                .put("updated_at", form.time(draft.updatedAt()))
                .put("completed_at", form.time(draft.completedAt()));
        node.set("note_attributes", attributes(draft.customAttributes()));
        return node.set("line_items", RestForm.list(draft.lines(), each -> line(each.line())));
    }
}
