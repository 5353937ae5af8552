package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldoutTest {

    private static final LocalDate SPLIT = LocalDate.parse("2026-03-31");
    private static final LocalDate END = LocalDate.parse("2026-06-30");

    @Test
    void of_purchases_countsDaysOfKnownCustomersUntilTheEnd() {
        Holdout<String> holdout = Holdout.of(
                List.of(
                        purchase("old", "2026-01-01", 5),
                        purchase("old", "2026-03-31", 6),
                        purchase("old", "2026-04-01", 7),
                        purchase("old", "2026-04-01", 1),
                        purchase("old", "2026-06-30", 10),
                        purchase("old", "2026-07-01", 100),
                        purchase("new", "2026-04-02", 9),
                        purchase("quiet", "2026-02-01", 2)),
                SPLIT,
                END,
                TimeScale.DAY);
        assertThat(holdout.length()).isEqualTo(91);
        assertThat(holdout.customers())
                .extracting(customer -> customer.history().customer())
                .containsExactly("old", "quiet");
        assertThat(holdout.customers().get(0).purchases()).isEqualTo(2);
        assertThat(holdout.customers().get(0).spent()).isEqualTo(18);
        assertThat(holdout.summaries()).contains(new CustomerSummary(1, 89, 89), new CustomerSummary(0, 0, 58));
    }

    @Test
    void of_endBeforeSplit_isRejected() {
        LocalDate dayBefore = SPLIT.minusDays(1);
        assertThatThrownBy(() -> Holdout.of(List.of(purchase("a", "2026-01-01", 5)), SPLIT, dayBefore, TimeScale.DAY))
                .hasMessage("length must be > 0 and finite: -1.0");
    }

    @Test
    void weeks_startWithTheFirstPurchaseAndLeaveOutLaterCustomers() {
        TrackingCurve curve = TrackingCurve.of(
                List.of(
                        purchase("a", "2026-03-01", 1),
                        purchase("a", "2026-03-07", 1),
                        purchase("a", "2026-03-08", 1),
                        purchase("late", "2026-04-01", 1),
                        purchase("late", "2026-04-02", 1)),
                SPLIT,
                TimeScale.WEEK);
        List<TrackingCurve.Week> weeks = curve.weeks(new BgNbd(1, 1, 1, 1), 6);
        assertThat(weeks).extracting(TrackingCurve.Week::actual).containsExactly(1L, 1L, 0L, 0L, 0L, 0L);
        assertThat(weeks.get(5).actualUntil()).isEqualTo(2);
        assertThat(weeks.get(0).expectedUntil()).isEqualTo(new BgNbd(1, 1, 1, 1).expectedPurchases(6 / 7.0));
    }

    private static Purchase<String> purchase(String customer, String day, double amount) {
        return new Purchase<>(customer, LocalDate.parse(day), amount);
    }
}
