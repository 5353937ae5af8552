package io.shopwright.testkit;

import io.shopwright.testkit.LineItem.Attribute;
import io.shopwright.testkit.LineItem.TaxLine;
import io.shopwright.testkit.Money.MoneyBag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A position of an order that is being edited.
 *
 * @param line what it is, or will be, in the order
 * @param unitOff what the edit takes off each unit
 */
record CalculatedLineItem(LineItem line, int quantity, boolean added, boolean restocking, BigDecimal unitOff)
        implements Resource {
    static CalculatedLineItem of(LineItem line) {
        return new CalculatedLineItem(line, line.currentQuantity(), false, false, BigDecimal.ZERO);
    }

    @Override
    public long key() {
        return line.key();
    }

    /** A position of the order keeps its number; one that the edit adds has a name of another kind. */
    @Override
    public String id() {
        if (!added) {
            return Gid.of("CalculatedLineItem", line.key());
        }
        byte[] seed = line.id().getBytes(StandardCharsets.UTF_8);
        return "gid://shopify/CalculatedLineItem/" + UUID.nameUUIDFromBytes(seed);
    }

    boolean isChanged() {
        return added ? quantity > 0 : quantity != line.currentQuantity() || unitOff.signum() != 0;
    }

    /** What a unit costs, less the discounts that it had. */
    private BigDecimal unitBefore() {
        return line.discount().signum() == 0
                ? line.unitPrice()
                : Money.share(line.total(), line.quantity(), line.currency());
    }

    BigDecimal worth() {
        return unitBefore().subtract(unitOff).multiply(BigDecimal.valueOf(quantity));
    }

    BigDecimal worthBefore() {
        return added ? BigDecimal.ZERO : unitBefore().multiply(BigDecimal.valueOf(line.currentQuantity()));
    }

    /** The part of the position's taxes that its removed units bore. */
    BigDecimal taxRemoved() {
        int removed = added ? 0 : line.currentQuantity() - quantity;
        if (removed <= 0 || line.quantity() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal tax = line.taxes().stream().map(TaxLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.round(
                tax.multiply(BigDecimal.valueOf(removed))
                        .divide(BigDecimal.valueOf(line.quantity()), 10, RoundingMode.HALF_UP),
                line.currency());
    }

    String title() {
        return line.title();
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

    List<Attribute> customAttributes() {
        return line.customAttributes();
    }

    MoneyBag originalUnitPriceSet() {
        return line.originalUnitPriceSet();
    }

    MoneyBag discountedUnitPriceSet() {
        return Money.bag(unitBefore().subtract(unitOff), line.currency());
    }

    /** What was sent cannot be edited away. */
    int editableQuantity() {
        return Math.max(quantity - line.fulfilled(), 0);
    }

    int editableQuantityBeforeChanges() {
        return added ? 0 : line.unfulfilledQuantity();
    }

    boolean hasStagedLineItemDiscount() {
        return unitOff.signum() != 0;
    }
}
