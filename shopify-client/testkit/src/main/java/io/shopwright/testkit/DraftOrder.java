package io.shopwright.testkit;

import io.shopwright.testkit.LineItem.Attribute;
import io.shopwright.testkit.Money.MoneyBag;
import io.shopwright.testkit.Money.MoneyV2;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that nobody has placed yet.
 *
 * @param discountCodes those that apply
 * @param codesOff what they take away
 * @param orderKey what became of it, null before
 * @param billing where the bill goes
 * @param shipping where the goods go
 */
record DraftOrder(
        long key,
        int number,
        String status,
        @Nullable Long customerKey,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String note2,
        @Nullable String poNumber,
        List<String> tags,
        List<Attribute> customAttributes,
        boolean taxExempt,
        @Nullable Instant reserveInventoryUntil,
        @Nullable AppliedDiscount appliedDiscount,
        List<String> discountCodes,
        BigDecimal codesOff,
        List<DraftOrderLineItem> lines,
        @Nullable ShippingLine shippingLine,
        @Nullable MailingAddress billing,
        @Nullable MailingAddress shipping,
        @Nullable Long orderKey,
        Currency currency,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt)
        implements MetafieldOwner, Tagged {
    static final DraftOrder BLANK = new DraftOrder(
            0,
            0,
            "OPEN",
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            false,
            null,
            null,
            List.of(),
            BigDecimal.ZERO,
            List.of(),
            null,
            null,
            null,
            null,
            Currency.getInstance("USD"),
            Instant.EPOCH,
            Instant.EPOCH,
            null);

    /** A discount; {@code off} is what it takes away. */
    record AppliedDiscount(
            @Nullable String title,
            String description,
            double value,
            String valueType,
            BigDecimal off,
            Currency currency) {
        MoneyBag amountSet() {
            return Money.bag(off, currency);
        }

        MoneyV2 amountV2() {
            return Money.of(off, currency);
        }
    }

    /** A position; {@code line} is what it becomes in the order. */
    record DraftOrderLineItem(
            long key, LineItem line, @Nullable AppliedDiscount appliedDiscount) implements Resource {
        String title() {
            return line.title();
        }

        String name() {
            return line.name();
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
        String vendor() {
            return line.vendor();
        }

        boolean custom() {
            return line.variantKey() == null;
        }

        boolean requiresShipping() {
            return line.requiresShipping();
        }

        boolean taxable() {
            return line.taxable();
        }

        boolean isGiftCard() {
            return line.isGiftCard();
        }

        List<Attribute> customAttributes() {
            return line.customAttributes();
        }

        MoneyBag originalUnitPriceSet() {
            return line.originalUnitPriceSet();
        }

        MoneyBag originalTotalSet() {
            return line.originalTotalSet();
        }

        MoneyBag discountedTotalSet() {
            return Money.bag(line.total(), line.currency());
        }

        MoneyBag discountedUnitPriceSet() {
            return line.discountedUnitPriceSet();
        }

        MoneyBag totalDiscountSet() {
            return line.totalDiscountSet();
        }

        @Nullable
        ProductVariant variant(Call call) {
            return line.variant(call);
        }

        @Nullable
        Product product(Call call) {
            return line.product(call);
        }
    }

    DraftOrder {
        tags = List.copyOf(tags);
        lines = List.copyOf(lines);
    }

    String name() {
        return "#D" + number;
    }

    boolean ready() {
        return true;
    }

    boolean taxesIncluded() {
        return false;
    }

    @Nullable
    Object paymentTerms() {
        return null;
    }

    String currencyCode() {
        return currency.getCurrencyCode();
    }

    String presentmentCurrencyCode() {
        return currency.getCurrencyCode();
    }

    @Nullable
    MailingAddress billingAddress() {
        return billing;
    }

    @Nullable
    MailingAddress shippingAddress() {
        return shipping;
    }

    String invoiceUrl(Call call) {
        Shop shop = call.data().shop();
        return shop.url() + "/" + shop.key() + "/invoices/"
                + Metafield.digest(id()).substring(0, 32);
    }

    @Nullable
    Customer customer(Call call) {
        return customerKey == null ? null : call.data().customers().get(customerKey);
    }

    @Nullable
    Order order(Call call) {
        return orderKey == null ? null : call.data().orders().get(orderKey);
    }

    Connection<DraftOrderLineItem> lineItems(Call call) {
        return Connection.inOrder(lines, call);
    }

    int totalQuantityOfLineItems() {
        return lines.stream().mapToInt(DraftOrderLineItem::quantity).sum();
    }

    BigDecimal subtotal() {
        BigDecimal sum = lines.stream().map(each -> each.line().total()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = sum.subtract(codesOff);
        return appliedDiscount == null ? left : left.subtract(appliedDiscount.off());
    }

    BigDecimal total() {
        return subtotal().add(shippingPrice());
    }

    private BigDecimal shippingPrice() {
        return shippingLine == null ? BigDecimal.ZERO : shippingLine.amount();
    }

    BigDecimal discounts() {
        BigDecimal off = lines.stream().map(each -> each.line().discount()).reduce(codesOff, BigDecimal::add);
        return appliedDiscount == null ? off : off.add(appliedDiscount.off());
    }

    MoneyBag subtotalPriceSet() {
        return Money.bag(subtotal(), currency);
    }

    MoneyBag totalPriceSet() {
        return Money.bag(total(), currency);
    }

    MoneyBag totalDiscountsSet() {
        return Money.bag(discounts(), currency);
    }

    MoneyBag totalShippingPriceSet() {
        return Money.bag(shippingPrice(), currency);
    }

    /** Draft orders here carry no tax. */
    MoneyBag totalTaxSet() {
        return Money.bag(BigDecimal.ZERO, currency);
    }

    MoneyBag totalLineItemsPriceSet() {
        BigDecimal sum = lines.stream()
                .map(each -> each.line().unitPrice().multiply(BigDecimal.valueOf(each.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.bag(sum, currency);
    }
}
