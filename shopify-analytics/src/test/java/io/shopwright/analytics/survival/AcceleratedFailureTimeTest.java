package io.shopwright.analytics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AcceleratedFailureTimeTest {

    private static final Simulated DATA = Simulated.of(300, 20, 9);

    @ParameterizedTest
    @EnumSource
    void fit_unitOfTime_movesOnlyTheIntercept(LifetimeDistribution distribution) {
        RegressionFit<AcceleratedFailureTime> days = fit(DATA, distribution);
        RegressionFit<AcceleratedFailureTime> seconds = fit(DATA.scaled(86_400), distribution);
        assertThat(days.status()).isEqualTo(RegressionFit.Status.CONVERGED);
        assertThat(seconds.model().intercept()).isCloseTo(days.model().intercept() + Math.log(86_400), within(1e-11));
        assertThat(seconds.model().scale()).isCloseTo(days.model().scale(), within(1e-12));
        for (int j = 0; j < 3; j++) {
            assertThat(seconds.model().terms().get(j).coefficient())
                    .isCloseTo(days.model().terms().get(j).coefficient(), within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void fit_weights_countAsRepeatedRows(LifetimeDistribution distribution) {
        double[] weights = IntStream.range(0, 300).mapToDouble(i -> i % 3).toArray();
        List<Integer> repeated = IntStream.range(0, 300)
                .boxed()
                .flatMap(i -> IntStream.range(0, i % 3).mapToObj(k -> i))
                .toList();
        RegressionFit<AcceleratedFailureTime> weighted =
                AcceleratedFailureTime.fit(DATA.lifetimes().weighted(weights), DATA.covariates(), distribution);
        RegressionFit<AcceleratedFailureTime> copies = fit(DATA.rows(repeated), distribution);
        assertThat(weighted.logLikelihood()).isCloseTo(copies.logLikelihood(), within(1e-9));
        for (int j = 0; j < 4; j++) {
            Coefficient one = weighted.coefficients().orElseThrow().get(j);
            Coefficient other = copies.coefficients().orElseThrow().get(j);
            assertThat(one.value()).isCloseTo(other.value(), within(1e-11));
            assertThat(one.standardError()).isCloseTo(other.standardError(), within(1e-11));
        }
    }

    @ParameterizedTest
    @EnumSource
    void quantile_isWhereSurvivalHasFallen(LifetimeDistribution distribution) {
        AcceleratedFailureTime model = fit(DATA, distribution).model();
        double[] row = {1, 0, -0.5};
        for (double share : new double[] {1e-6, 0.1, 0.5, 0.9, 0.999}) {
            assertThat(model.survival(model.quantile(share, row), row)).isCloseTo(1 - share, within(1e-13));
        }
        assertThat(model.survival(0, row)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void mean_isTheAreaUnderSurvival(LifetimeDistribution distribution) {
        AcceleratedFailureTime model = new AcceleratedFailureTime(
                distribution,
                1,
                List.of(new Term("x", 0.5)),
                distribution == LifetimeDistribution.EXPONENTIAL ? 1 : 0.3);
        double area = 0;
        double step = 1e-3;
        for (double time = step / 2; time < 400; time += step) {
            area += step * model.survival(time, 1);
        }
        assertThat(model.mean(1).orElseThrow()).isCloseTo(area, within(1e-4));
    }

    @Test
    void mean_logLogisticWithLongTail_isEmpty() {
        assertThat(new AcceleratedFailureTime(LifetimeDistribution.LOG_LOGISTIC, 0, List.of(), 1).mean())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void fit_nothingEnded_isNotIdentified(LifetimeDistribution distribution) {
        RegressionFit<AcceleratedFailureTime> fit = AcceleratedFailureTime.fit(
                Lifetimes.of(DATA.times(), new boolean[300]), DATA.covariates(), distribution);
        assertThat(fit.status()).isEqualTo(RegressionFit.Status.NOT_IDENTIFIED);
        assertThat(fit.coefficients()).isEmpty();
        assertThat(fit.dropped()).isEqualTo(Simulated.NAMES);
        assertThat(fit.logLikelihood()).isFinite();
        assertThat(fit.model().quantile(0.5, 1, 2, 3)).isPositive().isFinite();
    }

    @Test
    void fit_allAtOneTime_isBoundary() {
        double[] times = new double[10];
        boolean[] ended = new boolean[10];
        Arrays.fill(times, 5);
        Arrays.fill(ended, true);
        Covariates covariates = Covariates.ofColumns(
                List.of("x"),
                new double[][] {IntStream.range(0, 10).asDoubleStream().toArray()});
        RegressionFit<AcceleratedFailureTime> fit =
                AcceleratedFailureTime.fit(Lifetimes.of(times, ended), covariates, LifetimeDistribution.WEIBULL);
        assertThat(fit.status()).isEqualTo(RegressionFit.Status.BOUNDARY);
        assertThat(fit.coefficients()).isEmpty();
    }

    @Test
    void fit_timeZero_isRejected() {
        assertThatThrownBy(() -> AcceleratedFailureTime.fit(
                        Lifetimes.of(new double[300], new boolean[300]),
                        DATA.covariates(),
                        LifetimeDistribution.WEIBULL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("row 0: time must be > 0 for a model of ln time: 0.0");
    }

    private static RegressionFit<AcceleratedFailureTime> fit(Simulated data, LifetimeDistribution distribution) {
        return AcceleratedFailureTime.fit(data.lifetimes(), data.covariates(), distribution);
    }
}
