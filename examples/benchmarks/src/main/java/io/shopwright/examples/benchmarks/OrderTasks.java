package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.cohort.Cohort;
import io.shopwright.analytics.cohort.CohortCell;
import io.shopwright.analytics.cohort.CohortPeriod;
import io.shopwright.analytics.cohort.CohortTable;
import io.shopwright.analytics.order.OrderColumns;
import io.shopwright.analytics.rfm.RfmCustomers;
import io.shopwright.analytics.rfm.RfmScore;
import io.shopwright.analytics.rfm.RfmScoring;
import io.shopwright.analytics.rfm.RfmTable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** Tables of 5 M orders of 1.4 M customers. The check is the active customers of all cells, or the sum of all scores. */
final class OrderTasks {

    static final int ORDERS = 5_000_000;
    static final long SEED = 7;

    private static final LocalDate END = LocalDate.of(2024, 12, 31);

    private OrderTasks() {}

    static void run(Consumer<Timing> report) {
        SimulatedOrders orders = new SimulatedOrders(ORDERS, SEED);
        report.accept(Timing.warmed(
                "5 M orders from arrays to columns", () -> columns(orders).customers()));
        report.accept(Timing.warmed("arrays to monthly cohorts, 5 M orders", () -> activeCustomers(columns(orders))));
        report.accept(Timing.warmed(
                "arrays to RFM scores by edges, 1.4 M customers",
                () -> scores(columns(orders), RfmScoring.QUANTILE_EDGES)));
        report.accept(Timing.warmed(
                "arrays to RFM scores of equal classes, the same",
                () -> scores(columns(orders), RfmScoring.EQUAL_CLASSES)));
        OrderColumns<Long> columns = columns(orders);
        report.accept(Timing.warmed("columns to monthly cohorts", () -> activeCustomers(columns)));
        report.accept(
                Timing.warmed("columns to RFM scores by edges", () -> scores(columns, RfmScoring.QUANTILE_EDGES)));
    }

    private static OrderColumns<Long> columns(SimulatedOrders orders) {
        return OrderColumns.ofSeconds(orders.customer, orders.epochSecond, orders.cents, ZoneOffset.UTC);
    }

    private static double activeCustomers(OrderColumns<Long> columns) {
        double active = 0;
        for (Cohort cohort : CohortTable.of(columns, CohortPeriod.MONTH, END).cohorts()) {
            for (CohortCell cell : cohort.cells()) {
                active += cell.customers();
            }
        }
        return active;
    }

    private static double scores(OrderColumns<Long> columns, RfmScoring scoring) {
        RfmTable<Long> table = RfmTable.of(RfmCustomers.of(columns, END), scoring);
        double sum = 0;
        for (int i = 0; i < table.customers().size(); i++) {
            RfmScore score = table.score(i);
            sum += score.r() + score.f() + score.m();
        }
        return sum;
    }
}
