package io.shopwright.insights;

import io.shopwright.analytics.kpi.SalesKpi;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Sales of a period in the shop's currency, as Shopify's reports define them. An order counts on the day on which it was
 * processed, what was given back on the day of the refund; so net sales may be negative. Test orders do not count.
 *
 * @param gross prices times quantities, without taxes
 * @param discounts what was taken off them
 * @param returns goods taken back at what they were sold for, and money given back without goods
 * @param shipping charged for shipping
 * @param taxes on goods and shipping
 * @param orders that were processed, cancelled ones included
 * @param cancelled of them
 * @param units of all positions of the orders
 * @param unitsReturned of the period's refunds
 */
public record SalesFigures(
        BigDecimal gross,
        BigDecimal discounts,
        BigDecimal returns,
        BigDecimal shipping,
        BigDecimal taxes,
        long orders,
        long cancelled,
        long units,
        long unitsReturned) {
    static final SalesFigures NONE = new SalesFigures(
            BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0);

    /** What was given back, and nothing else. */
    static SalesFigures returned(BigDecimal amount, long units) {
        BigDecimal none = BigDecimal.ZERO;
        return new SalesFigures(none, none, amount, none, none, 0, 0, 0, units);
    }

    /** The same counts with other amounts. */
    SalesFigures amounts(UnaryOperator<BigDecimal> change) {
        return new SalesFigures(
                change.apply(gross),
                change.apply(discounts),
                change.apply(returns),
                change.apply(shipping),
                change.apply(taxes),
                orders,
                cancelled,
                units,
                unitsReturned);
    }

    SalesFigures plus(SalesFigures other) {
        return new SalesFigures(
                gross.add(other.gross),
                discounts.add(other.discounts),
                returns.add(other.returns),
                shipping.add(other.shipping),
                taxes.add(other.taxes),
                orders + other.orders,
                cancelled + other.cancelled,
                units + other.units,
                unitsReturned + other.unitsReturned);
    }

    /** Gross sales less discounts and returns. */
    public BigDecimal net() {
        return SalesKpi.netSales(gross, discounts, returns);
    }

    /** Net sales with shipping and taxes. */
    public BigDecimal total() {
        return net().add(shipping).add(taxes);
    }

    /** Gross sales less discounts, by order; empty without orders. */
    public Optional<BigDecimal> averageOrderValue() {
        return SalesKpi.averageOrderValue(gross, discounts, orders);
    }
}
