package io.shopwright.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A server with the echo, of whichever version of the SDK is on the class path: this calls only what all versions have, and
 * is loaded by {@link SdkVersionsTest} once for each.
 */
final class SdkProbe {
    private static final int PIPE_BYTES = 1 << 18;

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
