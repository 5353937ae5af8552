package io.shopwright.analytics.forecast;

import io.shopwright.analytics.internal.QuasiNewton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the parameters of one form with the greatest likelihood. The weights are moved on logistic scales that keep {@code
 * alpha} in (0.0001, 0.9999), {@code beta < alpha}, {@code gamma < 1 - alpha} and {@code phi} in (0.8, 0.98).
 */
final class EtsFitter implements QuasiNewton.Function {

    static final double LEAST_ALPHA = 1e-4;
    static final double MOST_ALPHA = 1 - 1e-4;
    static final double LEAST_PHI = 0.8;
    static final double MOST_PHI = 0.98;

    /** Beyond this a logistic is 0 or 1 for all that matters, and its slope gone. */
    private static final double FAR = 18;

    private static final double TOLERANCE = 1e-4;
    private static final double FIRST_STEP = 1;
    private static final int MOST_STEPS = 150;

    /** Where the search starts: alpha, then beta, gamma and phi as shares of their ranges. */
    private static final double[][] STARTS = {
        {0.15, 0.02, 0.02, 0.5}, {0.6, 0.1, 0.1, 0.9}, {0.1, 0.5, 0.5, 0.95}, {0.9, 0.4, 0.01, 0.5}
    };

    /** A slope matters so many times more than a level of the same size. */
    private static final double SLOPE_UNITS = 10;

    /** The unit of logarithms of multiplicative seasons. */
    private static final double SEASON_UNIT = 0.3;

    private static final int MOST_SHRINKS = 12;

    /** Vectors as long as that of the parameters. */
    private static final int VECTORS = 4;

    private final EtsForm form;
    private final int m;
    private final EtsFilter filter;
    private final double[] parameters;
    private final double[] natural;
    private final double[] best;
    private final double[] first;
    private final double unit;
    private final QuasiNewton search;
    private final double[] point;

    /**
     * @param unit of the states, such as the standard deviation of the data
     * @param workspace of the same data
     */
    EtsFitter(EtsForm form, double[] y, int seasonLength, double unit, Workspace workspace) {
        this.form = form;
        m = form.seasonal() ? seasonLength : 0;
        filter = new EtsFilter(form, y, Math.max(seasonLength, 1), workspace.filter, EtsFilter.LEAST);
        double[][] vectors = workspace.vectors(VECTORS, EtsFilter.size(form, seasonLength));
        parameters = vectors[0];
        natural = vectors[1];
        best = vectors[2];
        first = vectors[3];
        this.unit = unit;
        int free = form.weights() + 1 + (form.trend() ? 1 : 0) + m;
        search = workspace.search(free);
        point = workspace.vectors(1, free)[0];
    }

    /** Working arrays that the forms of one series share, in one thread. */
    static final class Workspace {

        private final double[][] filter;
        private final Map<Integer, QuasiNewton> searches = new HashMap<>();
        private final Map<Integer, double[][]> vectors = new HashMap<>();

        Workspace(int observations) {
            filter = new double[6][observations];
        }

        private QuasiNewton search(int free) {
            return searches.computeIfAbsent(free, QuasiNewton::new);
        }

        /** Vectors of zeros. */
        private double[][] vectors(int count, int size) {
            double[][] known = vectors.computeIfAbsent((VECTORS + 1) * size + count, key -> new double[count][size]);
            for (double[] vector : known) {
                Arrays.fill(vector, 0);
            }
            return known;
        }
    }

    /** The lowest value of {@link EtsFilter#run} from all starts; infinite if none of them is feasible. */
    double fit(EtsStart start) {
        double least = Double.POSITIVE_INFINITY;
        start.write(form, natural);
        System.arraycopy(natural, 0, first, 0, first.length);
        for (double[] weights : STARTS) {
            System.arraycopy(first, 0, parameters, 0, first.length);
            parameters[EtsFilter.ALPHA] = weights[0];
            parameters[EtsFilter.BETA] = weights[1] * weights[0];
            parameters[EtsFilter.GAMMA] = weights[2] * (1 - weights[0]);
            parameters[EtsFilter.PHI] = LEAST_PHI + weights[3] * (MOST_PHI - LEAST_PHI);
            for (int k = 0; k < MOST_SHRINKS && filter.run(parameters) == Double.POSITIVE_INFINITY; k++) {
                shrink();
            }
            least = improve(least);
        }
        if (least < Double.POSITIVE_INFINITY) {
            System.arraycopy(best, 0, parameters, 0, best.length);
            least = improve(least);
        }
        return least;
    }

    /** Draws slope and seasons towards none, so that forecasts stay positive. */
    private void shrink() {
        double neutral = form.multiplicativeSeason() ? 1 : 0;
        parameters[EtsFilter.SLOPE] /= 2;
        for (int j = 0; j < m; j++) {
            parameters[EtsFilter.SEASON + j] = (parameters[EtsFilter.SEASON + j] + neutral) / 2;
        }
    }

    /** Searches from the current parameters and keeps what is lower than {@code least}. */
    double improve(double least) {
        toPoint();
        double value = search.minimize(this, point, TOLERANCE, FIRST_STEP, MOST_STEPS);
        if (value < least) {
            toParameters(point);
            System.arraycopy(parameters, 0, best, 0, best.length);
            return value;
        }
        return least;
    }

    double[] best() {
        return best;
    }

    EtsFilter filter() {
        return filter;
    }

    @Override
    public double value(double[] x) {
        toParameters(x);
        return filter.run(parameters);
    }

    @Override
    public void gradient(double[] x, double[] gradient) {
        filter.gradient(parameters, natural);
        double alpha = parameters[EtsFilter.ALPHA];
        int i = 1;
        double ofAlpha = natural[EtsFilter.ALPHA];
        if (form.trend()) {
            double share = parameters[EtsFilter.BETA] / alpha;
            gradient[i++] = natural[EtsFilter.BETA] * alpha * share * (1 - share);
            ofAlpha += natural[EtsFilter.BETA] * share;
        }
        if (form.seasonal()) {
            double share = parameters[EtsFilter.GAMMA] / (1 - alpha);
            gradient[i++] = natural[EtsFilter.GAMMA] * (1 - alpha) * share * (1 - share);
            ofAlpha -= natural[EtsFilter.GAMMA] * share;
        }
        if (form.damped()) {
            double share = (parameters[EtsFilter.PHI] - LEAST_PHI) / (MOST_PHI - LEAST_PHI);
            gradient[i++] = natural[EtsFilter.PHI] * (MOST_PHI - LEAST_PHI) * share * (1 - share);
        }
        double share = (alpha - LEAST_ALPHA) / (MOST_ALPHA - LEAST_ALPHA);
        gradient[0] = ofAlpha * (MOST_ALPHA - LEAST_ALPHA) * share * (1 - share);
        gradient[i++] = natural[EtsFilter.LEVEL] * unit;
        if (form.trend()) {
            gradient[i++] = natural[EtsFilter.SLOPE] * unit / SLOPE_UNITS;
        }
        for (int j = 0; j < m; j++) {
            gradient[i++] = natural[EtsFilter.SEASON + j]
                    * (form.multiplicativeSeason() ? parameters[EtsFilter.SEASON + j] * SEASON_UNIT : unit);
        }
    }

    private void toParameters(double[] x) {
        int i = 1;
        double alpha = LEAST_ALPHA + (MOST_ALPHA - LEAST_ALPHA) * logistic(x[0]);
        parameters[EtsFilter.ALPHA] = alpha;
        parameters[EtsFilter.BETA] = form.trend() ? alpha * logistic(x[i++]) : 0;
        parameters[EtsFilter.GAMMA] = form.seasonal() ? (1 - alpha) * logistic(x[i++]) : 0;
        parameters[EtsFilter.PHI] = form.damped() ? LEAST_PHI + (MOST_PHI - LEAST_PHI) * logistic(x[i++]) : 1;
        parameters[EtsFilter.LEVEL] = x[i++] * unit;
        parameters[EtsFilter.SLOPE] = form.trend() ? x[i++] * unit / SLOPE_UNITS : 0;
        for (int j = 0; j < m; j++) {
            double s = x[i++];
            parameters[EtsFilter.SEASON + j] = form.multiplicativeSeason() ? Math.exp(s * SEASON_UNIT) : s * unit;
        }
    }

    private void toPoint() {
        int i = 1;
        double alpha = parameters[EtsFilter.ALPHA];
        point[0] = logit((alpha - LEAST_ALPHA) / (MOST_ALPHA - LEAST_ALPHA));
        if (form.trend()) {
            point[i++] = logit(parameters[EtsFilter.BETA] / alpha);
        }
        if (form.seasonal()) {
            point[i++] = logit(parameters[EtsFilter.GAMMA] / (1 - alpha));
        }
        if (form.damped()) {
            point[i++] = logit((parameters[EtsFilter.PHI] - LEAST_PHI) / (MOST_PHI - LEAST_PHI));
        }
        point[i++] = parameters[EtsFilter.LEVEL] / unit;
        if (form.trend()) {
            point[i++] = parameters[EtsFilter.SLOPE] / unit * SLOPE_UNITS;
        }
        for (int j = 0; j < m; j++) {
            double s = parameters[EtsFilter.SEASON + j];
            point[i++] = form.multiplicativeSeason() ? Math.log(s) / SEASON_UNIT : s / unit;
        }
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-Math.max(-FAR, Math.min(FAR, x))));
    }

    private static double logit(double share) {
        return Math.max(-FAR, Math.min(FAR, Math.log(share / (1 - share))));
    }
}
