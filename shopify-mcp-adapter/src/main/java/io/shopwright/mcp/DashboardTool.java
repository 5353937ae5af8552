package io.shopwright.mcp;

import io.shopwright.client.Shop;
import io.shopwright.insights.ExecutiveDashboard;
import io.shopwright.insights.ExecutiveDashboard.Question;
import io.shopwright.insights.ExecutiveDashboard.Report;
import io.shopwright.insights.ExecutiveDashboard.Sources;
import io.shopwright.insights.Period;
import java.util.List;

/** {@link ExecutiveDashboard} as a tool. */
final class DashboardTool {
    private DashboardTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,
            @About("Targets that are missed.") List<String> alerts,
            List<FigureRow> figures) {}

    /** @param sources what the shop does not know */
    static Tool<Answer> of(Shop shop, Sources sources) {
        return new InsightTool<>(
                "shopify_executive_dashboard",
                "Executive dashboard",
                "The business on one page: 24 figures of sales, customers, marketing, stock, fulfilment and calls, each"
                        + " with its value, the one of the period before and its target; what misses its target, and what"
                        + " is not known and why. For the reasons behind sales use shopify_store_analytics. Reads all"
                        + " orders.",
                Capability.ANALYSE_SALES,
                InsightTool.SALES,
                List.of(Days.PERIOD, Days.FIRST_DAY, Days.LAST_DAY),
                Answer.class,
                (arguments, request) -> answer(shop, sources, arguments, request));
    }

    private static Answer answer(Shop shop, Sources sources, Arguments arguments, Request request) {
        Period period = Days.of(arguments, request, Days.PERIOD);
        Report report = ExecutiveDashboard.report(shop, Question.of(period).with(sources), request.progress());
        String currency = report.basis().shop().currencyCode();
        Lacks lacks = Lacks.of(report.basis(), request);
        return new Answer(
                Ground.of(report.basis()),
                lacks.none(),
                lacks.sentences(),
                report.alerts(),
                report.figures().stream()
                        .map(figure -> FigureRow.of(figure, currency))
                        .toList());
    }
}
