package io.shopwright.analytics.forecast;

import java.util.OptionalDouble;

/** A way to tell the demand to expect in each coming period from a history with many zeros. */
public sealed interface DemandRate permits Aggregation, Croston, Tsb {

    /** What to take unless something speaks against it: follows a product that stops selling down to nothing. */
    DemandRate DEFAULT = Tsb.of(0.1);

    /**
     * The expected demand of one period, the same for all to come; &gt;= 0.
     *
     * @param demand by period, zeros included, also those at the end; each &gt;= 0
     * @return empty if nothing was ever sold
     */
    OptionalDouble rate(double... demand);

    /** Where the smoothing of intervals or of the share of periods with demand starts. */
    enum Start {
        /** At the first one. */
        FIRST,
        /** At the mean of the whole history, which makes the early forecasts of a backtest know the future. */
        MEAN
    }
}
