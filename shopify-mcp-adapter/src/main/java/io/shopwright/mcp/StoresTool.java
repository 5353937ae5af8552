package io.shopwright.mcp;

import io.shopwright.insights.Period;
import io.shopwright.insights.RateSource;
import io.shopwright.insights.SeveralStores;
import io.shopwright.insights.SeveralStores.Question;
import io.shopwright.insights.SeveralStores.Report;
import io.shopwright.insights.SeveralStores.Result;
import io.shopwright.insights.SeveralStores.Store;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link SeveralStores} as a tool, one page of shops a call. */
final class StoresTool {
    private StoresTool() {}

    /** What it answers. */
    record Answer(
            boolean complete,
            List<String> missing,
            @About("Of all amounts but own_net_sales.") String currency,
            LocalDate firstDay,
            LocalDate lastDay,
            String method,
            BigDecimal netSales,
            @About("Of the period before.") BigDecimal previous,
            @Nullable Double growth,

            @About("What sets shops apart, the most money first.")
            List<StoreAnalyticsTool.FindingRow> findings,

            @About("Most net sales first.") Rows<Row> stores) {}

    record Row(
            String name,
            String ownCurrency,
            String timeZone,
            BigDecimal netSales,
            BigDecimal previous,
            @Nullable Double growth,
            BigDecimal ownNetSales,

            @About("In its own currency, which no rate moves.") @Nullable
            Double ownGrowth,

            @About("Of all net sales.") @Nullable Double share,
            long orders,
            @Nullable BigDecimal averageOrderValue,
            @Nullable Double returnRate,
            @Nullable Double discountRate) {
        private static Row of(Result store) {
            return new Row(
                    store.name(),
                    store.basis().shop().currencyCode(),
                    store.basis().shop().zone().getId(),
                    Shown.money(store.sales().net()),
                    Shown.money(store.before().net()),
                    Shown.share(store.growth()),
                    Shown.money(store.own().net()),
                    Shown.share(store.ownGrowth()),
                    Shown.share(store.share()),
                    store.sales().orders(),
                    Shown.money(store.sales().averageOrderValue()),
                    Shown.share(store.returnRate()),
                    Shown.share(store.discountRate()));
        }
    }

    static Tool<Answer> of(List<Store> stores, String currencyCode, RateSource rates) {
        return new InsightTool<>(
                "shopify_store_comparison",
                "Store comparison",
                "How several shops of the merchant did in a period against the one before, in one currency by the rate of"
                        + " each day: total, each shop's share and growth, and what sets shops apart, such as returns or"
                        + " discounts. For one shop use shopify_store_analytics.",
                Capability.ANALYSE_SALES,
                Capability.ANALYSE_SALES.scopes(),
                List.of(Days.PERIOD, Days.FIRST_DAY, Days.LAST_DAY, Parameters.LIMIT, Parameters.CURSOR),
                Answer.class,
                (arguments, request) -> answer(stores, currencyCode, rates, arguments, request));
    }

    private static Answer answer(
            List<Store> stores, String currencyCode, RateSource rates, Arguments arguments, Request request) {
        Period period = Days.of(arguments, request, Days.PERIOD);
        Cursor cursor = request.cursor(arguments, period);
        Report report = request.report(
                period, cursor, () -> SeveralStores.report(stores, new Question(period, currencyCode, rates)));
        Lacks lacks = Lacks.of(report.missing(), period.to(), request);
        return new Answer(
                lacks.none(),
                lacks.sentences(),
                report.question().currencyCode(),
                period.from(),
                period.to(),
                report.method(),
                Shown.money(report.total().net()),
                Shown.money(report.totalBefore().net()),
                Shown.share(report.growth()),
                report.findings().stream()
                        .map(StoreAnalyticsTool.FindingRow::of)
                        .toList(),
                Rows.of(report.stores(), cursor.in(report.stores()), arguments.get(Parameters.LIMIT), Row::of));
    }
}
