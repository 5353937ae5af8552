package io.shopwright.insights;

import java.time.Instant;

/**
 * Something that a merchant should look at.
 *
 * @param id tells alerts of one monitor apart, rising
 * @param subject what it is about: a SKU, a goal's name, a day; empty for the shop as a whole
 * @param since when it was raised
 * @param at when the value was seen
 * @param value what was seen, in the unit of the kind
 * @param limit what it was compared with, in the same unit
 * @param message a sentence with figures
 */
public record Alert(
        long id,
        Kind kind,
        String subject,
        State state,
        Instant since,
        Instant at,
        double value,
        double limit,
        String message) {

    /** What an alert is about. */
    public enum Kind {
        /** Conversion of today over that of the weeks before, less 1; -0.1 is 10 % less. */
        CONVERSION_DOWN,
        /** Units available. */
        LOW_STOCK,
        /** What was attained of a goal whose period is over, in its unit. */
        TARGET_MISSED,
        /** Net sales of a day outside what was expected of it, in the shop's currency. */
        UNUSUAL_SALES,
        /** 95th percentile of the time that the shop takes to answer, in milliseconds. */
        SLOW_ANSWERS,
        /** Share of calls that failed or were answered with errors. */
        FAILED_CALLS
    }

    /** How far an alert is. */
    public enum State {
        OPEN,
        /** Somebody knows; there are no reminders. */
        ACKNOWLEDGED,
        /** The value is back where it should be. */
        CLEARED
    }

    Alert in(State other) {
        return new Alert(id, kind, subject, other, since, at, value, limit, message);
    }

    Alert seen(Instant when, double now, String text) {
        return new Alert(id, kind, subject, state, since, when, now, limit, text);
    }
}
