package io.shopwright.analytics.order;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns seconds of the epoch into days of a time zone. Remembers the stretch of constant offset around the last second,
 * so that runs of times near each other cost one division each.
 */
final class LocalDays {

    private static final int SECONDS_PER_DAY = 86_400;

    private final ZoneRules rules;
    // An empty stretch before the first second.
    private long from = 0;
    private long until = 0;
    private int offset;

    LocalDays(ZoneId zone) {
        rules = zone.getRules();
    }

    /** The epoch day on which this second falls. */
    long dayOf(long epochSecond) {
        if (epochSecond < from || epochSecond >= until) {
            find(Instant.ofEpochSecond(epochSecond));
        }
        return Math.floorDiv(epochSecond + offset, SECONDS_PER_DAY);
    }

    private void find(Instant time) {
        ZoneOffsetTransition next = rules.nextTransition(time);
        // A transition at the very second begins the stretch.
        ZoneOffsetTransition before = rules.previousTransition(time.plusNanos(1));
        from = before == null ? Long.MIN_VALUE : before.toEpochSecond();
        until = next == null ? Long.MAX_VALUE : next.toEpochSecond();
        offset = rules.getOffset(time).getTotalSeconds();
    }
}
