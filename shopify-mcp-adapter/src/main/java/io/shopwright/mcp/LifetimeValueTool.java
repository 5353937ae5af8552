package io.shopwright.mcp;

import io.shopwright.analytics.clv.TimeScale;
import io.shopwright.client.Shop;
import io.shopwright.insights.CustomerLifetimeValue;
import io.shopwright.insights.CustomerLifetimeValue.Customer;
import io.shopwright.insights.CustomerLifetimeValue.Question;
import io.shopwright.insights.CustomerLifetimeValue.Report;
import io.shopwright.insights.Progress;
import io.shopwright.mcp.LifetimeValueAnswer.Ahead;
import io.shopwright.mcp.LifetimeValueAnswer.Orders;
import io.shopwright.mcp.LifetimeValueAnswer.PurchaseModel;
import io.shopwright.mcp.LifetimeValueAnswer.Rank;
import io.shopwright.mcp.LifetimeValueAnswer.Row;
import io.shopwright.mcp.LifetimeValueAnswer.SpendModel;
import io.shopwright.mcp.Parameter.Bounds;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link CustomerLifetimeValue}, one page of customers a call. */
final class LifetimeValueTool implements Tool<LifetimeValueAnswer> {
    private static final Parameter<LocalDate> OBSERVATION_END = Parameter.date(
            "observation_end",
            "Last day observed, in the shop's time zone, such as 2026-06-30; orders on it count. Default: yesterday.");

    private static final Parameter<TimeScale> UNIT =
            Parameter.choice("unit", "Time unit of the models, and of recency and age in the result.", TimeScale.WEEK);

    private static final Parameter<Integer> HORIZON_MONTHS = Parameter.whole(
                    "horizon_months", "Months after observation_end whose purchases count.", 1, 60)
            .orElse(12);

    private static final Parameter<Double> MONTHLY_DISCOUNT_RATE = Parameter.number(
                    "monthly_discount_rate",
                    "What a month's wait takes off a sum, as a fraction: 0.01 is 1 % a month.",
                    new Bounds(0, false, 1, true))
            .orElse(0.01);

    private static final Parameter<Double> MARGIN = Parameter.number(
                    "margin",
                    "Share of revenue that the shop keeps, as a fraction; 1 gives values in revenue.",
                    new Bounds(0, true, 1, false))
            .orElse(1.0);

    private static final Parameter<Rank> RANK = Parameter.choice(
            "rank",
            "most_valuable: highest lifetime value first. most_endangered: among customers with repeat purchases, those"
                    + " first of whom most value is likely to be lost.",
            Rank.MOST_VALUABLE);

    private static final Parameter<Integer> LIMIT =
            Parameter.whole("limit", "Customers to return.", 1, 100).orElse(10);

    private static final Parameter<String> CURSOR = Parameter.text(
            "cursor",
            "next_cursor of the result before, to continue it; repeat its other arguments, limit may differ.",
            Cursor.LONGEST);

    private final Shop shop;
    private final Clock clock;

    LifetimeValueTool(Shop shop, Clock clock) {
        this.shop = shop;
        this.clock = clock;
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
        return "Estimates for every customer of the shop how likely they still buy, how often, and what they will be worth"
                + " within a horizon, from all orders up to a day (BG/NBD and Gamma-Gamma models). Use it to find the most"
                + " valuable customers, or valuable ones about to be lost. Returns the fitted models, which orders counted,"
                + " and one page of ranked customers by id, without names or addresses. Reads all orders on every call, up"
                + " to some minutes for a large shop.";
    }

    @Override
    public ToolHints hints() {
        return ToolHints.READ;
    }

    @Override
    public Set<String> scopes() {
        return Set.of("read_customers", "read_orders");
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(OBSERVATION_END, UNIT, HORIZON_MONTHS, MONTHLY_DISCOUNT_RATE, MARGIN, RANK, LIMIT, CURSOR);
    }

    @Override
    public Class<LifetimeValueAnswer> answerType() {
        return LifetimeValueAnswer.class;
    }

    @Override
    public LifetimeValueAnswer answer(Arguments arguments, Progress progress) {
        Question question = new Question(
                observationEnd(arguments),
                arguments.get(UNIT),
                arguments.get(HORIZON_MONTHS),
                arguments.get(MONTHLY_DISCOUNT_RATE),
                arguments.get(MARGIN));
        Rank rank = arguments.get(RANK);
        String asked = Cursor.fingerprint(question + " " + rank);
        Optional<Cursor> cursor = arguments.find(CURSOR).map(Cursor::parse);
        if (cursor.isPresent() && !cursor.get().question().equals(asked)) {
            throw new BadArguments("cursor continues a result of other arguments; repeat those (observation_end too, if"
                    + " that result is of another day), or leave the cursor out");
        }
        Report report = CustomerLifetimeValue.report(shop, question, progress);
        Cursor first = new Cursor(0, asked, Cursor.fingerprint(data(report)));
        if (cursor.isPresent() && !cursor.get().data().equals(first.data())) {
            throw new BadArguments(
                    "the shop's orders have changed since the cursor was given, and with them the ranking;"
                            + " leave the cursor out to begin again");
        }
        return answer(report, rank, new Page(cursor.orElse(first), arguments.get(LIMIT)));
    }

    private record Page(Cursor cursor, int limit) {
        List<Customer> of(List<Customer> ranking) {
            int from = Math.min(cursor.offset(), ranking.size());
            return ranking.subList(from, Math.min(ranking.size(), from + limit));
        }

        Optional<Cursor> next(List<Customer> ranking) {
            int end = cursor.offset() + limit;
            return end < ranking.size()
                    ? Optional.of(new Cursor(end, cursor.question(), cursor.data()))
                    : Optional.empty();
        }
    }

    private static LifetimeValueAnswer answer(Report report, Rank rank, Page page) {
        List<Customer> ranking = rank == Rank.MOST_VALUABLE ? report.mostValuable() : report.mostEndangered();
        List<Row> rows = page.of(ranking).stream().map(Row::of).toList();
        Optional<String> next = page.next(ranking).map(Cursor::text);
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
                rows.size(),
                next.isPresent(),
                next.orElse(null),
                report.shop().seesAllOrders(),
                report.notes());
    }

    /** What two readings of the shop have in common if they give the same ranking. */
    private static String data(Report report) {
        return report.orders() + " " + report.customers().size() + " "
                + report.purchases().logLikelihood() + " "
                + report.spend().map(fit -> fit.logLikelihood());
    }

    private LocalDate observationEnd(Arguments arguments) {
        LocalDate today = LocalDate.now(clock);
        LocalDate end = arguments.find(OBSERVATION_END).orElse(today.minusDays(1));
        if (end.isAfter(today.plusDays(1))) { // the shop's day may have begun before the host's
            throw new BadArguments("observation_end lies in the future: " + end + "; today is " + today);
        }
        return end;
    }
}
