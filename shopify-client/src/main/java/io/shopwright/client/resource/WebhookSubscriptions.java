package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the shop tells an app of, and where. Needs the scope to read the objects that a topic is about.
 */
public final class WebhookSubscriptions {
    private final Shop shop;

    public WebhookSubscriptions(Shop shop) {
        this.shop = shop;
    }

    /**
     * A subscription.
     *
     * @param topic as in the enum, such as {@code ORDERS_CREATE}
     * @param uri an HTTPS address, or one of Google Pub/Sub or Amazon EventBridge
     * @param filter null if all events are told of
     */
    public record Subscription(
            Gid id, String topic, String uri, @Nullable String filter, List<String> includeFields, Instant createdAt) {}

    /** The subscription after a change. */
    public record Saved(@Nullable Subscription webhookSubscription) {}

    /** What was deleted. */
    public record Deleted(@Nullable Gid deletedWebhookSubscriptionId) {}

    /** The app's own subscriptions. */
    public Connection<Subscription> all() {
        return shop.connection("webhookSubscriptions", Subscription.class);
    }

    /** Subscribes to a topic such as {@code ORDERS_CREATE}. */
    public Mutation<Saved> create(String topic, String uri) {
        return shop.mutation("webhookSubscriptionCreate", Saved.class)
                .with("topic", topic)
                .with("webhookSubscription", Map.of("uri", uri));
    }

    /** Changes a subscription. {@code input} is a {@code WebhookSubscriptionInput}. */
    public Mutation<Saved> update(Gid id, Object input) {
        return shop.mutation("webhookSubscriptionUpdate", Saved.class)
                .with("id", id)
                .with("webhookSubscription", input);
    }

    /** Ends a subscription. */
    public Mutation<Deleted> delete(Gid id) {
        return shop.mutation("webhookSubscriptionDelete", Deleted.class).with("id", id);
    }
}
