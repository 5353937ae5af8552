package io.shopwright.examples.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.mcp.EchoCatalogue;
import io.shopwright.mcp.McpTools;
import io.shopwright.mcp.ShopifyTools;
import io.shopwright.mcp.ToolCall;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/**
 * A call of a tool of the catalogue, beside a tool of the SDK alone that answers the same text: over HTTP on one server
 * without sessions, and over the standard streams of another process. Rounds alternate; figures are medians over the rounds.
 */
public final class McpSpeed {
    private static final String RAW = "raw_echo";
    private static final String RAW_TABLE = "raw_table";
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 4_000;
    private static final int SEQUENTIAL = 2_000;
    private static final int TABLES = 500;
    private static final int THREADS = 16;
    private static final int EACH = 300;
    private static final int CONVERTED = 500_000;
    private static final int BUILDS = 20;

    private final McpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ShopifyTools echoes = EchoCatalogue.create();

    /** What ours answers as text, which the SDK alone answers as well. */
    private final String table =
            echoes.call(ToolCall.of(EchoCatalogue.TABLE, Map.of("text", ""))).text();

    private McpSpeed() {}

    /** What one round of one tool gives: seconds of a call. */
    private record Round(double median, double p95) {
        private static Round of(double[] seconds) {
            return new Round(McpSpeed.median(seconds), quantile(seconds, 0.95));
        }
    }

    /** Rounds of both, in turns. */
    private record Rounds(List<Round> raw, List<Round> ours) {
        private void print(String what) {
            McpSpeed.print(
                    "p50 of " + what + ", ms",
                    1e3,
                    raw.stream().mapToDouble(Round::median),
                    ours.stream().mapToDouble(Round::median));
            McpSpeed.print(
                    "p95 of " + what + ", ms",
                    1e3,
                    raw.stream().mapToDouble(Round::p95),
                    ours.stream().mapToDouble(Round::p95));
        }
    }

    /** Answers a request of JSON-RPC. */
    private interface Wire {
        String ask(String request) throws IOException, InterruptedException;
    }

    /** Prints a table. */
    public static void main(String... arguments) throws Exception {
        new McpSpeed().run();
        System.exit(0);
    }

    private void run() throws Exception {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Timing.load());
        List<SyncToolSpecification> ours = McpTools.stateless(echoes, mapper);
        Server server = server(List.of(raw(), rawTable()), ours);
        Wire rawWire = http(server.getURI().resolve("/raw"));
        Wire oursWire = http(server.getURI().resolve("/ours"));
        rounds(rawWire, RAW, oursWire, EchoCatalogue.NAME, SEQUENTIAL).print("a call");
        throughput(rawWire, oursWire);
        rounds(rawWire, RAW_TABLE, oursWire, EchoCatalogue.TABLE, TABLES).print(EchoCatalogue.ROWS + " rows");
        server.stop();
        try (McpStdio stdio = McpStdio.start()) {
            rounds(stdio::ask, RAW, stdio::ask, EchoCatalogue.NAME, SEQUENTIAL).print("a call, stdio");
        }
        converter(ours.stream()
                .filter(each -> each.tool().name().equals(EchoCatalogue.NAME))
                .findFirst()
                .orElseThrow());
        builds();
    }

    private static void print(String what, double unit, DoubleStream raws, DoubleStream others) {
        double raw = unit * median(raws.toArray());
        double ours = unit * median(others.toArray());
        System.out.printf(
                Locale.ROOT, "%-34s SDK alone %10.3f  ours %10.3f  ratio %5.2f%n", what, raw, ours, ours / raw);
    }

    private static void print(String what, double[] ours) {
        System.out.printf(Locale.ROOT, "%-34s %27s %10.3f%n", what, "", median(ours));
    }

    private static double median(double[] values) {
        return quantile(values, 0.5);
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }

    /** As much as the SDK's own examples do: text in, text out. */
    static Tool rawTool() {
        return rawTool(RAW);
    }

    private static Tool rawTool(String name) {
        return Tool.builder(name, Map.of("type", "object", "properties", Map.of("text", Map.of("type", "string"))))
                .description("Answers text.")
                .build();
    }

    static CallToolResult rawAnswer(CallToolRequest request) {
        return rawAnswer(String.valueOf(request.arguments().get("text")));
    }

    private static CallToolResult rawAnswer(String text) {
        return CallToolResult.builder().addTextContent(text).isError(false).build();
    }

    private static SyncToolSpecification raw() {
        return SyncToolSpecification.builder()
                .tool(rawTool())
                .callHandler((context, request) -> rawAnswer(request))
                .build();
    }

    private SyncToolSpecification rawTable() {
        return SyncToolSpecification.builder()
                .tool(rawTool(RAW_TABLE))
                .callHandler((context, request) -> rawAnswer(request.arguments().get("text") + table))
                .build();
    }

    private Server server(List<SyncToolSpecification> raw, List<SyncToolSpecification> ours) throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(servlet("/raw", raw), "/raw");
        context.addServlet(servlet("/ours", ours), "/ours");
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(context);
        server.start();
        return server;
    }

    private ServletHolder servlet(String path, List<SyncToolSpecification> tools) {
        HttpServletStatelessServerTransport transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(mapper)
                .messageEndpoint(path)
                .build();
        McpServer.sync(transport).serverInfo("speed", "1").tools(tools).build();
        return new ServletHolder(transport);
    }

    private static Rounds rounds(Wire raw, String rawTool, Wire ours, String tool, int calls) throws Exception {
        sequential(raw, rawTool, WARM_UP);
        sequential(ours, tool, WARM_UP);
        Rounds rounds = new Rounds(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < ROUNDS; i++) {
            rounds.raw().add(Round.of(sequential(raw, rawTool, calls)));
            rounds.ours().add(Round.of(sequential(ours, tool, calls)));
        }
        return rounds;
    }

    private void throughput(Wire raw, Wire ours) throws Exception {
        double[] raws = new double[ROUNDS];
        double[] others = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            raws[i] = throughput(raw, RAW);
            others[i] = throughput(ours, EchoCatalogue.NAME);
        }
        print("calls a second, " + THREADS + " threads", 1, Arrays.stream(raws), Arrays.stream(others));
    }

    private double throughput(Wire wire, String tool) throws Exception {
        List<Callable<double[]>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            work.add(() -> sequential(wire, tool, EACH));
        }
        long start = System.nanoTime();
        for (Future<double[]> done : threads.invokeAll(work)) {
            done.get();
        }
        return THREADS * EACH / ((System.nanoTime() - start) / 1e9);
    }

    private static double[] sequential(Wire wire, String tool, int calls) throws IOException, InterruptedException {
        double[] seconds = new double[calls];
        for (int i = 0; i < calls; i++) {
            String request = "{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"tools/call\",\"params\":{\"name\":\""
                    + tool + "\",\"arguments\":{\"text\":\"text " + i + "\"}}}";
            long start = System.nanoTime();
            String answer = wire.ask(request);
            seconds[i] = (System.nanoTime() - start) / 1e9;
            if (!answer.contains("text " + i)) {
                throw new IllegalStateException("call " + i + " of " + tool + " got " + answer);
            }
        }
        return seconds;
    }

    private Wire http(URI address) {
        return request -> http.send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/json, text/event-stream")
                                .POST(HttpRequest.BodyPublishers.ofString(request))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The handler alone: no transport, no JSON of the protocol. */
    private static void converter(SyncToolSpecification ours) {
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < CONVERTED; i++) {
                CallToolResult result = ours.callHandler()
                        .apply(
                                McpTransportContext.EMPTY,
                                CallToolRequest.builder(EchoCatalogue.NAME)
                                        .arguments(Map.of("text", "some text"))
                                        .build());
                if (result.content().size() != 1) {
                    throw new IllegalStateException("got " + result);
                }
            }
            rounds[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e3 / CONVERTED;
        }
        print("the handler alone, CPU us a call", rounds);
    }

    /** All tools of a shop, and a server of them. Nothing listens at the shop's address, and nothing is sent. */
    private void builds() {
        try (Shop shop = Shop.open(ShopConfig.at(URI.create("http://127.0.0.1:9/"), "none"))) {
            double[] catalogues = new double[BUILDS];
            double[] servers = new double[BUILDS];
            for (int i = -BUILDS; i < BUILDS; i++) {
                long start = System.nanoTime();
                List<SyncToolSpecification> tools =
                        McpTools.stateless(ShopifyTools.of(shop).withChanges(), mapper);
                long built = System.nanoTime();
                servlet("/all", tools);
                if (i >= 0) {
                    catalogues[i] = (built - start) / 1e6;
                    servers[i] = (System.nanoTime() - start) / 1e6;
                }
            }
            print("catalogue of all tools, built warm, ms", catalogues);
            print("the same and its server, ms", servers);
        }
    }
}
