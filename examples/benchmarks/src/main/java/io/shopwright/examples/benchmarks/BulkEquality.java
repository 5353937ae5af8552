package io.shopwright.examples.benchmarks;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.bulk.BulkQuery;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Filter;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SimulatedShop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads all orders of a simulated shop with their lines four times: by pages, day by day, and by bulk operations whose
 * lines come grouped, ungrouped and in random order. Prints a digest of each reading that does not depend on the order of
 * orders and lines, and fails if they differ.
 */
public final class BulkEquality {
    private static final int ORDERS = 1_000_000;

    /** Orders that a generated customer makes within the two years, about. */
    private static final double ORDERS_PER_CUSTOMER = 2.95;

    private static final int DAYS = 730;
    private static final LocalDate END = LocalDate.of(2026, 10, 31);
    private static final String HEAP = "-Xmx13g";

    private BulkEquality() {}

    /** An order and what belongs to it. */
    record Order(
            Gid id,
            String name,
            Instant processedAt,
            MoneyBag currentTotalPriceSet,
            @Nullable Buyer customer,
            @Arguments("first: 10") List<Line> lineItems) {}

    /** A customer's id. */
    record Buyer(Gid id) {}

    /** A bought position. */
    record Line(Gid id, String title, int quantity, MoneyBag originalUnitPriceSet) {}

    /**
     * Prints a table.
     *
     * @param arguments about how many orders, a million by default
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            compare(Integer.parseInt(arguments[1]));
            return;
        }
        String orders = arguments.length == 0 ? String.valueOf(ORDERS) : arguments[0];
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BulkEquality.class.getName(),
                        "compare",
                        orders)
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("the comparison ended with " + status);
        }
    }

    private static void compare(int orders) {
        try (SimulatedShop simulated = SimulatedShop.builder().plan(Plan.PLUS).start()) {
            simulated.load(GeneratedShop.builder(1, END)
                    .days(DAYS)
                    .customers((int) (orders / ORDERS_PER_CUSTOMER))
                    .guestOrders(0.05)
                    .refundedOrders(0.05)
                    .generate());
            // The simulated shop does the work of a bulk query before it answers.
            ShopConfig config = ShopConfig.at(simulated.endpoint(), simulated.accessToken())
                    .callTimeout(Duration.ofHours(1))
                    .deadline(Duration.ofHours(2));
            try (Shop shop = Shop.open(config)) {
                System.out.printf(
                        Locale.ROOT, "%-28s %12s %12s  %-40s %8s%n", "reading", "orders", "lines", "digest", "seconds");
                BulkQuery<Order> bulk = shop.bulk().query("orders", Order.class);
                List<String> digests = new ArrayList<>();
                digests.add(print("bulk, grouped", () -> bulk.grouped().stream()));
                digests.add(print("bulk, ungrouped", bulk::stream));
                simulated.faults().next().rootField("bulkOperationRunQuery").shuffledBulkLines(1);
                digests.add(print("bulk, lines in random order", bulk::stream));
                digests.add(print("pages", () -> days(shop)));
                if (digests.stream().distinct().count() != 1) {
                    throw new IllegalStateException("the readings differ");
                }
                System.out.println("all equal");
            }
        }
    }

    /** Paging ends at 25,000 orders, so each day is read apart. */
    private static Stream<Order> days(Shop shop) {
        return IntStream.rangeClosed(0, DAYS + 1).boxed().flatMap(day -> {
            Instant start = END.minusDays(DAYS - (long) day).atStartOfDay().toInstant(ZoneOffset.UTC);
            Filter of = Filter.all(
                    Filter.atLeast("processed_at", start),
                    Filter.below("processed_at", start.plus(Duration.ofDays(1))));
            return shop.connection("orders", Order.class).with("query", of).with("sortKey", "PROCESSED_AT").stream();
        });
    }

    private static String print(String reading, Supplier<Stream<Order>> orders) {
        long start = System.nanoTime();
        Digest digest = new Digest();
        try (Stream<Order> all = orders.get()) {
            all.forEach(digest::add);
        }
        System.out.printf(
                Locale.ROOT,
                "%-28s %,12d %,12d  %-40s %8.0f%n",
                reading,
                digest.orders,
                digest.lines,
                digest,
                (System.nanoTime() - start) / 1e9);
        return digest.toString();
    }

    /** The sum of the hashes of all orders, each of which is the hash of the order and the sum of those of its lines. */
    private static final class Digest {
        private final MessageDigest hash;
        private final byte[] sum = new byte[16];
        private long orders;
        private long lines;

        Digest() {
            try {
                hash = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void add(Order order) {
            byte[] lineSum = new byte[16];
            for (Line line : order.lineItems()) {
                add(lineSum, line.toString());
            }
            Order bare = new Order(
                    order.id(),
                    order.name(),
                    order.processedAt(),
                    order.currentTotalPriceSet(),
                    order.customer(),
                    List.of());
            add(sum, bare + HexFormat.of().formatHex(lineSum));
            orders++;
            lines += order.lineItems().size();
        }

        private void add(byte[] to, String text) {
            byte[] hashed = hash.digest(text.getBytes(StandardCharsets.UTF_8));
            int carry = 0;
            for (int i = to.length - 1; i >= 0; i--) {
                int added = (to[i] & 0xff) + (hashed[i] & 0xff) + carry;
                to[i] = (byte) added;
                carry = added >> 8;
            }
        }

        @Override
        public String toString() {
            return HexFormat.of().formatHex(sum);
        }
    }
}
