package io.shopwright.analytics.forecast;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

/** The periods of a window as stretches of time, whose ends are midnights of the zone. */
final class SalesCalendar {

    /** More periods are a mistake in the window. */
    private static final int MOST = 1_000_000;

    /** The beginning of each period and the end of the last. */
    private final Instant[] ends;

    private SalesCalendar(Instant[] ends) {
        this.ends = ends;
    }

    static SalesCalendar of(Window window) {
        int size = 0;
        while (!begin(window, size + 1L).isAfter(window.cutOff())) {
            size++;
            if (size > MOST) {
                throw new IllegalArgumentException(
                        "need at most " + MOST + " periods from " + window.first() + " to " + window.cutOff());
            }
        }
        Instant[] ends = new Instant[size + 1];
        for (int i = 0; i <= size; i++) {
            ends[i] = begin(window, i);
        }
        return new SalesCalendar(ends);
    }

    private static Instant begin(Window window, long period) {
        return window.step()
                .after(window.first(), period)
                .atStartOfDay(window.zone())
                .toInstant();
    }

    /** The sums of the sales by period. */
    double[] add(Collection<Sale> sales) {
        double[] sums = new double[ends.length - 1];
        double[] corrections = new double[ends.length - 1];
        Sale[] sorted = sales.toArray(Sale[]::new);
        // by time and amount, so that the sums do not depend on the order in which the sales came
        Arrays.sort(sorted, (left, right) -> {
            int byTime = left.time().compareTo(right.time());
            return byTime != 0 ? byTime : Double.compare(left.amount(), right.amount());
        });
        int period = 0;
        for (Sale sale : sorted) {
            while (period < sums.length && !sale.time().isBefore(ends[period + 1])) {
                period++;
            }
            if (period < sums.length && !sale.time().isBefore(ends[0])) {
                double amount = sale.amount() - corrections[period];
                double sum = sums[period] + amount;
                corrections[period] = (sum - sums[period]) - amount;
                sums[period] = sum;
            }
        }
        return sums;
    }

    /** Whether a period took place in the zone, which may have leapt over a day. */
    boolean exists(int period) {
        return ends[period + 1].isAfter(ends[period]);
    }
}
