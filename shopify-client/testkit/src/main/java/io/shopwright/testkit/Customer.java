package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer. The statistics over orders leave test orders out and count money after refunds. */
record Customer(
        long key,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        List<String> tags,
        Instant createdAt)
        implements Resource {
    Customer {
        tags = List.copyOf(tags);
    }

    /** First and last name, as far as there are any; else the email, as Shopify shows it. */
    String displayName() {
        String name = Stream.of(text(firstName), text(lastName))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? text(email) : name;
    }

    Instant updatedAt() {
        return createdAt;
    }

    @Nullable
    EmailAddress defaultEmailAddress() {
        return email == null ? null : new EmailAddress(email);
    }

    /** The answer to a field of type CustomerEmailAddress. */
    record EmailAddress(String emailAddress) {}

    long numberOfOrders(Call call) {
        return call.session().data().counted(this).size();
    }

    MoneyV2 amountSpent(Call call) {
        return Money.of(call.session().data().spent(this), call.session().data().currency());
    }

    @Nullable
    Order lastOrder(Call call) {
        List<Order> orders = OrderLists.of(call.session(), this);
        return orders.isEmpty() ? null : orders.get(orders.size() - 1);
    }

    Connection<Order> orders(Call call) {
        return OrderLists.connection(call, OrderLists.of(call.session(), this));
    }

    /** What customers are sorted by under NAME: last name first. */
    String sortName() {
        return (text(lastName) + ", " + text(firstName)).toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
