package io.shopwright.analytics.survival;

/** The scale on which an interval of a survival probability is symmetric. */
public enum IntervalScale {
    /**
     * The scale of ln(-ln S): {@code S^exp(-+ z e / ln S)} with the standard error e of ln S. Never leaves (0, 1); good for
     * few lifetimes.
     */
    LOG_LOG {
        @Override
        Interval interval(double survival, double width) {
            double stretch = Math.exp(width / Math.log(survival));
            return new Interval(Math.pow(survival, 1 / stretch), Math.pow(survival, stretch));
        }
    },
    /** The scale of ln S: {@code S exp(-+ z e)}, at most 1. */
    LOG {
        @Override
        Interval interval(double survival, double width) {
            return new Interval(survival * Math.exp(-width), Math.min(1, survival * Math.exp(width)));
        }
    },
    /** The scale of S itself: {@code S -+ z e S}, cut to [0, 1]. */
    PLAIN {
        @Override
        Interval interval(double survival, double width) {
            return new Interval(Math.max(0, survival - width * survival), Math.min(1, survival + width * survival));
        }
    };

    /**
     * The interval about a probability in (0, 1).
     *
     * @param width the standard error of ln S times the normal quantile
     */
    abstract Interval interval(double survival, double width);
}
