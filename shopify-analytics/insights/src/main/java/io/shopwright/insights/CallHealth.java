package io.shopwright.insights;

import io.shopwright.client.audit.CallEvent;
import io.shopwright.client.audit.CallListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * How fast and how surely a shop answered the latest calls. Give it to {@link
 * io.shopwright.client.ShopConfig#listener(CallListener)}. Safe for threads.
 */
public final class CallHealth implements CallListener {
    private static final double PERCENTILE = 0.95;

    private final int most;
    private final Deque<Call> calls = new ArrayDeque<>();

    private record Call(Duration took, CallEvent.Outcome outcome) {}

    private CallHealth(int most) {
        this.most = most;
    }

    /**
     * What the latest calls show.
     *
     * @param calls how many they are, at least 1
     * @param p95 time of an answer that 95 % of the calls did not exceed (nearest rank); time spent waiting for points is
     *     not the shop's and left out
     * @param errorRate share of calls that failed or were answered with errors, in [0, 1]
     * @param availability share of calls that were answered, with errors or without, in [0, 1]
     */
    public record Figures(int calls, Duration p95, double errorRate, double availability) {}

    /** @param calls how many of the latest count, at least 1 */
    public static CallHealth ofLatest(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls must be >= 1: " + calls);
        }
        return new CallHealth(calls);
    }

    @Override
    public synchronized void called(CallEvent event) {
        if (calls.size() == most) {
            calls.remove();
        }
        calls.add(new Call(event.took().minus(event.waited()), event.outcome()));
    }

    /** Empty before the first call. */
    public synchronized Optional<Figures> figures() {
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        Duration[] times = calls.stream().map(Call::took).toArray(Duration[]::new);
        Arrays.sort(times);
        int rank = (int) Math.ceil(PERCENTILE * times.length);
        double failed = count(CallEvent.Outcome.FAILED);
        double errors = count(CallEvent.Outcome.ANSWERED_WITH_ERRORS);
        return Optional.of(new Figures(
                times.length, times[rank - 1], (failed + errors) / times.length, 1 - failed / times.length));
    }

    private long count(CallEvent.Outcome outcome) {
        return calls.stream().filter(call -> call.outcome() == outcome).count();
    }
}
