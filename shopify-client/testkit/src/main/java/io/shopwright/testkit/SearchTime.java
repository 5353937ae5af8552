package io.shopwright.testkit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time in a search: a year, month, day, hour, minute or second. It compares as the unit's start; equality means
 * anywhere within the unit. Without an offset it is a time in the shop's zone.
 */
record SearchTime(Instant start, Instant end) {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:[T ](\\d{2})(?::(\\d{2})(?::(\\d{2}))?)?)?)?)?(\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2})?");
    private static final ChronoUnit[] UNITS = {
        ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS
    };
    private static final int[] DEFAULTS = {0, 1, 1, 0, 0, 0};

    /** No limits. */
    static final SearchTime ALWAYS = new SearchTime(Instant.MIN, Instant.MAX);

    /** Rows are sorted by milliseconds. */
    private static final Duration TICK = Duration.ofMillis(1);

    static Optional<SearchTime> parse(String text, ZoneId zone) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int[] parts = DEFAULTS.clone();
        int given = 0;
        while (given < UNITS.length && matcher.group(given + 1) != null) {
            parts[given] = Integer.parseInt(matcher.group(given + 1));
            given++;
        }
        try {
            LocalDateTime local = LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
            LocalDateTime after = local.plus(1, UNITS[given - 1]);
            String offset = matcher.group(8);
            ZoneId in = offset == null
                    ? zone
                    : OffsetDateTime.parse("2000-01-01T00:00" + colon(offset)).getOffset();
            return Optional.of(new SearchTime(
                    local.atZone(in).toInstant(), after.atZone(in).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String colon(String offset) {
        boolean bare = offset.length() == 5;
        return bare ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
    }

    boolean matches(Instant time, String comparator) {
        return switch (comparator) {
            case ">" -> time.isAfter(start);
            case ">=" -> !time.isBefore(start);
            case "<" -> time.isBefore(start);
            case "<=" -> !time.isAfter(start);
            default -> !time.isBefore(start) && time.isBefore(end);
        };
    }

    /** An interval, start included and end not, that holds all times that match. */
    SearchTime limits(String comparator) {
        return switch (comparator) {
            case ">", ">=" -> new SearchTime(start, Instant.MAX);
            case "<" -> new SearchTime(Instant.MIN, start);
            case "<=" -> new SearchTime(Instant.MIN, start.plus(TICK));
            default -> this;
        };
    }

    /** The times in both intervals. */
    SearchTime common(SearchTime other) {
        return new SearchTime(
                start.isAfter(other.start) ? start : other.start, end.isBefore(other.end) ? end : other.end);
    }
}
