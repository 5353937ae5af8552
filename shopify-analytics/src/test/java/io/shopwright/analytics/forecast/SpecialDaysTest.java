package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialDaysTest {

    /** Dates of church calendars; 1818 had the earliest possible one, 1943 and 2038 the latest. */
    @ParameterizedTest
    @CsvSource({
        "1818-03-22",
        "1943-04-25",
        "1954-04-18",
        "1961-04-02",
        "2000-04-23",
        "2008-03-23",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
        "2049-04-18"
    })
    void easter_isOnTheDayOfTheCalendar(LocalDate sunday) {
        assertThat(days(SpecialDays.easter(0), sunday.getYear())).containsExactly(sunday);
        assertThat(days(SpecialDays.easter(-2), sunday.getYear())).containsExactly(sunday.minusDays(2));
        assertThat(days(SpecialDays.easter(50), sunday.getYear())).containsExactly(sunday.plusDays(50));
    }

    @Test
    void blackFriday_isTheDayAfterTheFourthThursday() {
        Predicate<LocalDate> friday = SpecialDays.nth(Month.NOVEMBER, DayOfWeek.THURSDAY, 4, 1);

        assertThat(days(friday, 2024)).containsExactly(LocalDate.of(2024, 11, 29));
        assertThat(days(friday, 2026)).containsExactly(LocalDate.of(2026, 11, 27));
        assertThat(days(SpecialDays.nth(Month.MAY, DayOfWeek.MONDAY, -1, 0), 2026))
                .containsExactly(LocalDate.of(2026, 5, 25));
        assertThat(days(SpecialDays.nth(Month.FEBRUARY, DayOfWeek.MONDAY, 5, 0), 2026))
                .isEmpty();
        assertThatThrownBy(() -> SpecialDays.nth(Month.MAY, DayOfWeek.MONDAY, 0, 0))
                .hasMessage("n must be 1 to 5, or -1 for the last: 0");
    }

    @Test
    void payday_isNeverOnAWeekend_andOnceAMonth() {
        assertThat(days(SpecialDays.payday(25), 2026))
                .hasSize(12)
                .contains(LocalDate.of(2026, 10, 23), LocalDate.of(2026, 11, 25))
                .noneMatch(day -> day.getDayOfWeek().getValue() > 5);
        assertThat(days(SpecialDays.payday(31), 2026))
                .hasSize(12)
                .contains(LocalDate.of(2026, 2, 27), LocalDate.of(2026, 4, 30), LocalDate.of(2026, 5, 29));
        // the first of August 2026 is a Saturday, so that July has two
        assertThat(days(SpecialDays.payday(1), 2026)).contains(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31));
        assertThatThrownBy(() -> SpecialDays.payday(32)).hasMessage("dayOfMonth must be 1 to 31: 32");
    }

    @Test
    void yearlyDays_comeEachYear() {
        Predicate<LocalDate> days = SpecialDays.yearly(MonthDay.of(12, 24), MonthDay.of(2, 29));

        assertThat(days(days, 2026)).containsExactly(LocalDate.of(2026, 12, 24));
        assertThat(days(days, 2028)).hasSize(2);
        assertThat(days(SpecialDays.of(List.of(LocalDate.of(2026, 7, 3))), 2026))
                .hasSize(1);
    }

    private static List<LocalDate> days(Predicate<LocalDate> kind, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(kind)
                .toList();
    }

    /** 25 more on paydays: the effect is found, and comes back in the forecast. */
    @Test
    void specialDays_comeBackInTheForecast() {
        SplittableRandom random = new SplittableRandom(5);
        LocalDate first = LocalDate.of(2024, 1, 1);
        Predicate<LocalDate> payday = SpecialDays.payday(25);
        double[] sales = IntStream.range(0, 800)
                .mapToDouble(t -> 60
                        + 6 * (t % 7)
                        + (payday.test(first.plusDays(t)) ? 25 : 0)
                        + 4 * (random.nextDouble() + random.nextDouble() - 1))
                .toArray();
        Series series = Series.of(Step.DAY, first, sales);
        Regressors plan = Regressors.none().and("payday", series, 28, payday);

        Forecast forecast = Forecaster.standard().forecast(series, plan, 28).orElseThrow();

        assertThat(forecast.effects().get("payday")).isCloseTo(25, within(2.0));
        for (int h = 0; h < 28; h++) {
            LocalDate day = forecast.date(h + 1).orElseThrow();
            double expected = 60 + 6 * ((800 + h) % 7) + (payday.test(day) ? 25 : 0);
            assertThat(forecast.means()[h]).isCloseTo(expected, within(3.0));
        }
    }

    /** Of a month, the number of its days of the kind. */
    @Test
    void monthsCountTheirDays() {
        Series months = Series.of(Step.MONTH, LocalDate.of(2026, 1, 1), 1, 2, 3);
        Regressors plan = Regressors.none().and("Sundays", months, 2, day -> day.getDayOfWeek() == DayOfWeek.SUNDAY);

        assertThat(plan.columns().get("Sundays")).containsExactly(4, 4, 5, 4, 5);
        assertThatThrownBy(() -> Regressors.none().and("x", Series.of(7, 1, 2), 1, day -> true))
                .hasMessage("the series has no dates, give the values themselves");
    }
}
