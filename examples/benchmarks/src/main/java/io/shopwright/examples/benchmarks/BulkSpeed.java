package io.shopwright.examples.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.bulk.BulkQuery;
import io.shopwright.examples.benchmarks.OrderRows.CustomerId;
import io.shopwright.examples.benchmarks.OrderRows.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bulk result of 1 GB from a loopback server, in a Java machine of its own with a heap of 128 MB: with Shopwright,
 * grouped and not, its lines joined to orders, and with OkHttp and Jackson alone, each line bound and none joined.
 */
public final class BulkSpeed {
    private static final int MEGABYTES = 1024;
    private static final int BYTES_PER_ORDER = 1_035;
    private static final int ROUNDS = 3;
    private static final String HEAP = "-Xmx128m";

    private BulkSpeed() {}

    /** Any line, as Jackson alone binds it. */
    record BoundLine(
            Gid id,
            @Nullable String name,
            @Nullable Instant processedAt,
            @Nullable Boolean test,
            @Nullable MoneyBag currentTotalPriceSet,
            @Nullable CustomerId customer,
            @Nullable String title,
            @Nullable Integer quantity,
            @Nullable String sku,
            @Nullable MoneyBag originalUnitPriceSet,
            @Nullable String __parentId) {}

    /**
     * Prints a table.
     *
     * @param arguments the size in megabytes, 1024 by default
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            measure(URI.create(arguments[0]), Long.parseLong(arguments[1]));
            return;
        }
        int megabytes = arguments.length == 0 ? MEGABYTES : Integer.parseInt(arguments[0]);
        int orders = (int) ((long) megabytes * 1024 * 1024 / BYTES_PER_ORDER);
        Path grouped = Files.createTempFile("bulk-grouped", ".jsonl");
        Path ungrouped = Files.createTempFile("bulk-ungrouped", ".jsonl");
        try {
            RenderedLines.grouped(grouped, orders);
            RenderedLines.ungrouped(ungrouped, orders);
            try (RenderedBulk server = new RenderedBulk(grouped, ungrouped)) {
                System.out.printf(
                        Locale.ROOT,
                        "Java %s, %d processors, load %.1f; %,d orders with 3 lines, %,d bytes, %s, median of %d rounds%n",
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        Timing.load(),
                        orders,
                        Files.size(grouped),
                        HEAP,
                        ROUNDS);
                int status = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                HEAP,
                                "-cp",
                                System.getProperty("java.class.path"),
                                BulkSpeed.class.getName(),
                                server.endpoint().toString(),
                                String.valueOf(Files.size(grouped)))
                        .inheritIO()
                        .start()
                        .waitFor();
                if (status != 0) {
                    throw new IllegalStateException("the measuring process ended with " + status);
                }
            }
        } finally {
            Files.delete(grouped);
            Files.delete(ungrouped);
        }
    }

    /** One task in several rounds. */
    private record Task(String name, DoubleSupplier work, List<Timing> rounds) {
        Task(String name, DoubleSupplier work) {
            this(name, work, new ArrayList<>());
        }
    }

    private static void measure(URI endpoint, long bytes) {
        try (Shop shop = Shop.open(ShopConfig.at(endpoint, "shpat_none"))) {
            BulkQuery<Order> query = shop.bulk().query("orders", Order.class);
            BareLines bare = new BareLines();
            List<Task> tasks = List.of(
                    new Task("Shopwright, grouped file", () -> sum(query.grouped())),
                    new Task("OkHttp and Jackson alone, grouped file", () -> bare.sum(endpoint.resolve("grouped"))),
                    new Task("Shopwright, ungrouped file", () -> sum(query)),
                    new Task(
                            "OkHttp and Jackson alone, ungrouped file", () -> bare.sum(endpoint.resolve("ungrouped"))));
            for (int round = 0; round <= ROUNDS; round++) {
                for (Task task : tasks) {
                    task.rounds().add(Timing.once(task.name(), task.work()));
                }
            }
            print(tasks, bytes);
        }
    }

    private static void print(List<Task> tasks, long bytes) {
        System.out.printf(Locale.ROOT, "%-44s %10s %10s %10s %8s%n", "reader", "elapsed s", "CPU s", "MB a s", "ratio");
        double[] elapsed = new double[tasks.size()];
        for (int i = 0; i < tasks.size(); i++) {
            // The first round warms up.
            Timing median = Timing.median(tasks.get(i).rounds().subList(1, ROUNDS + 1));
            elapsed[i] = median.wall();
            if (median.check() != tasks.get(0).rounds().get(0).check()) {
                throw new IllegalStateException("not the same orders: " + median);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %10.2f %10.2f %10.1f %8s%n",
                    median.task(),
                    median.wall(),
                    median.process(),
                    bytes / 1e6 / median.wall(),
                    i % 2 == 0 ? "" : String.format(Locale.ROOT, "%.2f", median.wall() / elapsed[i - 1]));
        }
        System.out.println("ratio: rate of Shopwright over that of Jackson alone on the same bytes");
    }

    /** A sum over all that was read, so that no reader can leave something out. */
    private static double sum(BulkQuery<Order> query) {
        double sum = 0;
        try (Stream<Order> orders = query.stream()) {
            for (Order order : (Iterable<Order>) orders::iterator) {
                sum += order.processedAt().getEpochSecond() % 1000
                        + order.currentTotalPriceSet().shopMoney().amount().intValue();
                for (OrderRows.Line line : order.lineItems()) {
                    sum += line.quantity() * line.id().value().length();
                }
            }
        }
        return sum;
    }

    /** What one would write with OkHttp and Jackson and nothing else, if the lines need not be joined. */
    private static final class BareLines {
        private final OkHttpClient http = new OkHttpClient();
        private final ObjectReader reader = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(Gid.class, OrderRows.GidText.class)
                .build()
                .readerFor(BoundLine.class);

        private static double value(BoundLine line) {
            Instant processedAt = line.processedAt();
            MoneyBag total = line.currentTotalPriceSet();
            Integer quantity = line.quantity();
            if (processedAt != null && total != null) {
                return processedAt.getEpochSecond() % 1000
                        + total.shopMoney().amount().intValue();
            }
            return quantity == null ? 0 : quantity * line.id().value().length();
        }

        double sum(URI file) {
            double sum = 0;
            Request request = new Request.Builder().url(file.toString()).build();
            try (Response response = http.newCall(request).execute();
                    MappingIterator<BoundLine> lines =
                            reader.readValues(response.body().byteStream())) {
                while (lines.hasNextValue()) {
                    sum += value(lines.nextValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return sum;
        }
    }
}
