package io.shopwright.insights;

import io.shopwright.analytics.kpi.InventoryKpi;
import io.shopwright.analytics.kpi.Target;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * How often the stock is sold in a year, at a period's pace. The shop knows no stock but that of today, which stands for the
 * mean of the period.
 */
final class InventoryTurnover {
    private static final BigDecimal YEAR = new BigDecimal("365.25");

    private InventoryTurnover() {}

    /** @param missing takes the reason if it is unknown */
    static KeyFigure of(SalesLedger ledger, Period period, UnitCosts costs, Target target, List<String> missing) {
        Optional<BigDecimal> stock = costs.stockAtCost();
        CostOfGoods goods = CostOfGoods.of(ledger, period, costs);
        if (costs.stockKnown()) {
            whyUnknown(goods, costs).ifPresent(missing::add);
        }
        Optional<BigDecimal> now = yearly(goods, stock, period);
        Optional<BigDecimal> before = yearly(CostOfGoods.of(ledger, period.previous(), costs), stock, period);
        return KeyFigure.of(StoreAnalytics.Kpi.INVENTORY_TURNOVER.words(), before, now, target);
    }

    private static Optional<String> whyUnknown(CostOfGoods goods, UnitCosts costs) {
        if (costs.stockedVariants() == 0) {
            return Optional.of("Inventory turnover is unknown: the shop counts no stock.");
        }
        if (costs.stockedWithoutCost() > 0) {
            return Optional.of("Inventory turnover is unknown: "
                    + CostOfGoods.lacking(
                            costs.stockedVariants(),
                            "variant in stock",
                            "variants in stock",
                            costs.stockedWithoutCost()));
        }
        return goods.complete() ? Optional.empty() : Optional.of("Inventory turnover is unknown: " + goods.lacking());
    }

    private static Optional<BigDecimal> yearly(CostOfGoods goods, Optional<BigDecimal> stock, Period period) {
        BigDecimal years = BigDecimal.valueOf(period.days()).divide(YEAR, MathContext.DECIMAL128);
        return goods.complete()
                ? stock.flatMap(value -> InventoryKpi.turnover(goods.cost(), value, value))
                        .map(turns -> turns.divide(years, MathContext.DECIMAL128))
                : Optional.empty();
    }
}
