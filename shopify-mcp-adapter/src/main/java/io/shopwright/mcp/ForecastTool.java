package io.shopwright.mcp;

import io.shopwright.analytics.forecast.Step;
import io.shopwright.client.Shop;
import io.shopwright.insights.Period;
import io.shopwright.insights.SalesForecast;
import io.shopwright.insights.SalesForecast.Expected;
import io.shopwright.insights.SalesForecast.Metric;
import io.shopwright.insights.SalesForecast.Question;
import io.shopwright.insights.SalesForecast.Report;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link SalesForecast} as a tool, one page of steps a call. */
final class ForecastTool {
    /** How days ahead are grouped. */
    enum Unit {
        DAY(Step.DAY),
        WEEK(Step.WEEK),
        MONTH(Step.MONTH);

        private final Step step;

        Unit(Step step) {
            this.step = step;
        }
    }

    private static final Parameter<Metric> METRIC = Parameter.choice("metric", "What is forecast.", Metric.NET_SALES);

    private static final Parameter<Integer> DAYS_AHEAD = Parameter.whole(
                    "days_ahead", "Days to forecast, today the first.", 1, 366)
            .orElse(30);

    private static final Parameter<Unit> STEP = Parameter.choice("step", "Days that a row sums up.", Unit.WEEK);

    private static final Parameter<Integer> HISTORY_DAYS = Parameter.whole(
                    "history_days",
                    "Past days to learn from; beyond two years the season of the year is seen.",
                    28,
                    1461)
            .orElse(365);

    private ForecastTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,
            Metric metric,

            @About("Of all days ahead.") @Nullable BigDecimal expected,

            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper,
            @About("As many days before.") @Nullable BigDecimal before,
            @About("52 weeks before.") @Nullable BigDecimal yearBefore,

            @About("Part of the errors saved against last week's figures.") @Nullable
            Double skill,

            @About("90 % intervals.") Rows<Row> steps) {}

    record Row(LocalDate firstDay, LocalDate lastDay, BigDecimal expected, BigDecimal lower, BigDecimal upper) {
        private static Row of(Expected of) {
            return new Row(
                    of.days().from(),
                    of.days().to(),
                    Shown.money(of.expected()),
                    Shown.money(of.lower()),
                    Shown.money(of.upper()));
        }
    }

    static Tool<Answer> of(Shop shop) {
        return new InsightTool<>(
                "shopify_sales_forecast",
                "Sales forecast",
                "What the shop will sell in the days to come if things go on: net sales or orders by day, week or month"
                        + " with 90 % intervals, beside the days before and the year before. Knows no campaign to come. For"
                        + " today's course use shopify_sales_monitor, for the past shopify_store_analytics.",
                Capability.ANALYSE_SALES,
                InsightTool.SALES,
                List.of(METRIC, DAYS_AHEAD, STEP, HISTORY_DAYS, Parameters.LIMIT, Parameters.CURSOR),
                Answer.class,
                (arguments, request) -> answer(shop, arguments, request));
    }

    private static Answer answer(Shop shop, Arguments arguments, Request request) {
        Question question = new Question(
                Period.lastDays(arguments.get(HISTORY_DAYS), request.yesterday()),
                arguments.get(DAYS_AHEAD),
                arguments.get(METRIC),
                arguments.get(STEP).step);
        Cursor cursor = request.cursor(arguments, question);
        Report report =
                request.report(question, cursor, () -> SalesForecast.report(shop, question, request.progress()));
        Lacks lacks = Lacks.of(report.basis(), request);
        return new Answer(
                Ground.of(report.basis()),
                lacks.none(),
                lacks.sentences(),
                question.metric(),
                Shown.money(report.total().map(Expected::expected)),
                Shown.money(report.total().map(Expected::lower)),
                Shown.money(report.total().map(Expected::upper)),
                Shown.money(report.before()),
                Shown.money(report.yearBefore()),
                Shown.share(report.skill()),
                Rows.of(report.steps(), cursor.in(report.steps()), arguments.get(Parameters.LIMIT), Row::of));
    }
}
