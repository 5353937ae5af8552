package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.webhook.Topic;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the shop tells an app of, and where. Needs the scope to read the objects that a topic is about.
 *
 * <pre>{@code
 * URI app = URI.create("https://app.example");
 * Plan plan = subscriptions.reconcile(List.of(Desired.of(Topic.ORDERS_PAID, app), Desired.of(Topic.APP_UNINSTALLED, app)));
 * System.out.print(plan);
 * subscriptions.apply(plan);
 * }</pre>
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
     * @param includeFields empty if the payload is whole
     */
    public record Subscription(
            Gid id,
            String topic,
            String uri,
            @Nullable String filter,
            List<String> includeFields,
            List<String> metafieldNamespaces,
            Instant createdAt) {}

    /** A subscription's name, which the API has since 2026-04. */
    record Name(Gid id, @Nullable String name) {}

    /** The subscription after a change. */
    public record Saved(@Nullable Subscription webhookSubscription) {}

    /** What was deleted. */
    public record Deleted(@Nullable Gid deletedWebhookSubscriptionId) {}

    /**
     * A subscription that shall be. The methods return another one.
     *
     * @param uri HTTPS, or one of Google Pub/Sub or Amazon EventBridge
     * @param filter in Shopify's search syntax, null to be told of all
     * @param includeFields members of the payload, empty for all
     * @param metafieldNamespaces whose metafields come with the payload
     * @param name comes in the header {@code X-Shopify-Name}; null for none. The API knows it since 2026-04
     */
    public record Desired(
            Topic<?> topic,
            String uri,
            @Nullable String filter,
            List<String> includeFields,
            List<String> metafieldNamespaces,
            @Nullable String name) {
        /** @throws IllegalArgumentException if the topic is one of privacy law */
        public Desired {
            if (topic.enumName().isEmpty()) {
                throw new IllegalArgumentException(
                        topic + " is subscribed to in the app's configuration file, not by a call");
            }
            includeFields = List.copyOf(includeFields);
            metafieldNamespaces = List.copyOf(metafieldNamespaces);
        }

        /** All news of a topic, at the topic's usual {@link Topic#endpoint} of the app, such as {@code /webhooks/orders}. */
        public static Desired of(Topic<?> topic, URI app) {
            return new Desired(
                    topic, app.toString().replaceFirst("/+$", "") + topic.endpoint(), null, List.of(), List.of(), null);
        }

        /** At another address. */
        public Desired at(String uri) {
            return new Desired(topic, uri, filter, includeFields, metafieldNamespaces, name);
        }

        /** Only what a filter finds. */
        public Desired filter(String filter) {
            return new Desired(topic, uri, filter, includeFields, metafieldNamespaces, name);
        }

        /** Only these members of the payload. */
        public Desired include(String... fields) {
            return new Desired(topic, uri, filter, List.of(fields), metafieldNamespaces, name);
        }

        /** With metafields. */
        public Desired metafields(String... namespaces) {
            return new Desired(topic, uri, filter, includeFields, List.of(namespaces), name);
        }

        /** Under a name. */
        public Desired name(String name) {
            return new Desired(topic, uri, filter, includeFields, metafieldNamespaces, name);
        }

        String enumName() {
            return topic.enumName().orElseThrow();
        }
    }

    /** A subscription that stays, and is made what it shall be. */
    public record Change(Subscription now, Desired desired) {}

    /**
     * What would make the shop's subscriptions those that shall be. A text of one line each: {@code +} is made, {@code ~}
     * changed, {@code -} deleted.
     *
     * @param kept how many are as they shall be
     */
    public record Plan(List<Desired> create, List<Change> change, List<Subscription> delete, int kept) {
        public Plan {
            create = List.copyOf(create);
            change = List.copyOf(change);
            delete = List.copyOf(delete);
        }

        public boolean isEmpty() {
            return create.isEmpty() && change.isEmpty() && delete.isEmpty();
        }

        @Override
        public String toString() {
            Stream<String> lines = Stream.of(
                            create.stream().map(each -> "+ " + line(each)),
                            change.stream().map(each -> "~ " + line(each.desired()) + was(each)),
                            delete.stream().map(each -> "- " + each.topic() + " " + each.uri()),
                            Stream.of("= " + kept + " as they shall be"))
                    .flatMap(part -> part);
            return String.join("\n", lines.toList()) + "\n";
        }

        private static String line(Desired desired) {
            return desired.enumName() + " " + desired.uri()
                    + (desired.filter() == null ? "" : " filter " + desired.filter())
                    + (desired.includeFields().isEmpty() ? "" : " fields " + desired.includeFields())
                    + (desired.metafieldNamespaces().isEmpty() ? "" : " metafields " + desired.metafieldNamespaces())
                    + (desired.name() == null ? "" : " name " + desired.name());
        }

        private static String was(Change change) {
            String before = change.now().uri();
            return before.equals(change.desired().uri()) ? "" : ", was " + before;
        }
    }

    /** The app's own subscriptions. */
    public Connection<Subscription> all() {
        return shop.connection("webhookSubscriptions", Subscription.class);
    }

    /** Subscribes to a topic such as {@code ORDERS_CREATE}. */
    public Mutation<Saved> create(String topic, String uri) {
        return create(topic, Map.of("uri", uri));
    }

    private Mutation<Saved> create(String topic, Object input) {
        return shop.mutation("webhookSubscriptionCreate", Saved.class)
                .with("topic", topic)
                .with("webhookSubscription", input);
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

    /**
     * Compares the app's subscriptions with those that shall be. One of the same topic at another address is moved rather
     * than deleted and made again, so that nothing is missed; one of a topic that shall not be told of is deleted. Nothing
     * is changed yet.
     *
     * @throws IllegalArgumentException if a topic and address are desired twice
     * @throws io.shopwright.client.ShopifyException if the shop cannot be asked
     */
    public Plan reconcile(Collection<Desired> desired) {
        Set<String> wanted = new HashSet<>();
        for (Desired each : desired) {
            if (!wanted.add(each.enumName() + " " + each.uri())) {
                throw new IllegalArgumentException(each.topic() + " is desired twice at " + each.uri());
            }
        }
        SubscriptionMatch match = new SubscriptionMatch(all().stream().toList(), names(desired));
        return match.plan(new ArrayList<>(desired));
    }

    /** Asked for only if a name is desired, so that versions of the API without names can be spoken. */
    private List<Name> names(Collection<Desired> desired) {
        return desired.stream().allMatch(each -> each.name() == null)
                ? List.of()
                : shop.connection("webhookSubscriptions", Name.class).stream().toList();
    }

    /**
     * Carries out a plan: changes, then makes, then deletes. If the shop refuses one, those before it are done; a new plan
     * has what is left.
     *
     * @throws io.shopwright.client.ShopifyException.Rejected if the shop refuses one
     * @throws io.shopwright.client.ShopifyException if it cannot be reached
     */
    public void apply(Plan plan) {
        plan.change()
                .forEach(each -> update(each.now().id(), SubscriptionMatch.input(each.desired()))
                        .run());
        plan.create()
                .forEach(each ->
                        create(each.enumName(), SubscriptionMatch.input(each)).run());
        plan.delete().forEach(each -> delete(each.id()).run());
    }
}
