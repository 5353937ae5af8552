package io.shopwright.client.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/**
 * Webhooks behind the JDK's own server; it answers POST alone.
 *
 * <pre>{@code
 * server.createContext("/webhooks", new WebhookHttpHandler(receiver));
 * }</pre>
 */
@SuppressWarnings("exports") // who has such a server requires its module
public final class WebhookHttpHandler implements HttpHandler {
    private static final int NO_BODY = -1;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final WebhookReceiver receiver;

    public WebhookHttpHandler(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(WebhookReceiver.MOST_BYTES + 1);
            WebhookReceiver.Receipt receipt = body.length > WebhookReceiver.MOST_BYTES
                    ? receiver.tooLarge()
                    : receiver.receive(exchange.getRequestHeaders(), body);
            exchange.sendResponseHeaders(receipt.status(), NO_BODY);
        }
    }
}
