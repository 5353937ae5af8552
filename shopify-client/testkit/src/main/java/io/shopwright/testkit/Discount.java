package io.shopwright.testkit;

import io.shopwright.testkit.DiscountParts.AllDiscountItems;
import io.shopwright.testkit.DiscountParts.DiscountAmount;
import io.shopwright.testkit.DiscountParts.DiscountCollections;
import io.shopwright.testkit.DiscountParts.DiscountCombinesWith;
import io.shopwright.testkit.DiscountParts.DiscountCustomerBuys;
import io.shopwright.testkit.DiscountParts.DiscountCustomerGets;
import io.shopwright.testkit.DiscountParts.DiscountPercentage;
import io.shopwright.testkit.DiscountParts.DiscountProducts;
import io.shopwright.testkit.DiscountParts.Shipping;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a discount is, whether a code brings it or the checkout itself.
 *
 * @param kind Basic, Bxgy or FreeShipping, as in the schema's names
 * @param context DiscountBuyerSelectionAll, DiscountCustomers or DiscountCustomerSegments
 * @param minimum DiscountMinimumSubtotal, DiscountMinimumQuantity or null
 */
record Discount(
        String kind,
        String title,
        Instant startsAt,
        @Nullable Instant endsAt,
        DiscountCombinesWith combinesWith,
        List<String> tags,
        Object context,
        @Nullable DiscountCustomerGets gets,
        @Nullable DiscountCustomerBuys buys,
        @Nullable Shipping shipping,
        @Nullable Object minimum,
        @Nullable Integer usageLimit,
        boolean oncePerCustomer,
        @Nullable Integer cycles,
        @Nullable Integer usesPerOrder,
        List<DiscountRedeemCode> codes,
        Instant createdAt,
        Instant updatedAt) {
    Discount {
        tags = List.copyOf(tags);
        codes = List.copyOf(codes);
    }

    String status(Instant now) {
        if (startsAt.isAfter(now)) {
            return "SCHEDULED";
        }
        return endsAt == null || endsAt.isAfter(now) ? "ACTIVE" : "EXPIRED";
    }

    int used() {
        return codes.stream().mapToInt(DiscountRedeemCode::asyncUsageCount).sum();
    }

    String discountClass() {
        if (gets == null) {
            return "SHIPPING";
        }
        return kind.equals("Basic") && gets.items() instanceof AllDiscountItems ? "ORDER" : "PRODUCT";
    }

    /** Whether a position is of what the discount is for. */
    boolean isFor(LineItem line, ShopData data) {
        Object items = gets == null ? null : gets.items();
        if (items instanceof DiscountProducts chosen) {
            return chosen.productKeys().stream().anyMatch(each -> each.equals(line.productKey()))
                    || chosen.variantKeys().stream().anyMatch(each -> each.equals(line.variantKey()));
        }
        if (items instanceof DiscountCollections chosen) {
            Long key = line.productKey();
            Product product = key == null ? null : data.table(Product.class).get(key);
            return product != null
                    && data.table(Collection.class).all(chosen.keys()).stream()
                            .anyMatch(each -> each.holds(product, data));
        }
        return items != null;
    }

    /** In the words of recorded summaries; of what was not recorded there is none. */
    String summary(ShopData data) {
        List<String> parts = Stream.of(
                        first(data),
                        minimumWords(),
                        shipping == null ? "" : destinationWords(),
                        shipping == null || shipping.mostExpensive() == null
                                ? ""
                                : "Applies to shipping rates under $" + Money.price(shipping.mostExpensive()),
                        oncePerCustomer ? "One use per customer" : "")
                .filter(part -> !part.isEmpty())
                .toList();
        return String.join(" • ", parts);
    }

    private String first(ShopData data) {
        if (shipping != null) {
            return "Free shipping on " + (shipping.onSubscription() ? notRecorded() : "all products");
        }
        Object value = gets == null ? notRecorded() : gets.value();
        if (value instanceof DiscountParts.DiscountOnQuantity on
                && buys != null
                && buys.value() instanceof DiscountParts.DiscountQuantity bought
                && on.effect() instanceof DiscountPercentage effect) {
            String price = effect.percentage() == 1 ? "free" : "at " + percent(effect) + " off";
            return "Buy " + items(bought.quantity()) + ", get "
                    + items(on.quantity().quantity()) + " " + price;
        }
        String off = value instanceof DiscountPercentage part
                ? percent(part)
                : value instanceof DiscountAmount amount ? "$" + Money.price(amount.off()) : notRecorded();
        return off + " off " + itemWords(data);
    }

    private String itemWords(ShopData data) {
        Object items = gets == null ? notRecorded() : gets.items();
        if (items instanceof AllDiscountItems) {
            return "entire order";
        }
        boolean one = items instanceof DiscountProducts chosen
                && chosen.productKeys().size() == 1
                && chosen.variantKeys().isEmpty();
        Product product = one
                ? data.table(Product.class)
                        .get(((DiscountProducts) items).productKeys().get(0))
                : null;
        return product == null ? notRecorded() : product.title();
    }

    private String minimumWords() {
        if (minimum instanceof DiscountParts.DiscountMinimumSubtotal subtotal) {
            return "Minimum purchase of $" + Money.price(subtotal.least());
        }
        return minimum instanceof DiscountParts.DiscountMinimumQuantity quantity
                ? "Minimum quantity of " + quantity.greaterThanOrEqualToQuantity()
                : "";
    }

    private String destinationWords() {
        Object destination = shipping == null ? notRecorded() : shipping.destination();
        if (!(destination instanceof DiscountParts.DiscountCountries chosen)) {
            return "For all countries";
        }
        return chosen.countries().size() == 1
                ? "For "
                        + new Locale.Builder()
                                .setRegion(chosen.countries().get(0))
                                .build()
                                .getDisplayCountry(Locale.ENGLISH)
                : "For " + chosen.countries().size() + " countries";
    }

    private static String percent(DiscountPercentage part) {
        return BigDecimal.valueOf(part.percentage())
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    private static String items(long count) {
        return count == 1 ? "1 item" : count + " items";
    }

    private static String notRecorded() {
        throw ShopifyError.notSimulated("the summary of such a discount");
    }
}
