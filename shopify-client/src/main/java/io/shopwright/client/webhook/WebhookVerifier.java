package io.shopwright.client.webhook;

import io.shopwright.client.internal.Signatures;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.webhook.WebhookException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells webhooks that a shop signed from all others. The signature is base64 of HMAC-SHA256 over the body's bytes as they
 * came, and is compared in a time that does not depend on where it differs. Immutable.
 */
public final class WebhookVerifier {
    private static final Pattern SHOP =
            Pattern.compile("[a-z0-9][a-z0-9_-]*\\.(myshopify\\.com|shopify\\.com|myshopify\\.io)");

    /** Shopify names topics in letters, and in Events after types of the schema. */
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]{0,254}");

    /** What an inbox can hold, in nanoseconds since 1970. */
    private static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");

    private final Signatures signatures;

    private WebhookVerifier(Signatures signatures) {
        this.signatures = signatures;
    }

    /**
     * Verifies by these secrets: the app's client secret; while it is replaced, the new and the old; the other secret with
     * which Shopify signs webhooks that were made in the admin.
     *
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public static WebhookVerifier of(String... secrets) {
        return new WebhookVerifier(Signatures.of(List.of(secrets)));
    }

    /** The header's value by the first secret, with which Shopify would sign this body: for tests of an app. */
    public String sign(byte[] body) {
        return signatures.base64(body);
    }

    /**
     * Verifies the signature, then reads the headers, under their classic names ({@code X-Shopify-Topic}) or the new ones
     * ({@code shopify-topic}), in any case. If the new signature is there, the new names count.
     *
     * @param headers all of the request; with a list of values, as servers give them
     * @param body as it came, before anything read it
     * @throws WebhookException with {@link Reason#WRONG_SIGNATURE} or {@link Reason#MALFORMED}, and nothing else
     */
    public Webhook verify(Map<String, List<String>> headers, byte[] body) {
        WebhookHeaders found = WebhookHeaders.of(headers);
        if (!signatures.matchesBase64(body, found.signature())) {
            throw new WebhookException(
                    Reason.WRONG_SIGNATURE,
                    "The signature was made with another secret than those given, or over another body",
                    null);
        }
        return new Webhook(
                Topic.of(found.matching("Topic", TOPIC)),
                found.matching("Shop-Domain", SHOP),
                version(found.required("API-Version")),
                found.required("Webhook-Id"),
                found.optional("Event-Id"),
                time(found.optional("Triggered-At")),
                found.optional(found.areNew() ? "Handle" : "Name"),
                found.optional("Action"),
                found.optional("Resource-Id"),
                text(body));
    }

    private static ApiVersion version(String value) {
        try {
            return ApiVersion.of(value);
        } catch (IllegalArgumentException e) {
            throw WebhookHeaders.malformed("API-Version is no version", e);
        }
    }

    private static @Nullable Instant time(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value).toInstant();
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                throw new DateTimeException("not of this age");
            }
            return time;
        } catch (DateTimeException e) {
            throw WebhookHeaders.malformed("Triggered-At is no time", e);
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw WebhookHeaders.malformed("the body is not UTF-8", e);
        }
    }
}
