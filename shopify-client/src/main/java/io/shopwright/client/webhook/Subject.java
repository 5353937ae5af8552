package io.shopwright.client.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shopwright.client.Gid;
import io.shopwright.client.internal.Json;
import java.util.Optional;

/** Which object a webhook is about. */
final class Subject {
    private Subject() {}

    /** Such as {@code orders 820982911946154508}: all topics of one family tell of the same objects. */
    static Optional<String> of(Webhook webhook) {
        if (webhook.resourceId() != null) {
            return Optional.of(webhook.resourceId());
        }
        JsonNode payload = payload(webhook);
        String family = webhook.topic().family();
        for (String member : new String[] {"id", "admin_graphql_api_id"}) {
            if (payload.path(member).isValueNode()) {
                return Optional.of(family + " " + payload.path(member).asText());
            }
        }
        JsonNode item = payload.path("inventory_item_id");
        JsonNode location = payload.path("location_id");
        return item.isValueNode() && location.isValueNode()
                ? Optional.of(family + " " + item.asText() + " " + location.asText())
                : Optional.empty();
    }

    /** The object's id, where the webhook has it in Shopify's form. */
    static Optional<Gid> id(Webhook webhook) {
        String id = webhook.resourceId() != null
                ? webhook.resourceId()
                : payload(webhook).path("admin_graphql_api_id").asText();
        try {
            return Optional.of(Gid.parse(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A body that is no JSON names nothing. */
    private static JsonNode payload(Webhook webhook) {
        try {
            return Json.MAPPER.readTree(webhook.body());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
