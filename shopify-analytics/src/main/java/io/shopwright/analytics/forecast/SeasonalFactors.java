package io.shopwright.analytics.forecast;

import java.util.Optional;

/**
 * Factors by which the values of one position of the season differ from the average, the same in all years; by classical
 * decomposition, and only where the autocorrelation at the season's length is significant.
 *
 * <p>Source: V. Assimakopoulos, K. Nikolopoulos (2000), The theta model; the test as in the M3 and M4 competitions, {@code
 * |r_m| > 1.645 sqrt((1 + 2 sum of r_i^2) / n)} with i below m.
 */
final class SeasonalFactors {

    private static final double SIGNIFICANT = 1.6448536269514722;

    /** Factors below it would blow up what they divide. */
    private static final double LEAST = 1e-4;

    private final double[] factors;

    private SeasonalFactors(double[] factors) {
        this.factors = factors;
    }

    /** One season of nothing but factors 1. */
    static SeasonalFactors none() {
        return new SeasonalFactors(new double[] {1});
    }

    /** The factors of a series, all 1 if it has no clear season or no positive averages. */
    static SeasonalFactors of(double[] y, int m) {
        return m > 1 && y.length > 2 * m && significant(y, m) ? figure(y, m).orElseGet(SeasonalFactors::none) : none();
    }

    /** Whether the season is clear. */
    static boolean significant(double[] y, int m) {
        Optional<Autocorrelation> correlation = Autocorrelation.of(y, m);
        if (correlation.isEmpty()) {
            return false;
        }
        double sum = 0;
        for (int lag = 1; lag < m; lag++) {
            sum += correlation.get().at(lag) * correlation.get().at(lag);
        }
        return Math.abs(correlation.get().at(m)) > SIGNIFICANT * Math.sqrt((1 + 2 * sum) / y.length);
    }

    private static Optional<SeasonalFactors> figure(double[] y, int m) {
        for (int t = 0; t + m <= y.length; t++) {
            double sum = 0;
            for (int i = 0; i < m; i++) {
                sum += y[t + i];
            }
            if (!(sum > 0)) {
                return Optional.empty();
            }
        }
        double[] figure = ClassicalDecomposition.of(y, m, ClassicalDecomposition.Kind.MULTIPLICATIVE)
                .figure();
        for (double factor : figure) {
            if (!(Math.abs(factor) >= LEAST)) {
                return Optional.empty();
            }
        }
        return Optional.of(new SeasonalFactors(figure));
    }

    boolean present() {
        return factors.length > 1;
    }

    /** The factor of the observation at a time counted from the first. */
    double at(int t) {
        return factors[t % factors.length];
    }

    double[] without(double[] y) {
        double[] adjusted = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            adjusted[t] = y[t] / at(t);
        }
        return adjusted;
    }
}
