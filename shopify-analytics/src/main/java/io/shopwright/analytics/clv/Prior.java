package io.shopwright.analytics.clv;

/**
 * What is believed of a positive parameter before the data: its logarithm is normally distributed.
 *
 * @param median the parameter is as likely below as above; positive. For the scale parameters of time (alpha, beta of the
 *     Pareto/NBD model) in units of the greatest age of a customer, so that a prior does not depend on the time unit
 * @param factor the parameter is within {@code median/factor} and {@code median*factor} with 68 %, and within the squares
 *     with 95 %; greater than 1
 */
public record Prior(double median, double factor) {

    /** Next to no belief: it leaves a parameter to the data. */
    public static final Prior VAGUE = new Prior(1, 1e300);

    /** Checks the range of each number. */
    public Prior {
        Check.positive(median, "median");
        if (!(factor > 1 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("factor must be > 1 and finite: " + factor);
        }
    }

    /**
     * On the effect of a covariate: normally distributed about 0 with the standard deviation {@code ln(factor)}, so that
     * {@code exp(effect)} has this prior with the median 1.
     *
     * @param factor the covariate changes a rate by no more than this factor, up or down, with 68 %; for a customer with
     *     the greatest absolute value of the covariate, so that a prior does not depend on its unit
     */
    public static Prior ofEffect(double factor) {
        return new Prior(1, factor);
    }

    /** Deviation of a log-parameter from the median, in standard deviations. */
    double deviation(double log) {
        return (log - Math.log(median)) / Math.log(factor);
    }
}
