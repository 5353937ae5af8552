package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyBag;
import io.shopwright.testkit.Money.Presentment;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One position of an order.
 *
 * @param quantity as ordered
 * @param currentQuantity without what was cancelled or refunded
 * @param fulfilled how many were sent
 * @param discount off the whole position
 */
record LineItem(
        long key,
        String title,
        int quantity,
        int currentQuantity,
        int fulfilled,
        BigDecimal unitPrice,
        BigDecimal discount,
        Currency currency,
        @Nullable Long variantKey,
        @Nullable Long productKey,
        @Nullable String sku,
        @Nullable String variantTitle,
        @Nullable String vendor,
        boolean taxable,
        boolean requiresShipping,
        boolean isGiftCard,
        List<Attribute> customAttributes,
        List<TaxLine> taxes,
        @Nullable Presentment presentment)
        implements Resource {
    static final LineItem BLANK = new LineItem(
            0,
            "",
            1,
            1,
            0,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            Currency.getInstance("USD"),
            null,
            null,
            null,
            null,
            null,
            true,
            false,
            false,
            List.of(),
            List.of(),
            null);

    /** The answer to a field of type Attribute. */
    record Attribute(String key, @Nullable String value) {
        static List<Attribute> of(Input input, String member) {
            return input.objects(member).stream()
                    .map(each -> new Attribute(each.text(each.has("name") ? "name" : "key", ""), each.text("value")))
                    .toList();
        }
    }

    /** A tax; {@code rate} as a fraction. */
    record TaxLine(String title, BigDecimal amount, BigDecimal share, Currency currency) {
        MoneyBag priceSet() {
            return Money.bag(amount, currency);
        }

        double rate() {
            return share.doubleValue();
        }

        double ratePercentage() {
            return share.movePointRight(2).doubleValue();
        }
    }

    String name() {
        return variantTitle == null ? title : title + " - " + variantTitle;
    }

    MoneyBag originalUnitPriceSet() {
        return Money.bag(unitPrice, currency, presentment);
    }

    MoneyBag discountedUnitPriceSet() {
        BigDecimal each = quantity == 0 ? BigDecimal.ZERO : Money.share(total(), quantity, currency);
        return Money.bag(discount.signum() == 0 ? unitPrice : each, currency, presentment);
    }

    MoneyBag originalTotalSet() {
        return Money.bag(unitPrice.multiply(BigDecimal.valueOf(quantity)), currency, presentment);
    }

    MoneyBag discountedTotalSet(Call call) {
        call.flag("withCodeDiscounts");
        return Money.bag(total(), currency, presentment);
    }

    MoneyBag totalDiscountSet() {
        return Money.bag(discount, currency, presentment);
    }

    /** What the position costs, before taxes that are not included. */
    BigDecimal total() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity)).subtract(discount);
    }

    List<TaxLine> taxLines(Call call) {
        Integer first = call.integer("first");
        return first == null ? taxes : taxes.subList(0, Math.min(first, taxes.size()));
    }

    int unfulfilledQuantity() {
        return Math.max(currentQuantity - fulfilled, 0);
    }

    int fulfillableQuantity() {
        return unfulfilledQuantity();
    }

    int refundableQuantity() {
        return currentQuantity;
    }

    String fulfillmentStatus() {
        if (fulfilled == 0) {
            return "unfulfilled";
        }
        return unfulfilledQuantity() == 0 ? "fulfilled" : "partial";
    }

    @Nullable
    ProductVariant variant(Call call) {
        return variantKey == null
                ? null
                : call.data().table(ProductVariant.class).get(variantKey);
    }

    @Nullable
    Product product(Call call) {
        return productKey == null ? null : call.data().table(Product.class).get(productKey);
    }
}
