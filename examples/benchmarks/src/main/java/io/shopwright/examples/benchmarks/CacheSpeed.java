package io.shopwright.examples.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.batch.Batch;
import io.shopwright.client.batch.Reads;
import io.shopwright.client.cache.Caches;
import io.shopwright.client.cache.Layer;
import io.shopwright.client.cache.Values;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import io.shopwright.client.resource.Products;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SimulatedShop;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** What a hit in a cache takes, what is kept weighs, and how many requests reads by id and batches of writes become. */
public final class CacheSpeed {
    private static final int PRODUCTS = 250;
    private static final int THREADS = 50;
    private static final int HITS = 200_000;
    private static final int ROUNDS = 7;
    private static final int KEPT = 5_000;
    private static final double MEGABYTE = 1e6;

    private CacheSpeed() {}

    /** Prints a table. */
    public static void main(String... arguments) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Timing.load());
        try (SimulatedShop simulated = SimulatedShop.builder().plan(Plan.PLUS).start();
                Caches caches = Caches.create();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken())
                        .caches(caches))) {
            List<Gid> ids = products(simulated, shop);
            hits(shop, caches, ids);
            reads(simulated, shop, ids);
            memory(simulated);
        }
    }

    private static List<Gid> products(SimulatedShop simulated, Shop shop) {
        Products products = new Products(shop);
        List<Mutation<Products.Saved>> creations = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            creations.add(products.create(Map.of("title", "Product " + i, "vendor", "Mill", "tags", List.of("wool"))));
        }
        simulated.forgetRequests();
        Batch.of(creations).run();
        line("250 products created in one batch, requests", simulated.writes().size());
        return products.all().stream().map(Products.Summary::id).toList();
    }

    private static void hits(Shop shop, Caches caches, List<Gid> ids) throws Exception {
        Query<Products.Summary> product = shop.object("product", Products.Summary.class);
        List<Query<Products.Summary>> ready =
                ids.stream().map(id -> product.with("id", id)).toList();
        Products door = new Products(shop);
        Values<String> values = caches.values("benchmark", Layer.ANALYTICS, String.class, text -> 2L * text.length());
        line(
                "hit of a query that is ready, microseconds",
                micros(i -> ready.get(i).get()));
        line(
                "  in each of 8 threads on 2 processors",
                inThreads(8, i -> ready.get(i).get()));
        line(
                "hit with its arguments given anew, microseconds",
                micros(i -> product.with("id", ids.get(i)).get()));
        line(
                "hit of a query of a door, microseconds",
                micros(i -> door.product(ids.get(i)).get()));
        line("hit of a program's value, microseconds", micros(i -> values.get(ids.get(i), key -> "value")));
    }

    /** Processor time of one hit. */
    private static double micros(IntFunction<Object> hit) {
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < HITS; i++) {
                if (hit.apply(i % PRODUCTS) == null) {
                    throw new IllegalStateException("no answer");
                }
            }
            long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            rounds[round] = took / 1e3 / HITS;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static double inThreads(int count, IntFunction<Object> hit) throws Exception {
        List<Double> times = together(count, thread -> micros(hit));
        return times.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private interface Work<T> {
        T in(int thread) throws Exception;
    }

    private static <T> List<T> together(int count, Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                tasks.add(() -> work.in(thread));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(tasks)) {
                done.add(each.get());
            }
            return done;
        } finally {
            threads.shutdown();
        }
    }

    /** Each of the threads reads five products by id. */
    private static void reads(SimulatedShop simulated, Shop shop, List<Gid> ids) throws Exception {
        int each = PRODUCTS / THREADS;
        simulated.faults().always().latency(Duration.ofMillis(50));
        Reads<Products.Summary> reads = shop.reads("Product", Products.Summary.class);
        for (int round = 0; round < 2; round++) {
            simulated.forgetRequests();
            long start = System.nanoTime();
            together(THREADS, thread -> {
                List<CompletableFuture<Optional<Products.Summary>>> asked =
                        ids.subList(each * thread, each * thread + each).stream()
                                .map(reads::load)
                                .toList();
                return asked.stream().map(CompletableFuture::join).toList();
            });
            if (round > 0) {
                line("250 reads by id of 50 threads, five at once each, ms", (System.nanoTime() - start) / 1e6);
                line("  requests", simulated.requests("nodes").size());
            }
        }
        simulated.forgetRequests();
        long start = System.nanoTime();
        together(
                THREADS,
                thread -> ids.subList(each * thread, each * thread + each).stream()
                        .map(reads::get)
                        .toList());
        line("250 reads by id of 50 threads, one after another each, ms", (System.nanoTime() - start) / 1e6);
        line("  requests", simulated.requests("nodes").size());
        simulated.faults().clear();
    }

    /** Different answers, each of one page of products, in caches that know of no change, after which searches are not kept. */
    private static void memory(SimulatedShop simulated) {
        record Page(String id, String title, String handle, String vendor, List<String> tags) {}

        ShopConfig config = ShopConfig.at(simulated.endpoint(), simulated.accessToken());
        try (Caches caches = Caches.create();
                Shop shop = Shop.open(config.caches(caches))) {
            long before = used();
            for (int i = 0; i < KEPT; i++) {
                simulated.time().advance(Duration.ofSeconds(1));
                shop.connection("products", Page.class)
                        .with("first", 20)
                        .with("query", "id:>" + (i + 1))
                        .page();
            }
            line("heap of 5,000 answers, MB", (used() - before) / MEGABYTE);
            line("  counted, MB", counted(caches) / MEGABYTE);
            if (shop.document("{ shop { name } }", JsonNode.class).get().isEmpty()) {
                throw new IllegalStateException("no answer");
            }
        }
    }

    private static long counted(Caches caches) {
        return Objects.requireNonNull(caches.stats().get(Layer.PRODUCTS)).bytes();
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void line(String what, double value) {
        System.out.printf(Locale.ROOT, "%-60s %9.2f%n", what, value);
    }
}
