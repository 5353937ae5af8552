package io.shopwright.analytics.experiment;

import io.shopwright.analytics.survival.Interval;
import java.util.OptionalDouble;

/**
 * How many units of an arm converted.
 *
 * @param converted in [0, units]
 * @param units not negative; users, sessions or whatever was assigned
 */
public record Conversions(long converted, long units) {

    /** Checks the counts. */
    public Conversions {
        Check.atLeast(0, units, "units");
        if (converted < 0 || converted > units) {
            throw new IllegalArgumentException("converted must be in [0, " + units + " units]: " + converted);
        }
    }

    /** Returns the share that converted; empty without units. */
    public OptionalDouble rate() {
        return units == 0 ? OptionalDouble.empty() : OptionalDouble.of(share());
    }

    /**
     * Returns Wilson's score interval of the rate: the rates that a z-test would not reject.
     *
     * <pre>{@code
     * (1 + z^2/n) x^2 - (2p + z^2/n) x + p^2 = 0
     * }</pre>
     *
     * <p>Source: E. Wilson (1927), Probable Inference, the Law of Succession, and Statistical Inference, Journal of the
     * American Statistical Association 22, 209-212.
     *
     * @param level coverage in (0, 1), as 0.95
     * @return within [0, 1], which it is without units
     */
    public Interval wilson(double level) {
        return wilson(Levels.normal(level), units, converted);
    }

    static Interval wilson(double z, long units, long converted) {
        if (units == 0) {
            return new Interval(0, 1);
        }
        double p = (double) converted / units;
        double spread = z * z / units;
        double root = z * Math.sqrt((p * (1 - p) + spread / 4) / units);
        double upper = converted == units ? 1 : (p + spread / 2 + root) / (1 + spread);
        return new Interval(p * p / (1 + spread) / upper, upper);
    }

    double share() {
        return (double) converted / units;
    }

    /** Variance of one unit around the share. */
    double variance() {
        return (double) converted / units * ((double) (units - converted) / units);
    }
}
