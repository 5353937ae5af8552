package io.shopwright.insights;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are open, and which of them a listener is to hear of next. At most one alert of a kind and subject is open.
 * Not safe for threads.
 */
final class AlertBook {
    /** An alert about what is over, such as a day, closes by itself after so long. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final AlertPace pace;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    /** What is over is told of once. */
    private final Set<Key> happened = new HashSet<>();

    /** Cleared alerts whose listener has not heard of it. */
    private final Deque<Alert> cleared = new ArrayDeque<>();

    private final Deque<Instant> deliveries = new ArrayDeque<>();
    private long lastId;

    private record Key(Alert.Kind kind, String subject) {}

    /** An open alert and when it was last delivered. */
    private static final class Entry {
        private Alert alert;
        private @Nullable Instant delivered;

        Entry(Alert alert) {
            this.alert = alert;
        }
    }

    AlertBook(AlertPace pace) {
        this.pace = pace;
    }

    /** A value that is good or bad at a time. */
    record Reading(Alert.Kind kind, String subject, AlertLimit limit, double value, String message) {}

    /** Opens, refreshes or clears the alert of what was read. */
    void read(Reading reading, Instant at) {
        Key key = new Key(reading.kind(), reading.subject());
        Entry entry = entries.get(key);
        if (entry == null) {
            if (reading.limit().opens(reading.value())) {
                open(key, reading.value(), reading.limit().open(), reading.message(), at);
            }
            return;
        }
        entry.alert = entry.alert.seen(at, reading.value(), reading.message());
        if (reading.limit().closes(reading.value())) {
            clear(key, entry);
        }
    }

    /** Opens an alert about something that is over; once for a subject. */
    void happened(Alert.Kind kind, String subject, double value, double limit, String message, Instant at) {
        Key key = new Key(kind, subject);
        if (happened.add(key)) {
            open(key, value, limit, message, at);
        }
    }

    private void open(Key key, double value, double limit, String message, Instant at) {
        lastId++;
        entries.put(
                key,
                new Entry(
                        new Alert(lastId, key.kind(), key.subject(), Alert.State.OPEN, at, at, value, limit, message)));
    }

    private void clear(Key key, Entry entry) {
        entries.remove(key);
        if (entry.delivered != null) {
            cleared.add(entry.alert.in(Alert.State.CLEARED));
        }
    }

    /** Clears the alerts of a kind whose subject is well again. */
    void clear(Alert.Kind kind, Predicate<String> subject) {
        for (Map.Entry<Key, Entry> each : List.copyOf(entries.entrySet())) {
            if (each.getKey().kind() == kind && subject.test(each.getKey().subject())) {
                clear(each.getKey(), each.getValue());
            }
        }
    }

    /** Whether there was such an alert to acknowledge. One about something that is over is done with. */
    boolean acknowledge(long id) {
        for (Map.Entry<Key, Entry> each : List.copyOf(entries.entrySet())) {
            Entry entry = each.getValue();
            if (entry.alert.id() == id) {
                entry.alert = entry.alert.in(Alert.State.ACKNOWLEDGED);
                if (happened.contains(each.getKey())) {
                    entries.remove(each.getKey());
                }
                return true;
            }
        }
        return false;
    }

    /** Open and acknowledged alerts, the oldest first. */
    List<Alert> alerts() {
        return entries.values().stream()
                .map(entry -> entry.alert)
                .sorted(Comparator.comparingLong(Alert::id))
                .toList();
    }

    /** What a listener is to hear of now: new alerts, cleared ones, then reminders; empty if the pace does not allow it. */
    Optional<Alert> next(Instant now) {
        forget(now);
        if (deliveries.size() >= pace.most()) {
            return Optional.empty();
        }
        return due(now, entry -> entry.delivered == null)
                .or(() -> Optional.ofNullable(cleared.peek()))
                .or(() -> due(
                        now,
                        entry -> entry.delivered != null && !now.isBefore(entry.delivered.plus(pace.remindAfter()))));
    }

    private Optional<Alert> due(Instant now, Predicate<Entry> which) {
        return new ArrayList<>(entries.values())
                .stream()
                        .filter(entry -> entry.alert.state() == Alert.State.OPEN)
                        .filter(entry -> !now.isBefore(entry.alert.since()))
                        .filter(which)
                        .map(entry -> entry.alert)
                        .min(Comparator.comparingLong(Alert::id));
    }

    private void forget(Instant now) {
        while (!deliveries.isEmpty() && !now.isBefore(deliveries.element().plus(pace.window()))) {
            deliveries.remove();
        }
        for (Map.Entry<Key, Entry> each : List.copyOf(entries.entrySet())) {
            Instant end = each.getValue().alert.since().plus(REMEMBERED);
            if (happened.contains(each.getKey()) && !now.isBefore(end)) {
                entries.remove(each.getKey());
            }
        }
    }

    /** Notes that a listener has heard. */
    void delivered(Alert alert, Instant now) {
        deliveries.add(now);
        if (alert.state() == Alert.State.CLEARED) {
            cleared.removeIf(each -> each.id() == alert.id());
            return;
        }
        Entry entry = entries.get(new Key(alert.kind(), alert.subject()));
        if (entry != null && entry.alert.id() == alert.id()) {
            entry.delivered = now;
        }
    }
}
