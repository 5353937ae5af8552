package io.shopwright.analytics.cohort;

import io.shopwright.analytics.internal.RisingFactorial;

/**
 * The share of a cohort that purchases in each period after its acquisition, where customers come and go without a
 * contract: some have dropped out for good, the others buy in a period or not.
 *
 * <pre>{@code
 * retention(n) = p (delta)_n / (gamma+delta)_n     with (z)_n = z (z+1) ... (z+n-1)
 * }</pre>
 *
 * <p>It is the marginal of the BG/BB model: at the start of each period a customer drops out with his own probability,
 * which follows a beta distribution; who has not, buys in the period with his own probability, whose mean is p. With
 * {@code p = 1} it is the curve of contracts, {@link io.shopwright.analytics.clv.Sbg#survival}, which says too much where
 * customers skip periods; for contracts see {@link CohortTable#renewals}.
 *
 * <p>The curve falls and knows no season: it projects what an average period would bring.
 *
 * <p>Source of the model: P. Fader, B. Hardie, J. Shang (2010), Customer-Base Analysis in a Discrete-Time Noncontractual
 * Setting, Marketing Science 29(6), 1086-1108.
 *
 * @param p mean share of the customers not yet gone who purchase in a period, in (0, 1]
 * @param gamma first parameter of the beta distribution of dropout probabilities, not negative; their mean is
 *     gamma/(gamma+delta). With 0 nobody drops out and the curve is level
 * @param delta its second parameter, positive
 */
public record RetentionCurve(double p, double gamma, double delta) {

    /** Checks the range of each parameter. */
    public RetentionCurve {
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be in (0, 1]: " + p);
        }
        if (!(gamma >= 0 && gamma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gamma must be >= 0 and finite: " + gamma);
        }
        if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("delta must be > 0 and finite: " + delta);
        }
    }

    /**
     * Fits the curve to all cohorts of a table.
     *
     * <p>The estimates maximise the composite likelihood: each cell after the acquisition counts as a binomial draw from
     * the customers of its cohort. Partial cells do not count. Since the same customers stand behind all cells of a
     * cohort, the errors are not those of independent cells but come from how cohorts differ (see {@link RetentionFit}).
     *
     * <p>Where retention does not fall, all customers drop out alike, or every customer is active until he leaves, the
     * likelihood is largest in a limit and the status is {@code BOUNDARY}: the curve is that of the limit. If nobody came
     * back it is {@code NOT_IDENTIFIED}.
     *
     * @throws IllegalArgumentException if there are complete cells at fewer than {@value RetentionFit#LEAST_OFFSETS}
     *     offsets after the acquisition: three parameters pass through any three points
     */
    public static RetentionFit fit(CohortTable table) {
        return RetentionFit.of(table);
    }

    /**
     * The expected share of a cohort that purchases in a period.
     *
     * @param offset number of periods n since the acquisition, not negative
     * @return a fraction in [0, 1]; 1 at offset 0
     */
    public double retention(int offset) {
        CohortCell.checkOffset(offset);
        if (offset == 0) {
            return 1;
        }
        return p * Math.exp(RisingFactorial.log(delta, offset) - RisingFactorial.log(gamma + delta, offset));
    }

    /**
     * The expected number of periods in which a customer purchases, from one offset to another: the sum of {@link
     * #retention}.
     *
     * @param from first offset, not negative
     * @param to last offset, at least {@code from}
     */
    public double activePeriods(int from, int to) {
        if (to < from) {
            throw new IllegalArgumentException("need offsets from <= to: " + from + ", " + to);
        }
        double retention = retention(from);
        double sum = retention;
        for (int n = from; n < to; n++) {
            retention *= n == 0 ? p * delta / (gamma + delta) : (delta + n) / (gamma + delta + n);
            sum += retention;
        }
        return sum;
    }
}
