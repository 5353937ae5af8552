package io.shopwright.analytics.forecast;

import java.util.Arrays;

/**
 * The recursion of exponential smoothing over one series, its likelihood and the gradient of it. Holds working arrays, so
 * one thread at a time.
 *
 * <p>With {@code q = l + phi b} and the forecast {@code f = q}, {@code q + s} or {@code q s}, each observation gives an
 * innovation {@code d} of the level and {@code u} of the season:
 *
 * <pre>{@code
 * d = y - q, (y - s) - q or y / s - q      u = (y - q) - s or y / q - s
 * l' = q + alpha d     b' = phi b + beta d     s' = s + gamma u
 * }</pre>
 *
 * <p>for additive and multiplicative errors alike (Hyndman et al. 2008, section 2.5); the errors differ only in the
 * likelihood. The gradient is the adjoint of this recursion, run backwards; so it costs two or three recursions, whatever
 * the number of states.
 */
final class EtsFilter {

    /** Positions in the vector of parameters; the first states of the seasons follow. */
    static final int ALPHA = 0;

    static final int BETA = 1;
    static final int GAMMA = 2;
    static final int PHI = 3;
    static final int LEVEL = 4;
    static final int SLOPE = 5;
    static final int SEASON = 6;

    /** A season or forecast below this share of the mean of the data counts as not positive. */
    static final double LEAST = 1e-4;

    /** Beyond this multiple of the mean of the data a forecast counts as infinite. */
    private static final double MOST = 1e12;

    /** Mean squared error, relative to the squared mean of the data, that rounding alone makes. */
    private static final double ROUNDING = 1e-22;

    /** Products of so many forecasts stay within the range of a double. */
    private static final int PRODUCT = 16;

    private final EtsForm form;
    private final int m;
    private final double[] y;
    private final int observed;
    private final double[] q;
    private final double[] slopes;
    private final double[] used;
    private final double[] d;
    private final double[] u;
    private final double[] error;
    private final double[] season;
    private final double least;
    private double level;
    private double slope;
    private double squares;

    /**
     * @param y the data over their mean absolute value; NaN where there is none
     * @param seasonLength at least 1; 1 only for forms without a season
     */
    EtsFilter(EtsForm form, double[] y, int seasonLength) {
        this(form, y, seasonLength, new double[6][y.length], Double.NEGATIVE_INFINITY);
    }

    /**
     * @param work six arrays as long as the data
     * @param least forecasts of multiplicative forms, and their parts, must be greater
     */
    EtsFilter(EtsForm form, double[] y, int seasonLength, double[][] work, double least) {
        this.least = least;
        this.form = form;
        this.m = form.seasonal() ? seasonLength : 1;
        this.y = y;
        this.observed = observed(y);
        q = work[0];
        slopes = work[1];
        used = work[2];
        d = work[3];
        u = work[4];
        error = work[5];
        season = new double[m];
    }

    static int observed(double[] y) {
        int count = 0;
        for (double value : y) {
            count += Double.isNaN(value) ? 0 : 1;
        }
        return count;
    }

    /** The number of states and weights, used or not. */
    static int size(EtsForm form, int seasonLength) {
        return SEASON + (form.seasonal() ? seasonLength : 0);
    }

    /**
     * Runs over the data.
     *
     * @return minus twice the log likelihood without its constants, {@code n ln(sum e^2)} and for multiplicative errors
     *     {@code + 2 sum ln f}; infinite where a forecast is out of range
     */
    double run(double[] parameters) {
        level = parameters[LEVEL];
        slope = parameters[SLOPE];
        if (form.seasonal()) {
            System.arraycopy(parameters, SEASON, season, 0, m);
        }
        squares = observed * ROUNDING;
        double logs = form.multiplicativeSeason() ? timesSeason(parameters) : plusSeason(parameters);
        return observed * Math.log(squares) + 2 * logs;
    }

    /** The recursion where the season is added or absent; gives the sum of ln f for multiplicative errors. */
    private double plusSeason(double[] parameters) {
        double alpha = parameters[ALPHA];
        double beta = parameters[BETA];
        double gamma = parameters[GAMMA];
        double phi = parameters[PHI];
        boolean relative = form.multiplicativeError();
        boolean seasonal = form.seasonal();
        double logs = 0;
        double product = 1;
        int slot = 0;
        for (int t = 0; t < y.length; t++) {
            double s = seasonal ? season[slot] : 0;
            double expected = level + phi * slope;
            double forecast = expected + s;
            if (!(Math.abs(forecast) < MOST) || (relative && !(forecast > least && forecast != 0))) {
                return Double.POSITIVE_INFINITY;
            }
            q[t] = expected;
            slopes[t] = slope;
            used[t] = s;
            double innovation = y[t] - forecast;
            double e = relative ? innovation / forecast : innovation;
            if (Double.isNaN(innovation)) {
                innovation = 0;
                e = 0;
            } else if (relative) {
                product *= forecast;
            }
            d[t] = innovation;
            error[t] = e;
            squares += e * e;
            level = expected + alpha * innovation;
            slope = phi * slope + beta * innovation;
            if (seasonal) {
                season[slot] = s + gamma * innovation;
                slot = slot + 1 == m ? 0 : slot + 1;
            }
            if (relative && t % PRODUCT == 0) {
                logs += Math.log(Math.abs(product));
                product = 1;
            }
        }
        return logs + Math.log(Math.abs(product));
    }

    /** The recursion where the season multiplies the level; gives the sum of ln f. */
    private double timesSeason(double[] parameters) {
        double alpha = parameters[ALPHA];
        double beta = parameters[BETA];
        double gamma = parameters[GAMMA];
        double phi = parameters[PHI];
        double logs = 0;
        double product = 1;
        int slot = 0;
        for (int t = 0; t < y.length; t++) {
            double s = season[slot];
            double expected = level + phi * slope;
            double forecast = expected * s;
            if (!(expected > least && s > least && forecast > least && Math.abs(forecast) < MOST && forecast != 0)) {
                return Double.POSITIVE_INFINITY;
            }
            q[t] = expected;
            slopes[t] = slope;
            used[t] = s;
            double ratio = y[t] / forecast;
            if (Double.isNaN(ratio)) {
                ratio = 1;
            } else {
                product *= forecast;
            }
            double e = ratio - 1;
            d[t] = expected * e;
            u[t] = s * e;
            error[t] = e;
            squares += e * e;
            level = expected + alpha * d[t];
            slope = phi * slope + beta * d[t];
            season[slot] = s + gamma * u[t];
            slot = slot + 1 == m ? 0 : slot + 1;
            if (t % PRODUCT == 0) {
                logs += Math.log(Math.abs(product));
                product = 1;
            }
        }
        return logs + Math.log(Math.abs(product));
    }

    /** The derivatives of what the last {@link #run} gave, by each parameter; needs the same parameters. */
    void gradient(double[] parameters, double[] gradient) {
        Arrays.fill(gradient, 0);
        double factor = 2 * observed / squares;
        if (form.multiplicativeSeason()) {
            backTimes(parameters, gradient, factor);
        } else {
            backPlus(parameters, gradient, factor);
        }
    }

    private void backPlus(double[] parameters, double[] gradient, double factor) {
        double alpha = parameters[ALPHA];
        double beta = parameters[BETA];
        double gamma = parameters[GAMMA];
        double phi = parameters[PHI];
        boolean relative = form.multiplicativeError();
        boolean seasonal = form.seasonal();
        double ofAlpha = 0;
        double ofBeta = 0;
        double ofGamma = 0;
        double ofPhi = 0;
        double ofLevel = 0;
        double ofSlope = 0;
        int slot = seasonal ? (y.length - 1) % m : 0;
        for (int t = y.length - 1; t >= 0; t--) {
            double ofSeason = seasonal ? gradient[SEASON + slot] : 0;
            ofAlpha += ofLevel * d[t];
            ofBeta += ofSlope * d[t];
            ofGamma += ofSeason * d[t];
            double ofForecast = 0;
            if (!Double.isNaN(y[t])) {
                ofForecast = -(alpha * ofLevel + beta * ofSlope + gamma * ofSeason);
                if (relative) {
                    double inverse = 1 / (q[t] + used[t]);
                    ofForecast += (2 - factor * error[t] * (1 + error[t])) * inverse;
                } else {
                    ofForecast -= factor * error[t];
                }
            }
            ofLevel += ofForecast;
            ofPhi += (ofSlope + ofLevel) * slopes[t];
            ofSlope = phi * (ofSlope + ofLevel);
            if (seasonal) {
                gradient[SEASON + slot] = ofSeason + ofForecast;
                slot = slot == 0 ? m - 1 : slot - 1;
            }
        }
        set(gradient, ofAlpha, ofBeta, ofGamma, ofPhi);
        gradient[LEVEL] = ofLevel;
        gradient[SLOPE] = ofSlope;
    }

    private void backTimes(double[] parameters, double[] gradient, double factor) {
        double alpha = parameters[ALPHA];
        double beta = parameters[BETA];
        double gamma = parameters[GAMMA];
        double phi = parameters[PHI];
        double ofAlpha = 0;
        double ofBeta = 0;
        double ofGamma = 0;
        double ofPhi = 0;
        double ofLevel = 0;
        double ofSlope = 0;
        int slot = (y.length - 1) % m;
        for (int t = y.length - 1; t >= 0; t--) {
            double ofSeason = gradient[SEASON + slot];
            ofAlpha += ofLevel * d[t];
            ofBeta += ofSlope * d[t];
            ofGamma += ofSeason * u[t];
            double ofExpected = ofLevel;
            double ofUsed = ofSeason;
            if (!Double.isNaN(y[t])) {
                double ofInnovation = alpha * ofLevel + beta * ofSlope;
                double ratio = 1 + error[t];
                double s = used[t];
                double expected = q[t];
                double inverseSeason = 1 / s;
                double inverseExpected = 1 / expected;
                double ofLogForecast = 2 - factor * error[t] * ratio;
                ofExpected += -ofInnovation + (ofLogForecast - gamma * ofSeason * ratio * s) * inverseExpected;
                ofUsed += -gamma * ofSeason + (ofLogForecast - ofInnovation * ratio * expected) * inverseSeason;
            }
            ofLevel = ofExpected;
            ofPhi += (ofSlope + ofLevel) * slopes[t];
            ofSlope = phi * (ofSlope + ofLevel);
            gradient[SEASON + slot] = ofUsed;
            slot = slot == 0 ? m - 1 : slot - 1;
        }
        set(gradient, ofAlpha, ofBeta, ofGamma, ofPhi);
        gradient[LEVEL] = ofLevel;
        gradient[SLOPE] = ofSlope;
    }

    private static void set(double[] gradient, double ofAlpha, double ofBeta, double ofGamma, double ofPhi) {
        gradient[ALPHA] = ofAlpha;
        gradient[BETA] = ofBeta;
        gradient[GAMMA] = ofGamma;
        gradient[PHI] = ofPhi;
    }

    /** The forecast of an observation before it was seen, in the last run. */
    double fitted(int t) {
        return form.multiplicativeSeason() ? q[t] * used[t] : q[t] + used[t];
    }

    /** The error of an observation in the last run, relative for multiplicative errors; 0 where there is none. */
    double error(int t) {
        return error[t];
    }

    /** The sum of squared errors of the last run. */
    double squares() {
        return squares;
    }

    int observed() {
        return observed;
    }

    /** The mean of squared differences between observations and forecasts of the last run. */
    double meanSquaredError() {
        double sum = 0;
        for (int t = 0; t < y.length; t++) {
            double difference = Double.isNaN(y[t]) ? 0 : y[t] - fitted(t);
            sum += difference * difference;
        }
        return sum / observed;
    }

    /** The states after the last run, in the positions of the parameters; the season that comes next is the first. */
    double[] lastStates(double[] parameters) {
        double[] states = parameters.clone();
        states[LEVEL] = level;
        states[SLOPE] = slope;
        for (int i = 0; form.seasonal() && i < m; i++) {
            states[SEASON + i] = season[(y.length + i) % m];
        }
        return states;
    }
}
