package io.shopwright.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A bulk operation, whose state follows the clock: created for the first quarter of its time, then running, and done at
 * the end of it. It is done by whoever asks after that.
 */
final class BulkOperation implements Resource {
    enum Type {
        QUERY,
        MUTATION
    }

    enum Status {
        CREATED,
        RUNNING,
        COMPLETED,
        CANCELING,
        CANCELED,
        FAILED
    }

    /**
     * What was made.
     *
     * @param objects lines
     * @param roots lines without a parent
     */
    record Result(ByteString lines, long objects, long roots) {}

    /** How an operation ends early, and after how many lines. */
    record Failure(String errorCode, int lines) {}

    /** What an operation does, down to a number of lines. */
    interface Work {
        Result run(int mostLines);
    }

    private static final int QUARTER = 4;

    private final long key;
    private final Type type;
    private final String query;
    private final Clock clock;
    private final Duration time;
    private final Instant createdAt;
    private final @Nullable Failure failure;
    private final Work work;
    private volatile @Nullable Result result;
    private volatile @Nullable Instant cancelledAt;

    BulkOperation(long key, Task task, Clock clock, Duration time) {
        this.key = key;
        this.type = task.type;
        this.query = task.document;
        this.failure = task.failure;
        this.work = task.work;
        this.clock = clock;
        this.time = time;
        this.createdAt = clock.instant();
    }

    /**
     * What was asked for.
     *
     * @param document the query or mutation
     * @param failure null if all goes well
     */
    record Task(Type type, String document, @Nullable Failure failure, Work work) {
        Task failing(Failure other) {
            return new Task(type, document, other, work);
        }
    }

    /** Does the work if its time has come, and tells whether it had. */
    synchronized boolean advance() {
        boolean now = result == null && cancelledAt == null && !clock.instant().isBefore(createdAt.plus(time));
        if (now) {
            result = work.run(failure == null ? Integer.MAX_VALUE : failure.lines());
        }
        return now;
    }

    synchronized void cancel() {
        if (result == null && cancelledAt == null) {
            cancelledAt = clock.instant();
        }
    }

    @Override
    public long key() {
        return key;
    }

    Status status() {
        if (result != null) {
            return failure == null ? Status.COMPLETED : Status.FAILED;
        }
        Instant now = clock.instant();
        Instant cancelled = cancelledAt;
        if (cancelled != null) {
            return now.isBefore(cancelled.plus(time.dividedBy(QUARTER))) ? Status.CANCELING : Status.CANCELED;
        }
        return now.isBefore(createdAt.plus(time.dividedBy(QUARTER))) || time.isZero() ? Status.CREATED : Status.RUNNING;
    }

    boolean isOver() {
        return switch (status()) {
            case COMPLETED, FAILED, CANCELED -> true;
            case CREATED, RUNNING, CANCELING -> false;
        };
    }

    Type type() {
        return type;
    }

    @Nullable
    String errorCode() {
        return result == null || failure == null ? null : failure.errorCode();
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant completedAt() {
        return result == null ? null : createdAt.plus(time);
    }

    long objectCount() {
        Result made = result;
        return made == null ? 0 : made.objects();
    }

    long rootObjectCount() {
        Result made = result;
        return made == null ? 0 : made.roots();
    }

    @Nullable
    Long fileSize() {
        Result made = result;
        return made == null || made.objects() == 0 ? null : (long) made.lines().size();
    }

    @Nullable
    String url(Call call) {
        return failure == null ? resultUrl(call) : null;
    }

    @Nullable
    String partialDataUrl(Call call) {
        return failure == null ? null : resultUrl(call);
    }

    private @Nullable String resultUrl(Call call) {
        Result made = result;
        return made == null || made.objects() == 0
                ? null
                : call.session().backstage().results().url(call.session().address(), key, createdAt.plus(time));
    }

    String query() {
        return query;
    }

    /** Null until the work is done. */
    @Nullable
    ByteString lines() {
        Result made = result;
        return made == null ? null : made.lines();
    }
}
