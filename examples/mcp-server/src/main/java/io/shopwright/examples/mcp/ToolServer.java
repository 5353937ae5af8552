package io.shopwright.examples.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.shopwright.mcp.McpLibrary;
import io.shopwright.mcp.McpTools;
import io.shopwright.mcp.ShopifyTools;

/** What the server is, whatever carries its messages. */
final class ToolServer {
    static final McpJsonMapper MAPPER = new JacksonMcpJsonMapper(new ObjectMapper());

    private ToolServer() {}

    // tag::server[]
    static McpSyncServer build(SyncSpecification<?> transport, ShopifyTools tools) {
        var library = McpLibrary.sync(tools);
        return transport
                .serverInfo("shopwright", "0.1.0")
                .instructions(ShopifyTools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .prompts(false)
                        .completions()
                        .build())
                .validateToolInputs(false) // the tools check their arguments themselves, and say what would be right
                .tools(McpTools.sync(tools, MAPPER))
                .resources(library.resources())
                .resourceTemplates(library.templates())
                .prompts(library.prompts())
                .completions(library.completions())
                .build();
    }
    // end::server[]
}
