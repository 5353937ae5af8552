package io.shopwright.analytics.clv;

/** The unit in which customer summaries, and so the purchase models, count time. */
public enum TimeScale {
    /** One day. */
    DAY(1),
    /** Seven days; fractions count, nothing is rounded. */
    WEEK(7);

    private final int days;

    TimeScale(int days) {
        this.days = days;
    }

    /** Converts whole days. */
    public double fromDays(long number) {
        return (double) number / days;
    }
}
