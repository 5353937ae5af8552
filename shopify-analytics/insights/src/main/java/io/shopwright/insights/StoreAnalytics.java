package io.shopwright.insights;

import io.shopwright.analytics.kpi.Target;
import io.shopwright.analytics.kpi.Target.Direction;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How did the shop do in a period, against the one before of the same length, and what should be done about it?
 *
 * <p>Sales are those of {@link SalesFigures}. Who is a new customer, and what customers are worth, is known from all their
 * orders until the period's end. Sessions are those of people in Shopify's reports. A change counts as more than chance
 * where a test at 5 % says so; it does not say why something changed.
 *
 * <p>Needs the scopes {@code read_orders}, {@code read_customers} and {@code read_products}, for orders older than 60 days
 * {@code read_all_orders}, for sessions {@code read_reports}, for inventory turnover {@code read_inventory}. Without one of
 * the last three the report says what it lacks.
 */
public final class StoreAnalytics {
    private StoreAnalytics() {}

    /** A figure with a threshold. */
    public enum Kpi {
        /** Sessions with an order over all sessions; at least 2 %. */
        CONVERSION("Conversion, share of sessions", Direction.AT_LEAST, "0.02"),
        /** Sessions with a cart but no order over those with a cart; at most 70 %. */
        CART_ABANDONMENT("Cart abandonment, share of sessions with a cart", Direction.AT_MOST, "0.7"),
        /** What a customer is expected to bring in the 12 months to come, in the mean; at least 100. */
        LIFETIME_VALUE("Customer lifetime value, 12 months", Direction.AT_LEAST, "100"),
        /** Cost of the goods sold over the stock at cost, at the period's pace for a year; at least 4. */
        INVENTORY_TURNOVER("Inventory turnover a year", Direction.AT_LEAST, "4");

        private static final BigDecimal NEAR = new BigDecimal("0.1");

        private final String words;
        private final Direction direction;
        private final String threshold;

        Kpi(String words, Direction direction, String threshold) {
            this.words = words;
            this.direction = direction;
            this.threshold = threshold;
        }

        String words() {
            return words;
        }

        /** A figure in words: a share by percent, money with its currency. */
        public String format(BigDecimal figure, String currencyCode) {
            return switch (this) {
                case CONVERSION, CART_ABANDONMENT -> Words.percent(figure);
                case LIFETIME_VALUE -> String.format(Locale.ROOT, "%,.2f %s", figure, currencyCode);
                case INVENTORY_TURNOVER -> String.format(Locale.ROOT, "%.1f", figure);
            };
        }

        /** A target whose last tenth is near. */
        public Target target(BigDecimal value) {
            return new Target(value, direction, value.abs().multiply(NEAR));
        }

        /** The target that counts unless another is given. */
        public Target standard() {
            return target(new BigDecimal(threshold));
        }
    }

    /**
     * What is asked.
     *
     * @param period the period, which is compared with the one before
     * @param targets what figures should be; a figure without one has its standard
     * @param costs what goods cost, where the shop does not know
     */
    public record Question(Period period, Map<Kpi, Target> targets, CostSource costs) {
        public Question {
            targets = Map.copyOf(targets);
        }

        /** With the standard targets, and the costs that the shop knows. */
        public static Question of(Period period) {
            return new Question(period, Map.of(), CostSource.NONE);
        }

        /** With another target for one figure. */
        public Question target(Kpi kpi, BigDecimal value) {
            return new Question(period, Targets.with(targets, kpi, kpi.target(value)), costs);
        }

        Target target(Kpi kpi) {
            return targets.getOrDefault(kpi, kpi.standard());
        }
    }

    /**
     * The answer.
     *
     * @param basis what it rests on
     * @param sales of the period
     * @param salesBefore of the period before
     * @param products what was sold in either, best sold first
     * @param channels orders of the period by where they were placed, most first
     * @param buyers customers of the period; empty if the orders of before are hidden
     * @param buyersBefore of the period before; empty if the orders of before are hidden
     * @param traffic where sessions came from, most first; empty if the shop does not tell
     * @param trafficBefore of the period before
     * @param figures against their targets, one for each {@link Kpi}
     * @param findings weightiest first
     * @param recommendations what may bring most first; effects are of a period as long as this one
     */
    public record Report(
            Basis basis,
            SalesFigures sales,
            SalesFigures salesBefore,
            List<ProductSales> products,
            List<ChannelSales> channels,
            Optional<Buyers> buyers,
            Optional<Buyers> buyersBefore,
            Optional<List<TrafficSource>> traffic,
            Optional<List<TrafficSource>> trafficBefore,
            List<KeyFigure> figures,
            List<Finding> findings,
            List<Recommendation> recommendations) {
        public Report {
            products = List.copyOf(products);
            channels = List.copyOf(channels);
            figures = List.copyOf(figures);
            findings = List.copyOf(findings);
            recommendations = List.copyOf(recommendations);
        }

        /** One of the figures. */
        public KeyFigure figure(Kpi kpi) {
            return figures.stream()
                    .filter(each -> each.name().equals(kpi.words()))
                    .findFirst()
                    .orElseThrow();
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
     * @throws UnusableDataException if orders or customers may not be read, or orders are in several currencies
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static Report report(Shop shop, Question question, Reading reading) {
        PeriodData data = PeriodData.read(shop, question.period(), question.costs(), reading);
        ShopFacts facts = data.facts();
        Period period = data.period();
        List<String> missing = data.missing();
        Optional<List<TrafficSource>> traffic = TrafficSource.read(shop, facts, period, missing);
        Optional<List<TrafficSource>> before =
                traffic.flatMap(known -> TrafficSource.read(shop, facts, period.previous(), missing));
        List<ProductSales> products = ProductSales.of(data.ledger(), period);
        StoreFigures figures = new StoreFigures(facts, period, data.now(), data.before(), products, traffic, before);
        List<KeyFigure> against = List.of(
                figures.conversion(question.target(Kpi.CONVERSION)),
                figures.cartAbandonment(question.target(Kpi.CART_ABANDONMENT)),
                data.customers().lifetimeValue(question.target(Kpi.LIFETIME_VALUE)),
                InventoryTurnover.of(
                        data.ledger(), period, data.costs(), question.target(Kpi.INVENTORY_TURNOVER), missing));
        return new Report(
                data.basis(method(period), 0),
                figures.now(),
                figures.before(),
                products,
                ChannelSales.of(data.ledger(), period),
                data.customers().now(),
                data.customers().before(),
                traffic,
                before,
                against,
                StoreFindings.of(figures),
                StoreAdvice.of(figures, question));
    }

    private static String method(Period period) {
        return "Sales by the day of the order and returns by the day of the refund, without test orders, compared with"
                + " the " + period.days()
                + " days before; changes tested at 5 %; lifetime value by BG/NBD and Gamma-Gamma"
                + " over 12 months, discounted by 1 % a month; inventory turnover against the stock of today.";
    }
}
