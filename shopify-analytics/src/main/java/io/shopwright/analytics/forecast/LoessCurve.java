package io.shopwright.analytics.forecast;

/**
 * Local regression on points at 1, 2, ... n with tricube weights times given ones.
 *
 * <p>Source: R. B. Cleveland, W. S. Cleveland, J. E. McRae, I. Terpenning (1990), STL: a seasonal-trend decomposition
 * procedure based on loess, Journal of Official Statistics 6(1), 3-73, section 2.1 and 3.4.
 */
final class LoessCurve {

    /** Nearer than this share of the radius a point has weight 1, beyond the other none; both from the authors' program. */
    private static final double NEAR = 0.001;

    private static final double FAR = 0.999;

    private final int window;
    private final int degree;
    private final int jump;
    private final double[] y;
    private final double[] robustness;
    private final double[] kernel;
    private int n;

    /** Reads y and robustness anew at every call, as far as the length set by {@link #resize}. */
    LoessCurve(Loess loess, double[] y, double[] robustness) {
        window = loess.window();
        degree = loess.degree();
        jump = loess.jump();
        this.y = y;
        this.robustness = robustness;
        kernel = new double[y.length];
        n = y.length;
    }

    void resize(int length) {
        n = length;
    }

    /** Writes the curve at 1 ... n to {@code out[offset] ... out[offset + n - 1]}. */
    void smooth(double[] out, int offset) {
        int step = Math.max(1, Math.min(jump, n - 1));
        int last = (n - 1) / step * step;
        for (int i = 0; i <= last; i += step) {
            out[offset + i] = atPoint(i, left(i));
        }
        if (last < n - 1) {
            out[offset + n - 1] = atPoint(n - 1, left(last));
        }
        if (step > 1) {
            for (int i = 0; i < last; i += step) {
                interpolate(out, offset + i, offset + i + step);
            }
            interpolate(out, offset + last, offset + n - 1);
        }
    }

    /**
     * The curve at a place, from neighbours {@code from ... to} (counted from 0, both included).
     *
     * @param x the place, counted from 1 as the points are
     * @param fallback the answer if no neighbour has weight
     */
    double at(double x, int from, int to, double fallback) {
        double radius = Math.max(x - (from + 1), to + 1 - x) + (window > n ? (window - n) / 2 : 0);
        double total = 0;
        for (int j = from; j <= to; j++) {
            kernel[j] = tricube(Math.abs(j + 1 - x), radius) * robustness[j];
            total += kernel[j];
        }
        if (total <= 0) {
            return fallback;
        }
        for (int j = from; j <= to; j++) {
            kernel[j] /= total;
        }
        if (degree == 1 && radius > 0) {
            tilt(x, from, to);
        }
        double value = 0;
        for (int j = from; j <= to; j++) {
            value += kernel[j] * y[j];
        }
        return value;
    }

    private double atPoint(int i, int left) {
        return at(i + 1, left, Math.min(n, left + window) - 1, y[i]);
    }

    /** The first neighbour of a point: the window is centred, or as near as the ends of the series let it. */
    private int left(int i) {
        return Math.max(0, Math.min(i - window / 2, n - window));
    }

    private static double tricube(double distance, double radius) {
        if (distance > FAR * radius) {
            return 0;
        }
        if (distance <= NEAR * radius) {
            return 1;
        }
        double ratio = distance / radius;
        double rest = 1 - ratio * ratio * ratio;
        return rest * rest * rest;
    }

    /** Turns the weights of a local mean into those of a local line, if the neighbours are spread enough for one. */
    private void tilt(double x, int from, int to) {
        double mean = 0;
        for (int j = from; j <= to; j++) {
            mean += kernel[j] * (j + 1);
        }
        double spread = 0;
        for (int j = from; j <= to; j++) {
            spread += kernel[j] * (j + 1 - mean) * (j + 1 - mean);
        }
        if (Math.sqrt(spread) > NEAR * (n - 1)) {
            double slope = (x - mean) / spread;
            for (int j = from; j <= to; j++) {
                kernel[j] *= slope * (j + 1 - mean) + 1;
            }
        }
    }

    private static void interpolate(double[] out, int from, int to) {
        double slope = (out[to] - out[from]) / Math.max(1, to - from);
        for (int i = from + 1; i < to; i++) {
            out[i] = out[from] + slope * (i - from);
        }
    }
}
