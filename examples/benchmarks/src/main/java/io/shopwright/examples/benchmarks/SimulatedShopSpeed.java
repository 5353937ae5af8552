package io.shopwright.examples.benchmarks;

import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SimulatedShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * Requests a second that the simulated shop answers, beside the bare HTTP server that it is built on, in alternating
 * rounds. Client and server share the machine.
 */
public final class SimulatedShopSpeed {
    private static final int CONNECTIONS = 4;
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(3);

    private static final String SIMPLE = "{\"query\":\"{ shop { name currencyCode } }\"}";
    private static final String PAGE =
            "{\"query\":\"{ orders(first: 250, sortKey: PROCESSED_AT) { nodes { id name processedAt"
                    + " test cancelledAt currentTotalPriceSet { shopMoney { amount currencyCode } } customer { id } } pageInfo {"
                    + " hasNextPage endCursor } } }\"}";

    private SimulatedShopSpeed() {}

    private record Load(String name, URI target, String body) {}

    /** Prints a table; takes no arguments. */
    public static void main(String... arguments) throws Exception {
        Logger.getLogger("mockwebserver3.MockWebServer").setLevel(Level.WARNING);
        try (MockWebServer bare = bareServer();
                SimulatedShop shop = SimulatedShop.builder()
                        .plan(Plan.PLUS)
                        .clock(new FastClock())
                        .start()) {
            shop.load(GeneratedShop.builder(1, LocalDate.of(2026, 10, 31))
                    .customers(3000)
                    .generate());
            URI api = shop.endpoint().resolve("admin/api/2026-10/graphql.json");
            List<Load> loads = List.of(
                    new Load("bare HTTP server, 2 KB answers", bare.url("/").uri(), SIMPLE),
                    new Load("simulated shop, simple query", api, SIMPLE),
                    new Load("simulated shop, page of 250 orders", api, PAGE));
            System.out.printf(
                    Locale.ROOT,
                    "Java %s, %d processors, %d connections, median of %d rounds of %d s%n",
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors(),
                    CONNECTIONS,
                    ROUNDS,
                    ROUND.toSeconds());
            print(loads, shop.accessToken());
        }
        ShopStart.print();
    }

    private static void print(List<Load> loads, String token) throws Exception {
        double[][] rates = new double[loads.size()][ROUNDS];
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        for (Load load : loads) {
            rate(clients, load, token);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < loads.size(); i++) {
                rates[i][round] = rate(clients, loads.get(i), token);
            }
        }
        clients.shutdown();
        double bare = median(rates[0]);
        for (int i = 0; i < loads.size(); i++) {
            double rate = median(rates[i]);
            System.out.printf(
                    Locale.ROOT,
                    "%-36s %,9.0f a second, %5.2f of the bare server%n",
                    loads.get(i).name(),
                    rate,
                    rate / bare);
        }
    }

    private static double rate(ExecutorService clients, Load load, String token)
            throws InterruptedException, ExecutionException {
        AtomicLong answered = new AtomicLong();
        long start = System.nanoTime();
        long end = start + ROUND.toNanos();
        List<Future<Long>> running = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            running.add(clients.submit((Callable<Long>) () -> ask(load, token, end, answered)));
        }
        for (Future<Long> future : running) {
            future.get();
        }
        return answered.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static long ask(Load load, String token, long end, AtomicLong answered)
            throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(load.target())
                .header("Content-Type", "application/json")
                .header("X-Shopify-Access-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(load.body()))
                .build();
        long own = 0;
        while (System.nanoTime() < end) {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String head = new String(
                    response.body(), 0, Math.min(20, response.body().length), java.nio.charset.StandardCharsets.UTF_8);
            if (response.statusCode() != 200 || !head.startsWith("{\"data\":{\"")) {
                throw new IllegalStateException("unexpected answer: HTTP " + response.statusCode() + " " + head);
            }
            answered.incrementAndGet();
            own++;
        }
        return own;
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static MockWebServer bareServer() throws IOException {
        String body = "{\"data\":{\"" + "x".repeat(2000) + "\":1}}";
        MockWebServer server = new MockWebServer();
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .setHeader("Content-Type", "application/json")
                        .body(body)
                        .build();
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        return server;
    }

    /** A thousand times as fast as time, so that the bucket is always full. */
    private static final class FastClock extends Clock {
        private final long start = System.nanoTime();
        private final Instant origin = Instant.parse("2026-11-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return origin.plusNanos((System.nanoTime() - start) * 1000);
        }
    }

    /** Without TCP_NODELAY each answer waits some 40 ms. */
    private static final class PromptSockets extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() {
            try {
                return new ServerSocket() {
                    @Override
                    public Socket accept() throws IOException {
                        Socket socket = super.accept();
                        socket.setTcpNoDelay(true);
                        return socket;
                    }
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException();
        }
    }
}
