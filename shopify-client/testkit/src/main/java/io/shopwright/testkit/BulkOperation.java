package io.shopwright.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import okio.Buffer;
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
    record Result(ByteString lines, long objects, long roots) {
        private static final ByteString CHILD = ByteString.encodeUtf8("\"__parentId\":");

        /** The first of the lines, if there are more than so many. */
        Result cut(int mostLines) {
            if (objects <= mostLines) {
                return this;
            }
            int end = 0;
            long kept = 0;
            for (int line = 0; line < mostLines; line++) {
                int next = lines.indexOf(LINE_FEED, end) + 1;
                kept += lines.substring(end, next).indexOf(CHILD) < 0 ? 1 : 0;
                end = next;
            }
            return new Result(lines.substring(0, end), mostLines, kept);
        }

        /** The same lines in another order. */
        Result shuffled(long seed) {
            byte[] bytes = lines.toByteArray();
            int[] starts = new int[Math.toIntExact(objects)];
            int at = 0;
            for (int line = 0; line < starts.length; line++) {
                starts[line] = at;
                at = lineEnd(bytes, at);
            }
            Random random = new Random(seed);
            Buffer text = new Buffer();
            for (int left = starts.length; left > 0; left--) {
                int drawn = random.nextInt(left);
                text.write(bytes, starts[drawn], lineEnd(bytes, starts[drawn]) - starts[drawn]);
                starts[drawn] = starts[left - 1];
            }
            return new Result(text.snapshot(), objects, roots);
        }

        private static int lineEnd(byte[] bytes, int from) {
            int end = from;
            while (bytes[end] != '\n') {
                end++;
            }
            return end + 1;
        }
    }

    /** How an operation ends early, and after how many lines. */
    record Failure(String errorCode, int lines) {}

    /** What an operation does, down to a number of lines. */
    interface Work {
        Result run(int mostLines);
    }

    private static final int QUARTER = 4;
    private static final ByteString LINE_FEED = ByteString.encodeUtf8("\n");

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
        /** The same work, its lines in another order. */
        Task shuffled(long seed) {
            return new Task(type, document, failure, most -> work.run(most).shuffled(seed));
        }

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
