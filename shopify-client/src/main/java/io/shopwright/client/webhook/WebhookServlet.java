package io.shopwright.client.webhook;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Webhooks behind a servlet container; it answers POST alone. Map it to {@code /webhooks/*}, and let no filter before it
 * read the body.
 */
@SuppressWarnings("exports") // who has a servlet container requires its module
public final class WebhookServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient WebhookReceiver receiver;

    public WebhookServlet(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        byte[] body = request.getInputStream().readNBytes(WebhookReceiver.MOST_BYTES + 1);
        WebhookReceiver.Receipt receipt =
                body.length > WebhookReceiver.MOST_BYTES ? receiver.tooLarge() : receiver.receive(headers, body);
        response.setStatus(receipt.status());
    }
}
