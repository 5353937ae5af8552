package io.shopwright.client.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** An inbox without a memory beyond the process. */
final class MemoryInbox implements Inbox {
    private final Duration window;
    private final Clock clock;

    /** When each key came. */
    private final Map<String, Instant> seen = new HashMap<>();

    /** The newest time of each subject. */
    private final Map<String, Instant> newest = new HashMap<>();

    private final Queue<Memory> memories = new ArrayDeque<>();
    private final Queue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::due).thenComparing(Waiting::number));
    private long number;

    private record Memory(Instant at, String key, @Nullable String subject) {}

    private record Waiting(Instant due, long number, Delivery delivery) {}

    MemoryInbox(Duration window, Clock clock) {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("The window must be positive: " + window);
        }
        this.window = window;
        this.clock = clock;
    }

    @Override
    public Optional<Delivery> accept(Webhook webhook) {
        String key = webhook.key();
        String subject = webhook.subject().orElse(null);
        synchronized (this) {
            Instant now = clock.instant();
            forget(now.minus(window));
            if (seen.putIfAbsent(key, now) != null) {
                return Optional.empty();
            }
            memories.add(new Memory(now, key, subject));
            Delivery delivery = new Delivery(webhook, 1, isLate(webhook.triggeredAt(), subject));
            waiting.add(new Waiting(now, number++, delivery));
            return Optional.of(delivery);
        }
    }

    private boolean isLate(@Nullable Instant triggeredAt, @Nullable String subject) {
        if (triggeredAt == null || subject == null) {
            return false;
        }
        Instant latest = newest.merge(subject, triggeredAt, (one, other) -> one.isAfter(other) ? one : other);
        return latest.isAfter(triggeredAt);
    }

    /** A subject is forgotten with the first of its keys whose window ends after the newest news. */
    private void forget(Instant before) {
        for (Memory oldest = memories.peek();
                oldest != null && oldest.at().isBefore(before);
                oldest = memories.peek()) {
            memories.remove();
            seen.remove(oldest.key(), oldest.at());
            if (oldest.subject() != null) {
                newest.computeIfPresent(oldest.subject(), (subject, time) -> time.isBefore(before) ? null : time);
            }
        }
    }

    @Override
    public synchronized Optional<Delivery> take() {
        Waiting next = waiting.peek();
        if (next == null || next.due().isAfter(clock.instant())) {
            return Optional.empty();
        }
        waiting.remove();
        return Optional.of(next.delivery());
    }

    @Override
    public void done(Delivery delivery) {
        // It left the queue when it was taken; its key stays for the window.
    }

    @Override
    public synchronized void failed(Delivery delivery) {
        Attempts.next(delivery.attempt(), clock.instant())
                .ifPresent(due -> waiting.add(new Waiting(
                        due, number++, new Delivery(delivery.webhook(), delivery.attempt() + 1, delivery.late()))));
    }

    @Override
    public synchronized boolean withdraw(Delivery delivery) {
        boolean waited = waiting.removeIf(each -> each.delivery().equals(delivery));
        if (waited) {
            seen.remove(delivery.webhook().key());
        }
        return waited;
    }
}
