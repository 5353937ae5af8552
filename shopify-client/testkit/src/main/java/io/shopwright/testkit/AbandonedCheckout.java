package io.shopwright.testkit;

import io.shopwright.testkit.LineItem.Attribute;
import io.shopwright.testkit.LineItem.TaxLine;
import io.shopwright.testkit.Money.MoneyBag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer put together and left without paying. It has neither discounts nor taxes nor shipping: it was left
 * before the customer said where to.
 *
 * @param completedAt when he paid after all, null if he did not
 */
record AbandonedCheckout(
        long key,
        long customerKey,
        List<LineItem> lines,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt)
        implements Resource {
    /** One position; the answers are those of the line of an order that it would become. */
    record AbandonedCheckoutLineItem(LineItem line) implements Resource {
        @Override
        public long key() {
            return line.key();
        }

        String title() {
            return line.title();
        }

        int quantity() {
            return line.quantity();
        }

        @Nullable
        String sku() {
            return line.sku();
        }

        @Nullable
        String variantTitle() {
            return line.variantTitle();
        }

        @Nullable
        ProductVariant variant(Call call) {
            return line.variant(call);
        }

        @Nullable
        Product product(Call call) {
            return line.product(call);
        }

        List<Attribute> customAttributes() {
            return List.of();
        }

        MoneyBag originalUnitPriceSet() {
            return line.originalUnitPriceSet();
        }

        MoneyBag originalTotalPriceSet() {
            return line.originalTotalSet();
        }

        MoneyBag discountedUnitPriceSet() {
            return line.discountedUnitPriceSet();
        }

        MoneyBag discountedUnitPriceWithCodeDiscount() {
            return line.discountedUnitPriceSet();
        }

        MoneyBag discountedTotalPriceSet() {
            return Money.bag(line.total(), line.currency());
        }

        MoneyBag discountedTotalPriceWithCodeDiscount() {
            return discountedTotalPriceSet();
        }
    }

    String name() {
        return "#" + key;
    }

    String note() {
        return "";
    }

    /** The path is ours; a real shop's has secrets in it. */
    String abandonedCheckoutUrl(Call call) {
        Shop shop = call.data().shop();
        return shop.url() + "/" + shop.key() + "/checkouts/" + Metafield.digest(id()) + "/recover";
    }

    @Nullable
    Customer customer(Call call) {
        return call.data().customers().get(customerKey);
    }

    @Nullable
    MailingAddress billingAddress() {
        return null;
    }

    @Nullable
    MailingAddress shippingAddress() {
        return null;
    }

    List<Attribute> customAttributes() {
        return List.of();
    }

    List<String> discountCodes() {
        return List.of();
    }

    List<TaxLine> taxLines() {
        return List.of();
    }

    boolean taxesIncluded() {
        return false;
    }

    Connection<AbandonedCheckoutLineItem> lineItems(Call call) {
        List<AbandonedCheckoutLineItem> shown =
                lines.stream().map(AbandonedCheckoutLineItem::new).toList();
        return Connection.sorted(shown, SortKey.number(AbandonedCheckoutLineItem::key), call);
    }

    int lineItemsQuantity() {
        return lines.stream().mapToInt(LineItem::quantity).sum();
    }

    BigDecimal total() {
        return lines.stream().map(LineItem::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    MoneyBag totalLineItemsPriceSet(Call call) {
        return Money.bag(total(), call.data().currency());
    }

    MoneyBag subtotalPriceSet(Call call) {
        return totalLineItemsPriceSet(call);
    }

    MoneyBag totalPriceSet(Call call) {
        return totalLineItemsPriceSet(call);
    }

    MoneyBag totalDiscountSet(Call call) {
        return Money.bag(BigDecimal.ZERO, call.data().currency());
    }
}
