package io.shopwright.analytics.kpi;

import java.math.BigDecimal;
import java.util.Optional;

/** How fast goods move, and what the money in them earns. */
public final class InventoryKpi {

    private InventoryKpi() {}

    /**
     * Returns cost of goods sold over the mean of the inventory at both ends of the period, at cost. Empty without inventory.
     */
    public static Optional<BigDecimal> turnover(
            BigDecimal costOfGoods, BigDecimal beginInventory, BigDecimal endInventory) {
        return Quotient.of(costOfGoods, Quotient.average(beginInventory, endInventory));
    }

    /**
     * Returns the days that the mean inventory lasts: days of the period over turnover. Empty without goods sold.
     */
    public static Optional<BigDecimal> daysOfInventory(
            BigDecimal costOfGoods, BigDecimal beginInventory, BigDecimal endInventory, long days) {
        return Quotient.of(
                Quotient.average(beginInventory, endInventory)
                        .multiply(BigDecimal.valueOf(Quotient.count(days, "days"))),
                costOfGoods);
    }

    /**
     * Returns gross margin return on inventory investment: gross margin over the mean inventory at cost. Empty without
     * inventory.
     */
    public static Optional<BigDecimal> grossMarginReturn(
            BigDecimal grossMargin, BigDecimal beginInventoryCost, BigDecimal endInventoryCost) {
        return Quotient.of(grossMargin, Quotient.average(beginInventoryCost, endInventoryCost));
    }

    /** Returns units sold over units sold plus units left. Empty if there were none. */
    public static Optional<BigDecimal> sellThrough(long unitsSold, long endingUnits) {
        long sold = Quotient.count(unitsSold, "unitsSold");
        return Quotient.of(sold, Math.addExact(sold, Quotient.count(endingUnits, "endingUnits")));
    }

    /** Returns the weeks that the units on hand last. Empty if nothing sells. */
    public static Optional<BigDecimal> weeksOfSupply(long unitsOnHand, BigDecimal unitsSoldPerWeek) {
        return Quotient.of(BigDecimal.valueOf(Quotient.count(unitsOnHand, "unitsOnHand")), unitsSoldPerWeek);
    }

    /** Returns the share of variants that cannot be bought for want of stock. Empty without variants. */
    public static Optional<BigDecimal> stockoutRate(long variantsOutOfStock, long variants) {
        return Quotient.of(
                Quotient.count(variantsOutOfStock, "variantsOutOfStock"), Quotient.count(variants, "variants"));
    }
}
