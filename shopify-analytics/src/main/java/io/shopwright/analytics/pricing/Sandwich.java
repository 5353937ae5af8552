package io.shopwright.analytics.pricing;

import io.shopwright.analytics.internal.QrFactor;
import java.util.Optional;

/**
 * The covariance of coefficients found by least squares, {@code R^-1 M R'^-1} with M summed over {@code q = R'^-1 x} of the
 * rows: so the squares of the columns are never formed.
 */
final class Sandwich {

    private final Design design;
    private final double[][] inverse;
    private final double[] coefficients;
    private final double[] residuals;

    /** Of the columns that gave the coefficients, their factor, and one residual a row. */
    Sandwich(Design design, QrFactor factor, double[] coefficients, double[] residuals) {
        this.design = design;
        this.inverse = factor.inverse(design.width());
        this.coefficients = coefficients;
        this.residuals = residuals;
    }

    Design design() {
        return design;
    }

    double[] coefficients() {
        return coefficients;
    }

    double[] residuals() {
        return residuals;
    }

    int rows() {
        return residuals.length;
    }

    int parameters() {
        return design.width() + design.absorbed();
    }

    double sumOfSquares() {
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return sum;
    }

    /** Errors for independent rows; empty without a degree of freedom. */
    Optional<CoefficientErrors> errors(ErrorRule rule) {
        int freedom = rows() - parameters();
        if (freedom == 0) {
            return Optional.empty();
        }
        double[][] middle = rule == ErrorRule.CLASSICAL ? diagonal(sumOfSquares() / freedom) : middle(rule);
        return Optional.of(errors(middle, freedom));
    }

    /** Errors for rows that may depend on each other in clusters; empty without a degree of freedom. */
    Optional<CoefficientErrors> clustered(Groups clusters) {
        int freedom = rows() - parameters();
        if (freedom == 0 || clusters.count() == 1) {
            return Optional.empty();
        }
        double[][] sums = new double[clusters.count()][design.width()];
        double[] rotated = new double[design.width()];
        for (int i = 0; i < residuals.length; i++) {
            rotate(i, rotated);
            double[] sum = sums[clusters.group(i)];
            for (int j = 0; j < rotated.length; j++) {
                sum[j] += rotated[j] * residuals[i];
            }
        }
        double[][] middle = new double[rotated.length][rotated.length];
        double spread = (double) clusters.count() / (clusters.count() - 1) * (rows() - 1) / freedom;
        for (double[] sum : sums) {
            addOuter(middle, sum, spread);
        }
        return Optional.of(errors(middle, clusters.count() - 1));
    }

    private CoefficientErrors errors(double[][] lowerMiddle, int freedom) {
        return new CoefficientErrors(design.names(), coefficients, sandwich(mirrored(lowerMiddle)), freedom);
    }

    private double[][] middle(ErrorRule rule) {
        double spread = (double) rows() / (rows() - parameters());
        double[][] middle = new double[design.width()][design.width()];
        double[] rotated = new double[design.width()];
        for (int i = 0; i < residuals.length; i++) {
            double leverage = design.absorbedLeverage(i) + rotate(i, rotated);
            addOuter(middle, rotated, rule.variance(residuals[i] * residuals[i], leverage, spread));
        }
        return middle;
    }

    /** Turns a row into q and returns its squared length, which is the leverage of the row. */
    private double rotate(int row, double[] rotated) {
        double squaredLength = 0;
        for (int j = 0; j < rotated.length; j++) {
            double[] column = inverse[j];
            double sum = 0;
            for (int l = 0; l <= j; l++) {
                sum += design.value(row, l) * column[l];
            }
            rotated[j] = sum;
            squaredLength += sum * sum;
        }
        return squaredLength;
    }

    private double[][] diagonal(double value) {
        double[][] matrix = new double[design.width()][design.width()];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] = value;
        }
        return matrix;
    }

    /** Adds to the lower half, which is enough. */
    private static void addOuter(double[][] matrix, double[] vector, double weight) {
        for (int i = 0; i < vector.length; i++) {
            double left = weight * vector[i];
            for (int j = 0; j <= i; j++) {
                matrix[i][j] += left * vector[j];
            }
        }
    }

    private static double[][] mirrored(double[][] lower) {
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j < i; j++) {
                lower[j][i] = lower[i][j];
            }
        }
        return lower;
    }

    private double[][] sandwich(double[][] middle) {
        int width = middle.length;
        double[][] left = new double[width][width];
        double[][] covariance = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                for (int l = i; l < width; l++) {
                    left[i][j] += inverse[l][i] * middle[l][j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                for (int l = j; l < width; l++) {
                    covariance[i][j] += left[i][l] * inverse[l][j];
                }
            }
        }
        return covariance;
    }
}
