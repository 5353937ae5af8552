package io.shopwright.mcp;

import io.shopwright.analytics.attribution.JourneyStatistics;
import io.shopwright.client.Shop;
import io.shopwright.insights.AdSpendSource;
import io.shopwright.insights.ChannelReport;
import io.shopwright.insights.ChannelReport.Model;
import io.shopwright.insights.ChannelReport.Question;
import io.shopwright.insights.ChannelReport.Report;
import io.shopwright.insights.ChannelReport.Traffic;
import io.shopwright.insights.Period;
import io.shopwright.mcp.Parameter.Bounds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What led buyers to the shop, of {@link ChannelReport}, as a tool; one page of channels a call. */
final class AttributionTool {
    private static final Parameter<Model> MODEL =
            Parameter.choice("model", "How sales are credited to visits.", Model.LAST_NON_DIRECT_CLICK);

    private static final Parameter<Double> MARGIN = Parameter.number(
            "margin", "Share of sales that is kept, for return on investment.", new Bounds(0, true, 1, false));

    private AttributionTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,
            Model model,
            @About("With a known visit before them.") long ordersAttributed,
            long ordersWithoutVisit,
            @About("Visits not yet known.") long ordersPending,
            Rows<Row> channels) {}

    record Row(
            String channel,
            double orders,
            BigDecimal sales,
            @About("By any other model.") BigDecimal leastSales,
            BigDecimal mostSales,
            @About("Orders begun.") long first,
            @About("Orders ended.") long last,
            @Nullable BigDecimal spend,
            @Nullable Double returnOnAdSpend,
            @Nullable Double returnOnInvestment,
            @Nullable BigDecimal costPerOrder) {
        private static Row of(Traffic traffic, JourneyStatistics.Role role) {
            return new Row(
                    traffic.name(),
                    Shown.figure(traffic.orders()),
                    Shown.money(traffic.sales()),
                    Shown.money(traffic.leastSales()),
                    Shown.money(traffic.mostSales()),
                    role.first(),
                    role.last(),
                    Shown.money(traffic.spend()),
                    Shown.share(traffic.returnOnAdSpend()),
                    Shown.share(traffic.returnOnInvestment()),
                    Shown.money(traffic.costPerOrder()));
        }
    }

    /** @param spend what the host knows of advertising */
    static Tool<Answer> of(Shop shop, AdSpendSource spend) {
        return new InsightTool<>(
                "shopify_channel_attribution",
                "Channel attribution",
                "Which campaigns and sources led to the orders of a period (visits of 30 days before an order), credited by"
                        + " one of nine models, with the range over all models; with spend, returns on it. Attribution is"
                        + " not proof of effect. To divide a budget use shopify_budget_allocation.",
                Capability.ANALYSE_MARKETING,
                InsightTool.SALES,
                List.of(
                        MODEL,
                        AdSpend.SPEND,
                        MARGIN,
                        Days.PERIOD,
                        Days.FIRST_DAY,
                        Days.LAST_DAY,
                        Parameters.LIMIT,
                        Parameters.CURSOR),
                Answer.class,
                (arguments, request) -> answer(shop, spend, arguments, request));
    }

    private static Answer answer(Shop shop, AdSpendSource spend, Arguments arguments, Request request) {
        Period period = Days.of(arguments, request, Days.PERIOD);
        Model model = arguments.get(MODEL);
        BigDecimal margin = arguments.find(MARGIN).map(BigDecimal::valueOf).orElse(null);
        Question question = new Question(period, model, AdSpend.of(arguments, spend), margin, null, Map.of());
        String asked = period + " " + model + " " + margin + " " + AdSpend.fingerprint(arguments);
        Cursor cursor = request.cursor(arguments, asked);
        Report report = request.report(asked, cursor, () -> ChannelReport.report(shop, question, request.progress()));
        Map<String, JourneyStatistics.Role> roles =
                report.journeys().map(JourneyStatistics::roles).orElse(List.of()).stream()
                        .collect(Collectors.toMap(JourneyStatistics.Role::channel, Function.identity()));
        List<String> missing = ChannelGap.without(
                report.basis().missing(),
                ChannelGap.SPEND,
                ChannelGap.MARGIN,
                ChannelGap.PUBLICATIONS,
                ChannelGap.BUDGET);
        Lacks lacks = Lacks.of(missing, report.basis().period().to(), request);
        return new Answer(
                Ground.of(report.basis()),
                lacks.none(),
                lacks.sentences(),
                model,
                report.coverage().attributed(),
                report.coverage().withoutVisit(),
                report.coverage().pending(),
                Rows.of(
                        report.traffic(),
                        cursor.in(report.traffic()),
                        arguments.get(Parameters.LIMIT),
                        traffic -> Row.of(
                                traffic,
                                roles.getOrDefault(
                                        traffic.name(),
                                        new JourneyStatistics.Role(traffic.name(), 0, 0, 0, 0, 0, 0)))));
    }
}
