package io.shopwright.testkit;

import java.net.URI;
import java.time.Instant;

/**
 * A webhook that was sent.
 *
 * @param topic such as {@code orders/create}
 * @param address who got it
 * @param webhookId names the message, in all its attempts
 * @param eventId names what happened, in all messages about it
 * @param triggeredAt when it happened
 * @param payload the body, to the byte
 * @param attempt from 1
 * @param status of the subscriber's answer, 0 if there was none in time
 */
public record WebhookDelivery(
        String topic,
        URI address,
        String webhookId,
        String eventId,
        Instant triggeredAt,
        String payload,
        int attempt,
        int status) {
    /** Whether the subscriber took it. */
    public boolean accepted() {
        return status >= 200 && status < 300;
    }

    WebhookDelivery attempted(int number, int answer) {
        return new WebhookDelivery(topic, address, webhookId, eventId, triggeredAt, payload, number, answer);
    }
}
