package io.shopwright.insights;

import io.shopwright.analytics.pricing.CoefficientTest;
import io.shopwright.analytics.pricing.PriceAdvice;
import io.shopwright.analytics.pricing.PriceOutcome;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How do buyers of a product answer to its price, and which price would earn most?
 *
 * <p>Units of each variant and week against the mean price that was paid for one, after discounts and without taxes, by a
 * Poisson regression with a level for each variant and a steady trend. Weeks without a sale are left out, for nobody knows
 * what the price was then; where there are many, demand looks less elastic than it is. Nothing tells a price that moved
 * sales from one that was set because sales moved: check by an experiment before much is risked.
 *
 * <p>Needs the scopes {@code read_orders}, {@code read_customers} and {@code read_products}, {@code read_all_orders} for
 * orders older than 60 days, and {@code read_inventory} for the shop's own unit costs.
 */
public final class PriceElasticity {
    private static final int YEAR = 364;

    private PriceElasticity() {}

    /**
     * What is asked.
     *
     * @param period of whose whole weeks sales count, up to its last day
     * @param unitCost what one more unit costs, without taxes, not negative; empty for what the shop says
     */
    public record Question(Gid product, Period period, Optional<BigDecimal> unitCost) {
        public Question {
            unitCost.filter(cost -> cost.signum() < 0).ifPresent(cost -> {
                throw new IllegalArgumentException("unitCost must be >= 0: " + cost);
            });
        }

        /** From the sales of 52 weeks, with the unit cost that the shop knows. */
        public static Question of(Gid product, LocalDate end) {
            return new Question(product, Period.lastDays(YEAR, end), Optional.empty());
        }

        /** The same with a unit cost. */
        public Question withUnitCost(BigDecimal cost) {
            return new Question(product, period, Optional.of(cost));
        }
    }

    /**
     * What the sales say. Prices are means over the units of a week.
     *
     * @param weeks of the period with a sale
     * @param weeksWithoutSale of the period from the first sale on
     * @param lowestPrice paid on average in a week
     * @param highestPrice paid on average in a week
     * @param latestPrice of the last week with a sale
     */
    public record Evidence(
            long units,
            int weeks,
            int weeksWithoutSale,
            BigDecimal lowestPrice,
            BigDecimal highestPrice,
            BigDecimal latestPrice) {}

    /**
     * The price that would earn most between the lowest and the highest that were paid.
     *
     * @param unitCost that it was found with
     * @param now what the latest price is expected to bring in a week
     * @param best what the best one is expected to bring in a week
     * @param reason why it is that one
     */
    public record Advice(BigDecimal unitCost, PriceOutcome now, PriceOutcome best, PriceAdvice.Reason reason) {}

    /**
     * The answer.
     *
     * @param title of the product
     * @param evidence empty if no unit was sold in a whole week of the period
     * @param elasticity by how many per cent the units change if the price rises by one, with its 95 % interval; empty if
     *     the sales do not tell
     * @param advice empty without an elasticity that is surely below 0, or without a unit cost
     * @param caveats what to know before acting, a sentence each
     */
    public record Report(
            Basis basis,
            Question question,
            String title,
            Optional<Evidence> evidence,
            Optional<CoefficientTest> elasticity,
            Optional<Advice> advice,
            List<String> caveats) {
        public Report {
            caveats = List.copyOf(caveats);
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
     * @throws UnusableDataException if there is no such product, if orders are in several currencies, or without the scopes
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static Report report(Shop shop, Question question, Reading reading) {
        return PriceStudy.read(shop, question, reading).report();
    }
}
