package io.shopwright.analytics.cohort;

import static io.shopwright.analytics.cohort.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.order.CustomerOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CohortTableTest {

    private static final LocalDate END = LocalDate.of(2024, 4, 30);

    private static final List<CustomerOrder<String>> ORDERS = List.of(
            order("a", "2024-01-05", 1000),
            order("a", "2024-01-05", 500),
            order("a", "2024-03-31", 300),
            order("b", "2024-01-31", 700),
            order("b", "2024-02-01", -200),
            order("c", "2024-03-01", 0),
            order("c", "2024-03-02", 900),
            order("d", "2024-05-01", 900));

    @Test
    void of_fewOrders_countsByHand() {
        List<Cohort> cohorts = CohortTable.of(ORDERS, CohortPeriod.MONTH, END).cohorts();
        assertThat(cohorts).extracting(Cohort::label).containsExactly("2024-01", "2024-03");
        assertThat(cohorts.get(0).cells())
                .containsExactly(
                        new CohortCell(0, 2, 2, 3, 2200, 0, 2200, false),
                        new CohortCell(1, 2, 0, 0, -200, 0, 2000, false),
                        new CohortCell(2, 2, 1, 1, 300, 1, 2300, false),
                        new CohortCell(3, 2, 0, 0, 0, 1, 2300, false));
        assertThat(cohorts.get(1).cells())
                .containsExactly(
                        new CohortCell(0, 1, 1, 2, 900, 1, 900, false), new CohortCell(1, 1, 0, 0, 0, 1, 900, false));
    }

    @Test
    void pooled_fewOrders_sumsWhatIsObserved() {
        List<CohortCell> pooled =
                CohortTable.of(ORDERS, CohortPeriod.MONTH, END).pooled();
        assertThat(pooled).hasSize(4);
        assertThat(pooled.get(1)).isEqualTo(new CohortCell(1, 3, 0, 0, -200, 1, 2900, false));
        assertThat(pooled.get(2)).isEqualTo(new CohortCell(2, 2, 1, 1, 300, 1, 2300, false));
    }

    @Test
    void cell_notYetObserved_isEmpty() {
        Cohort march = CohortTable.of(ORDERS, CohortPeriod.MONTH, END)
                .cohort(LocalDate.of(2024, 3, 15))
                .orElseThrow();
        assertThat(march.cell(1)).isPresent();
        assertThat(march.cell(2)).isEmpty();
        assertThatThrownBy(() -> march.cell(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("offset must be >= 0: -1");
    }

    @Test
    void cohort_ofPeriodWithoutFirstPurchase_isEmpty() {
        CohortTable table = CohortTable.of(ORDERS, CohortPeriod.MONTH, END);
        assertThat(table.cohort(LocalDate.of(2024, 2, 1))).isEmpty();
        assertThat(table.cohort(LocalDate.of(2023, 12, 31))).isEmpty();
        assertThat(table.cohort(LocalDate.of(2024, 5, 1))).isEmpty();
    }

    @Test
    void partial_endWithinPeriod_flagsItsCellsOnly() {
        for (Cohort cohort : CohortTable.of(ORDERS, CohortPeriod.MONTH, LocalDate.of(2024, 4, 29))
                .cohorts()) {
            int last = cohort.cells().size() - 1;
            assertThat(cohort.cells())
                    .allSatisfy(cell -> assertThat(cell.partial()).isEqualTo(cell.offset() == last));
        }
    }

    @Test
    void of_noOrders_hasNoCohorts() {
        CohortTable table = CohortTable.of(List.<CustomerOrder<String>>of(), CohortPeriod.WEEK, END);
        assertThat(table.cohorts()).isEmpty();
        assertThat(table.pooled()).isEmpty();
        assertThat(table.customers()).isZero();
    }

    @Test
    void of_onlyLateOrders_countsThemAsLeftOut() {
        CohortTable table = CohortTable.of(ORDERS, CohortPeriod.MONTH, LocalDate.of(2023, 1, 1));
        assertThat(table.cohorts()).isEmpty();
        assertThat(table.leftOut()).isEqualTo(new LeftOut(8, 0, 0));
    }

    @Test
    void of_refundBeforePurchase_joinsOnlyInSamePeriod() {
        List<CustomerOrder<String>> orders = List.of(
                order("a", "2024-01-02", -100),
                order("a", "2024-01-03", 400),
                order("b", "2024-01-31", -70),
                order("b", "2024-02-01", 500),
                order("c", "2024-03-01", -5));
        CohortTable table = CohortTable.of(orders, CohortPeriod.MONTH, END);
        assertThat(table.leftOut()).isEqualTo(new LeftOut(0, 2, -75));
        assertThat(table.cohorts().get(0).cells().get(0).revenue()).isEqualTo(300);
        assertThat(table.cohorts().get(1).cells().get(0).revenue()).isEqualTo(500);
    }

    @Test
    void of_identicalCustomers_formOneCohort() {
        List<CustomerOrder<String>> orders = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            orders.add(order("c" + i, "2024-02-29", 1));
            orders.add(order("c" + i, "2024-03-31", 1));
        }
        CohortTable table = CohortTable.of(orders, CohortPeriod.MONTH, END);
        assertThat(table.cohorts()).hasSize(1);
        assertThat(table.pooled()).extracting(CohortCell::retention).containsExactly(1.0, 1.0, 0.0);
    }

    @Test
    void of_sumBeyondLong_isRefused() {
        List<CustomerOrder<String>> orders =
                List.of(order("a", "2024-01-01", Long.MAX_VALUE), order("a", "2024-01-01", 1));
        assertThatThrownBy(() -> CohortTable.of(orders, CohortPeriod.MONTH, END))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @EnumSource(CohortPeriod.class)
    void of_randomOrders_equalsCountingNaively(CohortPeriod period) {
        int rows = period == CohortPeriod.DAY ? 40 : 200; // the naive count is slow for many cells
        for (int seed = 0; seed < 5; seed++) {
            List<CustomerOrder<Integer>> orders = Orders.random(seed, rows);
            assertEqualsNaive(CohortTable.of(orders, period, Orders.END), orders);
        }
    }

    @ParameterizedTest
    @EnumSource(CohortPeriod.class)
    void of_permutedOrders_isTheSame(CohortPeriod period) {
        List<CustomerOrder<Integer>> orders = Orders.random(1, 1000);
        CohortTable expected = CohortTable.of(orders, period, Orders.END);
        for (int seed = 0; seed < 10; seed++) {
            List<CustomerOrder<Integer>> shuffled = new ArrayList<>(orders);
            Collections.shuffle(shuffled, new Random(seed));
            assertSame(CohortTable.of(shuffled, period, Orders.END), expected);
        }
    }

    @ParameterizedTest
    @EnumSource(CohortPeriod.class)
    void plus_partsOfCustomers_equalsTheWhole(CohortPeriod period) {
        List<CustomerOrder<Integer>> orders = Orders.random(2, 1000);
        CohortTable sum = CohortTable.of(List.<CustomerOrder<Integer>>of(), period, Orders.END);
        for (int part = 0; part < 7; part++) {
            int own = part;
            sum = sum.plus(CohortTable.of(
                    orders.stream().filter(o -> o.customer() % 7 == own).toList(), period, Orders.END));
        }
        assertSame(sum, CohortTable.of(orders, period, Orders.END));
    }

    @Test
    void plus_itself_doublesEverything() {
        CohortTable table = CohortTable.of(Orders.random(3, 500), CohortPeriod.QUARTER, Orders.END);
        List<CohortCell> once = table.pooled();
        List<CohortCell> twice = table.plus(table).pooled();
        assertThat(twice).hasSameSizeAs(once);
        for (int k = 0; k < once.size(); k++) {
            assertThat(twice.get(k).size()).isEqualTo(2 * once.get(k).size());
            assertThat(twice.get(k).cumulativeRevenue())
                    .isEqualTo(2 * once.get(k).cumulativeRevenue());
            assertThat(twice.get(k).retention()).isEqualTo(once.get(k).retention());
            assertThat(twice.get(k).averageOrderValue()).isEqualTo(once.get(k).averageOrderValue());
        }
    }

    @Test
    void plus_otherPeriodOrEnd_isRefused() {
        CohortTable table = CohortTable.of(ORDERS, CohortPeriod.MONTH, END);
        CohortTable weeks = CohortTable.of(ORDERS, CohortPeriod.WEEK, END);
        assertThatThrownBy(() -> table.plus(weeks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tables must have the same period and end: MONTH until 2024-04-30, WEEK until 2024-04-30");
        CohortTable longer = CohortTable.of(ORDERS, CohortPeriod.MONTH, END.plusDays(1));
        assertThatThrownBy(() -> table.plus(longer)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(CohortPeriod.class)
    void cells_always_addUpToTheOrders(CohortPeriod period) {
        List<CustomerOrder<Integer>> orders = Orders.random(4, 2000);
        CohortTable table = CohortTable.of(orders, period, Orders.END);
        List<CustomerOrder<Integer>> counted =
                orders.stream().filter(o -> !o.day().isAfter(Orders.END)).toList();
        List<CohortCell> cells =
                table.cohorts().stream().flatMap(c -> c.cells().stream()).toList();
        assertThat(cells.stream().mapToLong(CohortCell::orders).sum())
                .isEqualTo(counted.stream().filter(o -> !o.refund()).count());
        assertThat(cells.stream().mapToLong(CohortCell::revenue).sum()
                        + table.leftOut().earlyRefundAmount())
                .isEqualTo(counted.stream().mapToLong(CustomerOrder::amount).sum());
        assertThat(table.leftOut().lateRows()).isEqualTo(orders.size() - counted.size());
        assertThat(table.cohorts()).allSatisfy(cohort -> {
            assertThat(cohort.cells().get(0).retention()).isEqualTo(1);
            assertThat(cohort.cells()).isSortedAccordingTo((a, b) -> Long.compare(a.repeaters(), b.repeaters()));
        });
        assertThat(table.customers())
                .isEqualTo(counted.stream()
                        .filter(o -> !o.refund())
                        .map(CustomerOrder::customer)
                        .distinct()
                        .count());
    }

    static void assertSame(CohortTable actual, CohortTable expected) {
        assertThat(actual.cohorts()).isEqualTo(expected.cohorts());
        assertThat(actual.leftOut()).isEqualTo(expected.leftOut());
    }

    /** Counts with maps of sets, straight from the definitions. */
    private static void assertEqualsNaive(CohortTable table, List<CustomerOrder<Integer>> orders) {
        CohortPeriod period = table.period();
        Map<Integer, LocalDate> first = new HashMap<>();
        List<CustomerOrder<Integer>> counted =
                orders.stream().filter(o -> !o.day().isAfter(table.end())).toList();
        for (CustomerOrder<Integer> order : counted) {
            if (!order.refund()) {
                first.merge(order.customer(), order.day(), (one, two) -> one.isBefore(two) ? one : two);
            }
        }
        for (Cohort cohort : table.cohorts()) {
            Set<Integer> members = new HashSet<>(first.keySet());
            members.removeIf(c -> !period.startOf(first.get(c)).equals(cohort.start()));
            LocalDate start = cohort.start();
            for (CohortCell cell : cohort.cells()) {
                LocalDate from = start;
                LocalDate until = period.endOf(start);
                List<CustomerOrder<Integer>> inside = counted.stream()
                        .filter(o -> members.contains(o.customer())
                                && !o.day().isBefore(from)
                                && !o.day().isAfter(until))
                        .toList();
                List<CustomerOrder<Integer>> purchases =
                        inside.stream().filter(o -> !o.refund()).toList();
                long customers = purchases.stream()
                        .map(CustomerOrder::customer)
                        .distinct()
                        .count();
                long repeaters = members.stream()
                        .filter(c -> counted.stream()
                                .anyMatch(o -> o.customer().equals(c)
                                        && !o.refund()
                                        && o.day().isAfter(first.get(c))
                                        && !o.day().isAfter(until)))
                        .count();
                assertThat(cell.size()).isEqualTo(members.size());
                assertThat(cell.customers()).isEqualTo(customers);
                assertThat(cell.orders()).isEqualTo(purchases.size());
                assertThat(cell.repeaters()).isEqualTo(repeaters);
                assertThat(cell.revenue())
                        .isEqualTo(
                                inside.stream().mapToLong(CustomerOrder::amount).sum());
                start = until.plusDays(1);
            }
            assertThat(start).isAfter(table.end());
        }
    }
}
