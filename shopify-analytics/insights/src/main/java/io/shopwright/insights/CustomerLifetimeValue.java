package io.shopwright.insights;

import io.shopwright.analytics.clv.BgNbd;
import io.shopwright.analytics.clv.CustomerHistory;
import io.shopwright.analytics.clv.CustomerSummary;
import io.shopwright.analytics.clv.Fit;
import io.shopwright.analytics.clv.GammaGamma;
import io.shopwright.analytics.clv.Horizon;
import io.shopwright.analytics.clv.LifetimeValue;
import io.shopwright.analytics.clv.PurchaseSummaries;
import io.shopwright.analytics.clv.Spend;
import io.shopwright.analytics.clv.TimeScale;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Which customers are worth most in the months to come, and which of them a shop is losing?
 *
 * <p>All orders until the end of the observation become purchases: test and cancelled orders, guests and orders of which
 * returns and refunds left nothing do not count; a purchase is worth {@code currentTotalPriceSet}, after discounts,
 * returns and refunds and with taxes and shipping; days are the shop's; all purchases of one day are one. To these are
 * fitted how often customers buy and when they stop ({@link BgNbd}) and how much they spend ({@link GammaGamma}).
 *
 * <p>Needs the scopes {@code read_orders} and {@code read_customers}, and {@code read_all_orders} for orders older than
 * 60 days.
 */
public final class CustomerLifetimeValue {
    /** Days of a month: 4.345 weeks, the convention of the reference implementations of the models. */
    private static final double DAYS_PER_MONTH = 4.345 * 7;

    /** Beyond this correlation of how often and how much, the spend model's assumption is in doubt. */
    private static final double DOUBTFUL_CORRELATION = 0.3;

    private CustomerLifetimeValue() {}

    /**
     * What is asked.
     *
     * @param observationEnd last day seen, in the shop's time zone
     * @param unit the time unit of the models and of the histories in the report
     * @param horizonMonths months ahead that count, 1..120; a month is 4.345 weeks
     * @param monthlyDiscountRate what a month's wait takes off a sum, in [0, 1); 0.01 is 1 %
     * @param margin share of a purchase that the shop keeps, in (0, 1]; 1 values revenue
     */
    public record Question(
            LocalDate observationEnd, TimeScale unit, int horizonMonths, double monthlyDiscountRate, double margin) {
        public Question {
            if (horizonMonths < 1 || horizonMonths > 120) {
                throw new IllegalArgumentException("horizonMonths must be in 1..120: " + horizonMonths);
            }
            if (!(monthlyDiscountRate >= 0 && monthlyDiscountRate < 1)) {
                throw new IllegalArgumentException("monthlyDiscountRate must be in [0, 1): " + monthlyDiscountRate);
            }
            if (!(margin > 0 && margin <= 1)) {
                throw new IllegalArgumentException("margin must be in (0, 1]: " + margin);
            }
        }

        /** Twelve months of revenue, discounted by 1 % a month, counted in weeks. */
        public static Question of(LocalDate observationEnd) {
            return new Question(observationEnd, TimeScale.WEEK, 12, 0.01, 1);
        }

        Horizon horizon() {
            double month = DAYS_PER_MONTH / (unit == TimeScale.WEEK ? 7 : 1);
            return new Horizon(horizonMonths, month, monthlyDiscountRate);
        }
    }

    /**
     * One customer's figures.
     *
     * @param id the customer
     * @param summary the history, in the question's time unit
     * @param spend the repeat purchases' number and mean
     * @param probabilityAlive that the customer has not stopped buying, in [0, 1]; 1 for who bought once
     * @param expectedPurchases within the horizon
     * @param expectedSpend on one purchase; empty without a spend model
     * @param lifetimeValue of the purchases within the horizon, discounted; empty without a spend model
     */
    public record Customer(
            Gid id,
            CustomerSummary summary,
            Spend spend,
            double probabilityAlive,
            double expectedPurchases,
            OptionalDouble expectedSpend,
            OptionalDouble lifetimeValue) {
        /** What the customer is still expected to bring, or the number of purchases where there is no spend model. */
        double worth() {
            return lifetimeValue.orElse(expectedPurchases);
        }

        /** The worth that is still expected, times the probability that it is lost already; greatest between the two. */
        double danger() {
            return worth() * (1 - probabilityAlive);
        }

        /** Those with a value in money first, since money and numbers of purchases do not compare; equals by id. */
        static Comparator<Customer> descending(ToDoubleFunction<Customer> by) {
            return Comparator.comparing(
                            (Customer customer) -> customer.lifetimeValue().isEmpty())
                    .thenComparing(Comparator.comparingDouble(by).reversed())
                    .thenComparing(Customer::id);
        }
    }

    /**
     * The answer.
     *
     * @param shop what the shop said of itself
     * @param question what was asked
     * @param orders what became of the orders
     * @param purchases the model of how often customers buy
     * @param spend the model of how much they spend; empty if nobody bought again for a positive amount
     * @param customers everybody who bought until the end, by id
     * @param notes what a reader must know to trust the figures; empty if nothing is in doubt
     */
    public record Report(
            ShopFacts shop,
            Question question,
            OrderCounts orders,
            Fit<BgNbd> purchases,
            Optional<Fit<GammaGamma>> spend,
            List<Customer> customers,
            List<String> notes) {
        public Report {
            customers = List.copyOf(customers);
            notes = List.copyOf(notes);
        }

        /** All customers, the highest lifetime value first; those without a value in money last, by expected purchases. */
        public List<Customer> mostValuable() {
            return ranked(Customer::worth);
        }

        /**
         * The customers who bought more than once, those first of whom most is to be lost: lifetime value times (1 -
         * probability alive). Who is surely alive or surely gone comes last.
         */
        public List<Customer> mostEndangered() {
            return ranked(Customer::danger).stream()
                    .filter(c -> c.summary().frequency() > 0)
                    .toList();
        }

        private List<Customer> ranked(ToDoubleFunction<Customer> by) {
            return customers.stream().sorted(Customer.descending(by)).toList();
        }
    }

    /** Answers the question. */
    public static Report report(Shop shop, Question question) {
        return report(shop, question, Reading.PAGES);
    }

    /** Answers the question, reading by pages. */
    public static Report report(Shop shop, Question question, Progress progress) {
        return report(shop, question, Reading.byPages(progress));
    }

    /**
     * Answers the question.
     *
     * @throws UnusableDataException if no customer bought until the end, or if orders are in several currencies
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static Report report(Shop shop, Question question, Reading reading) {
        ShopFacts facts = ShopFacts.of(shop);
        return report(facts, question, PurchaseHistory.read(shop, facts, question.observationEnd(), reading));
    }

    /** Of purchases until the end of the observation that were read already. */
    static Report report(ShopFacts facts, Question question, PurchaseHistory history) {
        PurchaseSummaries<Gid> summaries =
                PurchaseSummaries.of(history.purchases(), question.observationEnd(), question.unit());
        if (summaries.customers().isEmpty()) {
            throw new UnusableDataException("Nobody has bought until " + question.observationEnd() + ": "
                    + history.counts() + "; a lifetime value needs customers with orders");
        }
        Fit<BgNbd> purchases = BgNbd.fit(summaries.summaries());
        Optional<Fit<GammaGamma>> spend = summaries.spends().stream().anyMatch(s -> s.purchases() > 0 && s.mean() > 0)
                ? Optional.of(GammaGamma.fit(summaries.spends()))
                : Optional.empty();
        List<Customer> customers = summaries.customers().stream()
                .map(customer -> figures(customer, question, purchases.model(), spend.map(Fit::model)))
                .sorted(Comparator.comparing(Customer::id))
                .toList();
        List<String> notes = notes(facts, summaries.spends(), purchases, spend);
        return new Report(facts, question, history.counts(), purchases, spend, customers, notes);
    }

    private static Customer figures(
            CustomerHistory<Gid> history, Question question, BgNbd purchases, Optional<GammaGamma> spend) {
        Horizon horizon = question.horizon();
        OptionalDouble mean = OptionalDouble.empty();
        OptionalDouble value = OptionalDouble.empty();
        if (spend.isPresent() && hasMean(spend.get(), history.spend())) {
            mean = OptionalDouble.of(spend.get().expectedMeanSpend(history.spend()));
            LifetimeValue model = new LifetimeValue(purchases, spend.get(), question.margin());
            value = OptionalDouble.of(model.within(horizon, history.summary(), history.spend()));
        }
        return new Customer(
                history.customer(),
                history.summary(),
                history.spend(),
                purchases.probabilityAlive(history.summary()),
                purchases.expectedPurchases(history.summary(), horizon.periods() * horizon.periodLength()),
                mean,
                value);
    }

    /** Where spends vary too much between customers, those with few purchases have no finite expected spend. */
    private static boolean hasMean(GammaGamma model, Spend spend) {
        return model.p() * spend.purchases() + model.q() > 1;
    }

    private static List<String> notes(
            ShopFacts facts, List<Spend> spends, Fit<BgNbd> purchases, Optional<Fit<GammaGamma>> spend) {
        List<String> notes = new ArrayList<>();
        if (!facts.seesAllOrders()) {
            notes.add("The access token lacks read_all_orders: orders older than 60 days are missing, and every history"
                    + " is cut short.");
        }
        describe(purchases.status(), "purchase").ifPresent(notes::add);
        if (spend.isEmpty()) {
            notes.add("Nobody bought again for a positive amount: there is no spend model and no value in money.");
            return notes;
        }
        describe(spend.get().status(), "spend").ifPresent(notes::add);
        if (spend.get().model().q() <= 1) {
            notes.add(
                    "Spends vary too much between customers for a mean of all: customers with few repeat purchases have"
                            + " no value in money.");
        }
        OptionalDouble correlation = GammaGamma.correlation(spends);
        if (correlation.isPresent() && Math.abs(correlation.getAsDouble()) > DOUBTFUL_CORRELATION) {
            notes.add(String.format(
                    Locale.ROOT,
                    "How often and how much customers buy is correlated (%.2f), which the spend model assumes it is not:"
                            + " values of frequent buyers are too %s.",
                    correlation.getAsDouble(),
                    correlation.getAsDouble() > 0 ? "low" : "high"));
        }
        return notes;
    }

    private static Optional<String> describe(Fit.Status status, String model) {
        return switch (status) {
            case CONVERGED -> Optional.empty();
            case BOUNDARY ->
                Optional.of("The " + model + " model lies on a boundary: its predictions hold, single parameters mean"
                        + " nothing.");
            case NOT_IDENTIFIED ->
                Optional.of("Too few different customers to determine the " + model + " model: it describes these very"
                        + " data and predicts nothing.");
            case STOPPED ->
                Optional.of("The search for the " + model + " model ended before a maximum: do not use its figures.");
        };
    }
}
