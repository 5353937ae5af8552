package io.shopwright.analytics.forecast;

import io.shopwright.analytics.internal.StandardNormal;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.special.Gamma;

/** What the distributions of counts have in common: search of quantiles and sums over tails. */
final class Counts {

    /** A term that changes a sum by less than this share ends it. */
    private static final double ENOUGH = 1e-17;

    private Counts() {}

    /** {@code ln(mean^k e^-mean / k!)}. */
    static double logPower(long k, double mean) {
        return k * Math.log(mean) - mean - Gamma.logGamma(k + 1.0);
    }

    /** The smallest count with at least this probability up to it: from near the normal one by halving. */
    static double quantile(DemandDistribution counts, double probability) {
        double z = StandardNormal.quantile(probability);
        double skew = (2 * counts.variance() / counts.mean() - 1) / counts.standardDeviation();
        long k = (long) Math.max(
                0, Math.floor(counts.mean() + counts.standardDeviation() * (z + (z * z - 1) * skew / 6)));
        if (counts.probabilityUpTo(k) >= probability) {
            return between(counts, probability, -1, k);
        }
        return upwards(counts, probability, k);
    }

    /** {@code E max(0, D - x)}, between whole numbers on a straight line. */
    static double expectedAbove(DemandDistribution counts, double x, LongToDoubleFunction mass) {
        if (x < 0) {
            return counts.mean() - x;
        }
        long whole = (long) Math.floor(x);
        double sum = whole <= counts.mean() ? counts.mean() - whole + belowSum(whole, mass) : aboveSum(whole, mass);
        return Math.max(0, sum - (x - whole) * (1 - counts.probabilityUpTo(whole)));
    }

    /** Doubles the step until the count is passed, then halves the gap. */
    private static double upwards(DemandDistribution counts, double probability, long start) {
        long low = start;
        long step = 1;
        while (counts.probabilityUpTo(low + step) < probability) {
            low += step;
            step *= 2;
        }
        return between(counts, probability, low, low + step);
    }

    /** Halves the gap between a count that is too small and one that is not. */
    private static long between(DemandDistribution counts, double probability, long tooSmall, long enough) {
        long low = tooSmall;
        long high = enough;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (counts.probabilityUpTo(middle) >= probability) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** {@code E max(0, x - D)} for whole x, from the nearest term outwards. */
    private static double belowSum(long x, LongToDoubleFunction mass) {
        double sum = 0;
        for (long k = x - 1; k >= 0; k--) {
            double term = (x - k) * mass.applyAsDouble(k);
            sum += term;
            if (term <= ENOUGH * sum) {
                break;
            }
        }
        return sum;
    }

    private static double aboveSum(long x, LongToDoubleFunction mass) {
        double sum = 0;
        for (long k = x + 1; ; k++) {
            double term = (k - x) * mass.applyAsDouble(k);
            sum += term;
            if (term <= ENOUGH * sum) {
                return sum;
            }
        }
    }
}
