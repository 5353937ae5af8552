package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForecasterTest {

    private static final double[] MONTHS = IntStream.range(0, 84)
            .mapToDouble(t -> 200 + 2 * t + 40 * Math.sin(t * Math.PI / 6) + 11 * Math.sin(t * t))
            .toArray();

    private static double gaussian(SplittableRandom random) {
        return IntStream.range(0, 12).mapToDouble(i -> random.nextDouble()).sum() - 6;
    }

    @Test
    void result_saysWhatItRestsOn() {
        Forecast forecast =
                Forecaster.standard().forecast(Series.of(12, MONTHS), 12).orElseThrow();

        assertThat(forecast.basis().method()).isEqualTo("combination");
        assertThat(forecast.basis().members().stream()
                        .mapToDouble(Member::weight)
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(forecast.basis().observations()).isEqualTo(84);
        assertThat(forecast.basis().skill()).isPresent();
        assertThat(forecast.basis().coverage()).isPresent();
    }

    /** A random walk: nothing beats the last value. */
    @Test
    void withoutSkill_theNaiveIsReturnedAndSaid() {
        SplittableRandom random = new SplittableRandom(4);
        int returned = 0;
        for (int i = 0; i < 40; i++) {
            double[] walk = new double[60];
            walk[0] = 1000;
            for (int t = 1; t < walk.length; t++) {
                walk[t] = walk[t - 1] + gaussian(random);
            }
            Forecast forecast =
                    Forecaster.standard().forecast(Series.of(1, walk), 5).orElseThrow();
            if (forecast.basis().skill().orElseThrow() < 0) {
                returned++;
                assertThat(forecast.basis().method()).isEqualTo("naive");
                assertThat(forecast.means()).containsOnly(walk[59]);
            }
        }
        assertThat(returned).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void update_withoutNewData_changesNothing_andKeepsParameters(Method method) {
        SeriesModel model =
                Forecaster.standard().using(method).fit(Series.of(12, MONTHS)).orElseThrow();
        Series longer = Series.of(12, Arrays.copyOf(MONTHS, MONTHS.length + 1));

        assertThat(model.updated(Series.of(12, MONTHS)).forecast(6).means())
                .containsExactly(model.forecast(6).means(), within(1e-9));
        assertThat(model.updated(longer).forecast(6).basis().observations()).isEqualTo(85);
        assertThatThrownBy(() -> model.updated(Series.of(12, 1, 2)))
                .hasMessage("need a series of at least 84 periods: 2");
    }

    /** The sum of independent errors around a mean has the sum of their variances. */
    @Test
    void varianceOfASum_isThatOfIndependentErrors_forTheMean() {
        SplittableRandom random = new SplittableRandom(9);
        double[] noise =
                IntStream.range(0, 400).mapToDouble(t -> 50 + gaussian(random)).toArray();
        Forecast forecast = Forecaster.standard()
                .using(Method.MEAN)
                .forecast(Series.of(1, noise), 9)
                .orElseThrow();
        double one = forecast.sum(1, 1).orElseThrow().variance();
        Forecast walk = Forecaster.standard()
                .using(Method.NAIVE)
                .forecast(Series.of(1, noise), 9)
                .orElseThrow();
        double oneOfWalk = walk.sum(1, 1).orElseThrow().variance();

        assertThat(forecast.sum(1, 9).orElseThrow().mean()).isCloseTo(9 * 50, within(5.0));
        assertThat(forecast.sum(1, 9).orElseThrow().variance()).isCloseTo(9 * one, within(0.01 * 9 * one));
        // sums of a random walk: 1 + 4 + ... + 81
        assertThat(walk.sum(1, 9).orElseThrow().variance()).isCloseTo(285 * oneOfWalk, within(1e-9 * 285 * oneOfWalk));
        assertThatThrownBy(() -> walk.sum(0, 3)).hasMessage("need 1 <= from <= to <= 9: 0, 3");
    }

    @Test
    void intervals_holdTheirLevel_onNoise() {
        SplittableRandom random = new SplittableRandom(12);
        int inside = 0;
        int all = 0;
        for (int i = 0; i < 150; i++) {
            double[] y = IntStream.range(0, 72)
                    .mapToDouble(t -> 30 + gaussian(random))
                    .toArray();
            List<Interval> intervals = Forecaster.standard()
                    .forecast(Series.of(1, Arrays.copyOf(y, 66)), 6)
                    .orElseThrow()
                    .intervals(0.8)
                    .orElseThrow();
            for (int h = 0; h < 6; h++) {
                inside += intervals.get(h).contains(y[66 + h]) ? 1 : 0;
                all++;
            }
        }
        // calibrated intervals are wider for short series by intention
        assertThat(inside / (double) all).isBetween(0.78, 0.95);
    }

    @Test
    void wider_levels_holdNarrowerOnes_forAllKinds() {
        for (Forecaster forecaster : List.of(
                Forecaster.standard(),
                Forecaster.standard().with(Intervals.ANALYTIC),
                Forecaster.standard().simulated(5))) {
            Forecast forecast = forecaster.forecast(Series.of(12, MONTHS), 12).orElseThrow();
            List<Interval> narrow = forecast.intervals(0.5).orElseThrow();
            List<Interval> wide = forecast.intervals(0.99).orElseThrow();
            for (int h = 0; h < 12; h++) {
                assertThat(wide.get(h).lower()).isLessThan(narrow.get(h).lower());
                assertThat(wide.get(h).upper()).isGreaterThan(narrow.get(h).upper());
                assertThat(narrow.get(h).contains(forecast.means()[h])).isTrue();
            }
        }
        assertThatThrownBy(() -> Forecaster.standard()
                        .forecast(Series.of(12, MONTHS), 1)
                        .orElseThrow()
                        .intervals(95))
                .hasMessage("level must be > 0 and < 1: 95.0");
    }

    /** Sales of 50 and 30 more on promotions: the effect is found and comes with the plan. */
    @Test
    void promotions_comeBackWithThePlan() {
        SplittableRandom random = new SplittableRandom(77);
        double[] promotion = IntStream.range(0, 214)
                .mapToDouble(t -> t * 31 % 11 == 0 ? 1 : 0)
                .toArray();
        double[] sales = IntStream.range(0, 200)
                .mapToDouble(t -> 50 + 8 * (t % 7) + 30 * promotion[t] + gaussian(random))
                .toArray();
        Regressors plan = Regressors.none().and("promotion", promotion);

        Forecast forecast =
                Forecaster.standard().forecast(Series.of(7, sales), plan, 14).orElseThrow();

        assertThat(forecast.effects().get("promotion")).isCloseTo(30, within(2.0));
        for (int h = 0; h < 14; h++) {
            double expected = 50 + 8 * ((200 + h) % 7) + 30 * promotion[200 + h];
            assertThat(forecast.means()[h]).isCloseTo(expected, within(3.0));
        }
        assertThatThrownBy(() -> Forecaster.standard().forecast(Series.of(7, sales), plan, 15))
                .hasMessageStartingWith("promotion must have values for all 215 periods to the end of the horizon");
        assertThatThrownBy(() -> Forecaster.standard().forecast(Series.of(7, Arrays.copyOf(sales, 9)), plan, 3))
                .hasMessageStartingWith("need 10 observations for each of 1 regressors: 9");
    }

    /** The forecasts from each origin do not change if the future does. */
    @Test
    void evaluation_doesNotLookAhead() {
        Evaluation.Plan plan = new Evaluation.Plan(3, 2, 3);
        double[] other = MONTHS.clone();
        for (int t = 81; t < 84; t++) {
            other[t] += 1000;
        }
        Evaluation one = Evaluation.rollingOrigin(Forecaster.standard(), Series.of(12, MONTHS), plan)
                .orElseThrow();
        Evaluation two = Evaluation.rollingOrigin(Forecaster.standard(), Series.of(12, other), plan)
                .orElseThrow();

        // only the last three of six errors move, each by 1000 less twice what was too high
        assertThat(two.mae() - one.mae()).isCloseTo(500, within(60.0));
        assertThat(one.compared()).isEqualTo(6);
        assertThatThrownBy(() -> Evaluation.rollingOrigin(
                        Forecaster.standard(), Series.of(12, 1, 2), new Evaluation.Plan(3, 1, 1)))
                .hasMessageStartingWith("need more than 3 periods");
    }
}
