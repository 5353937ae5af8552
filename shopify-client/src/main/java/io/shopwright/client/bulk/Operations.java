package io.shopwright.client.bulk;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Transport;
import io.shopwright.client.internal.bulk.BulkDesk;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.resource.BulkOperations;
import io.shopwright.client.resource.BulkOperations.BulkOperation;
import io.shopwright.client.resource.BulkOperations.Saved;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/** How bulk operations are started, found again and waited for. Safe for threads. */
final class Operations {
    private static final Set<String> FULL = Set.of("OPERATION_IN_PROGRESS", "LIMIT_REACHED");
    private static final Set<String> OVER = Set.of("COMPLETED", "FAILED", "CANCELED", "EXPIRED");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** How often an operation is looked for whose start was not answered, and in how many of the newest. */
    private static final int LOOKS = 4;

    private static final int NEWEST = 25;

    /** Polls in a row that may fail in passing; each has been tried again by itself. */
    private static final int MOST_FAILED_POLLS = 10;

    private final Shop shop;
    private final BulkOperations door;
    private final Transport transport;
    private final BulkDesk desk;
    private final Consumer<String> written;

    /** What is selected of an operation to know it by. */
    record Sought(Gid id, String query) {}

    enum Kind {
        QUERY,
        MUTATION
    }

    /** How long a caller waits altogether. */
    record Limit(long end) {
        static final Limit NONE = new Limit(Long.MAX_VALUE);

        static Limit within(Duration time) {
            return new Limit(System.nanoTime() + time.toNanos());
        }

        Duration left() {
            return end == Long.MAX_VALUE
                    ? Duration.ofDays(365)
                    : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        }
    }

    /** @param written told the name of a mutation when the shop has run it */
    Operations(Shop shop, Transport transport, Consumer<String> written) {
        this.shop = shop;
        this.door = new BulkOperations(shop);
        this.transport = transport;
        this.desk = transport.bulkDesk();
        this.written = written;
    }

    /** Letters that no other operation's document has. */
    static String marker() {
        return "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    BulkOperations door() {
        return door;
    }

    void written(String mutation) {
        written.accept(mutation);
    }

    OkHttpClient storage() {
        return transport.storage();
    }

    int retries() {
        return transport.retries();
    }

    void pause(Duration time) {
        transport.pause(time);
    }

    void finished(Gid operation) {
        if (!operation.type().equals("BulkOperation")) {
            throw new IllegalArgumentException(
                    "a bulk operation's id is like gid://shopify/BulkOperation/1, not " + operation);
        }
        desk.changed();
    }

    /**
     * Starts an operation when the shop has a place for it.
     *
     * @param marker by which the document is known from all others
     * @throws ShopifyException.OutcomeUnknown if a mutation may have been started and the shop does not list it
     */
    Gid start(Kind kind, Mutation<Saved> mutation, String marker, Limit limit) {
        ReentrantLock queue = kind == Kind.QUERY ? desk.queueOfQueries() : desk.queueOfMutations();
        transport.await(() -> {
            if (!queue.tryLock(limit.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ShopifyException.Cancelled("No turn to start a bulk operation within the time given", null);
            }
        });
        try {
            return started(kind, mutation, marker, limit);
        } finally {
            queue.unlock();
        }
    }

    private Gid started(Kind kind, Mutation<Saved> mutation, String marker, Limit limit) {
        Duration pause = FIRST_PAUSE;
        int lost = 0;
        while (true) {
            long seen = desk.changes();
            try {
                return id(mutation.run().data().map(Saved::bulkOperation));
            } catch (ShopifyException.Rejected e) {
                if (e.userErrors().stream().noneMatch(error -> FULL.contains(error.code()))) {
                    throw e;
                }
                requireTime(limit, "No place for a bulk operation within the time given");
                pause = await(seen, pause, limit);
            } catch (ShopifyException.OutcomeUnknown e) {
                Optional<Gid> found = find(marker, e);
                if (found.isPresent()) {
                    return found.get();
                }
                // A query that runs twice takes a place longer, and no more.
                if (kind == Kind.MUTATION || ++lost > transport.retries()) {
                    throw e;
                }
            }
        }
    }

    private static Gid id(Optional<BulkOperation> operation) {
        return operation
                .map(BulkOperation::id)
                .orElseThrow(() -> new ShopifyException.Unreadable(
                        "The shop started a bulk operation and did not tell which", "", null));
    }

    /** The operation whose start was not answered, if there is one. */
    private Optional<Gid> find(String marker, ShopifyException cause) {
        try {
            for (int look = 0; look < LOOKS; look++) {
                if (look > 0) {
                    transport.pause(FIRST_PAUSE.multipliedBy(1L << (2 * look)));
                }
                for (Sought each : shop.connection("bulkOperations", Sought.class)
                        .with("reverse", true)
                        .pageSize(NEWEST)
                        .page()) {
                    if (each.query().contains(marker)) {
                        return Optional.of(each.id());
                    }
                }
            }
            return Optional.empty();
        } catch (ShopifyException e) {
            cause.addSuppressed(e);
            return Optional.empty();
        }
    }

    /** Waits until the operation is over. */
    BulkOperation await(Gid id, Limit limit) {
        Duration pause = FIRST_PAUSE;
        int failed = 0;
        while (true) {
            long seen = desk.changes();
            try {
                BulkOperation operation = door.operation(id).get();
                if (OVER.contains(operation.status())) {
                    desk.changed();
                    return operation;
                }
                failed = 0;
            } catch (ShopifyException.Unreachable | ShopifyException.Unavailable | ShopifyException.Throttled e) {
                if (++failed > MOST_FAILED_POLLS) {
                    throw e;
                }
            }
            requireTime(limit, "The bulk operation " + id + " was not over within the time given; it goes on");
            pause = await(seen, pause, limit);
        }
    }

    private static void requireTime(Limit limit, String otherwise) {
        if (limit.left().isZero()) {
            throw new ShopifyException.Cancelled(otherwise, null);
        }
    }

    /** Waits for a change or a pause, and returns the next pause. */
    private Duration await(long seen, Duration pause, Limit limit) {
        Duration most = pause.compareTo(limit.left()) < 0 ? pause : limit.left();
        transport.await(() -> desk.awaitChange(seen, most));
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}
