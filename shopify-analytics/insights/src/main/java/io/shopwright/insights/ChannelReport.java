package io.shopwright.insights;

import io.shopwright.analytics.attribution.JourneyStatistics;
import io.shopwright.analytics.attribution.ModelComparison;
import io.shopwright.analytics.budget.Allocation;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where does a shop sell, what leads buyers there, and what does advertising bring?
 *
 * <p>Sales channels are where an order was placed, by its source name. Traffic is what led there: the visits before an
 * order that Shopify remembers, of 30 days and since the order before, by campaign source and medium. Several models
 * divide an order's sales (after discounts, before returns, without taxes) among its visits; none of them shows what
 * would not have been sold without a channel. Cancelled orders are not divided.
 *
 * <p>Needs the scopes {@code read_orders}, {@code read_customers} and {@code read_products}, {@code read_all_orders} for
 * orders older than 60 days, {@code read_reports} for sessions and {@code read_publications} for what is published where.
 */
public final class ChannelReport {
    private ChannelReport() {}

    /** The attribution models, all of which are compared. */
    public enum Model {
        FIRST_CLICK("first click"),
        LAST_CLICK("last click"),
        /** Shopify's default. */
        LAST_NON_DIRECT_CLICK("last non-direct click"),
        /** The whole order to each channel that was visited: credits exceed the orders. */
        ANY_CLICK("any click"),
        LINEAR("linear"),
        /** 40 % each to the first and the last visit. */
        U_SHAPED("U-shaped"),
        /** A visit counts half of one that is 7 days nearer to the order. */
        TIME_DECAY("time decay, 7 days"),
        MARKOV("Markov, order 1"),
        SHAPLEY("Shapley, sums");

        private final String label;

        Model(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * What is asked.
     *
     * @param model by which returns on spend are counted
     * @param spend what was spent on channels
     * @param margin share of sales that the shop keeps, in (0, 1]; null if unknown
     * @param weeklyBudget to divide among channels, &gt;= 0; null for as much as was spent in a mean week
     * @param sources kinds of sales channels by source name, where the name does not tell
     */
    public record Question(
            Period period,
            Model model,
            AdSpendSource spend,
            @Nullable BigDecimal margin,
            @Nullable BigDecimal weeklyBudget,
            Map<String, SalesChannel> sources) {
        public Question {
            if (margin != null && (margin.signum() <= 0 || margin.compareTo(BigDecimal.ONE) > 0)) {
                throw new IllegalArgumentException("margin must be in (0, 1]: " + margin);
            }
            if (weeklyBudget != null && weeklyBudget.signum() < 0) {
                throw new IllegalArgumentException("weeklyBudget must be >= 0: " + weeklyBudget);
            }
            sources = Map.copyOf(sources);
        }

        /** Returns on spend by the last click that was not direct; no margin, the budget of a mean week. */
        public static Question of(Period period, AdSpendSource spend) {
            return new Question(period, Model.LAST_NON_DIRECT_CLICK, spend, null, null, Map.of());
        }

        /** The same with a margin. */
        public Question withMargin(BigDecimal kept) {
            return new Question(period, model, spend, kept, weeklyBudget, sources);
        }
    }

    /**
     * A place where orders are placed.
     *
     * @param sourceName as Shopify stores it; empty if it stores none
     * @param sales with what was given back in the period
     * @param share of the net sales of all; empty if these are not positive
     * @param customers different ones; guests are not counted
     * @param returning of them, who had ordered before at any time
     */
    public record Place(
            SalesChannel kind,
            String sourceName,
            SalesFigures sales,
            Optional<BigDecimal> share,
            long customers,
            long returning) {}

    /**
     * What led buyers to the shop.
     *
     * @param name such as {@code google / cpc}
     * @param orders credited by the question's model, parts of orders added up
     * @param sales credited by it
     * @param leastSales credited by the model that gives least, {@link Model#ANY_CLICK} apart
     * @param mostSales by the one that gives most
     * @param spend empty if none is known
     * @param returnOnAdSpend credited sales over spend; empty without spend
     * @param returnOnInvestment credited margin less spend, over spend; empty without spend or margin
     * @param costPerOrder spend over credited orders; empty without spend or orders
     */
    public record Traffic(
            String name,
            double orders,
            BigDecimal sales,
            BigDecimal leastSales,
            BigDecimal mostSales,
            Optional<BigDecimal> spend,
            Optional<BigDecimal> returnOnAdSpend,
            Optional<BigDecimal> returnOnInvestment,
            Optional<BigDecimal> costPerOrder) {}

    /**
     * What is offered where.
     *
     * @param products published there, at most 250 are counted
     */
    public record Published(String publication, int products) {}

    /**
     * Orders by what is known of the visits before them.
     *
     * @param attributed with visits
     * @param withoutVisit known to have none, such as those at a till
     * @param pending whose visits Shopify has not put together yet
     */
    public record Coverage(long attributed, long withoutVisit, long pending) {}

    /**
     * The answer.
     *
     * @param places the one with most net sales first
     * @param traffic the one with most credited sales first
     * @param coverage orders, cancelled and test ones apart
     * @param models shares of orders and sales by all models; empty without a visit
     * @param journeys how long they are, and what part each channel has; empty without a visit
     * @param visits sessions by Shopify's own kinds of sources, for conversion; empty if the shop does not tell
     * @param published empty if it may not be read
     * @param budget how to divide a week's budget; empty if the past does not tell
     */
    public record Report(
            Basis basis,
            Question question,
            List<Place> places,
            List<Traffic> traffic,
            Coverage coverage,
            Optional<ModelComparison> models,
            Optional<JourneyStatistics> journeys,
            Optional<List<TrafficSource>> visits,
            List<Published> published,
            Optional<Allocation> budget) {
        public Report {
            places = List.copyOf(places);
            traffic = List.copyOf(traffic);
            published = List.copyOf(published);
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
     * @throws UnusableDataException if orders are in several currencies, or without the scopes
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static Report report(Shop shop, Question question, Reading reading) {
        return ChannelStudy.read(shop, question, reading).report(shop);
    }
}
