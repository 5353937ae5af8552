package io.shopwright.analytics.survival;

import java.util.List;

/**
 * The cumulative hazard of a stratum under Cox's model.
 *
 * @param stratum its number in the data
 * @param logHazardRatio where the covariates of the stratum have their means
 * @param points the hazard there, at each time with an event, ascending
 */
public record BaselineHazard(int stratum, double logHazardRatio, List<Point> points) {

    /** Copies the list. */
    public BaselineHazard {
        points = List.copyOf(points);
    }

    /**
     * The curve after an event.
     *
     * @param time the time of the event
     * @param cumulativeHazard at the means of the covariates; not negative
     */
    public record Point(double time, double cumulativeHazard) {}

    /**
     * Returns the cumulative hazard until and with {@code time}; 0 before the first event, constant after the last one.
     *
     * @param logHazardRatio of the lifetime asked for; 0 where all covariates are 0
     */
    public double cumulativeHazard(double time, double logHazardRatio) {
        int last = Steps.lastUntil(points, Point::time, time);
        return last < 0 ? 0 : points.get(last).cumulativeHazard() * Math.exp(logHazardRatio - this.logHazardRatio);
    }
}
