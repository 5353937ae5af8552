package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of discounts; each answers the schema's type of its name. */
final class DiscountParts {
    private DiscountParts() {}

    record DiscountCombinesWith(boolean orderDiscounts, boolean productDiscounts, boolean shippingDiscounts) {}

    record AllDiscountItems(boolean allItems) {}

    /** Entitled products and variants. */
    record DiscountProducts(List<Long> productKeys, List<Long> variantKeys) {
        Connection<Product> products(Call call) {
            return Connection.inOrder(call.data().table(Product.class).all(productKeys), call);
        }

        Connection<ProductVariant> productVariants(Call call) {
            return Connection.inOrder(call.data().table(ProductVariant.class).all(variantKeys), call);
        }
    }

    record DiscountCollections(List<Long> keys) {
        Connection<Collection> collections(Call call) {
            return Connection.inOrder(call.data().table(Collection.class).all(keys), call);
        }
    }

    /** A part of one, so 0.1 is 10 %. */
    record DiscountPercentage(double percentage) {}

    record DiscountAmount(BigDecimal off, Currency currency, boolean appliesOnEachItem) {
        MoneyV2 amount() {
            return Money.of(off, currency);
        }
    }

    record DiscountQuantity(long quantity) {}

    record DiscountPurchaseAmount(BigDecimal amount) {}

    record DiscountOnQuantity(DiscountQuantity quantity, Object effect) {}

    /** @param items AllDiscountItems, DiscountProducts or DiscountCollections */
    record DiscountCustomerGets(
            Object value, Object items, boolean appliesOnOneTimePurchase, boolean appliesOnSubscription) {}

    record DiscountCustomerBuys(Object value, Object items, boolean isOneTimePurchase, boolean isSubscription) {}

    record DiscountMinimumSubtotal(BigDecimal least, Currency currency) {
        MoneyV2 greaterThanOrEqualToSubtotal() {
            return Money.of(least, currency);
        }
    }

    record DiscountMinimumQuantity(long greaterThanOrEqualToQuantity) {}

    record DiscountBuyerSelectionAll(String all) {}

    record DiscountCustomerAll(boolean allCustomers) {}

    record DiscountCustomers(List<Long> keys) {
        List<Customer> customers(Call call) {
            return call.data().customers().all(keys);
        }
    }

    record DiscountCustomerSegments(List<Long> keys) {
        List<Segment> segments(Call call) {
            return call.data().table(Segment.class).all(keys);
        }
    }

    record DiscountCountryAll(boolean allCountries) {}

    record DiscountCountries(List<String> countries, boolean includeRestOfWorld) {}

    /** One code of many, and why it was not taken; answers the type DiscountRedeemCodeBulkCreationCode. */
    record Imported(long key, String code, @Nullable DiscountRedeemCode discountRedeemCode, List<UserError> errors)
            implements Resource {}

    /** What free shipping is bound to. */
    record Shipping(
            Object destination,
            @Nullable BigDecimal mostExpensive,
            boolean onOneTimePurchase,
            boolean onSubscription) {}
}
