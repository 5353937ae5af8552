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
import io.shopwright.mcp.EchoCatalogue;
import io.shopwright.mcp.McpTools;
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
 * A call of a tool of the catalogue over HTTP, beside a tool of the SDK alone that answers the same text. Both are on one
 * server without sessions; rounds alternate; figures are medians over the rounds.
 */
public final class McpSpeed {
    private static final String RAW = "raw_echo";
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 4_000;
    private static final int SEQUENTIAL = 2_000;
    private static final int THREADS = 16;
    private static final int EACH = 300;
    private static final int CONVERTED = 500_000;

    private final McpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private McpSpeed() {}

    /** What one round of one tool gives: seconds of a call, and calls a second of all threads. */
    private record Round(double median, double p95, double throughput) {}

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
        SyncToolSpecification ours =
                McpTools.stateless(EchoCatalogue.create(), mapper).get(0);
        Server server = server(List.of(raw()), List.of(ours));
        URI rawAddress = server.getURI().resolve("/raw");
        URI oursAddress = server.getURI().resolve("/ours");
        sequential(rawAddress, RAW, WARM_UP);
        sequential(oursAddress, EchoCatalogue.NAME, WARM_UP);
        List<Round> raws = new ArrayList<>();
        List<Round> others = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            raws.add(round(rawAddress, RAW));
            others.add(round(oursAddress, EchoCatalogue.NAME));
        }
        print(
                "p50 of a call, ms",
                1e3,
                raws.stream().mapToDouble(Round::median),
                others.stream().mapToDouble(Round::median));
        print(
                "p95 of a call, ms",
                1e3,
                raws.stream().mapToDouble(Round::p95),
                others.stream().mapToDouble(Round::p95));
        print(
                "calls a second, " + THREADS + " threads",
                1,
                raws.stream().mapToDouble(Round::throughput),
                others.stream().mapToDouble(Round::throughput));
        converter(ours);
        server.stop();
    }

    private static void print(String what, double unit, DoubleStream raws, DoubleStream others) {
        double raw = unit * median(raws.toArray());
        double ours = unit * median(others.toArray());
        System.out.printf(
                Locale.ROOT, "%-34s SDK alone %10.3f  ours %10.3f  ratio %5.2f%n", what, raw, ours, ours / raw);
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
    private SyncToolSpecification raw() {
        Tool tool = Tool.builder(RAW, Map.of("type", "object", "properties", Map.of("text", Map.of("type", "string"))))
                .description("Answers the text that it was given.")
                .build();
        return SyncToolSpecification.builder()
                .tool(tool)
                .callHandler((context, request) -> CallToolResult.builder()
                        .addTextContent(String.valueOf(request.arguments().get("text")))
                        .isError(false)
                        .build())
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

    private Round round(URI address, String tool) throws Exception {
        double[] seconds = sequential(address, tool, SEQUENTIAL);
        List<Callable<double[]>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            work.add(() -> sequential(address, tool, EACH));
        }
        long start = System.nanoTime();
        for (Future<double[]> done : threads.invokeAll(work)) {
            done.get();
        }
        double all = (System.nanoTime() - start) / 1e9;
        return new Round(median(seconds), quantile(seconds, 0.95), THREADS * EACH / all);
    }

    private double[] sequential(URI address, String tool, int calls) throws IOException, InterruptedException {
        double[] seconds = new double[calls];
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            HttpResponse<String> response = http.send(request(address, tool, i), HttpResponse.BodyHandlers.ofString());
            seconds[i] = (System.nanoTime() - start) / 1e9;
            if (!response.body().contains("text " + i)) {
                throw new IllegalStateException("call " + i + " of " + tool + " got " + response.body());
            }
        }
        return seconds;
    }

    private static HttpRequest request(URI address, String tool, int i) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                                + "\",\"arguments\":{\"text\":\"text " + i + "\"}}}"))
                .build();
    }

    /** The handler alone: no transport, no JSON of the protocol. */
    private static void converter(SyncToolSpecification ours) {
        double[] rounds = new double[ROUNDS];
        int length = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < CONVERTED; i++) {
                CallToolResult result = ours.callHandler()
                        .apply(
                                McpTransportContext.EMPTY,
                                CallToolRequest.builder(EchoCatalogue.NAME)
                                        .arguments(Map.of("text", "some text"))
                                        .build());
                length += result.content().size();
            }
            rounds[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e3 / CONVERTED;
        }
        System.out.printf(
                Locale.ROOT,
                "%-34s %27s %10.3f  (check %d)%n",
                "the handler alone, CPU us a call",
                "",
                median(rounds),
                length);
    }
}
