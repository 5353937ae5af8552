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
import org.junit.jupiter.params.provider.ValueSource;

class CoxPhTest {

    private static final Simulated DATA = Simulated.of(400, 20, 6);

    @Test
    void fit_noTies_efronIsBreslow() {
        CoxData data = DATA.withoutTies().cox();
        RegressionFit<CoxPh> efron = CoxPh.fit(data, Ties.EFRON);
        RegressionFit<CoxPh> breslow = CoxPh.fit(data, Ties.BRESLOW);
        assertThat(efron.model().terms()).isEqualTo(breslow.model().terms());
        assertThat(efron.logLikelihood()).isEqualTo(breslow.logLikelihood());
    }

    @ParameterizedTest
    @EnumSource
    void fit_orderOfRows_doesNotMatter(Ties ties) {
        assertSame(CoxPh.fit(DATA.cox(), ties), CoxPh.fit(DATA.shuffled(7).cox(), ties), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1 / 7.0, 86_400})
    void fit_unitOfTime_doesNotMatter(double unit) {
        assertSame(
                CoxPh.fit(DATA.cox(), Ties.EFRON), CoxPh.fit(DATA.scaled(unit).cox(), Ties.EFRON), 0);
    }

    @Test
    void fit_unitsAndOriginsOfCovariates_onlyScaleTheCoefficients() {
        double[][] columns = DATA.columns().clone();
        columns[0] = Arrays.stream(columns[0]).map(x -> 1e6 * x + 1e7).toArray();
        RegressionFit<CoxPh> scaled =
                CoxPh.fit(CoxData.of(DATA.lifetimes(), Covariates.ofColumns(Simulated.NAMES, columns)), Ties.EFRON);
        RegressionFit<CoxPh> fit = CoxPh.fit(DATA.cox(), Ties.EFRON);
        assertThat(1e6 * scaled.model().terms().get(0).coefficient())
                .isCloseTo(fit.model().terms().get(0).coefficient(), within(1e-8));
        double[] row = {0.5, 1, 0};
        assertThat(scaled.model().survival(10, 1e6 * 0.5 + 1e7, 1, 0))
                .isCloseTo(fit.model().survival(10, row), within(1e-8));
    }

    @Test
    void fit_sameDataTwice_halvesTheVariance() {
        List<Integer> twice = IntStream.range(0, 800).mapToObj(i -> i % 400).toList();
        RegressionFit<CoxPh> once = CoxPh.fit(DATA.cox(), Ties.BRESLOW);
        RegressionFit<CoxPh> doubled = CoxPh.fit(DATA.rows(twice).cox(), Ties.BRESLOW);
        for (int j = 0; j < 3; j++) {
            Coefficient single = once.coefficients().orElseThrow().get(j);
            Coefficient both = doubled.coefficients().orElseThrow().get(j);
            assertThat(both.value()).isCloseTo(single.value(), within(1e-12));
            assertThat(both.standardError()).isCloseTo(single.standardError() / Math.sqrt(2), within(1e-12));
        }
    }

    @Test
    void fit_eachRowItsOwnStratum_hasNothingToCompare() {
        int[] strata = IntStream.range(0, 400).toArray();
        RegressionFit<CoxPh> fit = CoxPh.fit(CoxData.of(DATA.lifetimes(), DATA.covariates(), strata), Ties.EFRON);
        assertThat(fit.dropped()).isEqualTo(Simulated.NAMES);
        assertThat(fit.logLikelihood()).isZero();
    }

    @Test
    void fit_dependentColumns_areDroppedAndNamed() {
        double[] sum = new double[400];
        double[] constant = new double[400];
        Arrays.setAll(sum, i -> DATA.columns()[0][i] + 2 * DATA.columns()[2][i] - 3);
        Arrays.fill(constant, 0.1);
        double[][] columns = {DATA.columns()[0], constant, DATA.columns()[1], DATA.columns()[2], sum};
        RegressionFit<CoxPh> fit = CoxPh.fit(
                CoxData.of(
                        DATA.lifetimes(), Covariates.ofColumns(List.of("x1", "constant", "x2", "x3", "sum"), columns)),
                Ties.EFRON);
        assertThat(fit.dropped()).containsExactly("constant", "sum");
        assertThat(fit.model().terms().get(1)).isEqualTo(new Term("constant", 0));
        assertThat(fit.coefficients().orElseThrow())
                .isEqualTo(CoxPh.fit(DATA.cox(), Ties.EFRON).coefficients().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void fit_covariateOrdersAllEnds_isBoundary(Ties ties) {
        double[] times = IntStream.range(0, 50).mapToDouble(i -> 1 + i).toArray();
        boolean[] ended = new boolean[50];
        Arrays.fill(ended, true);
        double[] early = Arrays.stream(times).map(t -> t < 20 ? 1 : 0).toArray();
        CoxData data =
                CoxData.of(Lifetimes.of(times, ended), Covariates.ofColumns(List.of("early"), new double[][] {early}));
        RegressionFit<CoxPh> fit = CoxPh.fit(data, ties);
        assertThat(fit.status()).isEqualTo(RegressionFit.Status.BOUNDARY);
        assertThat(fit.coefficients()).isEmpty();
        assertThat(fit.wald()).isEmpty();
        assertThat(fit.logLikelihood()).isFinite();
        assertThat(fit.evaluations()).isLessThan(200);
        CoxDiagnostics diagnostics = CoxDiagnostics.of(data, fit);
        assertThat(diagnostics.concordance().discordant()).isZero();
        assertThat(diagnostics.robustCovariance()).isEmpty();
        assertThat(diagnostics.proportionalHazards()).isEmpty();
        assertThat(diagnostics.score().pValue()).isLessThan(1e-6);
    }

    @Test
    void fit_nothingEnded_isNotIdentified() {
        Lifetimes open = Lifetimes.of(DATA.times(), new boolean[400]);
        CoxData data = CoxData.of(open, DATA.covariates());
        RegressionFit<CoxPh> fit = CoxPh.fit(data, Ties.EFRON);
        assertThat(fit.status()).isEqualTo(RegressionFit.Status.NOT_IDENTIFIED);
        assertThat(fit.coefficients()).isEmpty();
        assertThat(fit.likelihoodRatio()).isEqualTo(new ChiSquared(0, 0));
        assertThat(fit.model().logHazardRatio(1, 2, 3)).isZero();
        assertThat(CoxDiagnostics.of(data, fit).martingaleResiduals()).containsOnly(0);
        assertThatThrownBy(() -> fit.model().survival(1, 1, 2, 3))
                .hasMessage("no event in stratum 0; strata with events: []");
    }

    @Test
    void fit_hugeCovariates_staysFinite() {
        double[] column = new double[400];
        Arrays.setAll(column, i -> i == 0 ? 1e9 : i);
        RegressionFit<CoxPh> fit = CoxPh.fit(
                CoxData.of(DATA.lifetimes(), Covariates.ofColumns(List.of("x"), new double[][] {column})), Ties.EFRON);
        assertThat(fit.logLikelihood()).isFinite();
        assertThat(fit.model().terms().get(0).coefficient()).isFinite();
    }

    @ParameterizedTest
    @EnumSource
    void martingaleResiduals_addUpToZeroInEachStratum(Ties ties) {
        int[] strata = IntStream.range(0, 400).map(i -> i % 3).toArray();
        CoxData data = CoxData.of(DATA.lifetimes(), DATA.covariates(), strata);
        double[] residuals = CoxDiagnostics.of(data, CoxPh.fit(data, ties)).martingaleResiduals();
        for (int stratum = 0; stratum < 3; stratum++) {
            int number = stratum;
            double sum = IntStream.range(0, 400)
                    .filter(i -> strata[i] == number)
                    .mapToDouble(i -> residuals[i])
                    .sum();
            assertThat(sum).isCloseTo(0, within(1e-11));
        }
        assertThat(Arrays.stream(residuals).max().orElseThrow()).isLessThanOrEqualTo(1);
    }

    @Test
    void fit_manyRows_findsTheEffectsOfTheSimulation() {
        RegressionFit<CoxPh> fit = CoxPh.fit(Simulated.of(20_000, 1e4, 8).cox(), Ties.EFRON);
        double[] truth = {0.5, -0.3, 0.2};
        for (int j = 0; j < truth.length; j++) {
            Interval interval = fit.coefficients().orElseThrow().get(j).interval(0.999);
            assertThat(truth[j]).isBetween(interval.lower(), interval.upper());
        }
    }

    @Test
    void data_badArguments_areNamed() {
        assertThatThrownBy(() -> CoxData.of(DATA.lifetimes().weighted(DATA.times()), DATA.covariates()))
                .hasMessage("Cox regression does not take weights; repeat rows, or leave the weights out");
        assertThatThrownBy(
                        () -> CoxData.of(DATA.lifetimes(), Simulated.of(3, 1, 1).covariates()))
                .hasMessage("need 400 rows of covariates, as many as rows: 3");
        assertThatThrownBy(() -> Covariates.ofRows(List.of("a"), List.of(new double[] {1}, new double[] {Double.NaN})))
                .hasMessage("row 1: a must be finite: NaN");
        assertThatThrownBy(() -> Covariates.ofRows(List.of("a", "a"), List.of(new double[] {1, 2})))
                .hasMessage("need one name a column, all different, at least one: [a, a] for 2 columns");
        assertThatThrownBy(() -> CoxPh.fit(DATA.cox(), Ties.EFRON).model().logHazardRatio(1))
                .hasMessage("need 3 covariates, [x1, x2, x3]: 1");
        assertThatThrownBy(() -> CoxDiagnostics.of(DATA.cox(), CoxPh.fit(DATA.cox(), Ties.EFRON)))
                .hasMessage("need the data that the model was fitted to, the same object");
    }

    private static void assertSame(RegressionFit<CoxPh> actual, RegressionFit<CoxPh> expected, double tolerance) {
        for (int j = 0; j < 3; j++) {
            Coefficient one = actual.coefficients().orElseThrow().get(j);
            Coefficient other = expected.coefficients().orElseThrow().get(j);
            assertThat(one.value()).isCloseTo(other.value(), within(tolerance));
            assertThat(one.standardError()).isCloseTo(other.standardError(), within(tolerance));
        }
    }
}
