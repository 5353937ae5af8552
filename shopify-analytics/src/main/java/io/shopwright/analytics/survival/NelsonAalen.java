package io.shopwright.analytics.survival;

import java.util.ArrayList;
import java.util.List;

/**
 * The cumulative hazard of lifetimes: how many ends a lifetime that never ended would have met until a time.
 *
 * <pre>{@code
 * H(t) = sum over times s <= t of events(s) / atRisk(s)
 * }</pre>
 *
 * <p>Source: O. Aalen (1978), Nonparametric Inference for a Family of Counting Processes, Annals of Statistics 6, 701-726.
 *
 * @param points one a different time, ascending; not empty
 */
public record NelsonAalen(List<Point> points) {

    /** Copies the list. */
    public NelsonAalen {
        points = List.copyOf(points);
    }

    /**
     * The curve at a time.
     *
     * @param time from the beginning of the lifetimes
     * @param atRisk number of lifetimes that last at least until this time
     * @param events number that ended at it
     * @param cumulativeHazard not negative, may exceed 1
     * @param standardError {@code sqrt(sum of events / atRisk^2)}
     */
    public record Point(double time, double atRisk, double events, double cumulativeHazard, double standardError) {}

    /** Returns the curve of some lifetimes. Weights count as repeated rows. */
    public static NelsonAalen of(Lifetimes lifetimes) {
        EventTable table = EventTable.of(lifetimes);
        List<Point> points = new ArrayList<>(table.size());
        double hazard = 0;
        double variance = 0;
        for (int k = 0; k < table.size(); k++) {
            double atRisk = table.atRisk[k];
            double events = table.events[k];
            if (events > 0) {
                hazard += events / atRisk;
                variance += events / (atRisk * atRisk);
            }
            points.add(new Point(table.times[k], atRisk, events, hazard, Math.sqrt(variance)));
        }
        return new NelsonAalen(points);
    }

    /** Returns the cumulative hazard until and with {@code time}; 0 before the first event, constant after the last one. */
    public double cumulativeHazard(double time) {
        int last = Steps.lastUntil(points, Point::time, time);
        return last < 0 ? 0 : points.get(last).cumulativeHazard();
    }
}
