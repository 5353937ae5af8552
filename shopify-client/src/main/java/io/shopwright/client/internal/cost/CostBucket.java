package io.shopwright.client.internal.cost;

import io.shopwright.client.Cost.ThrottleStatus;
import io.shopwright.client.internal.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The client's own account of a shop's bucket of points: a call goes out when the points that the shop will ask for are
 * there. Calls of one priority leave in the order in which they asked. One for each shop and app, shared by all threads.
 * Other programs may use the same bucket; what they take is learnt from the answers.
 *
 * <p>The shop takes a call's requested cost when the call arrives and gives back what the run did not use. While the
 * size of the bucket is unknown, one call is out at a time; its answer tells the size.
 */
public final class CostBucket {
    /**
     * A full bucket starts to refill when the shop takes the first points, not when they are reserved here. Calls that
     * arrive within this time of being reserved find the points that this account promised.
     */
    private static final long ARRIVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** The part of the bucket that background calls leave for foreground calls to come. */
    private static final double FOREGROUND_PART = 0.25;

    /**
     * The part of the bucket that may be left for a program that is not known yet. Without any, one that starts late finds
     * the bucket empty for as long as this one has calls to make.
     */
    private static final double MOST_ROOM = 0.05;

    private static final double USUAL_WEIGHT = 0.1;

    private static final long NO_END = Long.MAX_VALUE;

    private final Ticker ticker;
    private final Parker parker;

    private final Strangers strangers = new Strangers();
    private final Set<Reservation> out = new LinkedHashSet<>();
    private final Deque<Return> returns = new ArrayDeque<>();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private Knowledge knowledge = Knowledge.NOTHING;
    private double maximum;
    private double restoreRate;
    private double level;
    private long refilledAt;
    private double pointsOut;
    private double pointsCharged;

    /** Whether a call had to wait for points since the bucket was last half full. */
    private boolean drained;

    /** The exponential average of the costs of the calls. */
    private double usualCost;

    /** What answers told about the bucket. */
    private enum Knowledge {
        NOTHING,
        /** The shop states costs but no bucket. */
        NO_BUCKET,
        SIZE
    }

    /** Points that an answer gave back. */
    private record Return(long at, double points) {}

    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        final int cost;
        final Priority priority;

        /** Whether points were missing when its turn came. */
        boolean waited;

        Waiter(int cost, Priority priority) {
            this.cost = cost;
            this.priority = priority;
        }
    }

    public CostBucket() {
        this(System::nanoTime, Parker.REAL);
    }

    public CostBucket(Ticker ticker, Parker parker) {
        this.ticker = ticker;
        this.parker = parker;
    }

    /**
     * Waits until the points are there and takes them. A cost above the bucket's size waits for the full bucket; the
     * shop then judges.
     *
     * @param cost points that the shop will ask for
     * @param priority who waits for whom
     * @param atMost how long to wait; zero takes the points only if they are there and nobody waits
     * @return empty if the points were not there in time
     */
    public Optional<Reservation> reserve(int cost, Priority priority, Duration atMost) throws InterruptedException {
        Waiter waiter = new Waiter(cost, priority);
        long start = ticker.nanos();
        long patience = nanos(atMost);
        synchronized (this) {
            waiters.addLast(waiter);
            wakeFirst();
        }
        try {
            while (true) {
                long left = patience - (ticker.nanos() - start);
                long wait;
                synchronized (this) {
                    wait = untilTurn(waiter);
                    if (wait == 0) {
                        return Optional.of(take(waiter));
                    }
                    if (left <= 0 || (wait > left && wait != NO_END && out.isEmpty())) {
                        return Optional.empty();
                    }
                }
                parker.park(Math.min(wait, left));
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting for " + cost + " points");
                }
            }
        } finally {
            leave(waiter);
        }
    }

    /** The bucket as this account has it now, less the points of the calls that are out; empty until a shop told. */
    public synchronized Optional<ThrottleStatus> status() {
        if (knowledge != Knowledge.SIZE) {
            return Optional.empty();
        }
        refill();
        return Optional.of(new ThrottleStatus(maximum, level, restoreRate));
    }

    /** Nanoseconds; 0 if it is the waiter's turn and the points are there, {@code NO_END} if others must act first. */
    private long untilTurn(Waiter waiter) {
        if (first() != waiter) {
            return NO_END;
        }
        return switch (knowledge) {
            case NO_BUCKET -> 0;
            case NOTHING -> out.isEmpty() ? 0 : NO_END;
            case SIZE -> {
                refill();
                double left = waiter.priority == Priority.BACKGROUND ? FOREGROUND_PART * maximum : 0;
                double missing = Math.min(waiter.cost + Math.max(left, room()), maximum) - level;
                waiter.waited |= missing > 0;
                yield missing <= 0
                        ? 0
                        : 1
                                + (long) (1e9 * strangers.untilRestored(missing, restoreRate))
                                + Math.max(0, refilledAt - ticker.nanos());
            }
        };
    }

    /** Points to leave for other programs: for the ones that are known, or for the first call of one like this. */
    private double room() {
        return Math.max(strangers.reserve(), drained ? Math.min(usualCost, MOST_ROOM * maximum) : 0);
    }

    private Reservation take(Waiter waiter) {
        int cost = waiter.cost;
        drained = level < maximum / 2 && (drained || waiter.waited);
        usualCost += (cost - usualCost) * (usualCost == 0 ? 1 : USUAL_WEIGHT);
        if (knowledge == Knowledge.SIZE) {
            double untilFull = (maximum - level) / restoreRate * 1e9;
            if (untilFull < ARRIVAL_NANOS) {
                long full = ARRIVAL_NANOS - (long) untilFull;
                refilledAt = Math.max(refilledAt, ticker.nanos() + full);
            }
        }
        level -= cost;
        pointsOut += cost;
        Reservation reservation = new Reservation(cost);
        out.add(reservation);
        return reservation;
    }

    private synchronized void leave(Waiter waiter) {
        waiters.remove(waiter);
        wakeFirst();
    }

    /** Whose turn it is: of those who asked for the same priority, who asked first. */
    private @Nullable Waiter first() {
        for (Waiter waiter : waiters) {
            if (waiter.priority == Priority.FOREGROUND) {
                return waiter;
            }
        }
        return waiters.peekFirst();
    }

    private void wakeFirst() {
        Waiter first = first();
        if (first != null) {
            LockSupport.unpark(first.thread);
        }
    }

    private void refill() {
        if (knowledge != Knowledge.SIZE) {
            return;
        }
        long passed = ticker.nanos() - refilledAt;
        if (passed > 0) {
            double seconds = passed / 1e9;
            level = Math.min(maximum, level + restoreRate * seconds) - strangers.pass(seconds);
            refilledAt += passed;
        }
    }

    private synchronized void end(Reservation reservation, double charged, @Nullable ThrottleStatus status) {
        if (reservation.ended) {
            return;
        }
        reservation.ended = true;
        refill();
        out.remove(reservation);
        pointsOut -= reservation.cost;
        level += reservation.cost - charged;
        if (status != null) {
            correct(status, unreported(reservation));
            returns.addLast(new Return(ticker.nanos(), reservation.cost - charged));
        }
        pointsCharged += charged;
        wakeFirst();
    }

    /**
     * Points of other calls that an answer's report may not contain. Alone, all calls count that were out at any time
     * while the reporting one was. Beside strangers, whose points would stay hidden behind those, only the calls count
     * that may not have arrived yet.
     */
    private double unreported(Reservation reporting) {
        if (strangers.areAbsent()) {
            return pointsOut + pointsCharged - reporting.chargedBefore;
        }
        long now = ticker.nanos();
        return out.stream()
                .filter(call -> now - call.reservedAt < ARRIVAL_NANOS)
                .mapToDouble(call -> call.cost)
                .sum();
    }

    /**
     * What the shop reports is the upper bound of what is left. The lower one is less by what the report may not
     * contain yet.
     *
     * @param unreported points of the other calls that were out at any time while the reporting one was
     */
    private void correct(ThrottleStatus status, double unreported) {
        double available = status.currentlyAvailable();
        if (knowledge != Knowledge.SIZE) {
            knowledge = Knowledge.SIZE;
            level = available - unreported;
        }
        maximum = status.maximumAvailable();
        restoreRate = status.restoreRate();
        refilledAt = ticker.nanos();
        double expected = level;
        level = Math.max(available - unreported, Math.min(level, available));
        double explained = Math.min(overreported(), Math.max(0, expected - level));
        double underway = restoreRate * ARRIVAL_NANOS / 1e9;
        strangers.found(expected - level - explained, underway, restoreRate, maximum);
    }

    /** Points given back so lately that a report which was on its way meanwhile may count them as taken. */
    private double overreported() {
        long now = ticker.nanos();
        while (!returns.isEmpty() && now - returns.peekFirst().at() > ARRIVAL_NANOS) {
            returns.removeFirst();
        }
        return returns.stream().mapToDouble(Return::points).sum();
    }

    private static @Nullable ThrottleStatus usable(@Nullable ThrottleStatus status) {
        return status != null && status.maximumAvailable() > 0 && status.restoreRate() > 0 ? status : null;
    }

    private static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return NO_END;
        }
    }

    /** Points taken for one call. Closing it without saying how the call ended leaves them charged. */
    public final class Reservation implements AutoCloseable {
        private final int cost;
        private final double chargedBefore = pointsCharged;
        private final long reservedAt = ticker.nanos();
        private boolean ended;

        private Reservation(int cost) {
            this.cost = cost;
        }

        /**
         * The shop ran the call.
         *
         * @param actualCost points that it charged
         * @param status null if the answer has none; then calls no longer wait until an answer has one
         */
        public void settle(double actualCost, @Nullable ThrottleStatus status) {
            ThrottleStatus bucket = usable(status);
            synchronized (CostBucket.this) {
                if (bucket == null && knowledge == Knowledge.NOTHING) {
                    knowledge = Knowledge.NO_BUCKET;
                }
            }
            end(this, actualCost, bucket);
        }

        /**
         * The shop refused the call and charged nothing.
         *
         * @param status what it reported with {@code THROTTLED}, null with other refusals
         */
        public void refused(@Nullable ThrottleStatus status) {
            end(this, 0, usable(status));
            if (status != null) {
                synchronized (CostBucket.this) {
                    strangers.throttled(cost, maximum);
                }
            }
        }

        /** Nobody knows whether the shop ran the call: the points stay charged until an answer corrects the account. */
        @Override
        public void close() {
            end(this, cost, null);
        }
    }
}
