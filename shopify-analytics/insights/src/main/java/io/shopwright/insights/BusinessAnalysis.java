package io.shopwright.insights;

import io.shopwright.analytics.finance.Estimate;
import io.shopwright.analytics.kpi.SalesKpi;
import io.shopwright.analytics.kpi.Target;
import io.shopwright.analytics.kpi.Target.Direction;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How does the business stand, what could it grow by, and is it worth the money?
 *
 * <p>From gross sales to contribution: {@link SalesFigures} less the cost of goods and other expenses. What a shop does not
 * know comes by sources: costs of goods that are not entered in it, expenses, competitors' prices, what it costs to take an
 * opportunity. What no source gives is absent, and the basis says why.
 *
 * <p>Needs the scopes {@code read_orders}, {@code read_customers} and {@code read_products}, for orders older than 60 days
 * {@code read_all_orders}, for the shop's unit costs {@code read_inventory}.
 */
public final class BusinessAnalysis {
    private BusinessAnalysis() {}

    /** A figure that counts in the score. */
    public enum Measure {
        /** Net sales over those of the period before, less one; at least 0. */
        GROWTH("Growth of net sales", Direction.AT_LEAST, "0", "0.05"),
        /** Gross profit over net sales of the goods whose cost is known; at least 40 %. */
        MARGIN("Gross margin", Direction.AT_LEAST, "0.4", "0.05"),
        /** Discounts over gross sales; at most 15 %. */
        DISCOUNTS("Discounts, share of gross sales", Direction.AT_MOST, "0.15", "0.05"),
        /** Money given back over gross sales less discounts; at most 10 %. */
        RETURNS("Returns, share of what was sold", Direction.AT_MOST, "0.1", "0.02"),
        /** Cancelled orders over all; at most 2 %. */
        CANCELLATIONS("Cancelled orders, share", Direction.AT_MOST, "0.02", "0.01"),
        /** Mean hours from the order to its last shipment; at most 48. */
        FULFILLMENT("Hours to fulfilment", Direction.AT_MOST, "48", "24"),
        /** Customers who had bought before over all of the period; at least 25 %. */
        RETURNING("Returning customers, share", Direction.AT_LEAST, "0.25", "0.05"),
        /** Net sales of the best product over all; at most 40 %. */
        DEPENDENCE("Best product, share of net sales", Direction.AT_MOST, "0.4", "0.1");

        private final String words;
        private final Direction direction;
        private final String value;
        private final String tolerance;

        Measure(String words, Direction direction, String value, String tolerance) {
            this.words = words;
            this.direction = direction;
            this.value = value;
            this.tolerance = tolerance;
        }

        /** A figure in words: hours, or a share by percent. */
        public String format(BigDecimal figure) {
            return this == FULFILLMENT ? String.format(Locale.ROOT, "%.1f", figure) : Words.percent(figure);
        }

        /** The target that counts unless another is given; a rule of thumb. */
        public Target standard() {
            return new Target(new BigDecimal(value), direction, new BigDecimal(tolerance));
        }
    }

    /**
     * What is asked.
     *
     * @param period the period, which is compared with the one before
     * @param costs what goods cost, where the shop does not know
     * @param expenses what else grows with sales
     * @param market competitors' prices
     * @param investments what opportunities cost
     * @param assumptions what estimates of growth need beside data
     * @param targets for the score; a figure without one has its standard
     */
    public record Question(
            Period period,
            CostSource costs,
            ExpenseSource expenses,
            MarketSource market,
            InvestmentSource investments,
            Assumptions assumptions,
            Map<Measure, Target> targets) {
        public Question {
            targets = Map.copyOf(targets);
        }

        /** What can be said by the shop alone. */
        public static Question of(Period period) {
            return new Question(
                    period,
                    CostSource.NONE,
                    ExpenseSource.NONE,
                    MarketSource.NONE,
                    InvestmentSource.NONE,
                    Assumptions.STANDARD,
                    Map.of());
        }

        public Question costs(CostSource source) {
            return new Question(period, source, expenses, market, investments, assumptions, targets);
        }

        public Question expenses(ExpenseSource source) {
            return new Question(period, costs, source, market, investments, assumptions, targets);
        }

        public Question market(MarketSource source) {
            return new Question(period, costs, expenses, source, investments, assumptions, targets);
        }

        public Question investments(InvestmentSource source) {
            return new Question(period, costs, expenses, market, source, assumptions, targets);
        }

        public Question assumptions(Assumptions other) {
            return new Question(period, costs, expenses, market, investments, other, targets);
        }

        /** With another target for one figure. */
        public Question target(Measure measure, Target target) {
            return new Question(
                    period, costs, expenses, market, investments, assumptions, Targets.with(targets, measure, target));
        }

        Target target(Measure measure) {
            return targets.getOrDefault(measure, measure.standard());
        }
    }

    /**
     * The answer.
     *
     * @param basis what it rests on
     * @param performance from gross sales to contribution
     * @param performanceBefore of the period before
     * @param operations whether orders arrive and stay
     * @param market how prices stand; empty without a source, or if nothing of it was sold
     * @param score in points, explained
     * @param opportunities sized for a year, greatest first
     * @param recommendations the same as things to do
     * @param plan in order
     * @param roi of the opportunities whose cost is known; empty if none is
     */
    public record Report(
            Basis basis,
            Performance performance,
            Performance performanceBefore,
            Operations operations,
            Optional<MarketPosition> market,
            BusinessScore score,
            List<Opportunity> opportunities,
            List<Recommendation> recommendations,
            ActionPlan plan,
            Optional<RoiProjection> roi) {
        public Report {
            opportunities = List.copyOf(opportunities);
            recommendations = List.copyOf(recommendations);
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
        Period period = data.period();
        List<String> missing = data.missing();
        Performance now = performance(data, period, question);
        Performance before = performance(data, period.previous(), question);
        Operations operations = Operations.read(shop, data, reading);
        Optional<MarketPosition> market = MarketPosition.read(shop, data.ledger(), period, question.market(), missing);
        List<Opportunity> opportunities = Growth.of(question, data.facts(), operations, data.customers(), market);
        explain(now, missing);
        Optional<RoiProjection> roi = roi(question, opportunities, now, missing);
        return new Report(
                data.basis(method(period), operations.orders()),
                now,
                before,
                operations,
                market,
                BusinessScore.of(figures(question, now, before, operations, data)),
                opportunities,
                opportunities.stream()
                        .map(each -> new Recommendation(each.kind().words(), each.reason(), each.effect()))
                        .sorted(Recommendation.MOST_FIRST)
                        .toList(),
                ActionPlan.of(opportunities),
                roi);
    }

    private static Performance performance(PeriodData data, Period days, Question question) {
        return Performance.of(
                data.ledger().figures(days),
                CostOfGoods.of(data.ledger(), days, data.costs()),
                question.expenses().of(days));
    }

    private static void explain(Performance now, List<String> missing) {
        if (now.unitsWithoutCost() > 0) {
            missing.add("Gross profit and contribution are unknown: "
                    + CostOfGoods.lacking(now.unitsSold(), "unit sold", "units sold", now.unitsWithoutCost()));
        }
        if (now.expenses().isEmpty()) {
            missing.add("The contribution is unknown: no source gives the expenses that grow with sales.");
        }
    }

    private static Map<Measure, KeyFigure> figures(
            Question question, Performance now, Performance before, Operations operations, PeriodData data) {
        SalesFigures sales = now.sales();
        SalesFigures past = before.sales();
        Optional<BigDecimal> none = Optional.empty();
        Optional<BigDecimal> growth = past.net().signum() > 0 ? SalesKpi.growth(past.net(), sales.net()) : none;
        Optional<BigDecimal> best = ProductSales.of(data.ledger(), question.period()).stream()
                .findFirst()
                .filter(product -> sales.net().signum() > 0)
                .flatMap(product -> SalesKpi.shareOfSales(product.net(), sales.net()));
        Map<Measure, KeyFigure> figures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            Optional<BigDecimal> then = switch (measure) {
                case MARGIN -> before.marginRate();
                case DISCOUNTS -> SalesKpi.discountRate(past.discounts(), past.gross());
                case RETURNING -> data.customers().before().flatMap(Buyers::returningRate);
                case GROWTH, RETURNS, CANCELLATIONS, FULFILLMENT, DEPENDENCE -> none;
            };
            Optional<BigDecimal> value = switch (measure) {
                case GROWTH -> growth;
                case MARGIN -> now.marginRate();
                case DISCOUNTS -> SalesKpi.discountRate(sales.discounts(), sales.gross());
                case RETURNS -> operations.returnRateOfValue();
                case CANCELLATIONS -> operations.cancellationRate();
                case FULFILLMENT -> operations.hoursToFulfillment();
                case RETURNING -> data.customers().now().flatMap(Buyers::returningRate);
                case DEPENDENCE -> best;
            };
            figures.put(measure, KeyFigure.of(measure.words, then, value, question.target(measure)));
        }
        return figures;
    }

    private static Optional<RoiProjection> roi(
            Question question, List<Opportunity> opportunities, Performance now, List<String> missing) {
        List<Estimate> investments = new ArrayList<>();
        List<Estimate> benefits = new ArrayList<>();
        for (Opportunity each : opportunities) {
            Optional<Estimate> cost = question.investments().of(each.kind());
            Optional<Estimate> benefit = benefit(each, now.marginRate());
            if (cost.isPresent() && benefit.isPresent()) {
                investments.add(cost.get());
                benefits.add(benefit.get());
            } else if (cost.isPresent()) {
                missing.add("'" + each.kind().words() + "' is not in the projection: "
                        + (now.marginRate().isEmpty()
                                ? "without a margin its profit is unknown."
                                : "goods lose money."));
            }
        }
        if (benefits.isEmpty()) {
            missing.add("There is no projection of a return: no source gives the cost of an opportunity whose profit is"
                    + " known.");
            return Optional.empty();
        }
        return Optional.of(RoiProjection.of(investments, benefits));
    }

    private static Optional<Estimate> benefit(Opportunity opportunity, Optional<BigDecimal> margin) {
        Effect effect = opportunity.effect();
        Opportunity.Kind kind = opportunity.kind();
        return kind.profit(effect.low(), margin)
                .flatMap(low -> kind.profit(effect.likely(), margin)
                        .flatMap(likely -> kind.profit(effect.high(), margin)
                                .map(high -> new Estimate(
                                        kind.words(), low.doubleValue(), likely.doubleValue(), high.doubleValue()))));
    }

    private static String method(Period period) {
        return "Sales by the day of the order and returns by the day of the refund, without test orders, compared with"
                + " the " + period.days() + " days before; goods at today's unit costs, those taken back not counted;"
                + " opportunities for a year at the period's pace; the return of the first year from 10,000 draws of"
                + " triangular distributions.";
    }
}
