package io.shopwright.testkit;

import io.shopwright.testkit.DiscountParts.DiscountBuyerSelectionAll;
import io.shopwright.testkit.DiscountParts.DiscountCombinesWith;
import io.shopwright.testkit.DiscountParts.DiscountCustomerAll;
import io.shopwright.testkit.DiscountParts.DiscountCustomerBuys;
import io.shopwright.testkit.DiscountParts.DiscountCustomerGets;
import io.shopwright.testkit.DiscountParts.Shipping;
import io.shopwright.testkit.Money.MoneyV2;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the schema's types of discounts have in common. */
interface DiscountView {
    Discount of();

    default String title() {
        return of().title();
    }

    default String status(Call call) {
        return of().status(call.now());
    }

    default Instant startsAt() {
        return of().startsAt();
    }

    default @Nullable Instant endsAt() {
        return of().endsAt();
    }

    default Instant createdAt() {
        return of().createdAt();
    }

    default Instant updatedAt() {
        return of().updatedAt();
    }

    default int asyncUsageCount() {
        return of().used();
    }

    default List<String> tags() {
        return of().tags();
    }

    default DiscountCombinesWith combinesWith() {
        return of().combinesWith();
    }

    default String discountClass() {
        return of().discountClass();
    }

    default List<String> discountClasses() {
        return List.of(of().discountClass());
    }

    default Object context() {
        return of().context();
    }

    default String summary(Call call) {
        return of().summary(call.data());
    }

    /** That of a basic discount or one for shipping. */
    interface WithMinimum extends DiscountView {
        default @Nullable Object minimumRequirement() {
            return of().minimum();
        }

        default @Nullable Integer recurringCycleLimit() {
            return of().cycles();
        }
    }

    /** That of a discount on goods. */
    interface OnGoods extends DiscountView {
        default DiscountCustomerGets customerGets() {
            return Objects.requireNonNull(of().gets());
        }
    }

    /** Buy some, get some. */
    interface Bxgy extends OnGoods {
        default DiscountCustomerBuys customerBuys() {
            return Objects.requireNonNull(of().buys());
        }

        default @Nullable Integer usesPerOrderLimit() {
            return of().usesPerOrder();
        }
    }

    /** Free shipping. */
    interface OnShipping extends WithMinimum {
        private Shipping shipping() {
            return Objects.requireNonNull(of().shipping());
        }

        default boolean appliesOnOneTimePurchase() {
            return shipping().onOneTimePurchase();
        }

        default boolean appliesOnSubscription() {
            return shipping().onSubscription();
        }

        default Object destinationSelection() {
            return shipping().destination();
        }

        default @Nullable MoneyV2 maximumShippingPrice(Call call) {
            BigDecimal most = shipping().mostExpensive();
            return most == null ? null : Money.of(most, call.data().currency());
        }
    }

    /** That of a discount with codes. */
    interface ByCode extends DiscountView {
        default Connection<DiscountRedeemCode> codes(Call call) {
            SortKey<DiscountRedeemCode, ?> order =
                    String.valueOf(call.text("sortKey")).equals("CODE")
                            ? SortKey.text(DiscountRedeemCode::code)
                            : SortKey.number(DiscountRedeemCode::key);
            return Connection.sorted(of().codes(), order, call);
        }

        default QueryRoot.Count codesCount() {
            return QueryRoot.Count.exact(of().codes().size());
        }

        default @Nullable Integer usageLimit() {
            return of().usageLimit();
        }

        default boolean appliesOncePerCustomer() {
            return of().oncePerCustomer();
        }

        default Object customerSelection() {
            return of().context() instanceof DiscountBuyerSelectionAll ? new DiscountCustomerAll(true) : of().context();
        }
    }
}
