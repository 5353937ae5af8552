package io.shopwright.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The receiver behind real servers, over sockets. */
class WebhookServersTest {
    private final List<Payloads.Deleted> handled = Collections.synchronizedList(new ArrayList<>());
    private final WebhookReceiver receiver = WebhookReceiver.builder(
                    WebhookVerifier.of(SignedWebhook.SECRET), Runnable::run)
            .on(Topic.PRODUCTS_DELETE, (product, delivery) -> handled.add(product))
            .build();
    private final OkHttpClient client = new OkHttpClient();
    private HttpServer jdk;
    private Server jetty;

    private enum Kind {
        JDK,
        SERVLET
    }

    @BeforeEach
    void start() throws Exception {
        jdk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        jdk.createContext("/webhooks", new WebhookHttpHandler(receiver));
        jdk.start();
        jetty = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new WebhookServlet(receiver)), "/webhooks/*");
        jetty.setHandler(context);
        jetty.start();
    }

    @AfterEach
    void stop() throws Exception {
        jdk.stop(0);
        jetty.stop();
    }

    private String address(Kind kind) {
        int port = kind == Kind.JDK
                ? jdk.getAddress().getPort()
                : ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
        return "http://127.0.0.1:" + port + Topic.PRODUCTS_DELETE.endpoint();
    }

    private int post(Kind kind, SignedWebhook request) throws Exception {
        Request.Builder builder =
                new Request.Builder().url(address(kind)).post(RequestBody.create(request.body(), null));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.addHeader(name, value)));
        return status(builder.build());
    }

    private int status(Request request) throws Exception {
        try (Response response = client.newCall(request).execute()) {
            return response.code();
        }
    }

    @ParameterizedTest
    @EnumSource
    void webhook_isTaken_andOthersAreNot(Kind kind) throws Exception {
        SignedWebhook signed = SignedWebhook.of("products/delete", "{\"id\":788032119674292922}");

        assertThat(post(kind, signed)).isEqualTo(200);
        assertThat(handled).containsExactly(new Payloads.Deleted(788032119674292922L));
        assertThat(post(kind, signed.underNewNames())).isEqualTo(200);
        assertThat(post(kind, signed.with("{\"id\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEqualTo(401);
        assertThat(post(kind, signed.with("X-Shopify-Webhook-Id"))).isEqualTo(400);
        assertThat(post(kind, SignedWebhook.of("orders/paid", "{}"))).isEqualTo(404);
        assertThat(post(kind, signed.with("X-Shopify-Topic", "products/delete", "orders/paid")))
                .isEqualTo(400);
        assertThat(handled).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void get_isNotAllowed(Kind kind) throws Exception {
        assertThat(status(new Request.Builder().url(address(kind)).build())).isEqualTo(405);
    }

    @ParameterizedTest
    @EnumSource
    void body_withoutEnd_isNotRead(Kind kind) throws Exception {
        SignedWebhook huge = SignedWebhook.of("products/delete", "{}").with(new byte[WebhookReceiver.MOST_BYTES + 1]);

        assertThat(post(kind, huge)).isEqualTo(413);
        assertThat(handled).isEmpty();
    }
}
