package io.shopwright.examples.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.shopwright.client.webhook.WebhookReceiver;
import io.shopwright.client.webhook.WebhookServlet;
import io.shopwright.mcp.ShopifyTools;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** A shop's tools over streamable HTTP, for several clients at once. Safe for threads. */
final class HttpServer implements AutoCloseable {
    private static final String PATH = "/mcp";
    private static final long STOP_MILLIS = 5_000;

    private final Server jetty;
    private final McpSyncServer server;
    private final URI address;

    private HttpServer(Server jetty, McpSyncServer server, URI address) {
        this.jetty = jetty;
        this.server = server;
        this.address = address;
    }

    /**
     * Serves at {@code /mcp} and, to the shop itself, at {@code /webhooks}.
     *
     * @param webhooks null if the shop sends none
     * @throws IOException if it cannot listen there
     */
    static HttpServer start(HttpAddress at, ShopifyTools tools, @Nullable WebhookReceiver webhooks) throws IOException {
        HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(ToolServer.MAPPER)
                .mcpEndpoint(PATH)
                .httpHeaderValidator(DefaultServerTransportSecurityValidator.builder()
                        .allowedHosts(at.hosts())
                        .allowedOrigins(at.origins())
                        .build())
                .build();
        McpSyncServer server = ToolServer.build(McpServer.sync(transport), tools);
        ServletHolder servlet = new ServletHolder(transport);
        servlet.setAsyncSupported(true);
        FilterHolder filter = new FilterHolder(new BearerFilter(at.token()));
        filter.setAsyncSupported(true);
        ServletContextHandler context = new ServletContextHandler();
        context.addFilter(filter, PATH, EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(servlet, PATH);
        if (webhooks != null) { // they prove themselves by their signature
            context.addServlet(new ServletHolder(new WebhookServlet(webhooks)), "/webhooks/*");
        }
        Server jetty = new Server();
        ServerConnector connector = connector(jetty, at);
        jetty.addConnector(connector);
        jetty.setHandler(context);
        jetty.setStopTimeout(STOP_MILLIS);
        start(jetty);
        String scheme = at.keyStore() == null ? "http" : "https";
        String host = at.bind().contains(":") ? "[" + at.bind() + "]" : at.bind();
        return new HttpServer(jetty, server, URI.create(scheme + "://" + host + ":" + connector.getLocalPort() + PATH));
    }

    private static ServerConnector connector(Server jetty, HttpAddress at) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        HttpAddress.KeyStoreFile keyStore = at.keyStore();
        ServerConnector connector;
        if (keyStore == null) {
            connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        } else {
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStorePath(keyStore.file().toString());
            tls.setKeyStoreType("PKCS12");
            tls.setKeyStorePassword(keyStore.password());
            http.addCustomizer(new SecureRequestCustomizer());
            connector = new ServerConnector(
                    jetty, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        }
        connector.setHost(at.bind());
        connector.setPort(at.port());
        return connector;
    }

    private static void start(Server jetty) throws IOException {
        try {
            jetty.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // Jetty declares no narrower one
            throw new IOException("the server could not start", e);
        }
    }

    /** What clients are told to connect to. */
    URI address() {
        return address;
    }

    /** Waits until somebody closes this. */
    void join() throws InterruptedException {
        jetty.join();
    }

    /** Lets the calls under way end, for five seconds. */
    @Override
    public void close() {
        server.closeGracefully();
        try {
            jetty.stop();
        } catch (Exception e) { // as above
            throw new IllegalStateException("the server could not stop", e);
        }
    }
}
