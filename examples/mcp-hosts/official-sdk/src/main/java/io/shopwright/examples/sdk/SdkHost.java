package io.shopwright.examples.sdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.mcp.McpTools;
import io.shopwright.mcp.ShopifyTools;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** Serves a shop's tools without sessions to programs on this machine, at {@code http://localhost:8080/mcp}. */
public final class SdkHost {
    private SdkHost() {}

    public static void main(String... arguments) throws Exception {
        start(Shop.open(ShopConfig.fromEnvironment()), 8080).join();
    }

    static Server start(Shop shop, int port) throws Exception {
        McpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
        HttpServletStatelessServerTransport transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(mapper)
                .messageEndpoint("/mcp")
                .httpHeaderValidator(DefaultServerTransportSecurityValidator.builder()
                        .allowedHosts(List.of("localhost:*", "127.0.0.1:*"))
                        .build())
                .build();
        McpServer.sync(transport)
                .serverInfo("my-shop", "1")
                .instructions(ShopifyTools.INSTRUCTIONS)
                .validateToolInputs(false) // the tools do
                .tools(McpTools.stateless(ShopifyTools.of(shop), mapper))
                .build();
        Server jetty = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(transport), "/mcp");
        jetty.setHandler(context);
        jetty.start();
        return jetty;
    }
}
