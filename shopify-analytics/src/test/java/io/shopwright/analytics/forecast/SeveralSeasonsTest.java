package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeveralSeasonsTest {

    private static final int HOURS = 24 * 7 * 6;
    private static final int HORIZON = 168;

    /** Sales by hour: a day, and a week whose last two days are another world. */
    private static double expected(int t) {
        int day = t / 24 % 7;
        return 300 + 60 * Math.sin(2 * Math.PI * t / 24) + (day >= 5 ? 90 : 10 * day);
    }

    private static double[] hours(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, HOURS)
                .mapToDouble(t -> expected(t) + 10 * (random.nextDouble() + random.nextDouble() - 1))
                .toArray();
    }

    private static double error(Forecaster forecaster, Series series) {
        double[] means = forecaster.forecast(series, HORIZON).orElseThrow().means();
        return IntStream.range(0, HORIZON)
                .mapToDouble(h -> Math.abs(means[h] - expected(series.size() + h)))
                .average()
                .orElseThrow();
    }

    @Test
    void dayAndWeek_areForecastManyTimesBetterThanTheDayAlone() {
        for (Method method : List.of(Method.AUTOMATIC, Method.STL_ETS)) {
            Forecaster forecaster = Forecaster.standard().using(method);
            for (long seed = 1; seed <= 3; seed++) {
                Series day = Series.of(24, hours(seed));
                double both = error(forecaster, day.withSeasonLengths(168, 24));

                // the noise has a mean size of 3.3
                assertThat(both).isLessThan(5);
                assertThat(error(forecaster, day)).isGreaterThan(5 * both);
            }
        }
    }

    @Test
    void result_saysThatSeasonsAreSeveral_unlessTheDataHoldOneOnly() {
        Series day = Series.of(24, hours(4));

        assertThat(method(day.withSeasonLengths(24, 168))).isEqualTo("MSTL + combination");
        assertThat(method(day.withSeasonLengths(24, 168).first(336))).isEqualTo(method(day.first(336)));
        assertThat(day.withSeasonLengths(168, 24).seasonLengths()).containsExactly(24, 168);
        assertThatThrownBy(() -> day.withSeasonLengths(24, 1))
                .hasMessage("need season lengths >= 2, use withSeasonLength(1) for none: [24, 1]");
    }

    private static String method(Series series) {
        return Forecaster.standard().fit(series).orElseThrow().method();
    }

    /** Three years without Sundays: the season of 365 days has 313 open ones. */
    @Test
    void closedWeekdays_shortenAllSeasons() {
        LocalDate start = LocalDate.of(2021, 1, 1);
        IntUnaryOperator weekday = t -> start.plusDays(t).getDayOfWeek().getValue();
        double[] days = IntStream.range(0, 1095)
                .mapToDouble(t -> weekday.applyAsInt(t) == DayOfWeek.SUNDAY.getValue()
                        ? 0
                        : 200 + 10 * weekday.applyAsInt(t) + 100 * Math.cos(2 * Math.PI * t / 365.25))
                .toArray();
        Series series = Series.of(Step.DAY, start, days).withSeasonLengths(7, 365);

        double[] means =
                Forecaster.standard().forecast(series, 182).orElseThrow().means();

        assertThat(new OpenPeriods(series.withClosuresFound()).seasonLengths()).containsExactly(6, 313);
        for (int h = 0; h < 182; h++) {
            int t = 1095 + h;
            double expected = weekday.applyAsInt(t) == DayOfWeek.SUNDAY.getValue()
                    ? 0
                    : 200 + 10 * weekday.applyAsInt(t) + 100 * Math.cos(2 * Math.PI * t / 365.25);
            assertThat(means[h]).isCloseTo(expected, within(15.0));
        }
    }
}
