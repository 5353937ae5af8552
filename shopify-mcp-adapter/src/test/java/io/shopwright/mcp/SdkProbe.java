package io.shopwright.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server with the echo, and the library, of whichever version of the SDK is on the class path: this calls only what all
 * versions have, and is loaded by {@link SdkVersionsTest} once for each.
 */
@SuppressWarnings("deprecation") // what replaces it is not in SDK 1
final class SdkProbe {
    private static final int PIPE_BYTES = 1 << 18;

    private static final CompleteRequest RISK =
            new CompleteRequest(new PromptReference("stock_review"), new CompleteArgument("risk", "r"));

    private SdkProbe() {}

    /** Sends messages to a server and waits for as many replies. */
    static List<String> replies(List<String> messages, int replies) throws IOException, ReflectiveOperationException {
        ShopifyTools tools = ShopifyTools.of(List.of(new EchoTool()));
        McpJsonMapper mapper = mapper();
        try (PipedOutputStream toServer = new PipedOutputStream();
                PipedInputStream fromClient = new PipedInputStream(toServer, PIPE_BYTES);
                PipedOutputStream toClient = new PipedOutputStream();
                BufferedReader fromServer = new BufferedReader(
                        new InputStreamReader(new PipedInputStream(toClient, PIPE_BYTES), StandardCharsets.UTF_8))) {
            McpSyncServer server = McpServer.sync(new StdioServerTransportProvider(mapper, fromClient, toClient))
                    .serverInfo("probe", "1")
                    .capabilities(ServerCapabilities.builder().tools(false).build())
                    .tools(McpTools.sync(tools, mapper))
                    .build();
            for (String message : messages) {
                toServer.write((message.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
                toServer.flush();
            }
            List<String> lines = new ArrayList<>();
            while (lines.size() < replies) {
                lines.add(fromServer.readLine());
            }
            server.close();
            return lines;
        }
    }

    /** What a server without sessions answers to a call of the echo. */
    static String stateless() throws ReflectiveOperationException {
        return McpTools.stateless(ShopifyTools.of(List.of(new EchoTool())), mapper())
                .get(0)
                .tool()
                .name();
    }

    /** The page, a prompt and a completion, by servers with sessions; how many prompts one without has. */
    static List<String> library() {
        try (Shop shop =
                Shop.open(ShopConfig.at(URI.create("http://127.0.0.1:9/"), "none"))) { // none of it asks the shop
            ShopifyTools tools = ShopifyTools.of(shop);
            var library = McpLibrary.sync(tools);
            String uri = "ui://shopwright/dashboard";
            ResourceContents page = library.resources().stream()
                    .filter(resource -> resource.resource().uri().equals(uri))
                    .findFirst()
                    .orElseThrow()
                    .readHandler()
                    .apply(null, new ReadResourceRequest(uri))
                    .contents()
                    .get(0);
            Content prompt = library.prompts()
                    .get(0)
                    .promptHandler()
                    .apply(null, new GetPromptRequest("daily_briefing", Map.of()))
                    .messages()
                    .get(0)
                    .content();
            List<String> words = library.completions().stream()
                    .map(completion -> completion.completionHandler().apply(null, RISK))
                    .flatMap(result -> result.completion().values().stream())
                    .toList();
            return List.of(
                    ((TextResourceContents) page).text(),
                    ((TextContent) prompt).text(),
                    words.toString(),
                    String.valueOf(McpLibrary.stateless(tools).prompts().size()));
        }
    }

    private static McpJsonMapper mapper() throws ReflectiveOperationException {
        Class<?> type;
        try {
            type = Class.forName("io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper");
        } catch (ClassNotFoundException e) { // its name before 1.0
            type = Class.forName("io.modelcontextprotocol.json.jackson.JacksonMcpJsonMapper");
        }
        return (McpJsonMapper) type.getConstructor(ObjectMapper.class).newInstance(new ObjectMapper());
    }
}
