package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.insights.Buyers;
import io.shopwright.insights.CostSource;
import io.shopwright.insights.Finding;
import io.shopwright.insights.KeyFigure;
import io.shopwright.insights.Period;
import io.shopwright.insights.ProductSales;
import io.shopwright.insights.Recommendation;
import io.shopwright.insights.SalesFigures;
import io.shopwright.insights.StoreAnalytics;
import io.shopwright.insights.StoreAnalytics.Kpi;
import io.shopwright.insights.StoreAnalytics.Question;
import io.shopwright.insights.StoreAnalytics.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** {@link StoreAnalytics} as a tool, one page of products a call. */
final class StoreAnalyticsTool {
    private StoreAnalyticsTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,
            List<FindingRow> findings,

            @About("What a period as long may gain.") List<AdviceRow> recommendations,

            List<FigureRow> figures,
            Rows<ProductRow> products) {}

    record FindingRow(String title, List<String> evidence, BigDecimal atStake) {
        static FindingRow of(Finding finding) {
            return new FindingRow(finding.title(), finding.evidence(), Shown.money(finding.atStake()));
        }
    }

    record AdviceRow(String action, String reason, BigDecimal low, BigDecimal likely, BigDecimal high) {
        private static AdviceRow of(Recommendation advice) {
            return new AdviceRow(
                    advice.action(),
                    advice.reason() + " " + advice.effect().restsOn(),
                    Shown.money(advice.effect().low()),
                    Shown.money(advice.effect().likely()),
                    Shown.money(advice.effect().high()));
        }
    }

    record ProductRow(
            @Nullable Gid productId,
            String title,
            long units,
            long unitsReturned,
            BigDecimal netSales,
            BigDecimal previous) {
        private static ProductRow of(ProductSales product) {
            return new ProductRow(
                    product.product().orElse(null),
                    product.title(),
                    product.units(),
                    product.unitsReturned(),
                    Shown.money(product.net()),
                    Shown.money(product.netBefore()));
        }
    }

    /** @param costs what goods cost, where the shop does not know */
    static Tool<Answer> of(Shop shop, CostSource costs) {
        return new InsightTool<>(
                "shopify_store_analytics",
                "Store analytics",
                "How the shop did in a period against the one before of the same length: net sales, orders, customers,"
                        + " conversion; ranked findings with evidence, recommendations with what they may bring, products."
                        + " Start here for \"how are sales, and why\"; for a status against targets use"
                        + " shopify_executive_dashboard. Reads all orders.",
                Capability.ANALYSE_SALES,
                InsightTool.SALES,
                List.of(Days.PERIOD, Days.FIRST_DAY, Days.LAST_DAY, Parameters.LIMIT, Parameters.CURSOR),
                Answer.class,
                (arguments, request) -> answer(shop, costs, arguments, request));
    }

    private static Answer answer(Shop shop, CostSource costs, Arguments arguments, Request request) {
        Period period = Days.of(arguments, request, Days.PERIOD);
        Cursor cursor = request.cursor(arguments, period);
        Question question = new Question(period, Map.of(), costs);
        Report report = request.report(period, cursor, () -> StoreAnalytics.report(shop, question, request.progress()));
        Lacks lacks = Lacks.of(report.basis(), request);
        return new Answer(
                Ground.of(report.basis()),
                lacks.none(),
                lacks.sentences(),
                report.findings().stream().map(FindingRow::of).toList(),
                report.recommendations().stream().map(AdviceRow::of).toList(),
                figures(report),
                Rows.of(
                        report.products(),
                        cursor.in(report.products()),
                        arguments.get(Parameters.LIMIT),
                        ProductRow::of));
    }

    private static List<FigureRow> figures(Report report) {
        String currency = report.basis().shop().currencyCode();
        SalesFigures now = report.sales();
        SalesFigures before = report.salesBefore();
        List<FigureRow> rows = new ArrayList<>(List.of(
                FigureRow.of("net sales", now.net(), before.net(), currency),
                FigureRow.of("gross sales", now.gross(), before.gross(), currency),
                FigureRow.of("discounts", now.discounts(), before.discounts(), currency),
                FigureRow.of("returns", now.returns(), before.returns(), currency),
                FigureRow.of("orders", now.orders(), before.orders()),
                FigureRow.of("cancelled orders", now.cancelled(), before.cancelled()),
                FigureRow.of("units", now.units(), before.units()),
                FigureRow.of("average order value", now.averageOrderValue(), before.averageOrderValue(), currency)));
        Optional<Buyers> buyers = report.buyers();
        Optional<Buyers> others = report.buyersBefore();
        rows.add(
                FigureRow.of("customers", count(buyers, Buyers::customers), count(others, Buyers::customers), "count"));
        rows.add(FigureRow.of(
                "new customers", count(buyers, Buyers::newCustomers), count(others, Buyers::newCustomers), "count"));
        Iterator<KeyFigure> figures = report.figures().iterator();
        for (Kpi kpi : Kpi.values()) {
            rows.add(FigureRow.of(figures.next(), unit(kpi, currency)));
        }
        return rows;
    }

    private static String unit(Kpi kpi, String currency) {
        return switch (kpi) {
            case CONVERSION, CART_ABANDONMENT -> "share";
            case LIFETIME_VALUE -> currency;
            case INVENTORY_TURNOVER -> "a year";
        };
    }

    private static Optional<BigDecimal> count(Optional<Buyers> buyers, ToLongFunction<Buyers> of) {
        return buyers.map(each -> BigDecimal.valueOf(of.applyAsLong(each)));
    }
}
