package io.shopwright.insights;

import io.shopwright.insights.SalesLedger.Position;
import java.math.BigDecimal;

/**
 * What the goods of a period cost; goods taken back count as not sold.
 *
 * @param cost of the goods whose unit cost is known
 * @param net what these brought, after discounts and returned goods
 * @param units sold, those without a known cost included
 * @param unitsWithoutCost of them
 */
record CostOfGoods(BigDecimal cost, BigDecimal net, long units, long unitsWithoutCost) {
    private static final CostOfGoods NONE = new CostOfGoods(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

    static CostOfGoods of(SalesLedger ledger, Period days, UnitCosts costs) {
        CostOfGoods sum = NONE;
        for (SalesLedger.Sale sale : ledger.sales()) {
            if (days.contains(sale.day())) {
                for (Position position : sale.positions()) {
                    sum = sum.plus(costs, position, position.quantity(), position.net());
                }
            }
        }
        for (SalesLedger.Return back : ledger.returns()) {
            if (days.contains(back.day()) && back.position().isPresent()) {
                CostOfGoods taken = NONE.plus(
                        costs,
                        back.position().get(),
                        -back.quantity(),
                        back.amount().negate());
                sum = new CostOfGoods(
                        sum.cost.add(taken.cost), sum.net.add(taken.net), sum.units, sum.unitsWithoutCost);
            }
        }
        return sum;
    }

    private CostOfGoods plus(UnitCosts costs, Position position, long count, BigDecimal amount) {
        return costs.of(position)
                .map(each -> new CostOfGoods(
                        cost.add(each.multiply(BigDecimal.valueOf(count))),
                        net.add(amount),
                        units + count,
                        unitsWithoutCost))
                .orElse(new CostOfGoods(cost, net, units + count, unitsWithoutCost + count));
    }

    /** Why the cost of all is unknown, such as "of 3 units sold 1 has no unit cost", with the remedy. */
    String lacking() {
        return lacking(units, "unit sold", "units sold", unitsWithoutCost);
    }

    /** The same of other things than units. */
    static String lacking(long all, String one, String several, long without) {
        return "of " + Words.count(all, one, several) + " " + Words.count(without, "has", "have")
                + " no unit cost. Enter it in the shop, or give a source of costs.";
    }

    /** Whether the cost of everything that was sold is known. */
    boolean complete() {
        return unitsWithoutCost == 0;
    }
}
