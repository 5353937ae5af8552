package io.shopwright.examples.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.shopwright.mcp.EchoCatalogue;
import io.shopwright.mcp.McpTools;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server of both echoes in a process of its own, and the client that talks to it over its standard streams. */
final class McpStdio implements AutoCloseable {
    private final Process server;
    private final BufferedReader answers;
    private final BufferedWriter requests;

    private McpStdio(Process server) {
        this.server = server;
        this.answers = server.inputReader(StandardCharsets.UTF_8);
        this.requests = server.outputWriter(StandardCharsets.UTF_8);
    }

    /** The server. It ends with its standard input. */
    public static void main(String... arguments) {
        McpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
        List<SyncToolSpecification> tools = new ArrayList<>(McpTools.sync(EchoCatalogue.create(), mapper));
        tools.add(SyncToolSpecification.builder()
                .tool(McpSpeed.rawTool())
                .callHandler((exchange, request) -> McpSpeed.rawAnswer(request))
                .build());
        McpServer.sync(new StdioServerTransportProvider(mapper))
                .serverInfo("speed", "1")
                .tools(tools)
                .build();
    }

    static McpStdio start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process server = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), McpStdio.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // Whoever waits for a lost answer hears that the server has ended.
        CompletableFuture.delayedExecutor(5, TimeUnit.MINUTES).execute(server::destroy);
        McpStdio stdio = new McpStdio(server);
        stdio.ask("{\"jsonrpc\":\"2.0\",\"id\":\"hello\",\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                + "\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"speed\",\"version\":\"1\"}}}");
        stdio.tell("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return stdio;
    }

    /** Asks and waits for the answer, a line each. */
    String ask(String request) throws IOException {
        tell(request);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the server has ended");
        }
        return answer;
    }

    private void tell(String line) throws IOException {
        requests.write(line);
        requests.newLine();
        requests.flush();
    }

    @Override
    public void close() {
        server.destroy();
    }
}
