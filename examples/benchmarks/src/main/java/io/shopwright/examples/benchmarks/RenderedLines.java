package io.shopwright.examples.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Results of a bulk query of orders with three lines each, as the shop writes them for {@link OrderRows.Order}. */
final class RenderedLines {
    private static final int LINES = 3;

    private RenderedLines() {}

    /** Each order before its lines. */
    static void grouped(Path file, int orders) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int order = 0; order < orders; order++) {
                out.write(order(order).getBytes(StandardCharsets.UTF_8));
                for (int line = 0; line < LINES; line++) {
                    out.write(line(order, line).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    /** All orders before all lines, and the lines of one order far from each other. */
    static void ungrouped(Path file, int orders) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int order = 0; order < orders; order++) {
                out.write(order(order).getBytes(StandardCharsets.UTF_8));
            }
            for (int line = 0; line < LINES; line++) {
                for (int order = 0; order < orders; order++) {
                    out.write(line(order, line).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static String order(int number) {
        return String.format(
                Locale.ROOT,
                "{\"id\":\"gid:\\/\\/shopify\\/Order\\/%d\",\"_0\":\"Order\",\"name\":\"#%d\",\"processedAt\":"
                        + "\"2026-%02d-%02dT%02d:%02d:07Z\",\"test\":false,\"currentTotalPriceSet\":{\"shopMoney\":"
                        + "{\"amount\":\"%d.%02d\",\"currencyCode\":\"EUR\"}},\"customer\":{\"id\":"
                        + "\"gid:\\/\\/shopify\\/Customer\\/%d\"}}%n",
                450_000_000_000L + number,
                number,
                1 + number % 12,
                1 + number % 28,
                number % 24,
                number % 60,
                number % 400,
                number % 100,
                7_000_000_000L + number % 9000);
    }

    private static String line(int order, int line) {
        return String.format(
                Locale.ROOT,
                "{\"_1\":\"LineItem\",\"id\":\"gid:\\/\\/shopify\\/LineItem\\/%d\",\"title\":\"Wool socks, size %d\","
                        + "\"quantity\":%d,\"sku\":\"SOCK-%d\",\"originalUnitPriceSet\":{\"shopMoney\":{\"amount\":"
                        + "\"%d.95\",\"currencyCode\":\"EUR\"}},\"__parentId\":\"gid:\\/\\/shopify\\/Order\\/%d\"}%n",
                900_000_000_000L + 3L * order + line,
                36 + order % 10,
                1 + line,
                order % 500,
                9 + order % 30,
                450_000_000_000L + order);
    }
}
