package io.shopwright.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Gid;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.StormyShop.Bucket;
import io.shopwright.client.internal.StormyShop.Fault;
import io.shopwright.client.internal.cost.CostBucket;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many threads through a real socket to a shop that breaks its answers and counts what it ran. Time passes {@value
 * #HASTE} times as fast as on the wall. Alone, since it looks at the threads of the whole process.
 */
@Isolated
class FaultStormTest {
    private static final int HASTE = 50;
    private static final int THREADS = 64;
    private static final int RETRIES = 4;

    /** THROTTLED and 429 are waited out ten times, other failures as often as the settings say. */
    private static final int MOST_REQUESTS = 1 + RETRIES + 10;

    private final AtomicLong jumped = new AtomicLong();
    private final long start = System.nanoTime();
    private final Ticker ticker = () -> HASTE * (System.nanoTime() - start) + jumped.get();

    record Node(Gid id) {}

    record Tagged(@Nullable Node node) {}

    record Activated(@Nullable Node inventoryLevel) {}

    /** What is asked of the shop, each about an id of its own. */
    private enum Task {
        READ {
            @Override
            Gid run(Transport transport, Gid id) {
                return Query.ofField(transport, "customer", Node.class)
                        .with("id", id)
                        .get()
                        .id();
            }
        },
        WRITE {
            @Override
            Gid run(Transport transport, Gid id) {
                Tagged done = Mutation.of(transport, "tagsAdd", Tagged.class)
                        .with("id", id)
                        .with("tags", List.of("vip"))
                        .run()
                        .data()
                        .orElseThrow();
                return done.node().id();
            }
        },
        /** The schema demands a key, which the client makes itself. */
        WRITE_WITH_KEY {
            @Override
            Gid run(Transport transport, Gid id) {
                Activated done = Mutation.of(transport, "inventoryActivate", Activated.class)
                        .with("inventoryItemId", id)
                        .with("locationId", Gid.of("Location", 1))
                        .run()
                        .data()
                        .orElseThrow();
                return done.inventoryLevel().id();
            }
        };

        abstract Gid run(Transport transport, Gid id);
    }

    private Transport transport(StormyShop shop, Duration callTimeout) {
        ShopConfig config = ShopConfig.at(shop.socket.endpoint(), "shpat_storm")
                .retries(RETRIES)
                .callTimeout(callTimeout)
                .deadline(Duration.ofHours(2));
        return Transport.open(new Transport.Settings(
                config,
                () -> "shpat_storm",
                new CostBucket(ticker, nanos -> LockSupport.parkNanos(nanos / HASTE)),
                ticker,
                pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos() / HASTE),
                new Random(1)));
    }

    private Bucket bucket(double size, double restoreRate) {
        return new Bucket(size, restoreRate, ticker);
    }

    /** How the calls ended, by id: the exception, or null. */
    private static final class Ends {
        private final Map<Gid, Task> tasks = new ConcurrentHashMap<>();
        private final Map<Gid, ShopifyException> failures = new ConcurrentHashMap<>();
        private final Map<Gid, Gid> answers = new ConcurrentHashMap<>();

        void run(Transport transport, Task task, Gid id) {
            tasks.put(id, task);
            try {
                answers.put(id, task.run(transport, id));
            } catch (ShopifyException e) {
                failures.put(id, e);
            }
        }
    }

    /** Lets the client learn the size of the bucket, until when it sends one call at a time. */
    private static void warmUp(Transport transport) {
        Task.READ.run(transport, StormyShop.FAIR);
    }

    /** All threads call at once, each some ids of its own. */
    private static Ends storm(Transport transport, int callsOfAThread, List<Task> tasks) throws Exception {
        warmUp(transport);
        Ends ends = new Ends();
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> done = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            done.add(callers.submit(() -> {
                for (int i = 0; i < callsOfAThread; i++) {
                    int number = 1 + thread * callsOfAThread + i;
                    ends.run(transport, tasks.get(number % tasks.size()), Gid.of("Customer", number));
                }
            }));
        }
        for (Future<?> each : done) {
            each.get(60, TimeUnit.SECONDS);
        }
        callers.shutdown();
        return ends;
    }

    private static void check(StormyShop shop, Ends ends) {
        assertThat(shop.ownFailures()).isEmpty();
        ends.tasks.forEach((id, task) -> {
            ShopifyException failure = ends.failures.get(id);
            int runs = shop.runs(id.toString());
            String what = task + " " + id + " after " + shop.arrivals(id.toString()) + " requests and " + runs
                    + " runs: " + failure;
            assertThat(shop.arrivals(id.toString())).as(what).isLessThanOrEqualTo(MOST_REQUESTS);
            if (failure instanceof ShopifyException.Cancelled) {
                assertThat(failure).as(what).hasMessageStartingWith("The shop was closed");
            } else if (failure == null) {
                assertThat(ends.answers.get(id)).as(what).isEqualTo(id);
                assertThat(runs).as(what).isPositive();
            }
            if (task != Task.READ) {
                assertThat(runs).as(what).isLessThanOrEqualTo(1);
                assertThat(shop.keys(id.toString()).size()).as(what).isLessThanOrEqualTo(1);
                if (failure != null && !(failure instanceof ShopifyException.OutcomeUnknown)) {
                    assertThat(runs).as(what).isZero();
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyFaults_nothingIsLostNorDoneTwice(long seed) throws Exception {
        Fault[] faults = Fault.values();
        StormyShop.Weather weather = (id, attempt) -> {
            Random random = new Random(31 * (31 * seed + id.hashCode()) + attempt);
            random.nextInt();
            return random.nextInt(2) == 0 ? Fault.NONE : faults[random.nextInt(faults.length)];
        };
        try (StormyShop shop = new StormyShop(bucket(20_000, 1_000), weather);
                Transport transport = transport(shop, Duration.ofMillis(700))) {
            Ends ends = storm(transport, 3, List.of(Task.values()));

            check(shop, ends);
            assertThat(ends.answers).isNotEmpty();
        }
    }

    /** Whatever went wrong once, a read and a write with a key get through, and a write that was surely not run. */
    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void oneFault_stopsOnlyAWriteWhoseOutcomeIsUnknown(Fault fault) throws Exception {
        boolean surelyNotRun = fault == Fault.TOO_MANY_REQUESTS || fault == Fault.THROTTLED;
        boolean harmless = surelyNotRun || fault == Fault.SLOW_DRIP;
        try (StormyShop shop =
                        new StormyShop(bucket(20_000, 1_000), (id, attempt) -> attempt == 1 ? fault : Fault.NONE);
                Transport transport = transport(shop, Duration.ofMillis(fault == Fault.ENDLESS_DRIP ? 700 : 10_000))) {
            Ends ends = storm(transport, 1, List.of(Task.values()));

            check(shop, ends);
            ends.tasks.forEach((id, task) -> {
                if (task != Task.WRITE || harmless) {
                    assertThat(ends.answers).containsKey(id);
                } else {
                    assertThat(ends.failures.get(id)).isInstanceOf(ShopifyException.OutcomeUnknown.class);
                    assertThat(shop.arrivals(id.toString())).isEqualTo(1);
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NONE", "SLOW_DRIP"},
            mode = EnumSource.Mode.EXCLUDE)
    void faultForEver_endsWithinTheBound(Fault fault) throws Exception {
        try (StormyShop shop = new StormyShop(bucket(20_000, 1_000), (id, attempt) -> fault);
                Transport transport = transport(shop, Duration.ofMillis(300))) {
            Ends ends = storm(transport, 1, List.of(Task.values()));

            check(shop, ends);
            assertThat(ends.answers).isEmpty();
        }
    }

    /** Somebody else empties the bucket three times while 64 threads use it: all are throttled, and all get through. */
    @Test
    void throttledStorm_everyCallIsRunOnceInTheEnd() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        Bucket bucket = bucket(2_000, 100);
        StormyShop.Weather others = (id, attempt) -> {
            if (List.of(40, 120, 200).contains(requests.incrementAndGet())) {
                bucket.drain();
            }
            return Fault.NONE;
        };
        try (StormyShop shop = new StormyShop(bucket, others);
                Transport transport = transport(shop, Duration.ofSeconds(30))) {
            Ends ends = storm(transport, 4, List.of(Task.WRITE, Task.WRITE_WITH_KEY));

            check(shop, ends);
            assertThat(ends.failures).isEmpty();
            assertThat(ends.answers).hasSize(4 * THREADS);
            assertThat(shop.throttled).hasPositiveValue();
        }
    }

    /** The machine slept for ten minutes: the client believes the bucket full, which it is not. */
    @Test
    void clockThatJumps_losesNothing() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        Ticker steady = () -> HASTE * (System.nanoTime() - start);
        StormyShop.Weather jump = (id, attempt) -> {
            if (requests.incrementAndGet() % 100 == 0) {
                jumped.addAndGet(Duration.ofMinutes(10).toNanos());
            }
            return Fault.NONE;
        };
        try (StormyShop shop = new StormyShop(new Bucket(2_000, 100, steady), jump);
                Transport transport = transport(shop, Duration.ofSeconds(30))) {
            Ends ends = storm(transport, 4, List.of(Task.WRITE, Task.WRITE_WITH_KEY));

            check(shop, ends);
            assertThat(ends.failures).isEmpty();
        }
    }

    @Test
    void close_inTheMiddleOfAStorm_endsEveryCallAndLeavesNoThread() throws Exception {
        stormUntilClosed();
        TreeSet<String> before = threads();
        stormUntilClosed();

        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!before.containsAll(threads()) && System.nanoTime() < patience) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(before).containsAll(threads());
    }

    /** A bucket that hardly refills keeps most callers waiting when another thread closes the shop. */
    private void stormUntilClosed() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        StormyShop.Weather weather =
                (id, attempt) -> requests.incrementAndGet() % 5 == 0 ? Fault.ENDLESS_DRIP : Fault.NONE;
        try (StormyShop shop = new StormyShop(bucket(1_000, 0.01), weather);
                Transport transport = transport(shop, Duration.ofMinutes(1))) {
            Thread closing = new Thread(() -> {
                while (requests.get() < 40) {
                    LockSupport.parkNanos(1_000_000);
                }
                transport.close();
            });
            closing.start();
            Ends ends = storm(transport, 4, List.of(Task.WRITE, Task.WRITE_WITH_KEY));
            closing.join();

            check(shop, ends);
            assertThat(ends.failures.values()).hasAtLeastOneElementOfType(ShopifyException.Cancelled.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    /** Names of the threads that serve HTTP here, without numbers and ports. */
    private static TreeSet<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("(?i).*(okhttp|okio|mockwebserver|retrofit|shopwright).*"))
                .map(name -> name.replaceAll("\\d+", "#"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
