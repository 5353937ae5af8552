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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What led buyers to the shop, of {@link ChannelReport}, as a tool; one page of channels a call. */
final class AttributionTool {
    static final Parameter<Model> MODEL = Parameter.choice(
            "model", "By which sales are credited to the visits before them.", Model.LAST_NON_DIRECT_CLICK);

    private static final Parameter<BigDecimal> MARGIN = Parameter.decimal(
            "margin",
            "Share of sales that the shop keeps, above 0 and at most 1; for returns on investment.",
            BigDecimal.ZERO);

    private AttributionTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            @About("What the answer lacks, and why.") List<String> missing,
            Model model,
            @About("With a known visit before them.") long ordersAttributed,
            long ordersWithoutVisit,

            @About("Of which Shopify puts the visits together still.")
            long ordersPending,

            @About("Mean before an order.") @Nullable Double visitsPerOrder,
            @About("Most credited sales first.") Rows<Row> channels) {}

    record Row(
            String channel,
            double orders,
            @About("Credited by the model.") BigDecimal sales,
            @About("By the model that gives least.") BigDecimal leastSales,
            @About("By the one that gives most.") BigDecimal mostSales,
            @About("Orders that it began.") long first,
            @About("Orders that it ended.") long last,
            @Nullable BigDecimal spend,
            @About("Sales over spend.") @Nullable Double returnOnAdSpend,

            @About("Margin less spend, over spend.") @Nullable
            Double returnOnInvestment,

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
        BigDecimal margin = arguments.find(MARGIN).orElse(null);
        if (margin != null && (margin.signum() == 0 || margin.compareTo(BigDecimal.ONE) > 0)) {
            throw new BadArguments("margin must be above 0 and at most 1: " + margin);
        }
        Question question = new Question(period, model, AdSpend.of(arguments, spend), margin, null, Map.of());
        String asked = period + " " + model + " " + margin + " " + AdSpend.fingerprint(arguments);
        Cursor cursor = Cursor.of(arguments, asked);
        Report report = request.report(asked, cursor, () -> ChannelReport.report(shop, question, request.progress()));
        Map<String, JourneyStatistics.Role> roles =
                report.journeys().map(JourneyStatistics::roles).orElse(List.of()).stream()
                        .collect(Collectors.toMap(JourneyStatistics.Role::channel, Function.identity()));
        return new Answer(
                Ground.of(report.basis()),
                report.basis().complete(),
                Shown.sentences(report.basis().missing()),
                model,
                report.coverage().attributed(),
                report.coverage().withoutVisit(),
                report.coverage().pending(),
                Shown.share(
                        report.journeys().map(JourneyStatistics::meanTouches).orElse(OptionalDouble.empty())),
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
