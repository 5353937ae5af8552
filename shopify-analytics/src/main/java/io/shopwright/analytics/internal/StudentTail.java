package io.shopwright.analytics.internal;

/** The upper tail of Student's t distribution, with a small relative error however far out, and its inverse. */
public final class StudentTail {

    /** From here on D. Wallace (1959), Bounds on normal approximations, (2.6), is exact to the last digits. */
    private static final double MANY = 1e9;

    private StudentTail() {}

    /**
     * Returns P(T &gt; t).
     *
     * @param degreesOfFreedom positive, need not be whole
     */
    public static double probability(double t, double degreesOfFreedom) {
        if (t < 0) {
            return 1 - probability(-t, degreesOfFreedom);
        }
        if (degreesOfFreedom >= MANY) {
            double root = Math.sqrt(degreesOfFreedom * Math.log1p(t / degreesOfFreedom * t));
            return NormalTail.probability(root * (1 - 2 / (8 * degreesOfFreedom + 3)));
        }
        double odds = t / degreesOfFreedom * t;
        return IncompleteBeta.lower(degreesOfFreedom / 2, 0.5, 1 / (1 + odds), odds / (1 + odds)) / 2;
    }

    /** Returns the t with P(T &gt; t) = p; p in (0, 1). */
    public static double quantile(double p, double degreesOfFreedom) {
        if (p > 0.5) {
            return -quantile(1 - p, degreesOfFreedom);
        }
        if (p == 0.5) {
            return 0;
        }
        if (degreesOfFreedom >= MANY) {
            double root = NormalTail.quantile(p) / (1 - 2 / (8 * degreesOfFreedom + 3));
            return Math.sqrt(degreesOfFreedom * Math.expm1(root * root / degreesOfFreedom));
        }
        double odds = IncompleteBeta.quantile(degreesOfFreedom / 2, 0.5, 2 * p);
        return Math.sqrt(degreesOfFreedom) * Math.exp(-odds / 2);
    }
}
