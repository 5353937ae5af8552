package io.shopwright.mcp;

import io.shopwright.analytics.budget.Allocation;
import io.shopwright.client.Shop;
import io.shopwright.insights.AdSpendSource;
import io.shopwright.insights.ChannelReport;
import io.shopwright.insights.ChannelReport.Question;
import io.shopwright.insights.ChannelReport.Report;
import io.shopwright.insights.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How to divide a week's advertising, of {@link ChannelReport}, as a tool. */
final class BudgetTool {
    private static final Parameter<BigDecimal> WEEKLY_BUDGET =
            Parameter.decimal("weekly_budget", "Default: the spend of a mean week.", BigDecimal.ZERO);

    private static final Parameter<Days.Length> PERIOD = Days.period(Days.Length.LAST_90_DAYS);

    private BudgetTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,

            @Nullable BigDecimal weeklyBudget,

            @About("Less than the budget if untried.") @Nullable
            BigDecimal spent,

            @Nullable BigDecimal expectedSales,
            @About("Of a mean week.") @Nullable BigDecimal currentSpend,
            @Nullable BigDecimal currentSales,
            List<Row> channels) {}

    record Row(
            String channel,
            BigDecimal spend,
            BigDecimal expectedSales,
            @Nullable Double marginalReturn,

            @About("max: the most ever spent there.") Allocation.Binding bound) {
        private static Row of(Allocation.Spend spend) {
            return new Row(
                    spend.channel(),
                    Shown.money(spend.spend()),
                    Shown.money(spend.response()),
                    finite(spend.marginal()),
                    spend.binding());
        }
    }

    /** @param spend what the host knows of advertising */
    static Tool<Answer> of(Shop shop, AdSpendSource spend) {
        return new InsightTool<>(
                "shopify_budget_allocation",
                "Advertising budget",
                "How to divide a week's advertising among channels so that credited sales are greatest, by curves of past"
                        + " spend and sales; needs spend of eight weeks or more that differed from week to week, and stays"
                        + " within what was tried. For returns, and for channel names, use shopify_channel_attribution.",
                Capability.ANALYSE_MARKETING,
                InsightTool.SALES,
                List.of(AdSpend.SPEND, WEEKLY_BUDGET, PERIOD, Days.FIRST_DAY, Days.LAST_DAY),
                Answer.class,
                (arguments, request) -> answer(shop, spend, arguments, request));
    }

    private static Answer answer(Shop shop, AdSpendSource known, Arguments arguments, Request request) {
        Period period = Days.of(arguments, request, PERIOD);
        Question standard = Question.of(period, AdSpend.of(arguments, known));
        Question question = new Question(
                period,
                standard.model(),
                standard.spend(),
                null,
                arguments.find(WEEKLY_BUDGET).orElse(null),
                standard.sources());
        Report report = ChannelReport.report(shop, question, request.progress());
        Optional<Allocation> budget = report.budget();
        Optional<Allocation.Plan> plan = budget.flatMap(Allocation::plan);
        List<String> missing = ChannelGap.without(report.basis().missing(), ChannelGap.MARGIN, ChannelGap.PUBLICATIONS);
        Lacks lacks = Lacks.of(missing, report.basis().period().to(), request);
        return new Answer(
                Ground.of(report.basis()),
                lacks.none(),
                lacks.sentences(),
                money(budget.map(Allocation::budget)),
                money(budget.map(Allocation::spent)),
                money(budget.map(Allocation::response)),
                money(plan.map(Allocation.Plan::spent)),
                money(plan.map(Allocation.Plan::response)),
                budget.map(Allocation::channels).orElse(List.of()).stream()
                        .map(Row::of)
                        .toList());
    }

    private static @Nullable BigDecimal money(Optional<Double> amount) {
        return Shown.money(amount.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    private static @Nullable Double finite(double figure) {
        return Double.isFinite(figure) ? Shown.share(figure) : null;
    }
}
