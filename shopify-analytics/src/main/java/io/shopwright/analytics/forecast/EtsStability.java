package io.shopwright.analytics.forecast;

/**
 * Whether the weights of a seasonal form let the influence of old observations fade (the admissible region): all roots of
 *
 * <pre>{@code
 * x^(m+1) + (a + b - f) x^m + (a + b - a f)(x^(m-1) + ... + x^2) + (a + b - a f + g - 1) x + f (1 - a - g)
 * }</pre>
 *
 * <p>with a, b, g, f for alpha, beta, gamma, phi lie within the unit circle. Source: R. Hyndman, M. Akram, B. Archibald
 * (2008), The admissible parameter space for exponential smoothing models, Annals of the Institute of Statistical
 * Mathematics 60, 407-426.
 */
final class EtsStability {

    /** A season that does not move has its roots on the circle; rounding may put them so far outside. */
    private static final double ROUNDING = 1e-5;

    private EtsStability() {}

    static boolean admissible(double[] parameters) {
        int m = parameters.length - EtsFilter.SEASON;
        double alpha = parameters[EtsFilter.ALPHA];
        double beta = parameters[EtsFilter.BETA];
        double gamma = parameters[EtsFilter.GAMMA];
        double phi = parameters[EtsFilter.PHI];
        double[] ascending = new double[m + 2];
        ascending[0] = phi * (1 - alpha - gamma);
        for (int i = 1; i < m; i++) {
            ascending[i] = alpha + beta - alpha * phi;
        }
        ascending[1] += gamma - 1;
        ascending[m] = alpha + beta - phi + (m == 1 ? ascending[1] : 0);
        ascending[m + 1] = 1;
        double power = 1;
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] *= power;
            power *= 1 + ROUNDING;
        }
        return rootsInside(ascending);
    }

    /** The test of Schur and Cohn, lowering the degree by one as long as the last coefficient is below the first. */
    private static boolean rootsInside(double[] ascending) {
        double[] a = ascending;
        double[] lower = new double[ascending.length];
        for (int degree = a.length - 1; degree > 0; degree--) {
            double reflection = a[0] / a[degree];
            if (!(Math.abs(reflection) < 1)) {
                return false;
            }
            for (int i = 0; i < degree; i++) {
                lower[i] = a[i + 1] - reflection * a[degree - 1 - i];
            }
            double[] spare = a;
            a = lower;
            lower = spare;
        }
        return true;
    }
}
