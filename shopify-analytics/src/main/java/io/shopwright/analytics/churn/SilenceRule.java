package io.shopwright.analytics.churn;

/**
 * Calls a customer churned if he is silent for longer than his own gaps explain.
 *
 * <p>With n past gaps of sum G, drawn from an exponential distribution of unknown mean, the next one is longer than s with
 * probability
 *
 * <pre>{@code
 * (1 + s/G)^-n
 * }</pre>
 *
 * <p>as it follows an F distribution with 2 and 2n degrees of freedom in units of the mean gap. So few gaps give a wide
 * limit: for a tail of 0.05 it is 19 mean gaps after one gap, 4.7 after four, 3.0 in the end. Who buys by the calendar has
 * gaps more equal than that; for him the limit is on the safe side.
 *
 * <p>Source: J. Lawless (1971), A Prediction Problem Concerning Samples from the Exponential Distribution, with Application
 * in Life Testing, Technometrics 13, 725-730.
 *
 * @param tail in (0, 1): the share of active customers that the rule calls churned by mistake, as 0.05
 */
public record SilenceRule(double tail) {

    /** Checks the range of the tail. */
    public SilenceRule {
        Check.share(tail, "tail");
    }

    /**
     * Returns how long a customer may be silent, {@code G (tail^(-1/n) - 1)}.
     *
     * @param gaps times between his purchases, positive; at least one
     * @return in the unit of the gaps
     * @throws IllegalArgumentException without a gap: a one-time buyer has no limit
     */
    public double limit(double... gaps) {
        return total(gaps) * Math.expm1(-Math.log(tail) / gaps.length);
    }

    /**
     * Judges a customer.
     *
     * @param silence time since his last purchase, not negative, in the unit of the gaps
     * @param gaps times between his purchases, positive; none for a one-time buyer
     */
    public CustomerState judge(double silence, double... gaps) {
        Check.notNegative(silence, "silence");
        if (gaps.length == 0) {
            return CustomerState.ONE_TIME_BUYER;
        }
        return silence > limit(gaps) ? CustomerState.CHURNED : CustomerState.ACTIVE;
    }

    /** Returns the probability that a gap of such a customer is longer than {@code silence}, in [0, 1]. */
    public static double probabilityOfLongerGap(double silence, double... gaps) {
        Check.notNegative(silence, "silence");
        return Math.exp(-gaps.length * Math.log1p(silence / total(gaps)));
    }

    private static double total(double[] gaps) {
        if (gaps.length == 0) {
            throw new IllegalArgumentException("need at least one gap: a one-time buyer has no limit of his own");
        }
        double total = 0;
        for (double gap : gaps) {
            if (!(gap > 0 && gap < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "gap must be > 0 and finite: " + gap + "; count several purchases of one day as one");
            }
            total += gap;
        }
        return total;
    }
}
