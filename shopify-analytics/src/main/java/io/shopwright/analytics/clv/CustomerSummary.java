package io.shopwright.analytics.clv;

import org.jspecify.annotations.Nullable;

/**
 * What the purchase models know of one customer: how often and until when he came back.
 *
 * <p>Recency and age count from the first purchase, in one time unit. This recency is <em>not</em> that of RFM, which
 * counts back from today.
 *
 * @param frequency number of repeat purchases, usually distinct days with a purchase, the first one not counted; the
 *     {@code x} of the papers
 * @param recency time from the first to the last purchase; 0 if and only if there was no repeat purchase; {@code t_x}
 * @param age time from the first purchase to the end of the observation, at least the recency; {@code T}
 */
public record CustomerSummary(int frequency, double recency, double age) {

    /** A customer at the time of the first purchase. */
    static final CustomerSummary NEW = new CustomerSummary(0, 0, 0);

    /** Rejects a history that cannot be, naming the rule that it breaks. */
    public CustomerSummary {
        String violation = violation(frequency, recency, age);
        if (violation != null) {
            throw new IllegalArgumentException(violation);
        }
    }

    /** Returns which rule these numbers break, or null. */
    static @Nullable String violation(int frequency, double recency, double age) {
        if (frequency < 0) {
            return "frequency must be >= 0: " + frequency;
        }
        if (!(recency >= 0 && recency <= age && age < Double.POSITIVE_INFINITY)) { // also rejects NaN
            return "need 0 <= recency <= age, finite: recency " + recency + ", age " + age;
        }
        if (frequency == 0 && recency > 0) {
            return "recency must be 0 without a repeat purchase: " + recency;
        }
        if (frequency > 0 && recency == 0) {
            return "recency must be > 0 with a repeat purchase: frequency " + frequency
                    + "; count several purchases of one day as one";
        }
        return null;
    }
}
