package io.shopwright.analytics.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * How much regressors move a series: a ridge regression of what is left of the series without its slow movement and its
 * season on what is left of the regressors without theirs. As both lose the same by the same linear steps, the effects are
 * those of the series itself. The penalty is the one with the least generalised cross-validation.
 *
 * <p>Source: G. Golub, M. Heath, G. Wahba (1979), Generalized cross-validation as a method for choosing a good ridge
 * parameter, Technometrics 21, 215-223.
 */
final class RegressorEffects {

    private static final int OBSERVATIONS_EACH = 10;

    /** Periods over which the slow movement is taken where there is no season. */
    private static final int WINDOW = 7;

    /** Penalties tried, as shares of the largest squared singular value: a tenth each less than the one before. */
    private static final int PENALTIES = 8;

    /** Singular values below this share of the largest are rounding. */
    private static final double ROUNDING = 1e-10;

    private final Map<String, Double> coefficients = new LinkedHashMap<>();
    private final double[] sums;

    private RegressorEffects(Regressors regressors, double[] weights, int size) {
        sums = new double[size];
        int column = 0;
        for (Map.Entry<String, double[]> regressor : regressors.columns().entrySet()) {
            double weight = weights[column++];
            coefficients.put(regressor.getKey(), weight);
            for (int i = 0; i < size; i++) {
                sums[i] += weight * regressor.getValue()[i];
            }
        }
    }

    /**
     * @throws IllegalArgumentException if there are less than 10 observations for each regressor, or one ends before the
     *     series
     */
    static RegressorEffects of(Series series, Regressors regressors) {
        regressors.require(series.size(), "of the series");
        int size = Integer.MAX_VALUE;
        for (double[] values : regressors.columns().values()) {
            size = Math.min(size, values.length);
        }
        int count = regressors.columns().size();
        int observed = series.count(Series.State.OBSERVED);
        if (observed < OBSERVATIONS_EACH * count) {
            throw new IllegalArgumentException("need " + OBSERVATIONS_EACH + " observations for each of " + count
                    + " regressors: " + observed + "; leave some out");
        }
        double[] y = filtered(values(series), series);
        List<double[]> columns = new ArrayList<>();
        for (double[] values : regressors.columns().values()) {
            columns.add(filtered(where(series, values), series));
        }
        return new RegressorEffects(regressors, ridge(y, columns), count == 0 ? 0 : size);
    }

    private static double[] values(Series series) {
        double[] values = new double[series.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = series.value(i);
        }
        return where(series, values);
    }

    /** The values of the observed periods, NaN else. */
    private static double[] where(Series series, double[] values) {
        double[] observed = new double[series.size()];
        for (int i = 0; i < observed.length; i++) {
            observed[i] = series.state(i) == Series.State.OBSERVED ? values[i] : Double.NaN;
        }
        return observed;
    }

    /** Values less their mean over a season around, and then less the mean of their position of the season. */
    private static double[] filtered(double[] values, Series series) {
        int m = series.seasonLength();
        int half = (m > 1 && m <= FittedMethod.LONGEST_SEASON ? m : WINDOW) / 2;
        double[] rest = new double[values.length];
        for (int t = 0; t < rest.length; t++) {
            rest[t] = values[t] - mean(values, Math.max(0, t - half), Math.min(rest.length - 1, t + half), 1);
        }
        double[] filtered = new double[rest.length];
        for (int t = 0; t < rest.length; t++) {
            filtered[t] = rest[t] - mean(rest, t % m, rest.length - 1, m);
        }
        return filtered;
    }

    private static double mean(double[] values, int from, int to, int stride) {
        double sum = 0;
        int count = 0;
        for (int t = from; t <= to; t += stride) {
            if (!Double.isNaN(values[t])) {
                sum += values[t];
                count++;
            }
        }
        return sum / count;
    }

    private static double[] ridge(double[] y, List<double[]> columns) {
        double[] weights = new double[columns.size()];
        double[] deviations = new double[columns.size()];
        double[][] rows = rows(y, columns, deviations);
        if (columns.isEmpty() || rows.length < columns.size()) {
            return weights;
        }
        SingularValueDecomposition parts = new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false));
        double[] target = observed(y);
        double[] along = parts.getUT().operate(target);
        double[] singular = parts.getSingularValues();
        double[] best = new double[singular.length];
        double least = Double.POSITIVE_INFINITY;
        double penalty = singular[0] * singular[0];
        for (int i = 0; i < PENALTIES && singular[0] > 0; i++, penalty /= 10) {
            double score = score(target, along, singular, penalty);
            if (score < least) {
                least = score;
                best = shrunk(along, singular, penalty);
            }
        }
        double[] scaled = parts.getV().operate(best);
        for (int k = 0; k < weights.length; k++) {
            weights[k] = deviations[k] > 0 ? scaled[k] / deviations[k] : 0;
        }
        return weights;
    }

    private static double[] shrunk(double[] along, double[] singular, double penalty) {
        double[] shrunk = new double[singular.length];
        for (int k = 0; k < shrunk.length; k++) {
            double s = singular[k];
            shrunk[k] = s > ROUNDING * singular[0] ? s * along[k] / (s * s + penalty) : 0;
        }
        return shrunk;
    }

    /** Generalised cross-validation: mean squared error over the squared share of freedom left. */
    private static double score(double[] target, double[] along, double[] singular, double penalty) {
        double squares = 0;
        for (double value : target) {
            squares += value * value;
        }
        double freedom = 0;
        for (int k = 0; k < singular.length; k++) {
            double share = singular[k] * singular[k] / (singular[k] * singular[k] + penalty);
            freedom += share;
            squares -= along[k] * along[k] * share * (2 - share);
        }
        double left = 1 - freedom / target.length;
        return squares / target.length / (left * left);
    }

    /** Rows of observed periods with columns over their root mean squares, which are written to {@code deviations}. */
    private static double[][] rows(double[] y, List<double[]> columns, double[] deviations) {
        double[][] rows = new double[observed(y).length][columns.size()];
        for (int k = 0; k < columns.size(); k++) {
            double[] column = observed(columns.get(k));
            double squares = 0;
            for (double value : column) {
                squares += value * value;
            }
            deviations[k] = Math.sqrt(squares / column.length);
            for (int i = 0; i < column.length; i++) {
                rows[i][k] = deviations[k] > 0 ? column[i] / deviations[k] : 0;
            }
        }
        return rows;
    }

    private static double[] observed(double[] values) {
        double[] kept = new double[EtsFilter.observed(values)];
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                kept[count++] = value;
            }
        }
        return kept;
    }

    Map<String, Double> coefficients() {
        return coefficients;
    }

    /** What the regressors add in a period of the series or after it. */
    double at(int period) {
        return sums[period];
    }

    /** Periods for which all regressors have values. */
    int size() {
        return sums.length;
    }
}
