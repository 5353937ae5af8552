package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Series as shops have them: none may give NaN, infinity, negative demand or an exception. */
class ForecastRobustnessTest {

    private static final int RANDOM_SERIES = 100_000;

    static Stream<Arguments> oddSeries() {
        return Stream.of(
                series("one point", 12, 1, t -> 5),
                series("two points", 12, 2, t -> 5 + t),
                series("three points", 12, 3, t -> 5 - t),
                series("constant", 12, 48, t -> 7),
                series("all zero", 12, 48, t -> 0),
                series("single spike", 12, 48, t -> t == 20 ? 1000 : 0),
                series("n = m", 12, 12, t -> 3 + t % 5),
                series("n = 2m - 1", 12, 23, t -> 3 + t % 5),
                series("n = 2m", 12, 24, t -> 3 + t % 5),
                series("n = 2m + 1", 12, 25, t -> 3 + t % 5),
                series("n = 3m - 1", 12, 35, t -> 3 + t % 5),
                series("launch", 7, 60, t -> t < 30 ? 0 : 4 + t % 3),
                series("dead", 7, 60, t -> t < 30 ? 4 + t % 3 : 0),
                series("zeros on one weekday", 7, 70, t -> t % 7 == 5 ? 0 : 20 + t % 7),
                series("refunds", 12, 48, t -> t % 6 == 0 ? -30 : 10 + t % 4),
                series("tiny", 12, 48, t -> 1e-9 * (5 + t % 4)),
                series("huge", 12, 48, t -> 1e12 * (5 + t % 4)),
                series("exact line", 12, 48, t -> 10 + 2 * t),
                series("exact season", 12, 48, t -> 10 + t % 12),
                series("falling to zero", 12, 48, t -> Math.max(0, 50 - 2 * t)),
                series("explosive", 12, 48, t -> Math.exp(t / 3.0)),
                series("half zeros", 12, 60, t -> t * 7919 % 13 < 7 ? 0 : 1 + t * 31 % 50),
                series("two levels", 12, 60, t -> t < 30 ? 1 : 1e6),
                series("long season", 52, 120, t -> 10 + Math.sin(t / 8.3)),
                series("three years of weeks", 52, 160, t -> 10 + 3 * Math.sin(t / 8.3)));
    }

    private static Arguments series(String name, int m, int n, IntToDoubleFunction value) {
        return Arguments.of(
                name, Series.of(m, IntStream.range(0, n).mapToDouble(value).toArray()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddSeries")
    void everyMethod_givesFiniteForecasts(String name, Series series) {
        for (Method method : Method.values()) {
            Forecast forecast =
                    Forecaster.standard().using(method).forecast(series, 18).orElseThrow();
            requireSound(forecast, series, name + " " + method);
        }
        requireSound(Forecaster.standard().simulated(1).forecast(series, 18).orElseThrow(), series, name);
    }

    private static void requireSound(Forecast forecast, Series series, String name) {
        boolean demand = IntStream.range(0, series.size()).allMatch(i -> series.value(i) >= 0);
        double least = demand ? 0 : -Double.MAX_VALUE;
        boolean sound = Arrays.stream(forecast.means()).allMatch(mean -> least <= mean && mean <= Double.MAX_VALUE);
        for (Interval interval : forecast.intervals(0.9).orElse(List.of())) {
            sound &= least <= interval.lower()
                    && interval.lower() <= interval.upper()
                    && interval.upper() <= Double.MAX_VALUE;
        }
        if (forecast.points().size() >= 7) {
            double variance = forecast.sum(1, 7).map(Forecast.Sum::variance).orElse(0.0);
            sound &= 0 <= variance && variance <= Double.MAX_VALUE;
        }
        assertThat(sound).as(name).isTrue();
    }

    @Test
    void emptySeries_hasNoForecast() {
        assertThat(Forecaster.standard().forecast(Series.of(12), 3)).isEmpty();
        assertThat(Forecaster.standard().forecast(Series.of(12, 1, 2).unavailableAt(0, 1), 3))
                .isEmpty();
    }

    @Test
    void valuesThatAreNoNumbers_areRejectedWithTheirPosition() {
        assertThatThrownBy(() -> Series.of(12, 1, 2, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 2")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Series.of(12, Double.POSITIVE_INFINITY)).hasMessageContaining("value 0");
        assertThatThrownBy(() -> Forecaster.standard().forecast(Series.of(12, 1), -1))
                .hasMessage("horizon must be >= 0: -1");
        assertThatThrownBy(() -> Series.of(0, 1)).hasMessage("seasonLength must be >= 1: 0");
    }

    @Test
    void gaps_arePassedOver() {
        double[] values = IntStream.range(0, 84)
                .mapToDouble(t -> 20 + 5 * (t % 7) + t % 3)
                .toArray();
        int[] mostDays = IntStream.range(0, 84).filter(t -> t * 31 % 10 < 6).toArray();
        int[] aWholeWeekday = IntStream.range(0, 84).filter(t -> t % 7 == 2).toArray();
        int[] theEnd = IntStream.range(70, 84).toArray();
        for (int[] gaps : List.of(mostDays, aWholeWeekday, theEnd)) {
            for (Method method : Method.values()) {
                Series series = Series.of(7, values).unavailableAt(gaps);
                Forecast forecast =
                        Forecaster.standard().using(method).forecast(series, 14).orElseThrow();
                requireSound(forecast, series, method.name());
                assertThat(forecast.basis().unavailable()).isEqualTo(gaps.length);
            }
        }
    }

    @Test
    void anyHorizon_isAnswered() {
        Series series = Series.of(
                12,
                IntStream.range(0, 60)
                        .mapToDouble(t -> 50 + t + 9 * Math.sin(t))
                        .toArray());

        assertThat(Forecaster.standard().forecast(series, 0).orElseThrow().points())
                .isEmpty();
        requireSound(Forecaster.standard().forecast(series, 10_000).orElseThrow(), series, "10,000 steps");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void forecasts_areInTheUnitOfTheSeries(Method method) {
        double[] values = IntStream.range(0, 72)
                .mapToDouble(t -> 100 + t + 20 * Math.sin(t * Math.PI / 6) + 7 * Math.sin(t * t))
                .toArray();
        double[] one = means(method, values);
        for (double scale : new double[] {1e-9, 0.01, 1e12}) {
            double[] scaled = means(
                    method, Arrays.stream(values).map(value -> value * scale).toArray());
            for (int h = 0; h < one.length; h++) {
                assertThat(scaled[h] / scale).isCloseTo(one[h], within(1e-5 * one[h]));
            }
        }
    }

    private static double[] means(Method method, double[] values) {
        return Forecaster.standard()
                .using(method)
                .forecast(Series.of(12, values), 12)
                .orElseThrow()
                .means();
    }

    @Test
    void intermittentDemand_doesNotExplode() {
        SplittableRandom random = new SplittableRandom(172);
        for (int i = 0; i < 200; i++) {
            double zeros = 0.37 + 0.44 * random.nextDouble();
            double[] values = IntStream.range(0, 60)
                    .mapToDouble(t -> random.nextDouble() < zeros ? 0 : 1 + random.nextInt(50))
                    .toArray();
            double most = Arrays.stream(values).max().orElseThrow();
            for (Method method : new Method[] {Method.AUTOMATIC, Method.ETS, Method.ETS_AVERAGE}) {
                for (double mean : means(method, values)) {
                    assertThat(mean).isBetween(0.0, 2 * most);
                }
            }
        }
    }

    @Test
    void randomSeries_giveFiniteForecasts_theSameForAnyThreadsLocaleAndZone() {
        List<Series> some = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < RANDOM_SERIES; i++) {
            Series series = random(random.split());
            Optional<Forecast> forecast = Forecaster.standard().forecast(series, 1 + random.nextInt(14));
            forecast.ifPresent(sound -> requireSound(sound, series, "random"));
            if (i % 500 == 0) {
                some.add(series);
            }
        }
        List<List<Interval>> alone =
                some.stream().map(ForecastRobustnessTest::outcome).toList();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(some.parallelStream()
                            .map(ForecastRobustnessTest::outcome)
                            .toList())
                    .isEqualTo(alone);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static List<Interval> outcome(Series series) {
        return Forecaster.standard()
                .simulated(3)
                .forecast(series, 6)
                .flatMap(forecast -> forecast.intervals(0.8))
                .orElse(List.of());
    }

    /** Short, of all sizes, with zeros, gaps, jumps and sometimes negative values. */
    private static Series random(SplittableRandom random) {
        int m = new int[] {1, 1, 1, 1, 1, 1, 4, 4, 4, 7}[random.nextInt(10)];
        int n = random.nextInt(2 * m + 13);
        double scale = Math.pow(10, random.nextInt(-4, 8));
        double zeros = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        double growth = random.nextDouble(-0.1, 0.1);
        double least = random.nextInt(10) == 0 ? -scale : 0;
        double jump = random.nextInt(20) == 0 ? 1e4 : 1;
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            double noise = Math.exp(random.nextDouble(-1, 1));
            double season = 1 + 0.5 * Math.sin(2 * Math.PI * t / m);
            double size = scale * Math.exp(growth * t) * season * noise * (2 * t > n ? jump : 1);
            values[t] = random.nextDouble() < zeros ? 0 : size + least * random.nextInt(3);
            values[t] = random.nextInt(4) == 0 ? Math.rint(values[t]) : values[t];
        }
        int[] gaps = IntStream.range(0, n).filter(t -> random.nextInt(15) == 0).toArray();
        return Series.of(m, values).unavailableAt(gaps);
    }
}
