package io.shopwright.insights;

import io.shopwright.analytics.clv.Fit;
import io.shopwright.analytics.kpi.Target;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The customers of a period and of the one before, and what they are worth at its end.
 *
 * @param worth what each is worth; empty if nobody has bought or their orders are hidden
 * @param value the mean of the lifetime values of all customers; empty if the models do not hold
 */
record Customers(
        Optional<Buyers> now,
        Optional<Buyers> before,
        Optional<CustomerLifetimeValue.Report> worth,
        Optional<BigDecimal> value,
        long rowsRead) {
    private static final Customers UNKNOWN =
            new Customers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /** @param missing takes the reason of what is unknown */
    static Customers read(Shop shop, ShopFacts facts, Period period, Reading reading, List<String> missing) {
        if (!facts.seesAllOrders()) {
            missing.add(AccessLimits.lacks(
                    "read_all_orders", "who is a new customer, and what customers are worth, is unknown"));
            return UNKNOWN;
        }
        PurchaseHistory history = PurchaseHistory.read(shop, facts, period.to(), reading);
        Optional<CustomerLifetimeValue.Report> worth = worth(facts, period, history, missing);
        return new Customers(
                Optional.of(Buyers.of(history, period)),
                Optional.of(Buyers.of(history, period.previous())),
                worth,
                worth.flatMap(report -> value(report, missing)),
                history.counts().read());
    }

    private static Optional<CustomerLifetimeValue.Report> worth(
            ShopFacts facts, Period period, PurchaseHistory history, List<String> missing) {
        if (history.purchases().isEmpty()) {
            missing.add("No known customer has bought until " + period.to()
                    + ": there is no lifetime value. Guests cannot be told apart.");
            return Optional.empty();
        }
        return Optional.of(
                CustomerLifetimeValue.report(facts, CustomerLifetimeValue.Question.of(period.to()), history));
    }

    private static Optional<BigDecimal> value(CustomerLifetimeValue.Report report, List<String> missing) {
        OptionalDouble mean = report.customers().stream()
                .map(CustomerLifetimeValue.Customer::lifetimeValue)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
        boolean fitted = usable(report.purchases())
                && report.spend().map(Customers::usable).orElse(false);
        if (mean.isEmpty() || !fitted) {
            missing.add("There is no lifetime value: " + String.join(" ", report.notes()));
            return Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(mean.getAsDouble()));
    }

    private static boolean usable(Fit<?> fit) {
        return fit.status() == Fit.Status.CONVERGED || fit.status() == Fit.Status.BOUNDARY;
    }

    KeyFigure lifetimeValue(Target target) {
        return KeyFigure.of(StoreAnalytics.Kpi.LIFETIME_VALUE.words(), Optional.empty(), value, target);
    }
}
