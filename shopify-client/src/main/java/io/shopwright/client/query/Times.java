package io.shopwright.client.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Times of the Admin API. */
final class Times {
    private static final String FORM = "0000-00-00T00:00:00Z";

    private Times() {}

    /**
     * Reads a time of ISO 8601 with an offset. The form in which Shopify writes nearly all, {@code 2026-01-31T23:59:59Z},
     * is read digit by digit, since the general parser takes longer than all else in an order.
     *
     * @throws DateTimeException if the text is no such time
     */
    static Instant instant(String text) {
        if (!isUsualForm(text)) {
            return OffsetDateTime.parse(text).toInstant();
        }
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of day: " + text.substring(11));
        }
        long day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
                .toEpochDay();
        return Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second);
    }

    private static boolean isUsualForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char found = text.charAt(i);
            if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
