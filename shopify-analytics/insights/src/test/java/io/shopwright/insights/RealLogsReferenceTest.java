package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopwright.analytics.cohort.CohortCell;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.OrderExport;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On logs of real shops, against counts that DuckDB 1.x made of the files by the queries that stand with them. */
@Tag("reference")
class RealLogsReferenceTest {
    private static Path file(String name) {
        Path file = Path.of(System.getProperty("shopwright.reference", "../../../shared"), "golden/clv/data", name);
        assumeTrue(Files.exists(file), "skipped: no reference data at " + file);
        return file;
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    /**
     * A credit note does not say which invoice it is of: it becomes a refund, at its own time, of an order of the day before
     * the log begins.
     */
    private static OrderExport invoices(Path file) throws IOException {
        StringBuilder export = new StringBuilder("Name,Email,Created at,Cancelled at,Total,Refunded Amount,"
                + "Lineitem quantity,Lineitem name,Lineitem price,Financial Status\n");
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            BigDecimal amount = new BigDecimal(fields[6]).setScale(2, RoundingMode.HALF_UP);
            boolean credit = amount.signum() < 0;
            String at = fields[2] + " +0000";
            export.append(String.join(
                            ",",
                            "#" + fields[0],
                            fields[1] + "@example.com",
                            credit ? "2010-11-30 12:00:00 +0000" : at,
                            credit ? at : "",
                            amount.abs().toString(),
                            credit ? amount.abs().toString() : "0",
                            "1,Goods",
                            amount.abs().toString(),
                            credit ? "refunded" : "paid"))
                    .append('\n');
        }
        return OrderExport.parse(export.toString());
    }

    /**
     * With {@code CREATE VIEW log AS SELECT CustomerID c, CAST(ts AS TIMESTAMP)::DATE d, round(amount, 2) a FROM
     * read_csv('online_retail_invoices.csv', types = {'amount': 'DECIMAL(12,3)', 'InvoiceNo': 'VARCHAR'})}:
     *
     * <pre>{@code
     * SELECT sum(a), count(*) FILTER (a >= 0), sum(a) FILTER (a < 0) FROM log                                       -- all
     * SELECT sum(a), count(*) FILTER (a >= 0), count(DISTINCT c) FILTER (a >= 0) FROM log
     *     WHERE d BETWEEN '2011-11-01' AND '2011-11-30'                                                           -- November
     * SELECT count(*) FROM (SELECT c, min(d) m FROM log WHERE a >= 0 GROUP BY c)
     *     WHERE m BETWEEN '2011-11-01' AND '2011-11-30'                                                      -- new customers
     * }</pre>
     */
    @Test
    void onlineRetail_netSalesAreThoseOfSqlToTheCent() throws IOException {
        OrderExport invoices = invoices(file("online_retail_invoices.csv"));
        try (SimulatedShop simulated = SimulatedShop.builder().plan(Plan.PLUS).start();
                Shop shop = open(simulated)) {
            simulated.load(invoices);

            StoreAnalytics.Report november =
                    StoreAnalytics.report(shop, StoreAnalytics.Question.of(period("2011-11-01", "2011-11-30")));
            BusinessAnalysis.Report all =
                    BusinessAnalysis.report(shop, BusinessAnalysis.Question.of(period("2010-12-01", "2011-12-09")));

            assertThat(all.performance().sales().net()).isEqualByComparingTo("8300065.81");
            assertThat(all.performance().sales().orders()).isEqualTo(18_536);
            assertThat(all.performance().sales().returns()).isEqualByComparingTo("611342.09");
            assertThat(november.sales().net()).isEqualByComparingTo("1132407.74");
            assertThat(november.sales().orders()).isEqualTo(2_658);
            assertThat(november.salesBefore().net()).isEqualByComparingTo("974603.59");
            assertThat(november.buyers()).contains(new Buyers(1_665, 324));
            assertThat(november.findings().get(0).title()).isEqualTo("Net sales rose by 16.2 %");
            assertThat(all.opportunities()).isNotEmpty();
            onlineRetailCustomers(CustomerLifecycle.report(
                    shop, CustomerLifecycle.Question.of(LocalDate.of(2011, 12, 9)), Reading.BULK));
        }
    }

    /**
     * On the same view, without credit notes ({@code WHERE a >= 0}):
     *
     * <pre>{@code
     * SELECT count(DISTINCT c), sum(a) FROM log                                                                    -- all
     * SELECT count(*) FROM (SELECT c FROM log GROUP BY c HAVING count(DISTINCT d) = 1)               -- bought on one day
     * WITH f AS (SELECT c, date_trunc('month', min(d)) m FROM log GROUP BY c),
     *     o AS (SELECT c, date_trunc('month', d) t, sum(a) a FROM log GROUP BY 1, 2)
     *     SELECT m, date_diff('month', m, t), count(DISTINCT o.c), sum(a) FROM f JOIN o USING (c) GROUP BY 1, 2  -- cohorts
     * SELECT c, count(*), sum(a), max(d) FROM log GROUP BY c ORDER BY sum(a) DESC LIMIT 1                    -- the best
     * }</pre>
     */
    private static void onlineRetailCustomers(CustomerLifecycle.Report report) {
        assertThat(report.customers()).hasSize(4_339);
        assertThat(spent(report)).isEqualByComparingTo("8911407.90");
        assertThat(report.churn().oneTimeBuyers()).isEqualTo(1_549);
        assertThat(report.cohorts().cohorts()).hasSize(13);
        cell(report, "2010-12-01", 0, 885, 57_271_389);
        cell(report, "2010-12-01", 1, 324, 27_623_769);
        cell(report, "2010-12-01", 6, 321, 31_416_261);
        cell(report, "2011-05-01", 6, 75, 3_331_291);
        cell(report, "2011-11-01", 1, 36, 1_528_461);
        CustomerLifecycle.Customer best = report.customers().stream()
                .max(Comparator.comparing(CustomerLifecycle.Customer::spent))
                .orElseThrow();
        assertThat(best.spent()).isEqualByComparingTo("280206.02");
        assertThat(best.orders()).isEqualTo(74);
        assertThat(best.daysSinceLastPurchase()).isEqualTo(1);
        assertThat(report.segments()).isNotEmpty();
        assertThat(report.basis().complete()).isTrue();
    }

    private static BigDecimal spent(CustomerLifecycle.Report report) {
        return report.customers().stream()
                .map(CustomerLifecycle.Customer::spent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void cell(CustomerLifecycle.Report report, String month, int offset, long active, long cents) {
        CohortCell cell = report.cohorts()
                .cohort(LocalDate.parse(month))
                .flatMap(cohort -> cohort.cell(offset))
                .orElseThrow();
        assertThat(cell.customers()).as("%s, %s months later", month, offset).isEqualTo(active);
        assertThat(cell.revenue()).as("%s, %s months later", month, offset).isEqualTo(cents);
    }

    /**
     * With the amounts as {@code DECIMAL(12,2)}: {@code SELECT sum(dollars), count(*), count(DISTINCT master_id) FROM
     * read_csv('cdnow_sample_elog.csv') WHERE date BETWEEN '19980401' AND '19980630'}.
     */
    @Test
    void cdnow_netSalesAreThoseOfSqlToTheCent() throws IOException {
        TransactionLog log = TransactionLog.read(
                file("cdnow_sample_elog.csv"),
                TransactionLog.Columns.of("master_id", "date").quantity("cds").amount("dollars"));
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(log);

            StoreAnalytics.Report report =
                    StoreAnalytics.report(shop, StoreAnalytics.Question.of(period("1998-04-01", "1998-06-30")));

            assertThat(report.sales().net()).isEqualByComparingTo("17980.54");
            assertThat(report.sales().orders()).isEqualTo(513);
            assertThat(report.buyers().orElseThrow()).isEqualTo(new Buyers(300, 0));
            cdnowCustomers(CustomerLifecycle.report(
                    shop, CustomerLifecycle.Question.of(LocalDate.of(1998, 6, 30)), Reading.BULK));
            cdnowCalibration(CustomerLifecycle.report(
                    shop, CustomerLifecycle.Question.of(LocalDate.of(1997, 9, 30)), Reading.BULK));
        }
    }

    /** By the queries on customers above, on {@code SELECT master_id c, date d, dollars a}. */
    private static void cdnowCustomers(CustomerLifecycle.Report report) {
        assertThat(report.customers()).hasSize(2_357);
        assertThat(spent(report)).isEqualByComparingTo("244091.94");
        assertThat(report.churn().oneTimeBuyers()).isEqualTo(1_218);
        cell(report, "1997-01-01", 0, 781, 2_859_270);
        cell(report, "1997-01-01", 6, 65, 317_231);
        cell(report, "1997-02-01", 0, 857, 3_343_008);
        cell(report, "1997-02-01", 1, 134, 641_837);
        cell(report, "1997-03-01", 6, 55, 210_244);
    }

    /**
     * The first customer bought on three days, 74.02 in all. With the parameters that P. Fader, B. Hardie and K. Lee (2005),
     * "Counting Your Customers" the Easy Way, publish for these 39 weeks (r 0.243, alpha 4.414, a 0.793, b 2.426), x = 2, t_x
     * = 30.43 and T = 38.86 give a probability alive of 0.7266.
     */
    private static void cdnowCalibration(CustomerLifecycle.Report report) {
        assertThat(report.customers())
                .filteredOn(customer -> customer.spent().compareTo(new BigDecimal("74.02")) == 0
                        && customer.orders() == 3
                        && customer.firstPurchase().equals(LocalDate.of(1997, 1, 1)))
                .singleElement()
                .satisfies(first -> assertThat(first.probabilityAlive()).isCloseTo(0.7266, within(0.0005)));
    }
}
