package io.shopwright.analytics.kpi;

import java.math.BigDecimal;
import java.util.Optional;

/** What was sold, and what was earned by it. */
public final class SalesKpi {

    private SalesKpi() {}

    /** Returns net sales: gross sales minus discounts minus returns, without tax and shipping. */
    public static BigDecimal netSales(BigDecimal grossSales, BigDecimal discounts, BigDecimal returns) {
        return grossSales.subtract(discounts).subtract(returns);
    }

    /** Returns total sales: net sales plus shipping plus taxes. */
    public static BigDecimal totalSales(
            BigDecimal grossSales, BigDecimal discounts, BigDecimal returns, BigDecimal shipping, BigDecimal taxes) {
        return netSales(grossSales, discounts, returns).add(shipping).add(taxes);
    }

    /**
     * Returns the average order value as Shopify has it: gross sales minus discounts over orders. Returns, tax and shipping do
     * not count; {@link #averageOrderValueOfTotalSales} is the other variant. Empty without orders.
     */
    public static Optional<BigDecimal> averageOrderValue(BigDecimal grossSales, BigDecimal discounts, long orders) {
        return Quotient.of(grossSales.subtract(discounts), Quotient.count(orders, "orders"));
    }

    /**
     * Returns total sales over orders: what some other tools call average order value, with tax and shipping and after returns.
     * Empty without orders.
     */
    public static Optional<BigDecimal> averageOrderValueOfTotalSales(BigDecimal totalSales, long orders) {
        return Quotient.of(totalSales, Quotient.count(orders, "orders"));
    }

    /** Returns units over orders. Empty without orders. */
    public static Optional<BigDecimal> unitsPerOrder(long units, long orders) {
        return Quotient.of(Quotient.count(units, "units"), Quotient.count(orders, "orders"));
    }

    /** Returns revenue over sessions. Empty without sessions. */
    public static Optional<BigDecimal> revenuePerSession(BigDecimal revenue, long sessions) {
        return Quotient.of(revenue, Quotient.count(sessions, "sessions"));
    }

    /** Returns {@code now / before - 1}, growth as a fraction. Empty if there was nothing before. */
    public static Optional<BigDecimal> growth(BigDecimal before, BigDecimal now) {
        return Quotient.of(now.subtract(before), before);
    }

    /** Returns gross profit: net sales minus cost of goods sold. */
    public static BigDecimal grossProfit(BigDecimal netSales, BigDecimal costOfGoods) {
        return netSales.subtract(costOfGoods);
    }

    /**
     * Returns gross profit over net sales; negative if goods cost more than they brought. Empty without net sales.
     */
    public static Optional<BigDecimal> grossMarginRate(BigDecimal netSales, BigDecimal costOfGoods) {
        return Quotient.of(grossProfit(netSales, costOfGoods), netSales);
    }

    /**
     * Returns what is left of net sales after the cost of goods and other costs that grow with sales (shipping, payment,
     * advertising), over net sales. Empty without net sales.
     */
    public static Optional<BigDecimal> contributionMarginRate(
            BigDecimal netSales, BigDecimal costOfGoods, BigDecimal otherVariableCosts) {
        return Quotient.of(grossProfit(netSales, costOfGoods).subtract(otherVariableCosts), netSales);
    }

    /** Returns what is left of net sales after all costs, over net sales. Empty without net sales. */
    public static Optional<BigDecimal> netMarginRate(BigDecimal netSales, BigDecimal allCosts) {
        return Quotient.of(netSales.subtract(allCosts), netSales);
    }

    /** Returns discounts over gross sales. Empty without gross sales. */
    public static Optional<BigDecimal> discountRate(BigDecimal discounts, BigDecimal grossSales) {
        return Quotient.of(discounts, grossSales);
    }

    /** Returns what a part, as of one product, has in all net sales. Empty without net sales. */
    public static Optional<BigDecimal> shareOfSales(BigDecimal part, BigDecimal netSales) {
        return Quotient.of(part, netSales);
    }
}
