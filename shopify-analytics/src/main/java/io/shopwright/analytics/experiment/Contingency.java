package io.shopwright.analytics.experiment;

import io.shopwright.analytics.internal.BetaKernel;
import io.shopwright.analytics.survival.ChiSquared;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Whether the rows of a table of counts, such as arms, spread over its columns in the same way. No correction for continuity.
 *
 * <p>Rows and columns without any count are left out before the degrees of freedom are counted.
 *
 * @param pearson {@code sum of (observed - expected)^2 / expected}
 * @param likelihoodRatio {@code G = 2 sum of observed ln(observed/expected)}
 * @param total of all counts
 * @param rows number of rows that are not empty
 * @param columns number of columns that are not empty
 */
public record Contingency(ChiSquared pearson, ChiSquared likelihoodRatio, long total, int rows, int columns) {

    /**
     * Compares observed counts with {@code row total x column total / total}.
     *
     * @param counts not negative; rows of equal length
     * @return without degrees of freedom, p-value 1, if fewer than two rows or columns have counts
     * @throws ArithmeticException if the total exceeds a long
     */
    public static Contingency of(long[][] counts) {
        long[] rowTotals = new long[counts.length];
        long[] columnTotals = new long[counts.length == 0 ? 0 : counts[0].length];
        for (int i = 0; i < counts.length; i++) {
            Check.sameLength(counts[i].length, columnTotals.length, "counts in row " + i);
            for (int j = 0; j < columnTotals.length; j++) {
                Check.atLeast(0, counts[i][j], "count of row " + i + ", column " + j);
                rowTotals[i] = Math.addExact(rowTotals[i], counts[i][j]);
                columnTotals[j] = Math.addExact(columnTotals[j], counts[i][j]);
            }
        }
        long total = Arrays.stream(rowTotals).reduce(0, Math::addExact);
        int rows = (int) Arrays.stream(rowTotals).filter(sum -> sum > 0).count();
        int columns = (int) Arrays.stream(columnTotals).filter(sum -> sum > 0).count();
        double pearson = 0;
        double likelihoodRatio = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < columnTotals.length; j++) {
                double expected = (double) rowTotals[i] * columnTotals[j] / Math.max(total, 1);
                if (expected > 0) {
                    double difference = counts[i][j] - expected;
                    pearson += difference / expected * difference;
                    likelihoodRatio += 2 * BetaKernel.deviance((double) counts[i][j], expected);
                }
            }
        }
        int freedom = Math.max(0, rows - 1) * Math.max(0, columns - 1);
        return new Contingency(
                new ChiSquared(freedom == 0 ? 0 : pearson, freedom),
                new ChiSquared(freedom == 0 ? 0 : likelihoodRatio, freedom),
                total,
                rows,
                columns);
    }

    /**
     * Returns {@code sqrt(chi-squared / (total (min(rows, columns) - 1)))}, the strength of the association in [0, 1]; empty
     * without degrees of freedom.
     *
     * <p>Source: H. Cramer (1946), Mathematical Methods of Statistics, 21.9.
     */
    public OptionalDouble cramersV() {
        return pearson.degreesOfFreedom() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(pearson.statistic() / total / (Math.min(rows, columns) - 1)));
    }
}
