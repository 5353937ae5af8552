package io.shopwright.analytics.forecast;

/** Where the ends of prediction intervals come from. */
public enum Intervals {
    /** Normal quantiles of the deviations that the model's own formulas give. Too narrow where the model is wrong. */
    ANALYTIC,
    /** Quantiles of simulated paths whose errors are drawn from those of the past. */
    SIMULATED,
    /**
     * The deviations of the model times what the errors from earlier origins show to be missing: the quantile of their
     * absolute values, drawn towards the normal one where there are few of them, and widened by {@code sqrt(1 + 50 / n)} as
     * the parameters were fitted to the same data.
     */
    CONFORMAL
}
