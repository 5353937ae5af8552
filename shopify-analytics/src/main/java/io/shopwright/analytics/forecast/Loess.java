package io.shopwright.analytics.forecast;

/**
 * How wide and how closely a local regression smooths.
 *
 * @param window the number of neighbours that count, odd and &gt;= 3; wider than the series means flatter
 * @param degree 0 for a local mean, 1 for a local line
 * @param jump at each how many points the regression is computed, &gt;= 1; between them the curve is a straight line
 */
public record Loess(int window, int degree, int jump) {

    public Loess {
        if (window < 3 || window % 2 == 0) {
            throw new IllegalArgumentException("window must be odd and >= 3: " + window);
        }
        if (degree != 0 && degree != 1) {
            throw new IllegalArgumentException("degree must be 0 or 1: " + degree);
        }
        if (jump < 1) {
            throw new IllegalArgumentException("jump must be >= 1: " + jump);
        }
    }

    /** Computes the regression at every tenth of the window, which is near enough for a smooth curve. */
    public static Loess of(int window, int degree) {
        return new Loess(window, degree, window / 10 + 1);
    }
}
