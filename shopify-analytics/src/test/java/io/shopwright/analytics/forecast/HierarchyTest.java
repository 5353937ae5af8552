package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class HierarchyTest {

    private static final double[][] SUMMING = {
        {1, 1, 1, 1}, {1, 1, 0, 0}, {0, 0, 1, 1}, {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}
    };

    private final Hierarchy hierarchy = Hierarchy.of(SUMMING);

    @Test
    void everyMethod_addsUpAndKeepsWhatAddsUp() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 500; round++) {
            double[] base = random.doubles(7, 0, 100).toArray();
            double[][] errors = errors(random);
            for (double[] result : new double[][] {
                hierarchy.bottomUp(base),
                hierarchy.topDown(base, 1, 2, 3, 0),
                hierarchy.leastSquares(base),
                hierarchy.structural(base),
                hierarchy.shrunk(base, errors),
                hierarchy.atLeastZero(hierarchy.leastSquares(base))
            }) {
                assertThat(result[1] + result[2]).isCloseTo(result[0], within(1e-9));
                assertThat(result[3] + result[4]).isCloseTo(result[1], within(1e-9));
                assertThat(result[5] + result[6]).isCloseTo(result[2], within(1e-9));
            }
            double[] coherent = hierarchy.bottomUp(base);
            assertThat(hierarchy.leastSquares(coherent)).containsExactly(coherent, within(1e-9));
            assertThat(hierarchy.shrunk(coherent, errors)).containsExactly(coherent, within(1e-9));
            assertThat(Arrays.stream(hierarchy.atLeastZero(hierarchy.shrunk(base, errors)))
                            .boxed())
                    .allSatisfy(value -> assertThat(value).isNotNegative());
        }
    }

    @Test
    void structural_isTheProjectionOfTheTextbook() {
        double[] base = {105, 62, 48, 30, 28, 41, 3};
        RealMatrix covariance = MatrixUtils.createRealDiagonalMatrix(new double[] {4, 2, 2, 1, 1, 1, 1});
        assertThat(hierarchy.structural(base)).containsExactly(projected(covariance, base), within(1e-11));
    }

    /** The shrinkage of Schäfer and Strimmer, written out: standardized products, their means and variances. */
    @Test
    void shrunk_isTheProjectionOfTheTextbook() {
        SplittableRandom random = new SplittableRandom(2);
        double[] base = {105, 62, 48, 30, 28, 41, 3};
        for (int round = 0; round < 50; round++) {
            double[][] errors = errors(random);
            int n = errors[0].length;
            double[][] mean = new double[7][7];
            double variances = 0;
            double squares = 0;
            for (int i = 0; i < 7; i++) {
                for (int j = 0; j < 7; j++) {
                    double[] products = new double[n];
                    for (int t = 0; t < n; t++) {
                        products[t] = errors[i][t] * errors[j][t];
                        mean[i][j] += products[t] / n;
                    }
                    double scale = Math.sqrt(square(errors[i]) * square(errors[j]));
                    for (int t = 0; t < n && i != j; t++) {
                        double distance = (products[t] - mean[i][j]) / scale;
                        variances += distance * distance / (n * (n - 1.0));
                    }
                    squares += i == j ? 0 : Math.pow(mean[i][j] / scale, 2);
                }
            }
            double share = Math.min(1, variances / squares);
            RealMatrix covariance = new Array2DRowRealMatrix(7, 7);
            for (int i = 0; i < 7; i++) {
                for (int j = 0; j < 7; j++) {
                    covariance.setEntry(i, j, (i == j ? 1 : 1 - share) * mean[i][j]);
                }
            }
            assertThat(hierarchy.shrunk(base, errors)).containsExactly(projected(covariance, base), within(1e-8));
        }
    }

    private static double square(double[] errors) {
        return Arrays.stream(errors).map(error -> error * error).average().orElseThrow();
    }

    /** The textbook formula, with general matrix inverses. */
    private static double[] projected(RealMatrix covariance, double[] base) {
        RealMatrix s = new Array2DRowRealMatrix(SUMMING);
        RealMatrix left = s.transpose()
                .multiply(new LUDecomposition(covariance).getSolver().getInverse());
        return s.multiply(new LUDecomposition(left.multiply(s)).getSolver().getInverse())
                .multiply(left)
                .operate(base);
    }

    @Test
    void badInput_isRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hierarchy.of(new double[][] {{1, 1}, {1, 0}}));
        assertThatIllegalArgumentException().isThrownBy(() -> hierarchy.bottomUp(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> hierarchy.topDown(new double[7], 0, 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hierarchy.shrunk(new double[7], new double[7][5]))
                .withMessageContaining("structural");
        assertThatIllegalArgumentException().isThrownBy(() -> hierarchy.leastSquares(1, 2, 3, Double.NaN, 5, 6, 7));
    }

    private static double[][] errors(SplittableRandom random) {
        double[][] errors = new double[7][12];
        for (double[] row : errors) {
            for (int t = 0; t < row.length; t++) {
                row[t] = random.nextDouble() - 0.5;
            }
        }
        return errors;
    }
}
