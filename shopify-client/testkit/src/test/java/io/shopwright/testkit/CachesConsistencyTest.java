package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.cache.CacheStats;
import io.shopwright.client.cache.Caches;
import io.shopwright.client.cache.Layer;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/**
 * Titles of products as registers that hold numbers. Each is written by one thread, with rising numbers, so that a history
 * is linearizable if every read returns at least the last number whose write ended before it began, at most the last whose
 * write began before it ended, and no less than any read that ended before it began.
 */
class CachesConsistencyTest {
    private static final int OWN = 2;
    private static final int WRITES = 40;
    private static final int READERS = 6;

    private final Queue<Event> reads = new ConcurrentLinkedQueue<>();
    private final Queue<Event> writes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writing = new AtomicInteger(OWN + 1);

    /**
     * A read or a write.
     *
     * @param register which of the products
     * @param start in nanoseconds
     */
    private record Event(int register, long start, long end, int value) {}

    private record Titled(Gid id, String title) {}

    private record Changed(Titled product) {}

    @Test
    void readsAgainstOwnWritesAndWebhooks_areLinearizable() throws Exception {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .plan(Plan.PLUS)
                        .clock(new HurriedClock(Instant.parse("2026-07-01T12:00:00Z")))
                        .start();
                Caches caches = Caches.create();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken())
                        .caches(caches));
                Shop others = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            simulated.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
            List<Gid> ids = others.connection("products", Titled.class).page().nodes().subList(0, OWN + 1).stream()
                    .map(Titled::id)
                    .toList();
            ids.forEach(id -> rename(others, id, 0));
            simulated.faults().always().latency(Duration.ZERO, Duration.ofMillis(4));

            List<Callable<Object>> threads = new ArrayList<>();
            for (int register = 0; register < OWN; register++) {
                int own = register;
                threads.add(() -> write(own, number -> rename(shop, ids.get(own), number)));
            }
            // The last register is written behind the caches' back; such a write counts as ended once they are told.
            threads.add(() -> write(OWN, number -> {
                rename(others, ids.get(OWN), number);
                caches.changed(simulated.endpoint().getAuthority(), "products/update", ids.get(OWN));
            }));
            for (int reader = 0; reader < READERS; reader++) {
                SplittableRandom random = new SplittableRandom(reader);
                threads.add(() -> read(shop, ids, random));
            }
            run(threads);

            for (int register = 0; register <= OWN; register++) {
                checkWrites(register);
            }
            for (int register = 0; register < OWN; register++) {
                checkReads(register);
            }
            CacheStats stats = caches.stats().get(Layer.PRODUCTS);
            assertThat(stats.hits()).isPositive();
            assertThat(stats.joined()).isPositive();
            assertThat(stats.bypassed()).isPositive();
        }
    }

    private static void run(List<Callable<Object>> threads) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads.size());
        try {
            for (Future<Object> done : executor.invokeAll(threads)) {
                done.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static void rename(Shop by, Gid id, int number) {
        by.mutation("productUpdate", Changed.class)
                .with("product", Map.of("id", id, "title", String.valueOf(number)))
                .run();
    }

    private Object write(int register, IntConsumer writer) {
        SplittableRandom random = new SplittableRandom(100 + register);
        for (int number = 1; number <= WRITES; number++) {
            long start = System.nanoTime();
            writer.accept(number);
            writes.add(new Event(register, start, System.nanoTime(), number));
            if (random.nextInt(4) > 0) {
                LockSupport.parkNanos(random.nextInt(10_000_000));
            }
        }
        return writing.decrementAndGet();
    }

    private Object read(Shop shop, List<Gid> ids, SplittableRandom random) {
        List<Query<Titled>> single = ids.stream()
                .map(id -> shop.object("product", Titled.class).with("id", id))
                .toList();
        Connection<Titled> all = shop.connection("products", Titled.class);
        while (writing.get() > 0) {
            LockSupport.parkNanos(50_000); // hits would fill the history
            long start = System.nanoTime();
            if (random.nextInt(4) == 0) {
                List<Titled> page = all.page().nodes();
                long end = System.nanoTime();
                page.stream().filter(product -> ids.contains(product.id())).forEach(product -> {
                    int register = ids.indexOf(product.id());
                    reads.add(new Event(register, start, end, Integer.parseInt(product.title())));
                });
            } else {
                int register = random.nextInt(ids.size());
                int number = Integer.parseInt(single.get(register).get().title());
                reads.add(new Event(register, start, System.nanoTime(), number));
            }
        }
        return "done";
    }

    /** No read is behind a write that ended before it, or ahead of one that had not begun. */
    private void checkWrites(int register) {
        for (Event read : reads) {
            if (read.register() == register) {
                int least = 0;
                int most = 0;
                for (Event write : writes) {
                    if (write.register() == register) {
                        least = write.end() < read.start() ? Math.max(least, write.value()) : least;
                        most = write.start() < read.end() ? Math.max(most, write.value()) : most;
                    }
                }
                assertThat(read.value()).as("register %d", register).isBetween(least, most);
            }
        }
    }

    /** No read is behind another that ended before it began. */
    private void checkReads(int register) {
        List<Event> byStart = reads.stream()
                .filter(read -> read.register() == register)
                .sorted(Comparator.comparingLong(Event::start))
                .toList();
        List<Event> byEnd =
                byStart.stream().sorted(Comparator.comparingLong(Event::end)).toList();
        int ended = 0;
        int least = 0;
        for (Event read : byStart) {
            for (; byEnd.get(ended).end() < read.start(); ended++) {
                least = Math.max(least, byEnd.get(ended).value());
            }
            assertThat(read.value()).as("register %d", register).isGreaterThanOrEqualTo(least);
        }
        assertThat(byStart).isNotEmpty();
    }
}
