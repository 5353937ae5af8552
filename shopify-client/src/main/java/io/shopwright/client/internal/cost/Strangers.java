package io.shopwright.client.internal.cost;

/**
 * What other programs take from a bucket that this one shares with them: their rate, and how many points to leave in the
 * bucket so that a call of theirs that is not known yet does no harm. Leaving points costs no time, since the bucket
 * refills all the same.
 *
 * <p>The rate is the exponential average of what was found missing, over {@link #MEMORY_SECONDS}; time without news
 * counts as time without strangers.
 */
final class Strangers {
    private static final double MEMORY_SECONDS = 3;
    private static final double RESERVE_HALF_LIFE_SECONDS = 60;

    /** Answers state whole points, and refill while they travel. */
    private static final double ROUNDING = 2;

    /** Parts of the bucket that may be left in it. */
    private static final double MOST_SEEN = 0.15;

    private static final double MOST_THROTTLED = 0.6;

    private double rate;
    private double reserve;
    private double takenSinceNews;
    private double secondsSinceNews;

    /** Points that strangers are expected to take in some time from now. */
    private double takenIn(double seconds) {
        return rate * MEMORY_SECONDS * -Math.expm1(-seconds / MEMORY_SECONDS);
    }

    /** Lets time pass; returns the points that strangers are expected to have taken. */
    double pass(double seconds) {
        double taken = takenIn(seconds);
        rate *= Math.exp(-seconds / MEMORY_SECONDS);
        reserve *= Math.exp(-Math.log(2) * seconds / RESERVE_HALF_LIFE_SECONDS);
        takenSinceNews += taken;
        secondsSinceNews += seconds;
        return taken;
    }

    /**
     * Learns from an answer.
     *
     * @param missing points fewer than this account expected; negative if there were more
     * @param underway points that may have been restored while the answer travelled; as many may be missing without
     *     strangers
     * @param maximum the size of the bucket
     */
    void found(double missing, double underway, double restoreRate, double maximum) {
        boolean noticed = missing >= ROUNDING + (areAbsent() ? underway : 0);
        double taken = Math.max(0, takenSinceNews + (noticed || missing < 0 ? missing : 0));
        rate += taken
                * (secondsSinceNews < 1e-6
                        ? 1 / MEMORY_SECONDS
                        : -Math.expm1(-secondsSinceNews / MEMORY_SECONDS) / secondsSinceNews);
        rate = Math.min(rate, restoreRate);
        takenSinceNews = 0;
        secondsSinceNews = 0;
        if (noticed) {
            reserve = Math.max(reserve, Math.min(2 * missing, MOST_SEEN * maximum));
        }
    }

    /** Learns that strangers were quicker: a call of this cost was refused. */
    void throttled(int cost, double maximum) {
        reserve = Math.max(reserve, Math.min(reserve + cost, MOST_THROTTLED * maximum));
    }

    /** Whether nothing was noticed of them for long. */
    boolean areAbsent() {
        return reserve < ROUNDING;
    }

    /** Seconds until as many points are there, what strangers are expected to take allowed for. */
    double untilRestored(double missing, double restoreRate) {
        double least = missing / restoreRate;
        double most = (missing + rate * MEMORY_SECONDS) / restoreRate;
        for (int i = 0; i < 40 && rate > 0; i++) {
            double middle = (least + most) / 2;
            if (restoreRate * middle - takenIn(middle) < missing) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return most;
    }

    /** Points to leave in the bucket. */
    double reserve() {
        return reserve;
    }
}
