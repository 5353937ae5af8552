package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Other prices of variants than their own. Which prices a list derives by its adjustment is not simulated, only those that
 * are fixed on it.
 *
 * @param fixed by variant
 */
record PriceList(long key, String name, Currency money, PriceListAdjustment adjustment, List<PriceListPrice> fixed)
        implements Resource {
    PriceList {
        fixed = List.copyOf(fixed);
    }

    /** By how many percent prices differ. */
    record PriceListAdjustment(String type, double value) {}

    /** The answer to a field of type PriceListParent. */
    record PriceListParent(PriceListAdjustment adjustment) {}

    /** The price of one variant, fixed. */
    record PriceListPrice(
            long variantKey, BigDecimal amount, @Nullable BigDecimal before, Currency money) implements Resource {
        @Override
        public long key() {
            return variantKey;
        }

        MoneyV2 price() {
            return Money.of(amount, money);
        }

        @Nullable
        MoneyV2 compareAtPrice() {
            return before == null ? null : Money.of(before, money);
        }

        String originType() {
            return "FIXED";
        }

        ProductVariant variant(Call call) {
            return Objects.requireNonNull(
                    call.data().table(ProductVariant.class).get(variantKey));
        }
    }

    String currency() {
        return money.getCurrencyCode();
    }

    PriceListParent parent() {
        return new PriceListParent(adjustment);
    }

    /** Catalogs are not simulated. */
    @Nullable
    Object catalog() {
        return null;
    }

    private List<PriceListPrice> present(Call call) {
        return fixed.stream()
                .filter(each -> call.data().table(ProductVariant.class).get(each.variantKey()) != null)
                .toList();
    }

    int fixedPricesCount(Call call) {
        return present(call).size();
    }

    Connection<PriceListPrice> prices(Call call) {
        if (!"FIXED".equals(call.text("originType"))) {
            throw ShopifyError.notSimulated("PriceList.prices without originType: FIXED");
        }
        return Connection.sorted(present(call), SortKey.number(PriceListPrice::key), call);
    }
}
