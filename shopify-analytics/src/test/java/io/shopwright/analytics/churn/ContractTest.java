package io.shopwright.analytics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.survival.KaplanMeier;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 15);
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    @Test
    void tenures_runningAndFutureContracts_areCensoredOrLeftOut() {
        Tenures tenures = Tenures.of(
                List.of(
                        new Contract(START, START.plusMonths(1)),
                        new Contract(START, START.plusMonths(2)),
                        new Contract(START, null),
                        new Contract(START, START.plusYears(1)),
                        new Contract(START.plusYears(1), null)),
                START.plusMonths(3),
                ChronoUnit.MONTHS);
        assertThat(tenures.late()).isEqualTo(1);
        assertThat(tenures.lifetimes().events()).isEqualTo(2);
        KaplanMeier retention = KaplanMeier.of(tenures.lifetimes());
        assertThat(retention.survival(1)).isCloseTo(0.75, within(1e-15));
        assertThat(retention.survival(2)).isCloseTo(0.5, within(1e-15));
        assertThat(retention.survival(3)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void tenures_badContracts_areNamed() {
        assertThatThrownBy(() -> new Contract(START, START.minusDays(1)))
                .hasMessage("end must not be before start: 2026-01-14, 2026-01-15");
        assertThatThrownBy(() -> Tenures.of(List.of(new Contract(START, null)), JANUARY.atDay(1), ChronoUnit.DAYS))
                .hasMessage("no contract had begun until 2026-01-01: 1 contracts");
    }

    @Test
    void monthly_eachKindOfMovement_isToldApart() {
        List<RecurringRevenue<String>> revenues = List.of(
                revenue("stays", 0, 1000),
                revenue("stays", 1, 1000),
                revenue("stays", 2, 1000),
                revenue("grows", 0, 1000),
                revenue("grows", 1, 700),
                revenue("grows", 1, 800),
                revenue("shrinks", 0, 1000),
                revenue("shrinks", 1, 300),
                revenue("returns", 0, 400),
                revenue("returns", 2, 450),
                revenue("comes", 1, 250));
        List<RevenueMovement> movements = RevenueMovement.monthly(revenues, JANUARY.plusMonths(3));
        assertThat(movements.get(0).revenue()).isEqualTo(new Movement(0, 3400, 0, 0, 0, 0, 3400));
        assertThat(movements.get(1).revenue()).isEqualTo(new Movement(3400, 250, 0, 500, 700, 400, 3050));
        assertThat(movements.get(1).subscribers()).isEqualTo(new Movement(4, 1, 0, 0, 0, 1, 4));
        assertThat(movements.get(2).revenue()).isEqualTo(new Movement(3050, 0, 450, 0, 0, 2050, 1450));
        assertThat(movements.get(3).revenue()).isEqualTo(new Movement(1450, 0, 0, 0, 0, 1450, 0));
        assertThat(movements.get(1).revenue().grossRetention()).hasValue(2300 / 3400.0);
        assertThat(movements.get(1).revenue().netRetention()).hasValue(2800 / 3400.0);
        assertThat(movements.get(0).revenue().netRetention()).isEmpty();
    }

    @Test
    void monthly_anyRevenues_addUpAndIgnoreOrder() {
        Random random = new Random(1);
        List<RecurringRevenue<Integer>> revenues = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            revenues.add(new RecurringRevenue<>(
                    random.nextInt(300), JANUARY.plusMonths(random.nextInt(12)), random.nextInt(10_000)));
        }
        List<RevenueMovement> movements = RevenueMovement.monthly(revenues, JANUARY.plusMonths(11));
        for (int month = 0; month < 12; month++) {
            YearMonth at = JANUARY.plusMonths(month);
            long total = revenues.stream()
                    .filter(revenue -> revenue.month().equals(at))
                    .mapToLong(RecurringRevenue::amount)
                    .sum();
            assertThat(movements.get(month).revenue().closing()).isEqualTo(total);
            long opening = month == 0 ? 0 : movements.get(month - 1).revenue().closing();
            assertThat(movements.get(month).revenue().opening()).isEqualTo(opening);
        }
        Collections.shuffle(revenues, random);
        assertThat(RevenueMovement.monthly(revenues, JANUARY.plusMonths(11))).isEqualTo(movements);
    }

    @Test
    void monthly_badArguments_areNamed() {
        assertThat(RevenueMovement.monthly(List.<RecurringRevenue<String>>of(), JANUARY))
                .isEmpty();
        assertThatThrownBy(() -> RevenueMovement.monthly(List.of(revenue("a", 1, 5)), JANUARY))
                .hasMessage("no revenue may be after the last month, 2026-01: 2026-02");
        assertThatThrownBy(() -> revenue("a", 0, -1)).hasMessage("amount must be >= 0: -1");
        assertThatThrownBy(() -> new Movement(1, 2, 0, 0, 0, 0, 4)).hasMessage("parts must add up: 1 + 2 - 0 is not 4");
    }

    private static RecurringRevenue<String> revenue(String subscriber, int month, long amount) {
        return new RecurringRevenue<>(subscriber, JANUARY.plusMonths(month), amount);
    }
}
