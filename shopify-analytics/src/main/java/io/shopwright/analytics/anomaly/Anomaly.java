package io.shopwright.analytics.anomaly;

/**
 * A value that is out of the ordinary.
 *
 * @param index its place in the series, from 0
 * @param kind what it looks like
 * @param value what was seen
 * @param expected what would have been ordinary
 * @param score how far it is from that in units of the ordinary spread, &gt;= 0; what the unit is, the finder says
 */
public record Anomaly(int index, Kind kind, double value, double expected, double score) {

    /** What an anomaly looks like. A cause cannot be told from numbers. */
    public enum Kind {
        /** Higher than expected. */
        SPIKE,
        /** Lower than expected, but not nothing. */
        DROP,
        /** The first value of a level that stays. */
        LEVEL_SHIFT,
        /** Nothing where something was expected, for one or two periods: more likely not recorded than not sold. */
        MISSING,
        /** Nothing for three periods or more: shut, sold out or off line. */
        CLOSED
    }

    /** From as many empty periods in a row, a series counts as shut and not as badly recorded. */
    private static final int CLOSED_RUN = 3;

    /** Names what a single value looks like among its neighbours. */
    static Kind kind(double[] values, int index, double expected) {
        if (values[index] > expected) {
            return Kind.SPIKE;
        }
        if (values[index] != 0) {
            return Kind.DROP;
        }
        int from = index;
        while (from > 0 && values[from - 1] == 0) {
            from--;
        }
        int to = index;
        while (to < values.length - 1 && values[to + 1] == 0) {
            to++;
        }
        return to - from + 1 >= CLOSED_RUN ? Kind.CLOSED : Kind.MISSING;
    }
}
