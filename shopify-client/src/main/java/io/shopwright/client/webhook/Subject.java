package io.shopwright.client.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
        JsonNode payload;
        try {
            payload = Json.MAPPER.readTree(webhook.body());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
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
}
