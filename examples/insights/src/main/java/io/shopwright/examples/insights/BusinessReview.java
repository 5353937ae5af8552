package io.shopwright.examples.insights;

import io.shopwright.analytics.kpi.Target;
import io.shopwright.analytics.kpi.Target.Direction;
import io.shopwright.insights.ActionPlan;
import io.shopwright.insights.BusinessAnalysis;
import io.shopwright.insights.BusinessAnalysis.Measure;
import io.shopwright.insights.BusinessAnalysis.Question;
import io.shopwright.insights.BusinessAnalysis.Report;
import io.shopwright.insights.InvestmentSource;
import io.shopwright.insights.Performance;
import io.shopwright.insights.Period;
import java.math.BigDecimal;
import java.util.Locale;

/** Prints how the business stood in the last 90 days, what it could grow by, and whether that is worth the money. */
public final class BusinessReview {
    private BusinessReview() {}

    public static void main(String... arguments) {
        ExampleShop.ask(arguments, (shop, lastDay) -> {
            // What the shop cannot know; real figures come from files by CostSource.parse and the like.
            InvestmentSource investments =
                    InvestmentSource.parse("opportunity,low,likely,high\nlost_customers,20,40,80\nreturns,50,80,150\n");
            Target fewReturns = new Target(new BigDecimal("0.01"), Direction.AT_MOST, new BigDecimal("0.005"));
            Report report = BusinessAnalysis.report(
                    shop,
                    Question.of(Period.lastDays(90, lastDay))
                            .investments(investments)
                            .target(Measure.RETURNS, fewReturns));
            Performance performance = report.performance();
            print(
                    "Gross sales %,.2f, net sales %,.2f",
                    performance.sales().gross(), performance.sales().net());
            performance.grossProfit().ifPresent(profit -> print("Gross profit %,.2f", profit));
            report.score().percent().ifPresent(percent -> print("Score %d of 100:", percent));
            report.score().criteria().forEach(each -> print("  %s", each.reason()));
            print("Plan:");
            for (ActionPlan.Step step : report.plan().steps()) {
                print(
                        "  week %d: %s (%,.0f to %,.0f a year)",
                        step.week(),
                        step.action(),
                        step.effect().low(),
                        step.effect().high());
            }
            report.roi()
                    .ifPresent(roi -> print(
                            "Invest %,.0f, gain %,.0f in the first year (%,.0f to %,.0f)",
                            roi.totalInvestment(),
                            roi.netBenefit(),
                            roi.range().net().low(),
                            roi.range().net().high()));
            report.basis().missing().forEach(each -> print("Missing: %s", each));
        });
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
