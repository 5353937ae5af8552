package io.shopwright.analytics.kpi;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/** Recurring revenue. */
public final class SubscriptionKpi {

    private SubscriptionKpi() {}

    /**
     * A subscription that is active.
     *
     * @param amount charged each interval
     * @param intervalMonths months between two charges, at least 1; 12 for a yearly one
     */
    public record Subscription(BigDecimal amount, int intervalMonths) {

        /** Checks the interval. */
        public Subscription {
            if (intervalMonths < 1) {
                throw new IllegalArgumentException("intervalMonths must be >= 1: " + intervalMonths);
            }
        }
    }

    /** Returns monthly recurring revenue: the sum of amount over interval; 0 without subscriptions. */
    public static BigDecimal monthlyRecurringRevenue(Collection<Subscription> subscriptions) {
        return sum(subscriptions, 1);
    }

    /** Returns annual recurring revenue, twelve times the monthly one; 0 without subscriptions. */
    public static BigDecimal annualRecurringRevenue(Collection<Subscription> subscriptions) {
        return sum(subscriptions, 12);
    }

    /** Returns monthly recurring revenue over active subscribers. Empty without any. */
    public static Optional<BigDecimal> averageRevenuePerSubscriber(
            BigDecimal monthlyRecurringRevenue, long subscribers) {
        return Quotient.of(monthlyRecurringRevenue, Quotient.count(subscribers, "subscribers"));
    }

    /**
     * Returns the share of the revenue at the start of a period that the same customers bring at its end:
     * {@code (start + expansion - contraction - churned) / start}. Empty without revenue at the start.
     */
    public static Optional<BigDecimal> netRevenueRetention(
            BigDecimal start, BigDecimal expansion, BigDecimal contraction, BigDecimal churned) {
        return Quotient.of(start.add(expansion).subtract(contraction).subtract(churned), start);
    }

    /**
     * Returns the same without expansion, {@code (start - contraction - churned) / start}. Empty without revenue at the start.
     */
    public static Optional<BigDecimal> grossRevenueRetention(
            BigDecimal start, BigDecimal contraction, BigDecimal churned) {
        return netRevenueRetention(start, BigDecimal.ZERO, contraction, churned);
    }

    /** Returns customers lost over customers at the start. Empty without customers at the start. */
    public static Optional<BigDecimal> customerChurn(long lost, long atStart) {
        return Quotient.of(Quotient.count(lost, "lost"), Quotient.count(atStart, "atStart"));
    }

    /**
     * Returns what was gained over what was lost: {@code (new + expansion) / (contraction + churned)}. Empty if nothing was
     * lost.
     */
    public static Optional<BigDecimal> quickRatio(
            BigDecimal fromNew, BigDecimal expansion, BigDecimal contraction, BigDecimal churned) {
        return Quotient.of(fromNew.add(expansion), contraction.add(churned));
    }

    /** The revenue of so many months. Each amount is multiplied first, so that a yearly one of 12 months stays exact. */
    private static BigDecimal sum(Collection<Subscription> subscriptions, int months) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Subscription subscription : subscriptions) {
            BigDecimal amount = subscription.amount.multiply(BigDecimal.valueOf(months));
            sum = sum.add(amount.divide(BigDecimal.valueOf(subscription.intervalMonths), Quotient.PRECISION));
        }
        return sum;
    }
}
