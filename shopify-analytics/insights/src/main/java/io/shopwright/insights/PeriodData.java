package io.shopwright.insights;

import io.shopwright.client.Shop;
import java.util.ArrayList;
import java.util.List;

/**
 * What is read of a shop for a question about a period and the one before.
 *
 * @param ledger of both periods
 * @param customers of both, as far as they are known
 * @param costs of goods, and the stock of today
 * @param missing what is out of reach so far, to be added to
 */
record PeriodData(
        ShopFacts facts,
        Period period,
        SalesLedger ledger,
        Customers customers,
        UnitCosts costs,
        List<String> missing) {

    /** @throws UnusableDataException if orders, customers or products may not be read */
    static PeriodData read(Shop shop, Period period, CostSource costs, Reading reading) {
        ShopFacts facts = ShopFacts.of(shop);
        AccessLimits.require(facts, "orders", "customers", "products");
        List<String> missing = new ArrayList<>(AccessLimits.ofOrders(facts, period.withPrevious()));
        return new PeriodData(
                facts,
                period,
                SalesLedger.read(shop, facts, period.withPrevious(), reading),
                Customers.read(shop, facts, period, reading, missing),
                UnitCosts.read(shop, facts, costs, missing),
                missing);
    }

    SalesFigures now() {
        return ledger.figures(period);
    }

    SalesFigures before() {
        return ledger.figures(period.previous());
    }

    /** @param more records that were read besides */
    Basis basis(String method, long more) {
        return new Basis(
                facts, period, ledger.rowsRead() + customers.rowsRead() + costs.rowsRead() + more, method, missing);
    }
}
