package io.shopwright.analytics.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.order.CustomerOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CohortFindingTest {

    private static final LocalDate END = LocalDate.of(2024, 6, 15);

    /** Cohorts of 100 from January to June, of which some come back in the next month. */
    private static CohortTable table(int... returning) {
        List<CustomerOrder<String>> orders = new ArrayList<>();
        for (int month = 1; month <= returning.length; month++) {
            for (int i = 0; i < 100; i++) {
                LocalDate first = LocalDate.of(2024, month, 10);
                orders.add(new CustomerOrder<>(month + "-" + i, first, 100));
                if (i < returning[month - 1]) {
                    orders.add(new CustomerOrder<>(month + "-" + i, first.plusMonths(1), 100));
                }
            }
        }
        return CohortTable.of(orders, CohortPeriod.MONTH, END);
    }

    @Test
    void of_clearDifferences_namesBestAndWorstWithNumbers() {
        List<CohortFinding> findings = CohortFinding.of(table(20, 50, 22, 2), 1, CohortFinding.DEFAULT_LEVEL);
        assertThat(findings).extracting(CohortFinding::cohort).containsExactly("2024-02", "2024-04");
        assertThat(findings)
                .extracting(CohortFinding::kind)
                .containsExactly(CohortFinding.Kind.BEST, CohortFinding.Kind.WORST);
        assertThat(findings.get(0).text())
                .startsWith("Cohort 2024-02 is the best at offset 1: 50 of 100 customers purchased (50.0 %),"
                        + " of all other cohorts 44 of 300 (14.7 %); p = ");
        assertThat(findings.get(0).pValue()).isLessThan(1e-9);
    }

    @Test
    void of_partialPeriod_doesNotCount() {
        // The cohort of May returned in June, which the observation cuts off.
        assertThat(CohortFinding.of(table(20, 21, 22, 20, 0), 1, CohortFinding.DEFAULT_LEVEL))
                .isEmpty();
    }

    @Test
    void of_equalOrTooFewCohorts_findsNothing() {
        assertThat(CohortFinding.of(table(20, 20, 20), 1, CohortFinding.DEFAULT_LEVEL))
                .isEmpty();
        assertThat(CohortFinding.of(table(20), 1, CohortFinding.DEFAULT_LEVEL)).isEmpty();
        assertThat(CohortFinding.of(table(20, 90), 9, CohortFinding.DEFAULT_LEVEL))
                .isEmpty();
    }

    @Test
    void of_chanceOnly_rarelyFindsAnything() {
        Random random = new Random(1);
        int found = 0;
        for (int i = 0; i < 400; i++) {
            int[] returning = new int[4];
            for (int c = 0; c < returning.length; c++) {
                returning[c] = (int) random.doubles(100).filter(u -> u < 0.2).count();
            }
            found += CohortFinding.of(table(returning), 1, CohortFinding.DEFAULT_LEVEL)
                            .isEmpty()
                    ? 0
                    : 1;
        }
        assertThat(found).isLessThanOrEqualTo(30); // 5 % of 400, and two and a half standard deviations
    }

    @Test
    void of_badArguments_areRefused() {
        CohortTable table = table(20, 20);
        assertThatThrownBy(() -> CohortFinding.of(table, 0, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("offset must be >= 1: 0");
        assertThatThrownBy(() -> CohortFinding.of(table, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be in (0, 1): NaN");
    }
}
