package io.shopwright.mcp;

import io.shopwright.analytics.clv.TimeScale;
import io.shopwright.client.Shop;
import io.shopwright.insights.CustomerLifetimeValue;
import io.shopwright.insights.CustomerLifetimeValue.Customer;
import io.shopwright.insights.CustomerLifetimeValue.Question;
import io.shopwright.insights.CustomerLifetimeValue.Report;
import io.shopwright.mcp.LifetimeValueAnswer.Ahead;
import io.shopwright.mcp.LifetimeValueAnswer.Orders;
import io.shopwright.mcp.LifetimeValueAnswer.PurchaseModel;
import io.shopwright.mcp.LifetimeValueAnswer.Rank;
import io.shopwright.mcp.LifetimeValueAnswer.Row;
import io.shopwright.mcp.LifetimeValueAnswer.SpendModel;
import io.shopwright.mcp.Parameter.Bounds;
import java.time.LocalDate;
import java.util.List;

/** {@link CustomerLifetimeValue}, one page of customers a call. */
final class LifetimeValueTool implements Tool<LifetimeValueAnswer> {
    private static final Parameter<LocalDate> OBSERVATION_END = Parameter.date(
            "observation_end",
            "Last day whose orders count, in the shop's time zone, such as 2026-06-30. Default: yesterday.");

    private static final Parameter<TimeScale> UNIT =
            Parameter.choice("unit", "Time unit of the models, recency and age.", TimeScale.WEEK);

    private static final Parameter<Integer> HORIZON_MONTHS = Parameter.whole(
                    "horizon_months", "Months after observation_end whose purchases count.", 1, 60)
            .orElse(12);

    private static final Parameter<Double> MONTHLY_DISCOUNT_RATE = Parameter.number(
                    "monthly_discount_rate",
                    "What a month's wait takes off a sum: 0.01 is 1 %.",
                    new Bounds(0, false, 1, true))
            .orElse(0.01);

    private static final Parameter<Double> MARGIN = Parameter.number(
                    "margin", "Share of revenue that the shop keeps; 1 values revenue.", new Bounds(0, true, 1, false))
            .orElse(1.0);

    private static final Parameter<Rank> RANK = Parameter.choice(
            "rank",
            "most_valuable: highest lifetime value first. most_endangered: of customers who bought again, those first of"
                    + " whom most value is likely to be lost.",
            Rank.MOST_VALUABLE);

    private final Shop shop;

    LifetimeValueTool(Shop shop) {
        this.shop = shop;
    }

    @Override
    public String name() {
        return "shopify_customer_lifetime_value";
    }

    @Override
    public String title() {
        return "Customer lifetime value";
    }

    @Override
    public String description() {
        return "Estimates for every customer how likely they still buy, how often, and what they will be worth within a"
                + " horizon, from all orders up to a day (BG/NBD and Gamma-Gamma models). Use it to find the most valuable"
                + " customers, or valuable ones about to be lost. Returns the fitted models, which orders counted, and a"
                + " page of ranked customer ids without names. Reads all orders.";
    }

    @Override
    public ToolHints hints() {
        return ToolHints.READ;
    }

    @Override
    public Capability capability() {
        return Capability.ANALYSE_CUSTOMERS;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(
                OBSERVATION_END,
                UNIT,
                HORIZON_MONTHS,
                MONTHLY_DISCOUNT_RATE,
                MARGIN,
                RANK,
                Parameters.LIMIT,
                Parameters.CURSOR);
    }

    @Override
    public Class<LifetimeValueAnswer> answerType() {
        return LifetimeValueAnswer.class;
    }

    @Override
    public LifetimeValueAnswer answer(Arguments arguments, Request request) {
        Question question = new Question(
                observationEnd(arguments, request),
                arguments.get(UNIT),
                arguments.get(HORIZON_MONTHS),
                arguments.get(MONTHLY_DISCOUNT_RATE),
                arguments.get(MARGIN));
        Rank rank = arguments.get(RANK);
        Cursor cursor = request.cursor(arguments, question + " " + rank);
        Report report = request.report(
                question, cursor, () -> CustomerLifetimeValue.report(shop, question, request.progress()));
        List<Customer> ranking = rank == Rank.MOST_VALUABLE ? report.mostValuable() : report.mostEndangered();
        Rows<Row> rows = Rows.of(ranking, cursor.in(data(report)), arguments.get(Parameters.LIMIT), Row::of);
        return answer(report, rank, rows);
    }

    private static LifetimeValueAnswer answer(Report report, Rank rank, Rows<Row> rows) {
        return new LifetimeValueAnswer(
                report.shop().domain(),
                report.shop().currencyCode(),
                report.shop().zone().getId(),
                report.question().observationEnd(),
                report.question().unit(),
                Ahead.of(report.question()),
                Orders.of(report.orders()),
                report.customers().size(),
                PurchaseModel.of(report.purchases()),
                report.spend().map(SpendModel::of).orElse(null),
                rank,
                rows,
                report.shop().seesAllOrders(),
                report.notes());
    }

    /** What two readings of the shop have in common if they give the same ranking. */
    private static String data(Report report) {
        return report.orders() + " " + report.customers().size() + " "
                + report.purchases().logLikelihood() + " "
                + report.spend().map(fit -> fit.logLikelihood());
    }

    private static LocalDate observationEnd(Arguments arguments, Request request) {
        LocalDate today = request.today();
        LocalDate end = arguments.find(OBSERVATION_END).orElse(today.minusDays(1));
        if (end.isAfter(today)) {
            throw new BadArguments("observation_end lies in the future: " + end + "; today is " + today);
        }
        return end;
    }
}
