package io.shopwright.testkit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wish to be told of a topic. */
record WebhookSubscription(
        long key,
        String topic,
        String uri,
        String format,
        @Nullable String filter,
        @Nullable String name,
        List<String> includeFields,
        List<String> metafieldNamespaces,
        List<MetafieldName> metafields,
        String version,
        Instant createdAt,
        Instant updatedAt)
        implements Resource {
    WebhookSubscription {
        includeFields = List.copyOf(includeFields);
        metafieldNamespaces = List.copyOf(metafieldNamespaces);
        metafields = List.copyOf(metafields);
    }

    /** The answer to a field of type WebhookSubscriptionMetafieldIdentifier. */
    record MetafieldName(String namespace, String key) {}

    boolean isHttp() {
        return uri.startsWith("https:");
    }

    /** @param header such as {@code orders/create} */
    boolean isFor(String header) {
        return header.equals(WebhookTopics.header(topic));
    }

    boolean isFor(String header, String address) {
        return isFor(header) && uri.equals(address);
    }

    /** Of the schema's union WebhookSubscriptionEndpoint. */
    Object endpoint() {
        if (isHttp()) {
            return new WebhookHttpEndpoint(uri);
        }
        if (uri.startsWith("pubsub:")) {
            String[] parts = uri.substring("pubsub://".length()).split(":", 2);
            return new WebhookPubSubEndpoint(parts[0], parts[1]);
        }
        return new WebhookEventBridgeEndpoint(uri);
    }

    String callbackUrl() {
        return uri;
    }

    QueryRoot.PublicApiVersion apiVersion() {
        return new QueryRoot.PublicApiVersion(version, true);
    }
}
