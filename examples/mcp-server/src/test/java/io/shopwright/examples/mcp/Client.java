package io.shopwright.examples.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The SDK's client, connected to a server. */
record Client(McpSyncClient client) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Starts a program and speaks with it over its standard input and output. */
    static Client ofProgram(List<String> command) {
        ServerParameters program = ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size()))
                .build();
        return of(new StdioClientTransport(program, ToolServer.MAPPER));
    }

    static Client at(URI address, String token) {
        return at(address, token, HttpClient.newBuilder());
    }

    static Client at(URI address, String token, HttpClient.Builder http) {
        return of(HttpClientStreamableHttpTransport.builder(address.resolve("/").toString())
                .endpoint(address.getPath())
                .jsonMapper(ToolServer.MAPPER)
                .clientBuilder(http)
                .httpRequestCustomizer(
                        (request, method, uri, body, context) -> request.header("Authorization", "Bearer " + token))
                .build());
    }

    private static Client of(McpClientTransport transport) {
        McpSyncClient client = McpClient.sync(transport)
                .initializationTimeout(PATIENCE)
                .requestTimeout(PATIENCE)
                .build();
        client.initialize();
        return new Client(client);
    }

    List<String> tools() {
        return client.listTools().tools().stream().map(Tool::name).toList();
    }

    CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    @Override
    public void close() {
        client.close();
    }
}
