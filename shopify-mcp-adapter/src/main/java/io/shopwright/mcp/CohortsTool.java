package io.shopwright.mcp;

import io.shopwright.analytics.cohort.CohortFinding;
import io.shopwright.analytics.cohort.CohortPeriod;
import io.shopwright.client.Shop;
import io.shopwright.insights.CustomerCohorts;
import io.shopwright.insights.CustomerCohorts.Mean;
import io.shopwright.insights.CustomerCohorts.Question;
import io.shopwright.insights.CustomerCohorts.Report;
import java.math.BigDecimal;
import java.util.List;

/** {@link CustomerCohorts} as a tool, one page of cohorts a call. */
final class CohortsTool {
    /** Periods after the first that an answer shows. */
    private static final int MOST_OFFSETS = 12;

    /** How long a cohort's periods are. */
    enum Unit {
        MONTH(CohortPeriod.MONTH),
        WEEK(CohortPeriod.WEEK);

        private final CohortPeriod period;

        Unit(CohortPeriod period) {
            this.period = period;
        }
    }

    private static final Parameter<Unit> COHORT =
            Parameter.choice("cohort", "Customers who first bought in the same month or week.", Unit.MONTH);

    private CohortsTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,

            @About("Cohorts unlike others, beyond chance.") List<String> findings,
            List<MeanRow> means,
            Rows<Row> cohorts) {}

    record MeanRow(@About("Periods after the first.") int offset, long customers, double retention) {
        private static MeanRow of(Mean mean) {
            return new MeanRow(mean.offset(), mean.customers(), Shown.share(mean.retention()));
        }
    }

    record Row(
            String cohort,
            long customers,

            @About("Share who bought in the first period and those after it.")
            List<Double> retention,

            @About("The last period is not over.") boolean open,
            @About("Share who ever came back.") double repeatRate,
            BigDecimal revenue,
            BigDecimal revenuePerCustomer) {
        private static Row of(CustomerCohorts.Row row) {
            return new Row(
                    row.label(),
                    row.customers(),
                    row.retention().stream()
                            .limit(MOST_OFFSETS + 1)
                            .map(Shown::share)
                            .toList(),
                    row.open(),
                    Shown.share(row.repeatRate()),
                    Shown.money(row.revenue()),
                    Shown.money(row.revenuePerCustomer()));
        }
    }

    static Tool<Answer> of(Shop shop) {
        return new InsightTool<>(
                "shopify_customer_cohorts",
                "Customer cohorts",
                "Whether customers come back: by month or week of their first purchase, the share who bought again in each"
                        + " period after it, and what they brought; the mean of all cohorts, and cohorts that differ by"
                        + " more than chance. For single customers use shopify_customer_churn. Reads all orders.",
                Capability.ANALYSE_CUSTOMERS,
                Capability.ANALYSE_CUSTOMERS.scopes(),
                List.of(Days.UNTIL, COHORT, Parameters.LIMIT, Parameters.CURSOR),
                Answer.class,
                (arguments, request) -> answer(shop, arguments, request));
    }

    private static Answer answer(Shop shop, Arguments arguments, Request request) {
        Question question = new Question(Days.until(arguments, request, Days.UNTIL), arguments.get(COHORT).period);
        Cursor cursor = request.cursor(arguments, question);
        Report report =
                request.report(question, cursor, () -> CustomerCohorts.report(shop, question, request.progress()));
        Lacks lacks = Lacks.of(report.basis(), request);
        return new Answer(
                Ground.of(report.basis()),
                lacks.none(),
                lacks.sentences(),
                report.findings().stream().map(CohortFinding::text).toList(),
                report.means().stream().limit(MOST_OFFSETS + 1).map(MeanRow::of).toList(),
                Rows.of(report.cohorts(), cursor.in(report.cohorts()), arguments.get(Parameters.LIMIT), Row::of));
    }
}
