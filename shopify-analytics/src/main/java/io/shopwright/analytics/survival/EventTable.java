package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.DenseRanks;

/** What happened at each different time of some lifetimes, times ascending; numbers are sums of weights. */
final class EventTable {

    final double[] times;
    final double[] events;
    final double[] censored;
    final double[] atRisk;

    private EventTable(int size) {
        times = new double[size];
        events = new double[size];
        censored = new double[size];
        atRisk = new double[size];
    }

    static EventTable of(Lifetimes lifetimes) {
        DenseRanks ranks = DenseRanks.of(lifetimes.times());
        EventTable table = new EventTable(ranks.distinct());
        for (int i = 0; i < lifetimes.size(); i++) {
            double[] column = lifetimes.ended(i) ? table.events : table.censored;
            column[ranks.rank(i)] += lifetimes.weight(i);
        }
        double atRisk = 0;
        for (int k = table.times.length - 1; k >= 0; k--) {
            table.times[k] = ranks.value(k);
            atRisk += table.events[k] + table.censored[k];
            table.atRisk[k] = atRisk;
        }
        return table;
    }

    int size() {
        return times.length;
    }
}
