package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.inventory.LeadTime;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.insights.AdSpendSource;
import io.shopwright.insights.BusinessAnalysis;
import io.shopwright.insights.ChannelReport;
import io.shopwright.insights.CustomerLifecycle;
import io.shopwright.insights.CustomerLifetimeValue;
import io.shopwright.insights.ExecutiveDashboard;
import io.shopwright.insights.InventoryIntelligence;
import io.shopwright.insights.Period;
import io.shopwright.insights.RateSource;
import io.shopwright.insights.Reading;
import io.shopwright.insights.SalesMonitor;
import io.shopwright.insights.SeveralStores;
import io.shopwright.insights.StoreAnalytics;
import io.shopwright.insights.SupplySource;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.SimulatedShop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the questions about a shop cost: points, requests and time on simulated shops of the Standard plan, whose bucket they
 * wait for as at a real one, by bulk operation and by pages. Each question is about 12 months of some 10,000 orders, against
 * the 12 months before. A simulated bulk operation is over at once.
 */
public final class QuestionsSpeed {
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final Period YEAR = Period.lastDays(365, END);
    private static final Instant NOW = Instant.parse("2026-06-30T23:59:00Z");
    private static final int PRODUCTS = 10;
    private static final int LEAD_DAYS = 14;
    private static final double DAILY_UNITS = 7.83;

    private QuestionsSpeed() {}

    /** Asks one or more shops. */
    private interface Question {
        Object ask(List<Shop> shops, Reading reading);
    }

    /** Prints a table; an argument chooses questions by the beginning of their names. */
    public static void main(String... arguments) {
        System.out.printf(
                "%-24s %-6s %9s %8s %9s %12s%n", "question", "way", "requests", "points", "seconds", "CPU seconds");
        questions().forEach((name, question) -> {
            if (arguments.length == 0 || name.startsWith(arguments[0])) {
                measure(name, question);
            }
        });
    }

    private static Map<String, Question> questions() {
        Map<String, Question> questions = new LinkedHashMap<>();
        questions.put(
                "CustomerLifetimeValue",
                (shops, reading) ->
                        CustomerLifetimeValue.report(shops.get(0), CustomerLifetimeValue.Question.of(END), reading));
        questions.put(
                "StoreAnalytics",
                (shops, reading) -> StoreAnalytics.report(shops.get(0), StoreAnalytics.Question.of(YEAR), reading));
        questions.put(
                "BusinessAnalysis",
                (shops, reading) -> BusinessAnalysis.report(shops.get(0), BusinessAnalysis.Question.of(YEAR), reading));
        SupplySource supply = SupplySource.same(SupplySource.Supply.within(LeadTime.certain(LEAD_DAYS)));
        questions.put(
                "InventoryIntelligence",
                (shops, reading) -> InventoryIntelligence.report(
                        shops.get(0), InventoryIntelligence.Question.of(END, supply), reading));
        questions.put(
                "CustomerLifecycle",
                (shops, reading) ->
                        CustomerLifecycle.report(shops.get(0), CustomerLifecycle.Question.of(END), reading));
        questions.put(
                "ChannelReport",
                (shops, reading) -> ChannelReport.report(
                        shops.get(0), ChannelReport.Question.of(YEAR, AdSpendSource.NONE), reading));
        questions.put("SalesMonitor", QuestionsSpeed::monitor);
        questions.put(
                "ExecutiveDashboard",
                (shops, reading) ->
                        ExecutiveDashboard.report(shops.get(0), ExecutiveDashboard.Question.of(YEAR), reading));
        questions.put(
                "SeveralStores",
                (shops, reading) -> SeveralStores.report(
                        List.of(
                                new SeveralStores.Store("one", shops.get(0)),
                                new SeveralStores.Store("other", shops.get(1))),
                        new SeveralStores.Question(YEAR, "USD", RateSource.NONE),
                        reading));
        return questions;
    }

    /** With 12 months to learn from, until it knows how sales go. */
    private static Object monitor(List<Shop> shops, Reading reading) {
        SalesMonitor.Question usual = SalesMonitor.Question.of(List.of());
        SalesMonitor.Question year = new SalesMonitor.Question(
                YEAR.days(), usual.goals(), usual.rules(), usual.pace(), usual.visits(), usual.calls());
        try (SalesMonitor monitor = SalesMonitor.start(shops.get(0), year, alert -> {}, NOW, reading)) {
            return monitor.update(NOW);
        }
    }

    /** By bulk operation first, which leaves the bucket as good as full. */
    private static void measure(String name, Question question) {
        try (SimulatedShop one = loaded();
                SimulatedShop other = name.equals("SeveralStores") ? loaded() : SimulatedShop.start()) {
            for (Reading reading : List.of(Reading.BULK, Reading.PAGES)) {
                ask(name, question, reading, List.of(one, other));
            }
        }
    }

    private static SimulatedShop loaded() {
        SimulatedShop simulated = SimulatedShop.start();
        simulated.load(GeneratedSales.builder(1, END)
                .days(2 * YEAR.days())
                .products(PRODUCTS)
                .dailyUnits(DAILY_UNITS)
                .generate());
        return simulated;
    }

    private static void ask(String name, Question question, Reading reading, List<SimulatedShop> simulated) {
        List<Shop> shops = new ArrayList<>();
        simulated.forEach(each -> shops.add(Shop.open(ShopConfig.at(each.endpoint(), each.accessToken()))));
        try {
            List<Object> answers = new ArrayList<>();
            Timing timing = Timing.once(name, () -> {
                answers.add(question.ask(shops, reading));
                return answers.size();
            });
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %-6s %9d %8.0f %9.1f %12.1f%n",
                    name,
                    reading.way().name().toLowerCase(Locale.ROOT),
                    shops.stream().mapToLong(each -> each.usage().requests()).sum(),
                    shops.stream().mapToDouble(each -> each.usage().points()).sum(),
                    timing.wall(),
                    timing.process());
        } finally {
            shops.forEach(Shop::close);
        }
    }
}
