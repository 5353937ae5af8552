package io.shopwright.analytics.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.ReferenceFile;
import io.shopwright.analytics.order.CustomerOrder;
import io.shopwright.analytics.order.OrderColumns;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: reference files with exact integers; their origin is described beside them. */
@Tag("reference")
class CohortReferenceTest {

    /** Two roundings of a division. */
    private static final double RATIO_BAR = 2.3e-16;

    /** In the order in which their names are looked for: "ISO week, from Monday" is a week. */
    private static final List<CohortPeriod> PERIODS =
            List.of(CohortPeriod.QUARTER, CohortPeriod.WEEK, CohortPeriod.MONTH, CohortPeriod.YEAR, CohortPeriod.DAY);

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return ReferenceFile.tests("cohort", CohortReferenceTest::check);
    }

    static void check(ReferenceFile reference) {
        if (reference.json().has("shop_timezone")) {
            ZoneId zone = ZoneId.of(reference.json().get("shop_timezone").asText());
            checkZone(reference, zone, reference.json().get("in_shop_timezone"));
            checkZone(reference, ZoneOffset.UTC, reference.json().get("in_utc"));
        } else {
            checkTriangle(reference);
        }
    }

    private static void checkTriangle(ReferenceFile reference) {
        JsonNode json = reference.json();
        List<CustomerOrder<String>> orders = reference.orders().stream()
                .map(row -> new CustomerOrder<>(row.customer(), row.day(), row.cents()))
                .toList();
        CohortPeriod period = PERIODS.stream()
                .filter(unit ->
                        json.get("period").asText().toUpperCase(Locale.ROOT).contains(unit.name()))
                .findFirst()
                .orElseThrow();
        LocalDate end = LocalDate.parse(json.get("observation_end").asText());
        CohortTable table = CohortTable.of(orders, period, end);
        reference.exact("cohorts", table.cohorts().size(), json.get("cohorts").size());
        for (int i = 0; i < table.cohorts().size(); i++) {
            checkCohort(reference, table.cohorts().get(i), json.get("cohorts").get(i));
        }
        JsonNode pooled = json.path("pooled_retention_weighted");
        for (int offset = 0; offset < pooled.size(); offset++) {
            double expected = pooled.get(offset).asDouble();
            reference.compare("pooled", table.pooled().get(offset).retention(), expected, RATIO_BAR);
        }
        json.path("repeat_within_days").properties().forEach(entry -> {
            RepeatRate rate = RepeatRate.within(Integer.parseInt(entry.getKey()), OrderColumns.of(orders), end);
            reference.exact(
                    "eligible",
                    rate.eligible(),
                    entry.getValue().get("eligible").asLong());
            reference.exact(
                    "repeated",
                    rate.repeated(),
                    entry.getValue().get("repeated").asLong());
        });
    }

    private static void checkCohort(ReferenceFile reference, Cohort actual, JsonNode expected) {
        assertThat(actual.label()).isEqualTo(expected.get("cohort").asText());
        reference.exact("sizes", actual.size(), expected.get("size").asLong());
        reference.exact(
                "cells", actual.cells().size(), expected.get("retention").size());
        for (CohortCell cell : actual.cells()) {
            int k = cell.offset();
            reference.exact(
                    "customers",
                    cell.customers(),
                    expected.get("active_customers").get(k).asLong());
            reference.exact(
                    "orders", cell.orders(), expected.get("orders").get(k).asLong());
            reference.exact(
                    "revenue",
                    cell.revenue(),
                    expected.get("revenue_cents").get(k).asLong());
            double retention = expected.get("retention").get(k).asDouble();
            reference.compare("retention", cell.retention(), retention, RATIO_BAR);
            double value =
                    expected.get("cumulative_revenue_per_customer").get(k).asDouble();
            reference.compare("lifetimeValue", cell.lifetimeValue(1) / 100, value, 2 * RATIO_BAR);
        }
    }

    /** These files hold the cells with activity only, and end with the last order. */
    private static void checkZone(ReferenceFile reference, ZoneId zone, JsonNode expected) {
        List<CustomerOrder<String>> orders = reference.orders().stream()
                .map(row -> CustomerOrder.at(row.customer(), row.instant(), zone, row.cents()))
                .toList();
        LocalDate end = orders.stream()
                .map(CustomerOrder::day)
                .max(LocalDate::compareTo)
                .orElseThrow();
        CohortTable table = CohortTable.of(orders, CohortPeriod.MONTH, end);
        reference.exact("cohorts", table.cohorts().size(), expected.size());
        for (int i = 0; i < expected.size(); i++) {
            Cohort cohort = table.cohorts().get(i);
            JsonNode node = expected.get(i);
            assertThat(cohort.label()).isEqualTo(node.get("cohort").asText());
            reference.exact("sizes", cohort.size(), node.get("size").asLong());
            for (CohortCell cell : cohort.cells()) {
                String offset = String.valueOf(cell.offset());
                reference.exact(
                        "customers",
                        cell.customers(),
                        node.get("active").path(offset).asLong(0));
                reference.exact(
                        "revenue",
                        cell.revenue(),
                        node.get("revenue_cents").path(offset).asLong(0));
            }
        }
    }
}
