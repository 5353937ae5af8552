package io.shopwright.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** What the faults do to one exchange. Used by the thread of its connection only. */
final class Disturbance {
    private final List<Consumer<MockResponse.Builder>> changes = new ArrayList<>();
    private MockResponse.@Nullable Builder instead;
    private Duration delay = Duration.ZERO;
    private Duration skew = Duration.ZERO;
    private Duration searchLag = Duration.ZERO;
    private boolean throttled;
    private boolean reset;
    private BulkOperation.@Nullable Failure bulkFailure;
    private @Nullable Long bulkOrder;

    void answerInstead(MockResponse.Builder answer) {
        if (instead == null) {
            instead = answer;
        }
    }

    void throttle() {
        throttled = true;
    }

    void reset() {
        reset = true;
    }

    void delay(Duration time) {
        delay = delay.plus(time);
    }

    void skew(Duration time) {
        skew = skew.plus(time);
    }

    void lagSearches(Duration time) {
        searchLag = time;
    }

    /** How long searches do not see what the request writes. */
    Duration searchLag() {
        return searchLag;
    }

    void change(Consumer<MockResponse.Builder> change) {
        changes.add(change);
    }

    void changeBody(BiConsumer<MockResponse.Builder, ByteString> change) {
        changes.add(answer -> change.accept(answer, Answers.body(answer)));
    }

    void failBulkOperation(BulkOperation.Failure failure) {
        bulkFailure = failure;
    }

    void shuffleBulkLines(long seed) {
        bulkOrder = seed;
    }

    /** By what the lines are shuffled of the bulk operation that this request starts, null if they are not. */
    @Nullable
    Long bulkOrder() {
        return bulkOrder;
    }

    /** How the bulk operation ends that this request starts, null if well. */
    BulkOperation.@Nullable Failure bulkFailure() {
        return bulkFailure;
    }

    boolean isThrottled() {
        return throttled;
    }

    boolean isReset() {
        return reset;
    }

    /** How far the answer's Date header is off. */
    Duration skew() {
        return skew;
    }

    /** The answer that comes without asking the shop, if any. */
    MockResponse.@Nullable Builder instead() {
        return instead;
    }

    /** Lets the added latency pass; the second call returns at once. */
    void pause() {
        long nanos = delay.toNanos();
        delay = Duration.ZERO;
        if (nanos > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    MockResponse.Builder changed(MockResponse.Builder answer) {
        changes.forEach(change -> change.accept(answer));
        return answer;
    }
}
