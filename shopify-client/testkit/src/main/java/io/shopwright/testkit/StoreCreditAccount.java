package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import java.math.BigDecimal;
import java.util.Objects;

/** What the shop owes a customer, in one currency. */
record StoreCreditAccount(long key, long customerKey, BigDecimal amount, String currencyCode) implements Resource {
    MoneyV2 balance() {
        return new MoneyV2(amount, currencyCode);
    }

    Customer owner(Call call) {
        return Objects.requireNonNull(call.data().customers().get(customerKey));
    }
}
