package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Reference;
import io.shopwright.client.webhook.Payloads;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order as a webhook carries it, in the form in which a ledger reads orders of a shop. */
final class WebhookOrder {
    private final Payloads.Order order;

    WebhookOrder(Payloads.Order order) {
        this.order = order;
    }

    Instant processedAt() {
        return Objects.requireNonNullElse(order.processedAt(), order.createdAt());
    }

    /** The moment of which the payload is true; only Shopify's test notifications leave it out. */
    Instant version() {
        return Objects.requireNonNullElse(order.updatedAt(), order.createdAt());
    }

    SaleRow row() {
        List<SaleRow.Line> lines = order.lineItems().stream().map(this::line).toList();
        Payloads.Customer customer = order.customer();
        return new SaleRow(
                order.adminGraphqlApiId(),
                order.name(),
                processedAt(),
                order.cancelledAt(),
                order.test(),
                order.taxesIncluded(),
                bag(order.subtotalPrice()),
                bag(order.totalTax()),
                order.totalShippingPriceSet(),
                "fulfilled".equals(order.fulfillmentStatus()) ? "FULFILLED" : "UNFULFILLED",
                order.sourceName(),
                customer == null ? null : new SaleRow.Buyer(Gid.of("Customer", customer.id()), "0"),
                new Page<>(lines, false, null),
                order.refunds().stream()
                        .map(refund -> new Reference(refund.adminGraphqlApiId()))
                        .toList(),
                null,
                null,
                null);
    }

    private SaleRow.Line line(Payloads.LineItem line) {
        BigDecimal original = line.price().multiply(BigDecimal.valueOf(line.quantity()));
        return new SaleRow.Line(
                line.adminGraphqlApiId(),
                line.title(),
                line.sku(),
                line.quantity(),
                reference("Product", line.productId()),
                reference("ProductVariant", line.variantId()),
                bag(original),
                bag(original.subtract(line.totalDiscount())),
                line.taxLines().stream()
                        .map(tax -> new SaleRow.Tax(bag(tax.price())))
                        .toList());
    }

    private static @Nullable Reference reference(String type, @Nullable Long number) {
        return number == null ? null : new Reference(Gid.of(type, number));
    }

    List<RefundRow> refunds() {
        return order.refunds().stream().map(this::refund).toList();
    }

    private RefundRow refund(Payloads.Refund refund) {
        BigDecimal money = refund.transactions().stream()
                .filter(each -> each.kind().equals("refund") && each.status().equals("success"))
                .map(Payloads.Transaction::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new RefundRow(
                refund.createdAt(),
                bag(money),
                refund.refundLineItems().stream()
                        .map(each -> new RefundRow.Returned(
                                new Reference(Gid.of("LineItem", each.lineItemId())),
                                each.quantity(),
                                bag(each.subtotal())))
                        .toList());
    }

    private MoneyBag bag(BigDecimal amount) {
        return new MoneyBag(new Money(amount, order.currency()));
    }
}
