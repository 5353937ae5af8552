package io.shopwright.insights;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import io.shopwright.insights.SalesLedger.Detail;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a dashboard reads of a shop.
 *
 * @param yearAgo sales of both periods 52 weeks before; empty if they are hidden
 * @param firstOrder the day of the shop's first order that the token sees; empty without orders
 * @param history of all customers; empty if orders are hidden
 * @param lacking why sessions are unknown
 * @param noCosts why costs are unknown
 */
record DashboardData(
        ShopFacts facts,
        SalesLedger ledger,
        Optional<SalesLedger> yearAgo,
        Optional<LocalDate> firstOrder,
        Optional<PurchaseHistory> history,
        OrderTrail trail,
        ShipmentDays shipments,
        UnitCosts costs,
        Optional<Visits> visits,
        Optional<Visits> visitsBefore,
        List<String> lacking,
        List<String> noCosts,
        List<String> missing) {
    /** Weeks, so that the weekdays are the same. */
    private static final int WEEKS_OF_A_YEAR = 52;

    static Period yearBefore(Period period) {
        return new Period(period.from().minusWeeks(WEEKS_OF_A_YEAR), period.to().minusWeeks(WEEKS_OF_A_YEAR));
    }

    static DashboardData read(Shop shop, ExecutiveDashboard.Question question, Reading reading) {
        ShopFacts facts = ShopFacts.of(shop);
        AccessLimits.require(facts, "orders", "customers", "products");
        Period period = question.period();
        Period both = period.withPrevious();
        Orders orders = Orders.read(shop, facts, both, reading);
        SalesLedger ledger = orders.ledger();
        boolean all = facts.seesAllOrders();
        List<String> lacking = new ArrayList<>();
        List<String> noCosts = new ArrayList<>();
        Optional<Visits> visits =
                TrafficSource.read(shop, facts, period, lacking).map(TrafficSource::total);
        Optional<Visits> before = visits.isEmpty()
                ? Optional.empty()
                : TrafficSource.read(shop, facts, period.previous(), new ArrayList<>())
                        .map(TrafficSource::total);
        return new DashboardData(
                facts,
                ledger,
                all ? Optional.of(SalesLedger.read(shop, facts, yearBefore(both), reading)) : Optional.empty(),
                firstOrder(shop, facts),
                all ? Optional.of(PurchaseHistory.read(shop, facts, period.to(), reading)) : Optional.empty(),
                OrderTrail.of(ledger),
                ShipmentDays.of(facts, ledger, orders.withoutShipments()),
                UnitCosts.read(shop, facts, question.sources().costs(), noCosts),
                visits,
                before,
                lacking,
                noCosts,
                AccessLimits.ofOrders(facts, both));
    }

    /** @param withoutShipments why shipments are unknown; empty if they are known */
    private record Orders(SalesLedger ledger, Optional<String> withoutShipments) {
        static Orders read(Shop shop, ShopFacts facts, Period both, Reading reading) {
            try {
                return new Orders(
                        SalesLedger.read(shop, facts, both, reading, Detail.LAST_VISIT, Detail.SHIPMENTS),
                        Optional.empty());
            } catch (ShopifyException.Denied | ShopifyException.Invalid | ShopifyException.Incomplete e) {
                String reason = "the shop does not tell its shipments: "
                        + String.valueOf(e.getMessage()).split(";", 2)[0] + ".";
                return new Orders(SalesLedger.read(shop, facts, both, reading, Detail.LAST_VISIT), Optional.of(reason));
            }
        }
    }

    record First(Instant processedAt) {}

    private static Optional<LocalDate> firstOrder(Shop shop, ShopFacts facts) {
        Iterator<First> orders = shop.connection("orders", First.class)
                .with("sortKey", "PROCESSED_AT")
                .pageSize(1)
                .iterator();
        return orders.hasNext()
                ? Optional.of(orders.next().processedAt().atZone(facts.zone()).toLocalDate())
                : Optional.empty();
    }

    long rowsRead() {
        return ledger.rowsRead()
                + costs.rowsRead()
                + yearAgo.map(SalesLedger::rowsRead).orElse(0L)
                + history.map(each -> each.counts().read()).orElse(0L);
    }
}
