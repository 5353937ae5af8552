package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import org.jspecify.annotations.Nullable;

/** A customer as a member of a segment, under the customer's number. */
record CustomerSegmentMember(Customer customer) implements Resource {
    @Override
    public long key() {
        return customer.key();
    }

    String displayName() {
        return customer.displayName();
    }

    @Nullable
    String firstName() {
        return customer.firstName();
    }

    @Nullable
    String lastName() {
        return customer.lastName();
    }

    @Nullable
    String note() {
        return customer.note();
    }

    Customer.@Nullable EmailAddress defaultEmailAddress() {
        return customer.defaultEmailAddress();
    }

    Customer.@Nullable PhoneNumber defaultPhoneNumber() {
        return customer.defaultPhoneNumber();
    }

    @Nullable
    MailingAddress defaultAddress() {
        return customer.defaultAddress();
    }

    MoneyV2 amountSpent(Call call) {
        return customer.amountSpent(call);
    }

    long numberOfOrders(Call call) {
        return customer.numberOfOrders(call);
    }

    @Nullable
    String lastOrderId(Call call) {
        Order last = customer.lastOrder(call);
        return last == null ? null : last.id();
    }
}
