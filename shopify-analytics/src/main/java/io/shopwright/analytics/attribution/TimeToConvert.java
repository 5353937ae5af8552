package io.shopwright.analytics.attribution;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long customers take from the first touch of a journey to the order. The window cuts long journeys short, so these
 * times say nothing beyond it.
 *
 * @param times one an order with touches, ascending
 */
public record TimeToConvert(List<Duration> times) {

    /** Copies and sorts the list. */
    public TimeToConvert {
        times = times.stream().sorted().toList();
    }

    /** The times of all orders that are ready and have touches. */
    public static TimeToConvert of(OrderJourneys journeys) {
        return new TimeToConvert(journeys.rows().stream()
                .filter(row -> row.order().readiness() == JourneyOrder.Readiness.READY)
                .filter(row -> !row.touches().isEmpty())
                .map(row ->
                        Duration.between(row.touches().get(0).at(), row.order().at()))
                .toList());
    }

    /**
     * The time that a share of the orders did not exceed, to the nearest order above; 0.5 for the median.
     *
     * @param share in (0, 1)
     * @return empty without orders
     */
    public Optional<Duration> quantile(double share) {
        Check.share(share, "share");
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get((int) Math.ceil(share * times.size()) - 1));
    }

    /** The share of orders within a time of their first touch; empty without orders. */
    public Optional<Double> within(Duration limit) {
        long met = times.stream().filter(time -> time.compareTo(limit) <= 0).count();
        return times.isEmpty() ? Optional.empty() : Optional.of((double) met / times.size());
    }
}
