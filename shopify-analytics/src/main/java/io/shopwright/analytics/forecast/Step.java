package io.shopwright.analytics.forecast;

import java.time.LocalDate;

/** The calendar period of one observation. */
public enum Step {
    /** A local day, of 23 to 25 hours where clocks change; the season is the week. */
    DAY(7) {
        @Override
        LocalDate after(LocalDate start, long periods) {
            return start.plusDays(periods);
        }
    },
    /** Seven days, beginning on the weekday of the first; the season is the year of 52. */
    WEEK(52) {
        @Override
        LocalDate after(LocalDate start, long periods) {
            return start.plusWeeks(periods);
        }
    },
    /** A calendar month. */
    MONTH(12) {
        @Override
        LocalDate after(LocalDate start, long periods) {
            return start.plusMonths(periods);
        }
    },
    /** Three calendar months. */
    QUARTER(4) {
        @Override
        LocalDate after(LocalDate start, long periods) {
            return start.plusMonths(3 * periods);
        }
    },
    /** A calendar year; it has no season. */
    YEAR(1) {
        @Override
        LocalDate after(LocalDate start, long periods) {
            return start.plusYears(periods);
        }
    };

    private final int seasonLength;

    Step(int seasonLength) {
        this.seasonLength = seasonLength;
    }

    /** The number of periods after which the pattern repeats, 1 for none. */
    public int seasonLength() {
        return seasonLength;
    }

    /** The first day of the period so many after the one that begins on {@code start}. */
    abstract LocalDate after(LocalDate start, long periods);
}
