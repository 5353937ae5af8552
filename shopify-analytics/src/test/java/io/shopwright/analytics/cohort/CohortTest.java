package io.shopwright.analytics.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.analytics.order.CustomerOrder;
import io.shopwright.analytics.order.OrderColumns;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CohortTest {

    private static final Cohort COHORT = new Cohort(
            LocalDate.of(2024, 1, 1),
            "2024-01",
            List.of(
                    new CohortCell(0, 4, 4, 5, 1000, 1, 1000, false),
                    new CohortCell(1, 4, 1, 1, 400, 2, 1400, false),
                    new CohortCell(2, 4, 0, 0, 0, 2, 1400, true)));

    @Test
    void rates_areSharesOfTheSize() {
        CohortCell cell = COHORT.cells().get(1);
        assertThat(cell.retention()).isEqualTo(0.25);
        assertThat(cell.repeatRate()).isEqualTo(0.5);
        assertThat(cell.averageOrderValue()).hasValue(400);
        assertThat(cell.lifetimeValue(1)).isEqualTo(350);
        assertThat(cell.lifetimeValue(0.5)).isEqualTo(175);
    }

    @Test
    void averageOrderValue_withoutOrder_isEmpty() {
        assertThat(COHORT.cells().get(2).averageOrderValue()).isEmpty();
    }

    @Test
    void lifetimeValue_badMargin_isRefused() {
        assertThatThrownBy(() -> COHORT.cells().get(0).lifetimeValue(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("margin must be in (0, 1]: NaN");
    }

    @Test
    void paybackOffset_isTheFirstThatCoversTheCost() {
        assertThat(COHORT.paybackOffset(0.5, 0)).hasValue(0);
        assertThat(COHORT.paybackOffset(0.5, 500)).hasValue(0);
        assertThat(COHORT.paybackOffset(0.5, 501)).hasValue(1);
        assertThat(COHORT.paybackOffset(0.5, 700)).hasValue(1);
        assertThat(COHORT.paybackOffset(0.5, 701)).isEmpty();
        assertThatThrownBy(() -> COHORT.paybackOffset(0.5, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("acquisition cost must be >= 0: -1");
    }

    @Test
    void repeatRate_countsLaterDaysOfTheEligible() {
        List<CustomerOrder<String>> orders = List.of(
                Orders.order("a", "2024-01-31", 1),
                Orders.order("a", "2024-01-01", 1),
                Orders.order("b", "2024-01-01", 1),
                Orders.order("b", "2024-01-01", 1),
                Orders.order("b", "2024-01-20", -1),
                Orders.order("c", "2024-01-02", 1),
                Orders.order("c", "2024-01-03", 1));
        OrderColumns<String> columns = OrderColumns.of(orders);
        LocalDate end = LocalDate.of(2024, 1, 31);
        assertThat(RepeatRate.within(30, columns, end)).isEqualTo(new RepeatRate(30, 2, 1));
        assertThat(RepeatRate.within(29, columns, end)).isEqualTo(new RepeatRate(29, 3, 1));
        assertThat(RepeatRate.within(1, columns, end).rate()).hasValue(1.0 / 3);
        assertThat(RepeatRate.within(31, columns, end).rate()).isEmpty();
        assertThatThrownBy(() -> RepeatRate.within(0, columns, end)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void attributedCohorts_followTheFirstPurchase() {
        List<AttributedOrder<String, String>> orders = List.of(
                new AttributedOrder<>(Orders.order("a", "2024-02-01", 5), "mail"),
                new AttributedOrder<>(Orders.order("a", "2024-01-01", 7), "search"),
                new AttributedOrder<>(Orders.order("b", "2024-01-01", -7), "refund"),
                new AttributedOrder<>(Orders.order("b", "2024-01-03", 1), "mail"),
                new AttributedOrder<>(Orders.order("b", "2024-01-03", 1), "search"),
                new AttributedOrder<>(Orders.order("c", "2024-01-03", -1), "never"));
        AttributedCohorts<String> cohorts = AttributedCohorts.of(orders, CohortPeriod.MONTH, LocalDate.of(2024, 2, 29));
        assertThat(cohorts.tables()).containsOnlyKeys("search", "mail");
        assertThat(cohorts.tables().get("search").pooled())
                .extracting(CohortCell::revenue)
                .containsExactly(7L, 5L);
        assertThat(cohorts.tables().get("mail").pooled())
                .extracting(CohortCell::revenue)
                .containsExactly(-5L, 0L);
    }
}
