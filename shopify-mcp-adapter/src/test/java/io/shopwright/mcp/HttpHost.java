package io.shopwright.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** A host on HTTP with the SDK's own servlet, which answers to this machine only. */
record HttpHost(Server jetty) implements AutoCloseable {
    static final McpJsonMapper MAPPER = new JacksonMcpJsonMapper(new ObjectMapper());

    static HttpHost start(ShopifyTools tools) throws Exception {
        return start(tools, server -> {});
    }

    /** @param more what the host serves besides the catalogue */
    static HttpHost start(ShopifyTools tools, Consumer<SyncSpecification<?>> more) throws Exception {
        HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(MAPPER)
                .mcpEndpoint("/mcp")
                .httpHeaderValidator(DefaultServerTransportSecurityValidator.builder()
                        .allowedHosts(List.of("127.0.0.1:*", "localhost:*"))
                        .allowedOrigins(List.of("http://127.0.0.1:*", "http://localhost:*"))
                        .build())
                .build();
        SyncSpecification<?> server = McpServer.sync(transport)
                .serverInfo("host", "1")
                .instructions(ShopifyTools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .prompts(false)
                        .completions()
                        .logging()
                        .build())
                .strictToolNameValidation(true)
                .validateToolInputs(false) // the tools do, and say what would be right
                .tools(McpTools.sync(tools, MAPPER));
        var library = McpLibrary.sync(tools);
        server.resources(library.resources())
                .resourceTemplates(library.templates())
                .prompts(library.prompts())
                .completions(library.completions());
        more.accept(server);
        server.build();
        ServletHolder servlet = new ServletHolder(transport);
        servlet.setAsyncSupported(true);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(servlet, "/mcp");
        Server jetty = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        jetty.setHandler(context);
        jetty.start();
        return new HttpHost(jetty);
    }

    String origin() {
        return "http://127.0.0.1:" + jetty.getURI().getPort();
    }

    String address() {
        return origin() + "/mcp";
    }

    @Override
    public void close() throws Exception {
        jetty.stop();
    }
}
