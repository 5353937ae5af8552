package io.shopwright.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Days in a row, in the shop's time zone.
 *
 * @param from the first day
 * @param to the last day, included
 */
public record Period(LocalDate from, LocalDate to) {
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period must not end before it begins: " + from + " to " + to);
        }
    }

    /**
     * The days up to one.
     *
     * @param days at least 1
     * @param to the last of them
     */
    public static Period lastDays(int days, LocalDate to) {
        if (days < 1) {
            throw new IllegalArgumentException("a period has at least 1 day, not " + days);
        }
        return new Period(to.minusDays(days - 1L), to);
    }

    /** As many days as this one has, right before it. */
    public Period previous() {
        return lastDays(days(), from.minusDays(1));
    }

    /** This and as many days before it. */
    Period withPrevious() {
        return new Period(previous().from(), to);
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The moment at which the first day begins; a day may have 23 or 25 hours. */
    public Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The moment at which the last day is over. */
    public Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
