package io.shopwright.insights;

import io.shopwright.analytics.kpi.Target;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How does the business stand, on one page?
 *
 * <p>Every {@link DashboardMeasure} with its value, what it was in the period before of the same length, where it goes, its target
 * and what to look at. What the shop does not know comes from {@link Sources}; a figure that nobody knows is absent, with
 * the reason.
 *
 * <p>Needs the scopes {@code read_orders}, {@code read_customers} and {@code read_products}. Without {@code
 * read_all_orders}, {@code read_inventory} or {@code read_reports} the figures that rest on them are absent.
 */
public final class ExecutiveDashboard {
    private ExecutiveDashboard() {}

    /**
     * What the shop does not know.
     *
     * @param costs what goods cost, where the shop does not know
     * @param adSpend what advertising cost
     * @param survey what customers say
     * @param subscriptions what subscribers pay
     * @param calls how the shop answered this program's calls; empty if nobody listened
     * @param callsBefore the same of the period before
     */
    public record Sources(
            CostSource costs,
            AdSpendSource adSpend,
            SurveySource survey,
            SubscriptionSource subscriptions,
            Optional<CallHealth.Figures> calls,
            Optional<CallHealth.Figures> callsBefore) {
        /** Nothing but what the shop knows. */
        public static final Sources NONE = new Sources(
                CostSource.NONE,
                AdSpendSource.NONE,
                SurveySource.NONE,
                SubscriptionSource.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What is asked.
     *
     * @param targets what figures should be; a figure without one has its standard
     */
    public record Question(Period period, Map<DashboardMeasure, Target> targets, Sources sources) {
        public Question {
            targets = Map.copyOf(targets);
        }

        /** With the standard targets, and nothing but what the shop knows. */
        public static Question of(Period period) {
            return new Question(period, Map.of(), Sources.NONE);
        }

        /** With other sources. */
        public Question with(Sources others) {
            return new Question(period, targets, others);
        }

        /** With another target for one figure. */
        public Question target(DashboardMeasure measure, BigDecimal value) {
            return new Question(period, Targets.with(targets, measure, measure.target(value)), sources);
        }

        Optional<Target> target(DashboardMeasure measure) {
            return Optional.ofNullable(targets.get(measure)).or(measure::standard);
        }
    }

    /**
     * A figure.
     *
     * @param value empty if it is unknown
     * @param previous of the period before; empty if it is unknown
     * @param trend a change of less than a hundredth is none
     * @param target empty if there is none
     * @param status against the target; empty without one
     * @param alert a sentence if the target is missed
     * @param absence why there is no value; empty if there is one
     */
    public record Figure(
            DashboardMeasure measure,
            Optional<BigDecimal> value,
            Optional<BigDecimal> previous,
            Target.Trend trend,
            Optional<Target> target,
            Optional<Target.Status> status,
            Optional<String> alert,
            Optional<String> absence) {}

    /** The answer: one figure for each measure, in the order of the measures. */
    public record Report(Basis basis, List<Figure> figures) {
        public Report {
            figures = List.copyOf(figures);
        }

        public Figure figure(DashboardMeasure measure) {
            return figures.stream()
                    .filter(each -> each.measure() == measure)
                    .findFirst()
                    .orElseThrow();
        }

        /** Sentences about missed targets, in the order of the measures. */
        public List<String> alerts() {
            return figures.stream().flatMap(each -> each.alert().stream()).toList();
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
     * @throws UnusableDataException if orders may not be read, or are in several currencies
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static Report report(Shop shop, Question question, Reading reading) {
        DashboardData data = DashboardData.read(shop, question, reading);
        DashboardValues values = new DashboardValues(data, question);
        List<Figure> figures = new ArrayList<>();
        List<String> missing = new ArrayList<>(data.missing());
        for (DashboardMeasure measure : DashboardMeasure.values()) {
            Figure figure = figure(measure, values.of(measure), question, data.facts());
            figures.add(figure);
            figure.absence().ifPresent(missing::add);
        }
        Basis basis = new Basis(
                data.facts(),
                question.period(),
                data.rowsRead(),
                "Sales by the day of the order and returns by the day of the refund, compared with the "
                        + question.period().days()
                        + " days before; growth over the same days 52 weeks before; lifetime value by BG/NBD and"
                        + " Gamma-Gamma over 12 months; who bought within 365 days counts as a customer of a year;"
                        + " paid clicks by the UTM medium of the last visit; the stock of today stands for that of the"
                        + " period",
                missing.stream().distinct().toList());
        return new Report(basis, figures);
    }

    private static Figure figure(
            DashboardMeasure measure, DashboardValues.Value value, Question question, ShopFacts facts) {
        Optional<Target> target = question.target(measure);
        Optional<BigDecimal> now = value.now();
        Optional<Target.Status> status = target.map(wanted ->
                wanted.progress(null, now.orElse(null), BigDecimal.ZERO).status());
        Target.Trend trend = Target.Trend.UNKNOWN;
        if (now.isPresent() && value.before().isPresent()) {
            BigDecimal before = value.before().get();
            trend = measure.trend(before, now.get(), before.abs().movePointLeft(2));
        }
        Optional<String> alert = target.filter(wanted -> status.equals(Optional.of(Target.Status.MISSED)))
                .flatMap(wanted -> now.map(each -> alert(measure, each, wanted, facts)));
        Optional<String> absence =
                now.isPresent() ? Optional.empty() : Optional.of(measure.words() + ": " + value.reason());
        return new Figure(measure, now, value.before(), trend, target, status, alert, absence);
    }

    private static String alert(DashboardMeasure measure, BigDecimal now, Target target, ShopFacts facts) {
        String bound = target.direction() == Target.Direction.AT_LEAST ? "at least " : "at most ";
        return measure.words() + " is " + measure.format(now, facts.currencyCode()) + ", the target is " + bound
                + measure.format(target.value(), facts.currencyCode());
    }
}
