package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.inventory.LeadTime;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.Usage;
import io.shopwright.insights.AdSpendSource;
import io.shopwright.insights.BusinessAnalysis;
import io.shopwright.insights.ChannelReport;
import io.shopwright.insights.CustomerLifecycle;
import io.shopwright.insights.CustomerLifetimeValue;
import io.shopwright.insights.InventoryIntelligence;
import io.shopwright.insights.Period;
import io.shopwright.insights.StoreAnalytics;
import io.shopwright.insights.SupplySource;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.SimulatedShop;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the questions about a shop cost: points, requests and time on a simulated shop of the Standard plan, whose bucket they
 * wait for as at a real one. Each question is about 12 months of some 10,000 orders, against the 12 months before.
 */
public final class QuestionsSpeed {
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final int DAYS = 365;
    private static final int PRODUCTS = 10;
    private static final int LEAD_DAYS = 14;
    private static final double DAILY_UNITS = 7.83;

    private QuestionsSpeed() {}

    /** Prints a table; an argument chooses one question by the beginning of its name. */
    public static void main(String... arguments) {
        Period year = Period.lastDays(DAYS, END);
        Map<String, ToDoubleFunction<Shop>> questions = new LinkedHashMap<>();
        questions.put(
                "CustomerLifetimeValue",
                shop -> CustomerLifetimeValue.report(shop, CustomerLifetimeValue.Question.of(END))
                        .orders()
                        .read());
        questions.put(
                "StoreAnalytics",
                shop -> StoreAnalytics.report(shop, StoreAnalytics.Question.of(year))
                        .sales()
                        .orders());
        questions.put(
                "BusinessAnalysis",
                shop -> BusinessAnalysis.report(shop, BusinessAnalysis.Question.of(year))
                        .performance()
                        .sales()
                        .orders());
        SupplySource supply = SupplySource.same(SupplySource.Supply.within(LeadTime.certain(LEAD_DAYS)));
        questions.put(
                "InventoryIntelligence",
                shop -> InventoryIntelligence.report(shop, InventoryIntelligence.Question.of(END, supply))
                        .basis()
                        .rowsRead());
        questions.put(
                "CustomerLifecycle",
                shop -> CustomerLifecycle.report(shop, CustomerLifecycle.Question.of(END))
                        .basis()
                        .rowsRead());
        questions.put(
                "ChannelReport",
                shop -> ChannelReport.report(shop, ChannelReport.Question.of(year, AdSpendSource.NONE))
                        .places()
                        .get(0)
                        .sales()
                        .orders());
        System.out.printf("%-24s %8s %9s %8s %9s%n", "question", "orders", "requests", "points", "seconds");
        questions.forEach((name, question) -> {
            if (arguments.length == 0 || name.startsWith(arguments[0])) {
                measure(name, question);
            }
        });
    }

    private static void measure(String name, ToDoubleFunction<Shop> question) {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(GeneratedSales.builder(1, END)
                    .days(2 * DAYS)
                    .products(PRODUCTS)
                    .dailyUnits(DAILY_UNITS)
                    .generate());
            try (Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
                Timing timing = Timing.once(name, () -> question.applyAsDouble(shop));
                Usage usage = shop.usage();
                System.out.printf(
                        Locale.ROOT,
                        "%-24s %8.0f %9d %8.0f %9.1f%n",
                        name,
                        timing.check(),
                        usage.requests(),
                        usage.points(),
                        timing.wall());
            }
        }
    }
}
