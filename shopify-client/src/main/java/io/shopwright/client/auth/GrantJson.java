package io.shopwright.client.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.internal.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grants as the stores write them, before they are encrypted. Members that are not known are left out when reading. */
final class GrantJson {
    private GrantJson() {}

    static byte[] write(Collection<Grant> grants) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        grants.forEach(grant -> all.add(node(grant)));
        try {
            return Json.MAPPER.writeValueAsBytes(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Grants are plain JSON", e);
        }
    }

    private static ObjectNode node(Grant grant) {
        ObjectNode node =
                Json.MAPPER.createObjectNode().put("shop", grant.shop()).put("accessToken", grant.accessToken());
        texts(node, "scopes", grant.scopes());
        if (grant.expiresAt() != null) {
            node.put("expiresAt", grant.expiresAt().toString());
        }
        Grant.Refresh refresh = grant.refresh();
        if (refresh != null) {
            node.put("refreshToken", refresh.token());
            if (refresh.expiresAt() != null) {
                node.put("refreshExpiresAt", refresh.expiresAt().toString());
            }
        }
        Grant.User user = grant.user();
        if (user != null) {
            node.put("userId", user.id()).put("email", user.email());
            texts(node, "userScopes", user.scopes());
        }
        return node;
    }

    private static void texts(ObjectNode node, String name, List<String> values) {
        ArrayNode list = node.putArray(name);
        values.forEach(list::add);
    }

    /** @throws TokenStoreException if it is something else, naming the place */
    static List<Grant> read(byte[] json, String place) {
        try {
            List<Grant> grants = new ArrayList<>();
            for (JsonNode each : Json.MAPPER.readTree(json)) {
                grants.add(grant(each));
            }
            return grants;
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            throw new TokenStoreException(place + " holds something else than grants", e);
        }
    }

    private static Grant grant(JsonNode node) {
        JsonNode refresh = node.path("refreshToken");
        JsonNode user = node.path("userId");
        return new Grant(
                node.path("shop").asText(),
                node.path("accessToken").asText(),
                texts(node.path("scopes")),
                time(node.path("expiresAt")),
                refresh.isTextual() ? new Grant.Refresh(refresh.asText(), time(node.path("refreshExpiresAt"))) : null,
                user.isTextual()
                        ? new Grant.User(
                                user.asText(),
                                texts(node.path("userScopes")),
                                node.path("email").asText())
                        : null);
    }

    private static @Nullable Instant time(JsonNode node) {
        return node.isTextual() ? Instant.parse(node.asText()) : null;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
