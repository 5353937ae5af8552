package io.shopwright.examples.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Connection;
import io.shopwright.examples.benchmarks.OrderRows.BoundAnswer;
import io.shopwright.examples.benchmarks.OrderRows.BoundOrder;
import io.shopwright.examples.benchmarks.OrderRows.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Reads 100,000 orders of three lines, 250 a page, from a loopback server that has the answers ready: with Shopwright,
 * with OkHttp and Jackson alone, and with the official JavaScript client under Node. Since Shopify lets nobody page
 * deeper than 25,000, a round is five readings of 20,000; rounds alternate.
 */
public final class ClientSpeed {
    private static final int ORDERS = 20_000;
    private static final int READINGS = 5;
    /** Until no compiler of a virtual machine works beside the reading. */
    static final int WARM_UPS = 40;

    static final int ROUNDS = 9;

    private ClientSpeed() {}

    /** Prints a table; takes no arguments. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        try (RenderedServer server = new RenderedServer(RenderedPages.of(ORDERS));
                Shop shop = Shop.open(ShopConfig.at(server.endpoint(), "shpat_none"))) {
            String document = shop.connection("orders", Order.class).document();
            BareLoop bare = new BareLoop(server.endpoint(), document);
            List<Timing> ours = new ArrayList<>();
            List<Timing> ahead = new ArrayList<>();
            List<Timing> theirs = new ArrayList<>();
            for (int i = 0; i < WARM_UPS + ROUNDS; i++) {
                ours.add(Timing.once("Shopwright", () -> read(shop.connection("orders", Order.class))));
                ahead.add(Timing.once(
                        "Shopwright, reading ahead",
                        () -> read(shop.connection("orders", Order.class).readAhead())));
                theirs.add(Timing.once("OkHttp and Jackson alone", bare::read));
            }
            Timing our = Timing.median(ours.subList(WARM_UPS, ours.size()));
            Timing quick = Timing.median(ahead.subList(WARM_UPS, ahead.size()));
            Timing their = Timing.median(theirs.subList(WARM_UPS, theirs.size()));
            if (our.check() != their.check() || quick.check() != their.check()) {
                throw new IllegalStateException("not the same orders: " + our + ", " + quick + ", " + their);
            }
            OptionalDouble node = NodeClient.secondsToRead(server.endpoint(), document, READINGS * ORDERS);
            print(our, quick, their, node);
        }
    }

    private static void print(Timing our, Timing ahead, Timing their, OptionalDouble node) {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f; %,d orders with 3 lines, median of %d rounds after %d%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Timing.load(),
                READINGS * ORDERS,
                ROUNDS,
                WARM_UPS);
        System.out.printf(
                Locale.ROOT, "%-40s %10s %12s %10s %10s%n", "client", "elapsed s", "orders a s", "ratio", "ahead");
        line("Shopwright", our.wall(), our, ahead);
        line("Shopwright, reading ahead", ahead.wall(), our, ahead);
        line("OkHttp and Jackson alone", their.wall(), our, ahead);
        if (node.isPresent()) {
            line("@shopify/admin-api-client under Node", node.getAsDouble(), our, ahead);
        } else {
            System.out.println("@shopify/admin-api-client: not measured, Node or npm is absent");
        }
        System.out.println("ratio: orders a second of Shopwright over the client's; above 1 Shopwright is faster;"
                + " ahead: the same with the next page read ahead");
    }

    private static void line(String client, double seconds, Timing our, Timing ahead) {
        System.out.printf(
                Locale.ROOT,
                "%-40s %10.3f %,12.0f %10.2f %10.2f%n",
                client,
                seconds,
                READINGS * ORDERS / seconds,
                seconds / our.wall(),
                seconds / ahead.wall());
    }

    /** A sum over all that was read, so that no reader can leave something out. */
    private static double read(Connection<Order> orders) {
        double sum = 0;
        for (int i = 0; i < READINGS; i++) {
            for (Order order : orders) {
                sum += checksum(order);
            }
        }
        return sum;
    }

    private static double checksum(Order order) {
        double sum = order.processedAt().getEpochSecond() % 1000
                + order.currentTotalPriceSet().shopMoney().amount().doubleValue();
        for (OrderRows.Line line : order.lineItems()) {
            sum += line.quantity() * line.id().value().length();
        }
        return sum;
    }

    /** What one would write with OkHttp and Jackson and nothing else. */
    private static final class BareLoop {
        private final OkHttpClient http = new OkHttpClient.Builder()
                .socketFactory(new PromptClientSockets())
                .build();
        private final JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(Gid.class, OrderRows.GidText.class)
                .build();
        private final ObjectReader reader = mapper.readerFor(BoundAnswer.class);
        private final URI target;
        private final String document;

        BareLoop(URI endpoint, String document) {
            this.target = endpoint.resolve("admin/api/2026-10/graphql.json");
            this.document = document;
        }

        double read() {
            double sum = 0;
            for (int i = 0; i < READINGS; i++) {
                sum += readOnce();
            }
            return sum;
        }

        private double readOnce() {
            double sum = 0;
            @Nullable String cursor = null;
            do {
                OrderRows.BoundOrders page = page(cursor).data().orders();
                for (BoundOrder order : page.nodes()) {
                    sum += checksum(new Order(
                            order.id(),
                            order.name(),
                            order.processedAt(),
                            order.test(),
                            order.currentTotalPriceSet(),
                            order.customer(),
                            order.lineItems().nodes()));
                }
                cursor = page.pageInfo().hasNextPage() ? page.pageInfo().endCursor() : null;
            } while (cursor != null);
            return sum;
        }

        private BoundAnswer page(@Nullable String cursor) {
            var variables = mapper.createObjectNode().put("first", RenderedPages.PAGE);
            if (cursor != null) {
                variables.put("after", cursor);
            }
            String body = mapper.createObjectNode()
                    .put("query", document)
                    .set("variables", variables)
                    .toString();
            Request request = new Request.Builder()
                    .url(target.toString())
                    .header("X-Shopify-Access-Token", "shpat_none")
                    .post(RequestBody.create(body, MediaType.get("application/json")))
                    .build();
            try (Response response = http.newCall(request).execute()) {
                return reader.readValue(response.body().byteStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
