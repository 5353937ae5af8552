package io.shopwright.examples.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.shopwright.mcp.McpTools;
import io.shopwright.mcp.ShopifyTools;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;

/**
 * Serves a shop's tools over standard input and output, for a host such as an editor or an assistant that starts this
 * program.
 */
public final class StdioServer {
    private StdioServer() {}

    /** Exits with 0 when the input ends, with 2 if an option, its file or the environment is wrong. */
    public static void main(String... arguments) throws InterruptedException {
        PrintStream protocol = System.out;
        System.setOut(System.err); // nothing but the protocol may reach standard output
        if (Arrays.asList(arguments).contains("--help")) {
            System.err.print(ServedShop.HELP);
            return;
        }
        try (ServedShop served = ServedShop.open(arguments)) {
            Conversation conversation = new Conversation(System.in, protocol);
            McpSyncServer server = serve(ShopifyTools.of(served.shop()).readOnly(), conversation);
            conversation.run();
            server.closeGracefully();
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("mcp-server: " + e.getMessage());
            System.exit(2);
        }
        System.exit(0); // the transport's threads would wait for input for ever
    }

    // tag::server[]
    private static McpSyncServer serve(ShopifyTools tools, Conversation conversation) {
        McpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
        return McpServer.sync(new StdioServerTransportProvider(mapper, conversation.input(), conversation.output()))
                .serverInfo("shopwright", "0.1.0")
                .instructions(ShopifyTools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .validateToolInputs(false) // the tools check their arguments themselves, and say what would be right
                .tools(McpTools.sync(tools, mapper))
                .build();
    }
    // end::server[]
}
