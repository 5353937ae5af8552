package io.shopwright.analytics.kpi;

import java.math.BigDecimal;
import java.util.Optional;

/** What advertising cost and brought. */
public final class MarketingKpi {

    private MarketingKpi() {}

    /** Returns customer acquisition cost: spend over new customers. Empty without new customers. */
    public static Optional<BigDecimal> acquisitionCost(BigDecimal spend, long newCustomers) {
        return Quotient.of(spend, Quotient.count(newCustomers, "newCustomers"));
    }

    /** Returns spend over conversions of any kind (CPA). Empty without conversions. */
    public static Optional<BigDecimal> costPerAction(BigDecimal spend, long conversions) {
        return Quotient.of(spend, Quotient.count(conversions, "conversions"));
    }

    /** Returns return on advertising spend: attributed revenue over spend. Empty without spend. */
    public static Optional<BigDecimal> returnOnAdSpend(BigDecimal attributedRevenue, BigDecimal spend) {
        return Quotient.of(attributedRevenue, spend);
    }

    /** Returns marketing efficiency: all revenue over all spend, whatever caused it. Empty without spend. */
    public static Optional<BigDecimal> marketingEfficiency(BigDecimal totalRevenue, BigDecimal totalSpend) {
        return Quotient.of(totalRevenue, totalSpend);
    }

    /** Returns the return on spend at which nothing is lost, {@code 1 / margin rate}. Empty at a margin of 0. */
    public static Optional<BigDecimal> breakEvenReturnOnAdSpend(BigDecimal contributionMarginRate) {
        return Quotient.of(BigDecimal.ONE, contributionMarginRate);
    }

    /** Returns {@code (gross profit - spend) / spend}; -1 if nothing came of it. Empty without spend. */
    public static Optional<BigDecimal> marketingReturnOnInvestment(BigDecimal attributedGrossProfit, BigDecimal spend) {
        return Quotient.of(attributedGrossProfit.subtract(spend), spend);
    }

    /** Returns lifetime value over acquisition cost. Empty if acquisition costs nothing. */
    public static Optional<BigDecimal> lifetimeValueToAcquisitionCost(
            BigDecimal lifetimeValue, BigDecimal acquisitionCost) {
        return Quotient.of(lifetimeValue, acquisitionCost);
    }

    /**
     * Returns the months until the gross profit of a customer has paid for the acquisition. Empty if there is no profit.
     */
    public static Optional<BigDecimal> paybackMonths(
            BigDecimal acquisitionCost, BigDecimal monthlyRevenuePerCustomer, BigDecimal grossMarginRate) {
        return Quotient.of(acquisitionCost, monthlyRevenuePerCustomer.multiply(grossMarginRate));
    }

    /** Returns spend over clicks. Empty without clicks. */
    public static Optional<BigDecimal> costPerClick(BigDecimal spend, long clicks) {
        return Quotient.of(spend, Quotient.count(clicks, "clicks"));
    }

    /** Returns clicks over impressions. Empty without impressions. */
    public static Optional<BigDecimal> clickThroughRate(long clicks, long impressions) {
        return Quotient.of(Quotient.count(clicks, "clicks"), Quotient.count(impressions, "impressions"));
    }

    /** Returns spend for a thousand impressions. Empty without impressions. */
    public static Optional<BigDecimal> costPerMille(BigDecimal spend, long impressions) {
        return Quotient.of(spend.movePointRight(3), Quotient.count(impressions, "impressions"));
    }
}
