package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.testkit.WebhookSubscription.MetafieldName;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who gets what of an event, and where. */
final class WebhookRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ShopData data;
    private final Set<Subscription> plain = new LinkedHashSet<>();
    private final Map<URI, URI> forwards = new LinkedHashMap<>();

    /** One that a test made; those that the API made are rows. */
    private record Subscription(String topic, URI address) {}

    /** A body for one subscriber. */
    record Parcel(URI address, String payload) {}

    WebhookRoutes(ShopData data) {
        this.data = data;
    }

    synchronized void subscribe(String topic, URI address) {
        plain.add(new Subscription(topic, address));
    }

    synchronized void unsubscribe(String topic, URI address) {
        plain.remove(new Subscription(topic, address));
        data.table(WebhookSubscription.class).remove(row -> row.isFor(topic, address.toString()));
    }

    synchronized boolean isSubscribed(String topic, URI address) {
        return plain.contains(new Subscription(topic, address))
                || asked(topic, address).isPresent();
    }

    synchronized void forward(URI from, URI to) {
        forwards.put(from, to);
    }

    /** Where it is really sent: an address of the API that is neither forwarded nor on this machine leads nowhere. */
    synchronized Optional<String> destination(String topic, URI address) {
        String text = address.toString();
        for (Map.Entry<URI, URI> each : forwards.entrySet()) {
            String from = each.getKey().toString();
            if (text.startsWith(from)) {
                return Optional.of(each.getValue() + text.substring(from.length()));
            }
        }
        boolean ours = plain.contains(new Subscription(topic, address));
        return ours ? Optional.of(text) : Optional.empty();
    }

    synchronized boolean any() {
        return !plain.isEmpty() || !data.table(WebhookSubscription.class).rows().isEmpty();
    }

    Optional<WebhookSubscription> asked(String topic, URI address) {
        return data.table(WebhookSubscription.class).rows().stream()
                .filter(row -> row.isFor(topic, address.toString()))
                .findFirst();
    }

    synchronized boolean wants(String topic) {
        return plain.stream().anyMatch(each -> each.topic().equals(topic))
                || data.table(WebhookSubscription.class).rows().stream().anyMatch(row -> row.isFor(topic));
    }

    /**
     * @param about the id of the object whose metafields subscribers can ask for, empty if there is none
     * @param payload as a test gave it, to the byte
     */
    synchronized List<Parcel> parcels(String topic, String about, String payload) {
        List<Parcel> parcels = new ArrayList<>();
        for (Subscription each : plain) {
            if (each.topic().equals(topic)) {
                parcels.add(new Parcel(each.address(), payload));
            }
        }
        for (WebhookSubscription row : data.table(WebhookSubscription.class).rows()) {
            if (row.isFor(topic) && row.isHttp()) {
                body(row, about, payload).ifPresent(body -> parcels.add(new Parcel(URI.create(row.uri()), body)));
            }
        }
        return parcels;
    }

    private Optional<String> body(WebhookSubscription row, String about, String payload) {
        JsonNode whole = parsed(payload);
        if (whole == null || !PayloadFilter.passes(row.filter(), whole)) {
            return whole == null ? Optional.of(payload) : Optional.empty();
        }
        JsonNode body = PayloadFilter.project(whole, row.includeFields());
        boolean asksForMetafields =
                !row.metafieldNamespaces().isEmpty() || !row.metafields().isEmpty();
        if (!asksForMetafields || !(body instanceof ObjectNode object)) {
            return Optional.of(body.toString());
        }
        List<Metafield> wanted = data.table(Metafield.class).ownedBy(about).stream()
                .filter(each -> row.metafieldNamespaces().contains(each.namespace())
                        || row.metafields().contains(new MetafieldName(each.namespace(), each.name())))
                .toList();
        RestForm form = new RestForm(data);
        return Optional.of(object.deepCopy()
                .<ObjectNode>set("metafields", RestForm.list(wanted, form::metafield))
                .toString());
    }

    private static @Nullable JsonNode parsed(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            return null;
        }
    }

    /** The payload, unless nobody wants the topic. */
    Optional<String> payload(String topic, Supplier<ObjectNode> payload) {
        return wants(topic) ? Optional.of(payload.get().toString()) : Optional.empty();
    }
}
