package io.shopwright.analytics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DiscriminationTest {

    @Test
    void auc_anyScores_isTheShareOfPairs() {
        Random random = new Random(1);
        for (int round = 0; round < 30; round++) {
            double[] scores = random.doubles(50).map(x -> Math.rint(12 * x)).toArray();
            boolean[] outcomes = outcomes(random, scores.length);
            double won = 0;
            int pairs = 0;
            for (int i = 0; i < scores.length; i++) {
                for (int j = 0; j < scores.length; j++) {
                    if (outcomes[i] && !outcomes[j]) {
                        pairs++;
                        won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    }
                }
            }
            assertThat(Discrimination.of(scores, outcomes).auc()).hasValue(won / pairs);
        }
    }

    /** Expected values: by hand; positives at ranks 1, 3 and 4 of descending scores, the last tied with a negative. */
    @Test
    void averagePrecision_smallCase_isTheSumOfSteps() {
        Discrimination discrimination = Discrimination.of(
                new double[] {0.9, 0.8, 0.7, 0.4, 0.4, 0.1}, new boolean[] {true, false, true, true, false, false});
        assertThat(discrimination.averagePrecision().orElseThrow())
                .isCloseTo((1 + 2.0 / 3 + 3.0 / 5) / 3, within(1e-15));
        assertThat(discrimination.precisionRecall().get(2))
                .isEqualTo(new Discrimination.PrecisionRecall(0.7, 2.0 / 3, 2.0 / 3));
    }

    @Test
    void lift_weightedByRows_averagesToOne() {
        Random random = new Random(2);
        double[] scores = random.doubles(107).toArray();
        boolean[] outcomes = outcomes(random, scores.length);
        double sum = 0;
        int rows = 0;
        for (Discrimination.Part part : Discrimination.of(scores, outcomes).lift(10)) {
            sum += part.size() * part.lift();
            rows += part.size();
        }
        assertThat(rows).isEqualTo(107);
        assertThat(sum / rows).isCloseTo(1, within(1e-14));
    }

    @Test
    void auc_oneKindOnly_isEmpty() {
        Discrimination none = Discrimination.of(new double[] {1, 2}, new boolean[2]);
        assertThat(none.auc()).isEmpty();
        assertThat(none.averagePrecision()).isEmpty();
        assertThat(none.precisionRecall()).isEmpty();
        assertThat(none.lift(10)).hasSize(2);
    }

    @Test
    void of_scoreNotANumber_isRejected() {
        assertThatThrownBy(() -> Discrimination.of(new double[] {1, Double.NaN}, new boolean[2]))
                .hasMessage("row 1: score must be a number: NaN");
    }

    private static boolean[] outcomes(Random random, int size) {
        boolean[] outcomes = new boolean[size];
        for (int i = 0; i < size; i++) {
            outcomes[i] = random.nextInt(3) == 0;
        }
        return outcomes;
    }
}
