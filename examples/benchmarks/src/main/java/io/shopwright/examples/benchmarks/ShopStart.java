package io.shopwright.examples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SimulatedShop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a simulated shop costs before and beside its load: starts, memory, and one page by a single caller. */
final class ShopStart {
    private static final int PROCESSES = 5;
    private static final int SHOPS = 21;
    private static final int WARM_UPS = 3_000;
    private static final int CALLS = 2_001;
    private static final int PRODUCTS = 50;
    private static final int VARIANTS = 5;
    private static final double MILLISECOND = 1e6;
    private static final double MEGABYTE = 1024 * 1024;

    private static final String SIMPLE = "{\"query\":\"{ shop { name currencyCode } }\"}";
    private static final String PAGE = "{\"query\":\"{ products(first: 50) { nodes { id title handle status"
            + " variants(first: 5) { nodes { id title sku price inventoryQuantity } } } } }\"}";

    private ShopStart() {}

    /** Does one of the tasks in this process; its name is the only argument. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "start" -> start();
            case "heap" -> heap();
            default -> throw new IllegalArgumentException("no task " + arguments[0]);
        }
    }

    /** Prints a few lines, each from processes of their own. */
    static void print() throws IOException, InterruptedException {
        double[][] starts = new double[PROCESSES][];
        double[] heaps = new double[PROCESSES];
        for (int i = 0; i < PROCESSES; i++) {
            starts[i] = run("start");
            heaps[i] = run("heap")[0];
        }
        line("start of a JVM to the first answer, ms", column(starts, 0));
        line("  of that, processor time of the JVM, ms", column(starts, 1));
        line("each further shop to its first answer, ms", column(starts, 2));
        line("heap of the schema, MB", heaps);
        line("50 products with 5 variants, one caller, ms", pages(PAGE));
        line("  the same for the simple query, ms", pages(SIMPLE));
    }

    private static void line(String what, double... values) {
        System.out.printf(Locale.ROOT, "%-46s %8.2f%n", what, median(values));
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    private static void start() throws IOException, InterruptedException {
        try (SimulatedShop shop = SimulatedShop.start()) {
            ask(shop, HttpClient.newHttpClient(), SIMPLE);
            long began = ManagementFactory.getRuntimeMXBean().getStartTime();
            double wall = System.currentTimeMillis() - began;
            double cpu = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
            System.out.println(wall + " " + cpu / MILLISECOND + " " + further());
        }
    }

    private static double further() throws IOException, InterruptedException {
        double[] times = new double[SHOPS];
        for (int i = 0; i < SHOPS; i++) {
            long start = System.nanoTime();
            try (SimulatedShop shop = SimulatedShop.start()) {
                ask(shop, HttpClient.newHttpClient(), SIMPLE);
                times[i] = (System.nanoTime() - start) / MILLISECOND;
            }
        }
        return median(times);
    }

    private static void heap() throws IOException, InterruptedException {
        long before = used();
        try (SimulatedShop shop = SimulatedShop.start()) {
            ask(shop, HttpClient.newHttpClient(), SIMPLE);
        }
        System.out.println((used() - before) / MEGABYTE);
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double[] pages(String body) throws IOException, InterruptedException {
        try (SimulatedShop shop = SimulatedShop.builder().plan(Plan.PLUS).start()) {
            shop.time().freeze();
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < PRODUCTS; i++) {
                ask(shop, client, product(i));
            }
            for (int i = 0; i < WARM_UPS; i++) {
                ask(shop, client, body);
            }
            double[] times = new double[CALLS];
            for (int i = 0; i < CALLS; i++) {
                long start = System.nanoTime();
                ask(shop, client, body);
                times[i] = (System.nanoTime() - start) / MILLISECOND;
            }
            return times;
        }
    }

    private static String product(int number) {
        List<String> sizes = new ArrayList<>();
        List<String> variants = new ArrayList<>();
        for (int i = 0; i < VARIANTS; i++) {
            sizes.add("{name: \\\"" + i + "\\\"}");
            variants.add("{optionValues: [{optionName: \\\"Size\\\", name: \\\"" + i + "\\\"}], price: 10}");
        }
        return "{\"query\":\"mutation { productSet(synchronous: true, input: {title: \\\"Product " + number
                + "\\\", productOptions: [{name: \\\"Size\\\", values: [" + String.join(",", sizes) + "]}], variants: ["
                + String.join(",", variants) + "]}) { product { id } userErrors { message } } }\"}";
    }

    private static void ask(SimulatedShop shop, HttpClient client, String body)
            throws IOException, InterruptedException {
        // The bucket is always full.
        shop.time().advance(Duration.ofSeconds(1));
        HttpRequest request = HttpRequest.newBuilder(shop.endpoint().resolve("/admin/api/2026-10/graphql.json"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .header("X-Shopify-Access-Token", shop.accessToken())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        String answer =
                client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        if (answer.contains("\"errors\"") || answer.contains("\"userErrors\":[{")) {
            throw new IllegalStateException("unexpected answer: " + answer);
        }
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double[] run(String task) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShopStart.class.getName(),
                        task)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("task " + task + " failed");
        }
        return Arrays.stream(output.strip().split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
