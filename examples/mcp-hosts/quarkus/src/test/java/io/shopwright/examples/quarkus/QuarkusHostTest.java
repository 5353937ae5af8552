package io.shopwright.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.mcp.ShopifyTools;
import io.shopwright.mcp.ToolDefinition;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application that the build makes, started as its own program and called over HTTP. */
class QuarkusHostTest {
    private static final String TOOL = "shopify_customer_lifetime_value";
    private static final String SESSION = "Mcp-Session-Id";
    private static final String INITIALIZE = """
            "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25",
                "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}""";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("Listening on: (http://\\S+)");

    private static final BlockingQueue<ProgressNotification> PROGRESS = new LinkedBlockingQueue<>();
    private static SimulatedShop simulated;
    private static Process host;
    private static String address;
    private static McpSyncClient client;

    @BeforeAll
    static void start() throws IOException {
        simulated = SimulatedShop.start();
        simulated.load(GeneratedShop.builder(1, LocalDate.of(2026, 6, 30))
                .customers(100)
                .generate());
        host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.port=0",
                        "-Dshop.endpoint=" + simulated.endpoint(),
                        "-Dshop.access-token=" + simulated.accessToken(),
                        "-jar",
                        System.getProperty("quarkus.jar"))
                .redirectErrorStream(true)
                .start();
        address = address(host.inputReader());
        client = McpClient.sync(HttpClientStreamableHttpTransport.builder(address)
                        .jsonMapper(new JacksonMcpJsonMapper(JSON))
                        .build())
                .progressConsumer(PROGRESS::add)
                .build();
        client.initialize();
    }

    private static String address(BufferedReader log) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return address.group(1);
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("the host ended: " + seen);
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (host != null) {
            host.destroy();
        }
        simulated.close();
    }

    @AfterEach
    void clearFaults() {
        simulated.faults().clear();
    }

    private static CallToolResult call(Map<String, Object> arguments) {
        return client.callTool(CallToolRequest.builder(TOOL)
                .arguments(arguments)
                .progressToken("reading")
                .build());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    @Test
    void list_isTheCatalogue() {
        try (Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            Map<String, Tool> listed =
                    client.listTools().tools().stream().collect(Collectors.toMap(Tool::name, tool -> tool));
            List<ToolDefinition> definitions = ShopifyTools.of(shop).definitions();

            assertThat(client.getServerInstructions()).isEqualTo(ShopifyTools.INSTRUCTIONS);
            assertThat(listed).hasSameSizeAs(definitions);
            assertThat(definitions).allSatisfy(definition -> {
                Tool tool = listed.get(definition.name());
                assertThat(tool.title()).isEqualTo(definition.title());
                assertThat(tool.description()).isEqualTo(definition.description());
                assertThat(json(tool.inputSchema())).isEqualTo(json(definition.inputSchemaJson()));
                assertThat(json(tool.outputSchema())).isEqualTo(json(definition.outputSchemaJson()));
                assertThat(tool.annotations())
                        .extracting("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint")
                        .containsExactly(
                                definition.hints().readOnly(),
                                definition.hints().destructive(),
                                definition.hints().idempotent(),
                                definition.hints().openWorld());
            });
        }
    }

    private static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    @Test
    void call_isAnswered_withTheSameAsText() throws Exception {
        CallToolResult result = call(Map.of("limit", 2, "observation_end", "2026-06-30"));

        assertThat(result.isError()).isFalse();
        assertThat(result.structuredContent())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("returned", 2);
        assertThat(json(text(result))).isEqualTo(json(result.structuredContent()));
        assertThat(PROGRESS.poll(10, TimeUnit.SECONDS).progressToken()).isEqualTo("reading");
    }

    @Test
    void argumentThatDoesNotFit_isAnErrorOfTheTool() {
        CallToolResult result = call(Map.of("limit", -1));

        assertThat(result.isError()).isTrue();
        assertThat(result.structuredContent()).isNull();
        assertThat(text(result)).contains("\"code\":\"invalid_arguments\"", "limit");
    }

    /** Over bare HTTP, as the SDK's client cannot cancel. */
    @Test
    void callThatTheClientCancels_ends() throws Exception {
        simulated.faults().always().rootField("orders").latency(Duration.ofSeconds(4));
        String session = send(INITIALIZE, "Origin", address)
                .get()
                .headers()
                .firstValue(SESSION)
                .orElseThrow();
        send("\"method\": \"notifications/initialized\"", SESSION, session).get();
        int before = simulated.faults().struck();
        CompletableFuture<HttpResponse<String>> answer = send("""
                "id": 2, "method": "tools/call", "params": {"name": "%s"}""".formatted(TOOL), SESSION, session);
        while (simulated.faults().struck() == before && !answer.isDone()) {
            Thread.sleep(10);
        }

        send("""
                "method": "notifications/cancelled", "params": {"requestId": 2}""", SESSION, session);

        JsonNode result = json(answer.get().body()).get("result");
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(json(result.at("/content/0/text").textValue()).get("code").textValue())
                .isEqualTo("cancelled");
    }

    @Test
    void foreignWebPage_isRefused() throws Exception {
        assertThat(send(INITIALIZE, "Origin", "https://evil.example").get().statusCode())
                .isEqualTo(403);
    }

    private static CompletableFuture<HttpResponse<String>> send(String members, String header, String value) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\": \"2.0\", " + members + "}"))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
}
