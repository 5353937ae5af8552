package io.shopwright.analytics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.survival.Coefficient;
import io.shopwright.analytics.survival.Covariates;
import io.shopwright.analytics.survival.RegressionFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {

    private static final int ROWS = 300;
    private static final List<String> NAMES = List.of("x1", "x2");
    private static final double[][] COLUMNS = new double[2][ROWS];
    private static final boolean[] OUTCOMES = new boolean[ROWS];

    static {
        Random random = new Random(1);
        for (int i = 0; i < ROWS; i++) {
            COLUMNS[0][i] = random.nextGaussian();
            COLUMNS[1][i] = random.nextInt(3);
            double logOdds = 0.3 + COLUMNS[0][i] - 0.7 * COLUMNS[1][i];
            OUTCOMES[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
        }
    }

    @Test
    void fit_oneGroup_isTheLogOfTheOddsRatio() {
        double[][] group = {
            IntStream.range(0, 100).mapToDouble(i -> i < 40 ? 1 : 0).toArray()
        };
        boolean[] outcomes = new boolean[100];
        for (int i = 0; i < 100; i++) {
            outcomes[i] = i < 10 || i >= 70;
        }
        // 10 of 40 in the group, 30 of 60 outside it.
        RegressionFit<LogisticRegression> fit =
                LogisticRegression.fit(Covariates.ofColumns(List.of("group"), group), outcomes);
        Coefficient coefficient = fit.coefficients().orElseThrow().get(1);
        assertThat(fit.model().intercept()).isCloseTo(0, within(1e-14));
        assertThat(coefficient.value()).isCloseTo(Math.log(1.0 / 3), within(1e-14));
        double error = Math.sqrt(1.0 / 10 + 1.0 / 30 + 1.0 / 30 + 1.0 / 30);
        assertThat(coefficient.standardError()).isCloseTo(error, within(1e-14));
    }

    @Test
    void fit_anyData_expectsAsManyAsHappened() {
        LogisticRegression model =
                LogisticRegression.fit(covariates(), OUTCOMES).model();
        double[] moments = new double[3];
        for (int i = 0; i < ROWS; i++) {
            double residual =
                    (OUTCOMES[i] ? 1 : 0) - model.probability(covariates().row(i));
            moments[0] += residual;
            moments[1] += residual * COLUMNS[0][i];
            moments[2] += residual * COLUMNS[1][i];
        }
        assertThat(moments).containsExactly(new double[3], within(1e-11));
    }

    @Test
    void fit_orderOfRows_doesNotMatter() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        Collections.shuffle(order, new Random(2));
        double[][] columns = new double[2][ROWS];
        boolean[] outcomes = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            columns[0][i] = COLUMNS[0][order.get(i)];
            columns[1][i] = COLUMNS[1][order.get(i)];
            outcomes[i] = OUTCOMES[order.get(i)];
        }
        LogisticRegression shuffled = LogisticRegression.fit(Covariates.ofColumns(NAMES, columns), outcomes)
                .model();
        LogisticRegression model =
                LogisticRegression.fit(covariates(), OUTCOMES).model();
        assertThat(shuffled.terms().get(1).coefficient())
                .isCloseTo(model.terms().get(1).coefficient(), within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 2.5})
    void fit_unitOfACovariate_scalesItsCoefficient(double penalty) {
        double[][] scaled = {Arrays.stream(COLUMNS[0]).map(x -> 1000 * x + 5).toArray(), COLUMNS[1]};
        LogisticRegression other = LogisticRegression.fit(Covariates.ofColumns(NAMES, scaled), OUTCOMES, penalty)
                .model();
        LogisticRegression model =
                LogisticRegression.fit(covariates(), OUTCOMES, penalty).model();
        assertThat(1000 * other.terms().get(0).coefficient())
                .isCloseTo(model.terms().get(0).coefficient(), within(1e-11));
    }

    @Test
    void fit_penalty_shrinksTowardsZero() {
        double before = Double.POSITIVE_INFINITY;
        for (double penalty : new double[] {0, 1, 10, 100, 1e6}) {
            double size = Math.abs(LogisticRegression.fit(covariates(), OUTCOMES, penalty)
                    .model()
                    .terms()
                    .get(0)
                    .coefficient());
            assertThat(size).isLessThan(before);
            before = size;
        }
        assertThat(before).isLessThan(1e-3);
    }

    @Test
    void fit_separableOutcomes_isBoundaryAndWithAPenaltyConverges() {
        boolean[] separable = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            separable[i] = COLUMNS[0][i] > 0.2;
        }
        RegressionFit<LogisticRegression> fit = LogisticRegression.fit(covariates(), separable);
        assertThat(fit.status()).isEqualTo(RegressionFit.Status.BOUNDARY);
        assertThat(fit.coefficients()).isEmpty();
        assertThat(fit.logLikelihood()).isBetween(-1e-3, 0.0);
        RegressionFit<LogisticRegression> ridge = LogisticRegression.fit(covariates(), separable, 1);
        assertThat(ridge.status()).isEqualTo(RegressionFit.Status.CONVERGED);
    }

    @Test
    void fit_allButOneRowSeparable_convergesFarOut() {
        double[][] column = {
            IntStream.range(0, 2000).mapToDouble(i -> i / 2000.0).toArray()
        };
        boolean[] outcomes = new boolean[2000];
        for (int i = 0; i < 2000; i++) {
            outcomes[i] = i >= 1000 && i != 1002;
        }
        RegressionFit<LogisticRegression> fit =
                LogisticRegression.fit(Covariates.ofColumns(List.of("x"), column), outcomes);
        assertThat(fit.status()).isEqualTo(RegressionFit.Status.CONVERGED);
        assertThat(fit.model().terms().get(0).coefficient()).isGreaterThan(500);
    }

    @Test
    void fit_partOfTheRowsSeparable_isBoundary() {
        boolean[] outcomes = OUTCOMES.clone();
        for (int i = 0; i < ROWS; i++) {
            outcomes[i] |= COLUMNS[1][i] == 2;
        }
        double[][] twos = {Arrays.stream(COLUMNS[1]).map(x -> x == 2 ? 1 : 0).toArray()};
        RegressionFit<LogisticRegression> fit =
                LogisticRegression.fit(Covariates.ofColumns(List.of("two"), twos), outcomes);
        assertThat(fit.status()).isEqualTo(RegressionFit.Status.BOUNDARY);
    }

    @Test
    void fit_oneOutcomeOnly_isBoundary() {
        RegressionFit<LogisticRegression> fit = LogisticRegression.fit(covariates(), new boolean[ROWS]);
        assertThat(fit.status()).isEqualTo(RegressionFit.Status.BOUNDARY);
        assertThat(fit.model().probability(0, 1)).isLessThan(1e-6);
        assertThat(fit.nullLogLikelihood()).isZero();
    }

    @Test
    void fit_moreColumnsThanRows_dropsAndSeparates() {
        double[][] columns = new double[6][];
        Random random = new Random(3);
        for (int j = 0; j < columns.length; j++) {
            columns[j] = random.doubles(4).toArray();
        }
        RegressionFit<LogisticRegression> fit = LogisticRegression.fit(
                Covariates.ofColumns(List.of("a", "b", "c", "d", "e", "f"), columns),
                new boolean[] {true, false, true, false});
        assertThat(fit.dropped()).containsExactly("d", "e", "f");
        assertThat(fit.status()).isEqualTo(RegressionFit.Status.BOUNDARY);
    }

    @Test
    void reasons_addUpToTheDifferenceOfLogOdds() {
        LogisticRegression model =
                LogisticRegression.fit(covariates(), OUTCOMES).model();
        double[] typical = covariates().means();
        for (int i = 0; i < ROWS; i++) {
            double[] row = covariates().row(i);
            List<Reason> reasons = model.reasons(row, typical);
            double sum = reasons.stream().mapToDouble(Reason::contribution).sum();
            assertThat(sum).isCloseTo(model.logOdds(row) - model.logOdds(typical), within(1e-13));
            assertThat(Math.abs(reasons.get(0).contribution()))
                    .isGreaterThanOrEqualTo(Math.abs(reasons.get(1).contribution()));
        }
    }

    @Test
    void fit_badArguments_areNamed() {
        assertThatThrownBy(() -> LogisticRegression.fit(covariates(), new boolean[2]))
                .hasMessage("need as many outcomes as rows, at least one: 2, 300");
        assertThatThrownBy(() -> LogisticRegression.fit(covariates(), OUTCOMES, -1))
                .hasMessage("penalty must be >= 0 and finite: -1.0");
    }

    private static Covariates covariates() {
        return Covariates.ofColumns(NAMES, COLUMNS);
    }
}
