package io.shopwright.analytics.internal;

/**
 * The upper tail of the non-central t distribution: {@code T = (Z + delta) / sqrt(V / nu)} with Z standard normal and V
 * chi-squared with nu degrees of freedom. It is the mean of {@code P(Z > t sqrt(V / nu) - delta)} over V, by quadrature; all
 * terms are positive, so that nothing cancels.
 */
public final class NoncentralT {

    private NoncentralT() {}

    /**
     * Returns P(T &gt; t).
     *
     * @param degreesOfFreedom nu, at least 2
     * @param delta the non-centrality
     */
    public static double upper(double t, double degreesOfFreedom, double delta) {
        double shape = degreesOfFreedom / 2;
        // the normal tail falls within 2/|delta| of ln V, the density of ln V within 1/sqrt(shape)
        double spacing = 0.25 / Math.max(Math.sqrt(shape), Math.abs(delta));
        return QuadratureRule.gamma(shape, spacing)
                .expectation(v -> NormalTail.probability(t * Math.sqrt(v / shape) - delta));
    }
}
