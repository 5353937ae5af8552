package io.shopwright.client.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.internal.Json;
import io.shopwright.client.schema.ApiVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A webhook whose signature was right. The signature covers the body alone; that the headers are the shop's rests on HTTPS.
 *
 * @param topic unknown ones are kept
 * @param shop the permanent domain, such as {@code cool-socks.myshopify.com}
 * @param apiVersion of the payload, which may be newer than the one subscribed with
 * @param webhookId names the message, in all its attempts
 * @param eventId names what happened, in all messages about it; null in deliveries of the kind called Events
 * @param triggeredAt when it happened; null if the header is missing
 * @param name of the subscription, or the handle of an Events subscription; null if it has none
 * @param action in Events {@code create}, {@code update} or {@code delete}; else null
 * @param resourceId in Events the object's id; else null
 * @param body as it was signed
 */
public record Webhook(
        Topic<?> topic,
        String shop,
        ApiVersion apiVersion,
        String webhookId,
        @Nullable String eventId,
        @Nullable Instant triggeredAt,
        @Nullable String name,
        @Nullable String action,
        @Nullable String resourceId,
        String body) {

    /**
     * The payload. A component named {@code totalPrice} is read from {@code total_price}, unless {@link
     * io.shopwright.client.query.Field} names another member; {@code @Nullable} and {@code Optional} allow null and
     * absence, anything else must be there. Members without a component are ignored. A list may also stand as one text
     * with commas, as tags do.
     *
     * @param type a record of {@link Payloads}, one of your own, or {@link JsonNode}
     * @throws WebhookException with {@link WebhookException.Reason#UNREADABLE}, naming the path, if it does not fit
     * @throws IllegalArgumentException if the record has components that no JSON can fill
     */
    public <T> T payload(Class<T> type) {
        try {
            return PayloadReader.read(Json.MAPPER.readTree(body), type);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new WebhookException(WebhookException.Reason.UNREADABLE, "The body of " + this + " is no JSON", null);
        }
    }

    /**
     * The shop's object that the payload names, by {@code admin_graphql_api_id} or as an Events' resource; empty if it names
     * none, as webhooks of stock do not.
     */
    public Optional<Gid> objectId() {
        return Subject.id(this);
    }

    /**
     * What duplicates share: shop, topic and event, and the body, since one action of a merchant tells of several objects
     * as one event. Without an event the message's own id stands in its place. 64 hexadecimal digits.
     */
    public String key() {
        return digest(shop, topic.header(), eventId == null ? "message " + webhookId : "event " + eventId, body);
    }

    /** The shop's object that this is about, so that older news of it can be told from newer; empty if none is named. */
    Optional<String> subject() {
        return Subject.of(this).map(object -> digest(shop, object));
    }

    private static String digest(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Without the body, which may hold personal data. */
    @Override
    public String toString() {
        return topic + " of " + shop + " [webhook-id " + webhookId + "]";
    }
}
