package io.shopwright.examples.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.Usage;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SimulatedShop;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How close to a shop's allowance a program comes: a fixed job on a simulated shop of the Standard plan, 2,000 points and
 * 100 more a second, beside the shortest time in which any program could do it.
 */
public final class PacingSpeed {
    private static final int THREADS = 8;
    private static final int CALLS = 100;
    private static final int POINTS_A_CALL = 50;

    /** One point each; a call of as many points as it has fields. */
    private static final String DOCUMENT = IntStream.range(0, POINTS_A_CALL)
            .mapToObj(i -> "f" + i + ": shop { name }")
            .collect(Collectors.joining(" ", "{ ", " }"));

    private PacingSpeed() {}

    /**
     * Prints a table. With arguments it is the other process of one of its rows.
     *
     * @param arguments nothing, or endpoint, token and number of calls
     */
    public static void main(String... arguments) throws Exception {
        if (arguments.length == 3) {
            System.out.println(throttled(URI.create(arguments[0]), arguments[1], Integer.parseInt(arguments[2])));
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f; %d calls of %d points, bucket of 2,000 and 100 a second%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Timing.load(),
                CALLS,
                POINTS_A_CALL);
        System.out.printf(
                Locale.ROOT, "%-48s %9s %9s %6s %10s%n", "client", "shortest", "elapsed", "over", "THROTTLED");
        row("Shopwright, 8 threads", CALLS, PacingSpeed::throttledOf);
        row("Shopwright, two processes, six times the calls", 6 * CALLS, PacingSpeed::twoProcesses);
        row("@shopify/admin-api-client, 8 at a time", CALLS, NodeClient::throttled);
    }

    private interface Job {
        /** Runs the calls; returns how many answers were THROTTLED, or empty if the client is not to be had. */
        Optional<Integer> run(SimulatedShop shop, int calls) throws Exception;
    }

    private static void row(String client, int calls, Job job) throws Exception {
        try (SimulatedShop shop = SimulatedShop.builder().plan(Plan.STANDARD).start()) {
            throttled(shop.endpoint(), shop.accessToken(), 1);
            TimeUnit.SECONDS.sleep(1);
            long start = System.nanoTime();
            Optional<Integer> throttled = job.run(shop, calls);
            double elapsed = (System.nanoTime() - start) / 1e9;
            double shortest =
                    (double) (calls * POINTS_A_CALL - Plan.STANDARD.bucketSize()) / Plan.STANDARD.restoreRate();
            if (throttled.isEmpty()) {
                System.out.println(client + ": not measured, Node or npm is absent");
                return;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-48s %7.1f s %7.1f s %4.1f %% %10d%n",
                    client,
                    shortest,
                    elapsed,
                    100 * (elapsed / shortest - 1),
                    throttled.get());
        }
    }

    private static Optional<Integer> throttledOf(SimulatedShop shop, int calls)
            throws ExecutionException, InterruptedException {
        return Optional.of(throttled(shop.endpoint(), shop.accessToken(), calls));
    }

    private static int throttled(URI endpoint, String token, int calls)
            throws ExecutionException, InterruptedException {
        ShopConfig config = ShopConfig.at(endpoint, token).deadline(Duration.ofMinutes(10));
        AtomicInteger left = new AtomicInteger(calls);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Shop shop = Shop.open(config)) {
            var query = shop.document(DOCUMENT, JsonNode.class);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        query.get();
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
            Usage usage = shop.usage();
            return (int) usage.throttled();
        } finally {
            threads.shutdown();
        }
    }

    private static Optional<Integer> twoProcesses(SimulatedShop shop, int calls)
            throws IOException, InterruptedException, ExecutionException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PacingSpeed.class.getName(),
                shop.endpoint().toString(),
                shop.accessToken(),
                String.valueOf(calls / 2));
        Process other = new ProcessBuilder(command).start();
        int own = throttled(shop.endpoint(), shop.accessToken(), calls / 2);
        String told = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (other.waitFor() != 0) {
            throw new IllegalStateException(new String(other.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return Optional.of(own + Integer.parseInt(told.strip()));
    }

    /** The document of a call. */
    static String document() {
        return DOCUMENT;
    }
}
