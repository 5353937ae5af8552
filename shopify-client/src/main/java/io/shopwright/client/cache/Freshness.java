package io.shopwright.client.cache;

import io.shopwright.client.Gid;
import io.shopwright.client.internal.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntConsumer;

/**
 * Which answers of one shop may still be used. Each load carries the count of changes from before it was sent; an answer
 * may be used while nothing that it depends on has changed since, and no such change is under way. So a load that a write
 * overtook is never used after that write, and an answer is never older than what an earlier reader saw.
 *
 * <p>Changes and answers are told apart by area and by kind of object, in a table of {@code areas x kinds}.
 */
final class Freshness {
    /** How long a write may still arrive at the shop after nobody heard of it. */
    private static final Duration UNSETTLED = Duration.ofSeconds(30);

    /** How long a shop's search may not yet find what was changed. */
    private static final Duration SEARCH_LAG = Duration.ofSeconds(30);

    /** Changed objects that are remembered one by one; beyond, all count as changed. */
    private static final int MOST_IDS = 10_000;

    private static final int KINDS = Kind.COUNT;

    private final Ticker ticker;
    private final AtomicLong clock = new AtomicLong();
    private final AtomicLongArray changed = new AtomicLongArray(Area.COUNT * KINDS);
    private final AtomicIntegerArray changing = new AtomicIntegerArray(Area.COUNT * KINDS);
    private final Map<Gid, Long> changedIds = new ConcurrentHashMap<>(1);
    private final Map<Gid, Integer> changingIds = new ConcurrentHashMap<>(1);
    private volatile boolean wasUnsettled;
    private volatile long settledAt;
    private volatile boolean wasChanged;
    private volatile long changedAt;

    Freshness(Ticker ticker) {
        this.ticker = ticker;
    }

    /** The stamp of a load that is about to be sent. */
    long now() {
        return clock.get();
    }

    /** Whether an answer whose load had this stamp may be used now. */
    boolean holds(Dependence on, long stamp) {
        // The order matters: what is under way first, what has ended last.
        if (isChanging(on)) {
            return false;
        }
        for (Gid id : on.ids()) {
            if (changedIds.getOrDefault(id, 0L) > stamp) {
                return false;
            }
        }
        for (int cell = 0; cell < Area.COUNT * KINDS; cell++) {
            if (concerns(cell, on) && changed.get(cell) > stamp) {
                return false;
            }
        }
        return true;
    }

    /** Whether a write is under way that may change what the answer depends on. */
    boolean isChanging(Dependence on) {
        if (on.areas() == 0) {
            return false;
        }
        if (wasUnsettled && ticker.nanos() - settledAt < 0) {
            return true;
        }
        for (Gid id : on.ids()) {
            if (changingIds.containsKey(id)) {
                return true;
            }
        }
        for (int cell = 0; cell < Area.COUNT * KINDS; cell++) {
            if (concerns(cell, on) && changing.get(cell) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether an answer that is loaded now may be kept: a search soon after a change may miss it. */
    boolean isKept(Dependence on) {
        return !on.search() || !wasChanged || ticker.nanos() - changedAt > SEARCH_LAG.toNanos();
    }

    /** Changes of objects of the answer's own kind concern it by id alone. */
    private static boolean concerns(int cell, Dependence on) {
        boolean inAreas = (on.areas() & (1 << (cell / KINDS))) != 0;
        return inAreas && (on.kind() == Kind.NONE || cell % KINDS != on.kind().place());
    }

    /** A write is about to be sent. */
    void begin(Change change) {
        forEachCell(change, changing::incrementAndGet);
        change.ids().forEach(id -> changingIds.merge(id, 1, Integer::sum));
    }

    /** A write has ended, whether it was run or not. */
    void end(Change change) {
        happened(change);
        forEachCell(change, changing::decrementAndGet);
        change.ids().forEach(id -> changingIds.computeIfPresent(id, (key, open) -> open == 1 ? null : open - 1));
    }

    /** A write has ended, and the shop may still come to run it. */
    void endUnsettled(Change change) {
        settledAt = ticker.nanos() + UNSETTLED.toNanos();
        wasUnsettled = true;
        end(change);
    }

    /** The shop has changed. */
    synchronized void happened(Change change) {
        changedAt = ticker.nanos();
        wasChanged = true;
        long stamp = clock.incrementAndGet();
        forEachCell(change, cell -> changed.set(cell, stamp));
        change.ids().forEach(id -> changedIds.put(id, stamp));
        if (changedIds.size() > MOST_IDS) {
            forEachCell(Change.EVERYTHING, cell -> changed.set(cell, stamp));
            changedIds.clear();
        }
    }

    private static void forEachCell(Change change, IntConsumer action) {
        for (int area = 0; area < Area.COUNT; area++) {
            if ((change.areas() & (1 << area)) != 0) {
                action.accept(area * KINDS + change.kind().place());
            }
        }
    }
}
