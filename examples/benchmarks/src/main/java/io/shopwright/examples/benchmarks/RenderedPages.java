package io.shopwright.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Answers to a query of orders, made before anything is measured. */
final class RenderedPages {
    static final int PAGE = 250;
    static final int LINES = 3;

    private RenderedPages() {}

    /** HTTP answers, one a page, each with the cursor of the next. */
    static byte[][] of(int orders) {
        int pages = orders / PAGE;
        byte[][] answers = new byte[pages][];
        for (int page = 0; page < pages; page++) {
            byte[] body = body(page, page + 1 < pages).getBytes(StandardCharsets.UTF_8);
            byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            answers[page] = new byte[head.length + body.length];
            System.arraycopy(head, 0, answers[page], 0, head.length);
            System.arraycopy(body, 0, answers[page], head.length, body.length);
        }
        return answers;
    }

    private static String body(int page, boolean more) {
        StringBuilder json = new StringBuilder("{\"data\":{\"orders\":{\"pageInfo\":{\"hasNextPage\":").append(more);
        json.append(",\"endCursor\":\"page").append(page + 1).append("\"},\"nodes\":[");
        for (int i = 0; i < PAGE; i++) {
            json.append(i == 0 ? "" : ",").append(order(1000 + page * PAGE + i));
        }
        return json.append("]}},")
                .append("\"extensions\":{\"cost\":{\"requestedQueryCost\":92,\"actualQueryCost\":92,")
                .append("\"throttleStatus\":{\"maximumAvailable\":1000000000.0,\"currentlyAvailable\":999999908,")
                .append("\"restoreRate\":1000.0}}}}")
                .toString();
    }

    private static String order(int number) {
        StringBuilder json = new StringBuilder(String.format(
                Locale.ROOT,
                "{\"id\":\"gid://shopify/Order/%d\",\"name\":\"#%d\",\"processedAt\":\"2026-%02d-%02dT%02d:%02d:07Z\","
                        + "\"test\":false,\"currentTotalPriceSet\":{\"shopMoney\":{\"amount\":\"%d.%02d\","
                        + "\"currencyCode\":\"EUR\"}},\"customer\":{\"id\":\"gid://shopify/Customer/%d\"},"
                        + "\"lineItems\":{\"nodes\":[",
                450_000_000_000L + number,
                number,
                1 + number % 12,
                1 + number % 28,
                number % 24,
                number % 60,
                number % 400,
                number % 100,
                7_000_000_000L + number % 9000));
        for (int line = 0; line < LINES; line++) {
            json.append(line == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"id\":\"gid://shopify/LineItem/%d\",\"title\":\"Wool socks, size %d\",\"quantity\":%d,"
                                    + "\"sku\":\"SOCK-%d\",\"originalUnitPriceSet\":{\"shopMoney\":{\"amount\":\"%d.95\","
                                    + "\"currencyCode\":\"EUR\"}}}",
                            900_000_000_000L + 3L * number + line,
                            36 + number % 10,
                            1 + line,
                            number % 500,
                            9 + number % 30));
        }
        return json.append("],\"pageInfo\":{\"hasNextPage\":false}}}").toString();
    }
}
