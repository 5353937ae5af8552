package io.shopwright.analytics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final double[] SCORES = new double[500];
    private static final boolean[] OUTCOMES = new boolean[500];

    static {
        Random random = new Random(1);
        for (int i = 0; i < SCORES.length; i++) {
            SCORES[i] = random.nextInt(40) / 40.0;
            OUTCOMES[i] = random.nextDouble() < SCORES[i] * SCORES[i];
        }
    }

    /** A. Murphy (1973): Brier score = reliability - resolution + uncertainty, if a bin has one probability. */
    @Test
    void brier_binsOfOneProbability_splitsIntoThree() {
        Calibration calibration = Calibration.of(SCORES, OUTCOMES);
        double share = 0;
        for (boolean outcome : OUTCOMES) {
            share += outcome ? 1.0 / OUTCOMES.length : 0;
        }
        double sum = share * (1 - share);
        for (Calibration.Bin bin : calibration.reliability(40)) {
            double weight = (double) bin.size() / OUTCOMES.length;
            sum += weight * Math.pow(bin.meanProbability() - bin.observed(), 2);
            sum -= weight * Math.pow(bin.observed() - share, 2);
        }
        assertThat(calibration.brier()).isCloseTo(sum, within(1e-14));
    }

    @Test
    void reliability_anyBins_holdAllRows() {
        List<Calibration.Bin> bins = Calibration.of(SCORES, OUTCOMES).reliability(7);
        assertThat(bins.stream().mapToInt(Calibration.Bin::size).sum()).isEqualTo(500);
        assertThat(bins).allSatisfy(bin -> assertThat(bin.meanProbability()).isBetween(bin.lower(), bin.upper()));
        assertThat(Calibration.of(new double[] {1}, new boolean[] {true}).reliability(5))
                .containsExactly(new Calibration.Bin(0.8, 1, 1, 1, 1));
    }

    @Test
    void isotonic_onItsOwnRows_isCalibratedAndBetter() {
        IsotonicCalibration isotonic = IsotonicCalibration.fit(SCORES, OUTCOMES);
        double[] calibrated = new double[SCORES.length];
        for (int i = 0; i < calibrated.length; i++) {
            calibrated[i] = isotonic.probability(SCORES[i]);
        }
        assertThat(Calibration.of(calibrated, OUTCOMES).brier())
                .isLessThan(Calibration.of(SCORES, OUTCOMES).brier());
        for (IsotonicCalibration.Step step : isotonic.steps()) {
            int rows = 0;
            int positives = 0;
            for (int i = 0; i < calibrated.length; i++) {
                rows += calibrated[i] == step.probability() ? 1 : 0;
                positives += calibrated[i] == step.probability() && OUTCOMES[i] ? 1 : 0;
            }
            assertThat(rows).isEqualTo((int) step.rows());
            assertThat((double) positives / rows).isEqualTo(step.probability());
        }
        assertThat(isotonic.steps().stream()
                        .map(IsotonicCalibration.Step::probability)
                        .toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void isotonic_fallingOutcomes_isTheMeanOfAll() {
        IsotonicCalibration isotonic =
                IsotonicCalibration.fit(new double[] {1, 2, 3, 4}, new boolean[] {true, true, false, false});
        assertThat(isotonic.steps()).containsExactly(new IsotonicCalibration.Step(1, 0.5, 4));
        assertThat(isotonic.probability(-100)).isEqualTo(0.5);
    }

    @Test
    void logLoss_givenNoChance_isInfinite() {
        assertThat(Calibration.of(new double[] {0}, new boolean[] {true}).logLoss())
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Calibration.of(new double[] {0}, new boolean[1]).logLoss()).isZero();
    }

    @Test
    void of_probabilityOutside_isRejected() {
        assertThatThrownBy(() -> Calibration.of(new double[] {1.5}, new boolean[1]))
                .hasMessage("row 0: probability must be >= 0 and <= 1: 1.5");
    }
}
