package io.shopwright.insights;

import io.shopwright.analytics.inventory.LeadTime;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** All questions about a period, each with one figure that says whether it counted right. */
enum Asked {
    /** Purchases that counted. */
    LIFETIME_VALUE {
        @Override
        Told of(Shop shop, Period period, Reading reading) {
            CustomerLifetimeValue.Report report =
                    CustomerLifetimeValue.report(shop, CustomerLifetimeValue.Question.of(period.to()), reading);
            return new Told(report, BigDecimal.valueOf(report.orders().counted()), report.notes());
        }
    },
    /** What customers have spent, with taxes and shipping, and without what they got back. */
    LIFECYCLE {
        @Override
        Told of(Shop shop, Period period, Reading reading) {
            CustomerLifecycle.Report report =
                    CustomerLifecycle.report(shop, CustomerLifecycle.Question.of(period.to()), reading);
            BigDecimal spent = report.customers().stream()
                    .map(CustomerLifecycle.Customer::spent)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Told(report, spent, report.basis().missing());
        }
    },
    /** Net sales. */
    STORE {
        @Override
        Told of(Shop shop, Period period, Reading reading) {
            StoreAnalytics.Report report = StoreAnalytics.report(shop, StoreAnalytics.Question.of(period), reading);
            return new Told(report, report.sales().net(), report.basis().missing());
        }
    },
    /** Net sales. */
    BUSINESS {
        @Override
        Told of(Shop shop, Period period, Reading reading) {
            BusinessAnalysis.Report report =
                    BusinessAnalysis.report(shop, BusinessAnalysis.Question.of(period), reading);
            return new Told(
                    report, report.performance().sales().net(), report.basis().missing());
        }
    },
    /** Units wanted of what is in the shop. */
    INVENTORY {
        @Override
        Told of(Shop shop, Period period, Reading reading) {
            SupplySource supply = SupplySource.same(SupplySource.Supply.within(LeadTime.certain(10)));
            InventoryIntelligence.Question question = new InventoryIntelligence.Question(
                    period.to(), period.days(), 30, 7, 0.95, 30, period.days(), null, supply);
            InventoryIntelligence.Report report = InventoryIntelligence.report(shop, question, reading);
            long units = report.items().stream()
                    .mapToLong(InventoryIntelligence.Item::sold)
                    .sum();
            return new Told(report, BigDecimal.valueOf(units), report.basis().missing());
        }
    },
    /** Net sales of all places. */
    CHANNELS {
        @Override
        Told of(Shop shop, Period period, Reading reading) {
            ChannelReport.Report report =
                    ChannelReport.report(shop, ChannelReport.Question.of(period, AdSpendSource.NONE), reading);
            BigDecimal net =
                    report.places().stream().map(place -> place.sales().net()).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Told(report, net, report.basis().missing());
        }
    },
    /** Net sales of the last day, at its end. */
    MONITOR {
        @Override
        Told of(Shop shop, Period period, Reading reading) {
            Instant now = period.end(ShopFacts.of(shop).zone()).minusSeconds(1);
            SalesMonitor.Question question = SalesMonitor.Question.of(List.of());
            try (SalesMonitor monitor = SalesMonitor.start(shop, question, alert -> {}, now, reading)) {
                SalesMonitor.Current current = monitor.update(now);
                return new Told(current, current.today().net(), current.basis().missing());
            }
        }
    },
    /** Revenue. */
    DASHBOARD {
        @Override
        Told of(Shop shop, Period period, Reading reading) {
            ExecutiveDashboard.Report report =
                    ExecutiveDashboard.report(shop, ExecutiveDashboard.Question.of(period), reading);
            return new Told(
                    report,
                    report.figure(DashboardMeasure.REVENUE).value().orElseThrow(),
                    report.basis().missing());
        }
    },
    /** Net sales of the one shop. */
    STORES {
        @Override
        Told of(Shop shop, Period period, Reading reading) {
            SeveralStores.Report report = SeveralStores.report(
                    List.of(new SeveralStores.Store("shop", shop)),
                    new SeveralStores.Question(period, "USD", RateSource.NONE),
                    reading);
            return new Told(report, report.total().net(), report.missing());
        }
    };

    /** @param report as the question gives it */
    record Told(Object report, BigDecimal figure, List<String> missing) {}

    abstract Told of(Shop shop, Period period, Reading reading);
}
