package io.shopwright.insights;

import io.shopwright.analytics.kpi.SalesKpi;
import io.shopwright.insights.ExpenseSource.Expense;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * From gross sales to what is left.
 *
 * @param sales gross sales, discounts, returns, net sales
 * @param costOfGoods of goods sold and not taken back; empty unless the cost of all of them is known
 * @param marginRate gross profit over net sales; where the cost of some goods is unknown, of the others alone; empty without
 *     net sales
 * @param unitsSold of all goods
 * @param unitsWithoutCost of them
 * @param expenses that grow with sales; empty if they are not known
 */
public record Performance(
        SalesFigures sales,
        Optional<BigDecimal> costOfGoods,
        Optional<BigDecimal> marginRate,
        long unitsSold,
        long unitsWithoutCost,
        Optional<List<Expense>> expenses) {

    static Performance of(SalesFigures sales, CostOfGoods goods, Optional<List<Expense>> expenses) {
        BigDecimal net = goods.complete() ? sales.net() : goods.net();
        return new Performance(
                sales,
                goods.complete() ? Optional.of(goods.cost()) : Optional.empty(),
                net.signum() > 0 ? SalesKpi.grossMarginRate(net, goods.cost()) : Optional.empty(),
                goods.units(),
                goods.unitsWithoutCost(),
                expenses.map(List::copyOf));
    }

    /** Net sales less the cost of the goods; empty if it is not known of all. */
    public Optional<BigDecimal> grossProfit() {
        return costOfGoods.map(cost -> SalesKpi.grossProfit(sales.net(), cost));
    }

    /** Gross profit less expenses; empty if one of them is unknown. */
    public Optional<BigDecimal> contribution() {
        return spent().flatMap(spent -> grossProfit().map(profit -> profit.subtract(spent)));
    }

    /** Contribution over net sales; empty if it is unknown, or net sales are not positive. */
    public Optional<BigDecimal> contributionRate() {
        return spent().filter(spent -> sales.net().signum() > 0)
                .flatMap(spent ->
                        costOfGoods.flatMap(cost -> SalesKpi.contributionMarginRate(sales.net(), cost, spent)));
    }

    private Optional<BigDecimal> spent() {
        return expenses.map(list -> list.stream().map(Expense::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
