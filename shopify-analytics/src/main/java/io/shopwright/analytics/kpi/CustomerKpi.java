package io.shopwright.analytics.kpi;

import java.math.BigDecimal;
import java.util.Optional;

/** Whether customers come back, and what they think. */
public final class CustomerKpi {

    private CustomerKpi() {}

    /**
     * Returns customers of the period who had ordered before over all customers of the period. Empty without customers.
     */
    public static Optional<BigDecimal> returningCustomerRate(long returning, long customers) {
        return Quotient.of(Quotient.count(returning, "returning"), Quotient.count(customers, "customers"));
    }

    /** Returns customers with two orders or more, ever, over all customers. Empty without customers. */
    public static Optional<BigDecimal> repeatPurchaseRate(long withSeveralOrders, long customers) {
        return Quotient.of(
                Quotient.count(withSeveralOrders, "withSeveralOrders"), Quotient.count(customers, "customers"));
    }

    /** Returns orders over customers. Empty without customers. */
    public static Optional<BigDecimal> purchaseFrequency(long orders, long customers) {
        return Quotient.of(Quotient.count(orders, "orders"), Quotient.count(customers, "customers"));
    }

    /**
     * Returns the share of the customers at the beginning of a period who are still customers at its end:
     * {@code (atEnd - newCustomers) / atStart}. Empty without customers at the start.
     */
    public static Optional<BigDecimal> retentionRate(long atStart, long atEnd, long newCustomers) {
        return Quotient.of(
                Quotient.count(atEnd, "atEnd") - Quotient.count(newCustomers, "newCustomers"),
                Quotient.count(atStart, "atStart"));
    }

    /**
     * Returns average order value times purchases a year times years, times the margin: the rough lifetime value. The models of
     * the package {@code clv} look closer.
     */
    public static BigDecimal simpleLifetimeValue(
            BigDecimal averageOrderValue, BigDecimal ordersPerYear, BigDecimal years, BigDecimal grossMarginRate) {
        return averageOrderValue.multiply(ordersPerYear).multiply(years).multiply(grossMarginRate);
    }

    /**
     * Returns the net promoter score: the share of answers 9 and 10 minus the share of 0 to 6, times 100, in [-100, 100]. Empty
     * without answers.
     *
     * @param answers number of answers by score, 0 first, 10 last
     */
    public static Optional<BigDecimal> netPromoterScore(long... answers) {
        if (answers.length != 11) {
            throw new IllegalArgumentException("need 11 numbers of answers, of 0 to 10: " + answers.length);
        }
        long all = 0;
        long balance = 0;
        for (int score = 0; score < answers.length; score++) {
            long count = Quotient.count(answers[score], "answers of " + score);
            all = Math.addExact(all, count);
            balance += score >= 9 ? count : 0;
            balance -= score <= 6 ? count : 0;
        }
        return Quotient.of(BigDecimal.valueOf(balance).movePointRight(2), all);
    }
}
