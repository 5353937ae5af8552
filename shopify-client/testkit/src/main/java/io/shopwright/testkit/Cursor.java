package io.shopwright.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;

/** A place in a sorted list: the row's number and the value that it is sorted by. Opaque outside, as Shopify's. */
record Cursor(long lastId, JsonNode lastValue) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Cursor decode(String text) {
        try {
            JsonNode node = JSON.readTree(Base64.getDecoder().decode(text));
            if (!node.path("last_id").canConvertToLong() || !node.has("last_value")) {
                throw malformed();
            }
            return new Cursor(node.path("last_id").longValue(), node.path("last_value"));
        } catch (IllegalArgumentException | IOException e) {
            throw malformed();
        }
    }

    static ShopifyError malformed() {
        return ShopifyError.badRequest("Malformed cursor");
    }

    String encode() {
        ObjectNode node = JSON.createObjectNode().put("last_id", lastId).set("last_value", lastValue);
        try {
            return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a cursor of plain values", e);
        }
    }
}
