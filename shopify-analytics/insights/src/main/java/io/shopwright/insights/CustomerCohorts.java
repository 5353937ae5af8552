package io.shopwright.insights;

import io.shopwright.analytics.clv.Purchase;
import io.shopwright.analytics.cohort.Cohort;
import io.shopwright.analytics.cohort.CohortCell;
import io.shopwright.analytics.cohort.CohortFinding;
import io.shopwright.analytics.cohort.CohortPeriod;
import io.shopwright.analytics.cohort.CohortTable;
import io.shopwright.analytics.order.CustomerOrder;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * Do customers come back, and do those who came later come back more often?
 *
 * <p>Purchases are those of {@link CustomerLifetimeValue}. A cohort is everybody whose first purchase fell into one week or
 * month. A period that was not over at the end of the observation counts for its cohort and is marked, but not in the mean
 * over all cohorts.
 *
 * <p>Needs the scopes {@code read_orders} and {@code read_customers}, and {@code read_all_orders} for orders older than 60
 * days, without which old customers look new.
 */
public final class CustomerCohorts {
    private CustomerCohorts() {}

    /**
     * What is asked.
     *
     * @param end the last day seen, in the shop's time zone
     * @param period how long a cohort's periods are
     */
    public record Question(LocalDate end, CohortPeriod period) {
        /** By month. */
        public static Question of(LocalDate end) {
            return new Question(end, CohortPeriod.MONTH);
        }
    }

    /**
     * Customers who began in one period.
     *
     * @param label of the period, such as {@code 2026-02}
     * @param start its first day
     * @param customers how many
     * @param retention share of them who bought in that period and in those after it; the first is 1
     * @param repeatRate share of them who have bought on two days or more
     * @param revenue of all of them until the end
     * @param revenuePerCustomer of each, the mean
     * @param open whether the last of the periods was not over at the end
     */
    public record Row(
            String label,
            LocalDate start,
            long customers,
            List<Double> retention,
            double repeatRate,
            BigDecimal revenue,
            BigDecimal revenuePerCustomer,
            boolean open) {
        public Row {
            retention = List.copyOf(retention);
        }
    }

    /**
     * All cohorts so long after their beginning.
     *
     * @param offset periods since the one of the first purchase
     * @param customers of the cohorts that are so old
     * @param retention share of them who bought then
     */
    public record Mean(int offset, long customers, double retention) {}

    /**
     * The answer.
     *
     * @param orders what became of the orders
     * @param cohorts the latest first
     * @param means by offset from 0 on, over periods that were over
     * @param findings cohorts that came back more or less one period later than all others, by more than chance
     * @param table the cohorts with all counts, money in the smallest unit of the currency
     */
    public record Report(
            Basis basis,
            Question question,
            OrderCounts orders,
            List<Row> cohorts,
            List<Mean> means,
            List<CohortFinding> findings,
            CohortTable table) {
        public Report {
            cohorts = List.copyOf(cohorts);
            means = List.copyOf(means);
            findings = List.copyOf(findings);
        }
    }

    /** Answers the question. */
    public static Report report(Shop shop, Question question) {
        return report(shop, question, Reading.PAGES);
    }

    /** Answers the question, reading by pages. */
    public static Report report(Shop shop, Question question, Progress progress) {
        return report(shop, question, Reading.byPages(progress));
    }

    /**
     * Answers the question; without purchases there are no cohorts.
     *
     * @throws UnusableDataException if orders or customers may not be read, or orders are in several currencies
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static Report report(Shop shop, Question question, Reading reading) {
        ShopFacts facts = ShopFacts.of(shop);
        AccessLimits.require(facts, "orders", "customers");
        PurchaseHistory history = PurchaseHistory.read(shop, facts, question.end(), reading);
        Currency currency = Currency.getInstance(facts.currencyCode());
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        List<CustomerOrder<Gid>> orders = history.purchases().stream()
                .map(purchase -> new CustomerOrder<>(purchase.customer(), purchase.day(), minorUnits(purchase, digits)))
                .toList();
        CohortTable table = CohortTable.of(orders, question.period(), question.end());
        List<Row> rows = new ArrayList<>();
        for (Cohort cohort : table.cohorts()) {
            rows.add(0, row(cohort, digits));
        }
        return new Report(
                basis(facts, question, table, history),
                question,
                history.counts(),
                rows,
                means(table),
                CohortFinding.of(table, 1, CohortFinding.DEFAULT_LEVEL),
                table);
    }

    private static long minorUnits(Purchase<Gid> purchase, int digits) {
        return BigDecimal.valueOf(purchase.amount())
                .movePointRight(digits)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static Row row(Cohort cohort, int digits) {
        CohortCell last = cohort.cells().get(cohort.cells().size() - 1);
        BigDecimal revenue = BigDecimal.valueOf(last.cumulativeRevenue(), digits);
        return new Row(
                cohort.label(),
                cohort.start(),
                cohort.size(),
                cohort.cells().stream().map(CohortCell::retention).toList(),
                last.repeatRate(),
                revenue,
                revenue.divide(BigDecimal.valueOf(cohort.size()), digits, RoundingMode.HALF_EVEN),
                last.partial());
    }

    private static List<Mean> means(CohortTable table) {
        List<Mean> means = new ArrayList<>();
        for (int offset = 0; ; offset++) {
            long customers = 0;
            long active = 0;
            for (Cohort cohort : table.cohorts()) {
                if (offset < cohort.cells().size()
                        && !cohort.cells().get(offset).partial()) {
                    customers += cohort.size();
                    active += cohort.cells().get(offset).customers();
                }
            }
            if (customers == 0) {
                return means;
            }
            means.add(new Mean(offset, customers, (double) active / customers));
        }
    }

    private static Basis basis(ShopFacts facts, Question question, CohortTable table, PurchaseHistory history) {
        LocalDate first = table.cohorts().isEmpty()
                ? question.end()
                : table.cohorts().get(0).start();
        Period period = new Period(first, question.end());
        List<String> missing = new ArrayList<>();
        if (!facts.seesAllOrders()) {
            missing.add(AccessLimits.lacks(
                    "read_all_orders", "orders older than 60 days are hidden, so that old customers look new"));
        }
        if (table.cohorts().isEmpty()) {
            missing.add("No known customer bought until " + question.end() + ": there are no cohorts.");
        }
        return new Basis(
                facts,
                period,
                history.counts().read(),
                "Customers by the " + question.period().name().toLowerCase(Locale.ROOT)
                        + " of their first purchase; findings by Fisher's exact test one period later, at 5 % for all"
                        + " cohorts together; amounts after returns, with taxes and shipping",
                missing);
    }
}
