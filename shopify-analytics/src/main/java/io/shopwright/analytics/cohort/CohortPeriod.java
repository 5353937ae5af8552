package io.shopwright.analytics.cohort;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** The periods into which cohorts and their later behaviour are divided. */
public enum CohortPeriod {
    /** A calendar day. */
    DAY {
        @Override
        int index(LocalDate day) {
            return (int) day.toEpochDay();
        }

        @Override
        LocalDate start(int index) {
            return LocalDate.ofEpochDay(index);
        }

        @Override
        String label(LocalDate start) {
            return start.toString();
        }
    },
    /** A week of ISO 8601, from Monday to Sunday. The label has the week-based year: 2024-12-30 is in 2025-W01. */
    WEEK {
        /** Days from a Monday to 1970-01-01. */
        private static final int MONDAY_TO_EPOCH = 3;

        private static final int DAYS = 7;

        @Override
        int index(LocalDate day) {
            return Math.floorDiv((int) day.toEpochDay() + MONDAY_TO_EPOCH, DAYS);
        }

        @Override
        LocalDate start(int index) {
            return LocalDate.ofEpochDay((long) index * DAYS - MONDAY_TO_EPOCH);
        }

        @Override
        String label(LocalDate start) {
            return String.format(
                    Locale.ROOT,
                    "%04d-W%02d",
                    start.get(IsoFields.WEEK_BASED_YEAR),
                    start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
    },
    /** A calendar month. */
    MONTH {
        @Override
        int index(LocalDate day) {
            return day.getYear() * MONTHS + day.getMonthValue() - 1;
        }

        @Override
        LocalDate start(int index) {
            return LocalDate.of(Math.floorDiv(index, MONTHS), Math.floorMod(index, MONTHS) + 1, 1);
        }

        @Override
        String label(LocalDate start) {
            return String.format(Locale.ROOT, "%04d-%02d", start.getYear(), start.getMonthValue());
        }
    },
    /** Three calendar months from January, April, July or October. */
    QUARTER {
        @Override
        int index(LocalDate day) {
            return day.getYear() * QUARTERS + day.get(IsoFields.QUARTER_OF_YEAR) - 1;
        }

        @Override
        LocalDate start(int index) {
            int month = Math.floorMod(index, QUARTERS) * (MONTHS / QUARTERS) + 1;
            return LocalDate.of(Math.floorDiv(index, QUARTERS), month, 1);
        }

        @Override
        String label(LocalDate start) {
            return String.format(Locale.ROOT, "%04d-Q%d", start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
        }
    },
    /** A calendar year. */
    YEAR {
        @Override
        int index(LocalDate day) {
            return day.getYear();
        }

        @Override
        LocalDate start(int index) {
            return LocalDate.of(index, 1, 1);
        }

        @Override
        String label(LocalDate start) {
            return String.format(Locale.ROOT, "%04d", start.getYear());
        }
    };

    private static final int MONTHS = 12;
    private static final int QUARTERS = 4;

    /** The first day of the period in which a day falls. */
    public LocalDate startOf(LocalDate day) {
        return start(index(day));
    }

    /** The last day of the period in which a day falls. */
    public LocalDate endOf(LocalDate day) {
        return start(index(day) + 1).minusDays(1);
    }

    /** The name of the period in which a day falls: 2024-02-29, 2024-W09, 2024-02, 2024-Q1 or 2024. */
    public String labelOf(LocalDate day) {
        return label(startOf(day));
    }

    /** A number of the period in which a day falls; neighbours differ by 1. */
    abstract int index(LocalDate day);

    abstract LocalDate start(int index);

    abstract String label(LocalDate start);
}
