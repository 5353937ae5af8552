package io.shopwright.analytics.forecast;

import java.time.LocalDate;

/** Finds days on which a shop did not trade from the sales alone. */
final class Closures {

    private static final int WEEK = 7;

    /** Weeks before a weekday without sales says anything. */
    private static final int LEAST_WEEKS = 8;

    /** A weekday with sales in fewer weeks than this share is closed, if the others have them far more often. */
    private static final double RARE = 0.05;

    private static final double OFTEN = 0.2;

    /** A shop that sells on this share of its open days or more does not stop for three days by chance. */
    private static final double STEADY = 0.9;

    private static final int LEAST_RUN = 3;

    private Closures() {}

    static Series.State[] find(LocalDate start, double[] values, Series.State[] states) {
        Series.State[] found = states.clone();
        boolean[] closedWeekday = weekdays(start, values, states);
        int open = 0;
        int traded = 0;
        for (int i = 0; i < values.length; i++) {
            if (closedWeekday[weekday(start, i)] && values[i] == 0 && found[i] == Series.State.OBSERVED) {
                found[i] = Series.State.CLOSED;
            }
            if (found[i] == Series.State.OBSERVED) {
                open++;
                traded += values[i] != 0 ? 1 : 0;
            }
        }
        if (traded >= STEADY * open && open > 0) {
            closeRuns(values, found);
        }
        return found;
    }

    private static boolean[] weekdays(LocalDate start, double[] values, Series.State[] states) {
        int[] days = new int[WEEK];
        int[] traded = new int[WEEK];
        int allDays = 0;
        int allTraded = 0;
        for (int i = 0; i < values.length; i++) {
            if (states[i] == Series.State.OBSERVED) {
                int sold = values[i] != 0 ? 1 : 0;
                days[weekday(start, i)]++;
                traded[weekday(start, i)] += sold;
                allDays++;
                allTraded += sold;
            }
        }
        boolean[] closed = new boolean[WEEK];
        for (int weekday = 0; weekday < WEEK; weekday++) {
            boolean rare = days[weekday] >= LEAST_WEEKS && traded[weekday] < RARE * days[weekday];
            closed[weekday] = rare && allTraded >= OFTEN * allDays;
        }
        return closed;
    }

    /** Runs at the end are left: there they may as well be a shop that is no more. */
    private static void closeRuns(double[] values, Series.State[] found) {
        int run = 0;
        int from = 0;
        for (int i = 0; i < values.length; i++) {
            if (found[i] == Series.State.OBSERVED && values[i] == 0) {
                from = run == 0 ? i : from;
                run++;
            } else if (found[i] != Series.State.CLOSED) {
                for (int j = from; run >= LEAST_RUN && j < i; j++) {
                    found[j] = Series.State.CLOSED;
                }
                run = 0;
            }
        }
    }

    private static int weekday(LocalDate start, int i) {
        return start.plusDays(i).getDayOfWeek().getValue() - 1;
    }
}
