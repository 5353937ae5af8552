package io.shopwright.mcp;

import io.shopwright.client.Shop;
import io.shopwright.insights.AdSpendSource;
import io.shopwright.insights.ChannelReport;
import io.shopwright.insights.ChannelReport.Place;
import io.shopwright.insights.ChannelReport.Question;
import io.shopwright.insights.ChannelReport.Report;
import io.shopwright.insights.Period;
import io.shopwright.insights.SalesChannel;
import io.shopwright.insights.TrafficSource;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where orders are placed, of {@link ChannelReport}, as a tool. */
final class ChannelsTool {
    /** Sources of sessions that an answer names. */
    private static final int MOST = 15;

    private ChannelsTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,

            @About("Of the online store.") List<SessionRow> sessions,
            Rows<Row> channels) {}

    record SessionRow(
            String source,
            long sessions,
            long withCart,
            long withOrder,
            @Nullable Double conversion) {
        private static SessionRow of(TrafficSource source) {
            return new SessionRow(
                    source.name(),
                    source.visits().sessions(),
                    source.visits().withCart(),
                    source.visits().withOrder(),
                    Shown.share(source.visits().conversion()));
        }
    }

    record Row(
            SalesChannel kind,
            String sourceName,
            BigDecimal netSales,
            @About("Of all net sales.") @Nullable Double share,
            long orders,
            BigDecimal returns,
            long customers,
            @About("Of them, who had ordered before.") long returning) {
        private static Row of(Place place) {
            return new Row(
                    place.kind(),
                    place.sourceName(),
                    Shown.money(place.sales().net()),
                    Shown.share(place.share()),
                    place.sales().orders(),
                    Shown.money(place.sales().returns()),
                    place.customers(),
                    place.returning());
        }
    }

    static Tool<Answer> of(Shop shop) {
        return new InsightTool<>(
                "shopify_channel_report",
                "Sales channels",
                "Where the shop sells in a period: online store, till, app, marketplaces, social networks, with net sales,"
                        + " returns and customers; sessions of the online store by source with conversion."
                        + " For what led buyers there, and advertising, use shopify_channel_attribution.",
                Capability.ANALYSE_MARKETING,
                InsightTool.SALES,
                List.of(Days.PERIOD, Days.FIRST_DAY, Days.LAST_DAY, Parameters.LIMIT, Parameters.CURSOR),
                Answer.class,
                (arguments, request) -> answer(shop, arguments, request));
    }

    private static Answer answer(Shop shop, Arguments arguments, Request request) {
        Period period = Days.of(arguments, request, Days.PERIOD);
        Cursor cursor = request.cursor(arguments, period);
        Report report = request.report(
                period,
                cursor,
                () -> ChannelReport.report(shop, Question.of(period, AdSpendSource.NONE), request.progress()));
        List<String> missing = ChannelGap.without(
                report.basis().missing(), ChannelGap.SPEND, ChannelGap.PUBLICATIONS, ChannelGap.CREDIT);
        Lacks lacks = Lacks.of(missing, report.basis().period().to(), request);
        return new Answer(
                Ground.of(report.basis()),
                lacks.none(),
                lacks.sentences(),
                report.visits().orElse(List.of()).stream()
                        .limit(MOST)
                        .map(SessionRow::of)
                        .toList(),
                Rows.of(report.places(), cursor.in(report.places()), arguments.get(Parameters.LIMIT), Row::of));
    }
}
