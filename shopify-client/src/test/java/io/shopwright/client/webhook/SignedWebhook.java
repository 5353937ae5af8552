package io.shopwright.client.webhook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request as Shopify sends it, to be spoilt by tests. */
record SignedWebhook(Map<String, List<String>> headers, byte[] body) {
    static final String SECRET = "hush";
    static final String SHOP = "cool-socks.myshopify.com";

    static SignedWebhook of(String topic, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of("application/json"));
        headers.put("X-Shopify-Topic", List.of(topic));
        headers.put("X-Shopify-Hmac-Sha256", List.of(WebhookVerifier.of(SECRET).sign(bytes)));
        headers.put("X-Shopify-Shop-Domain", List.of(SHOP));
        headers.put("X-Shopify-API-Version", List.of("2026-10"));
        headers.put("X-Shopify-Webhook-Id", List.of("b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"));
        headers.put("X-Shopify-Event-Id", List.of("98880550-7158-44d4-b7cd-2c97c8a091b5"));
        headers.put("X-Shopify-Triggered-At", List.of("2026-11-22T08:00:00.877041743Z"));
        return new SignedWebhook(headers, bytes);
    }

    SignedWebhook with(String name, String... values) {
        Map<String, List<String>> changed = new LinkedHashMap<>(headers);
        changed.keySet().removeIf(name::equalsIgnoreCase);
        if (values.length > 0) {
            changed.put(name, List.of(values));
        }
        return new SignedWebhook(changed, body);
    }

    SignedWebhook event(String id) {
        return with("X-Shopify-Event-Id", id).with("X-Shopify-Webhook-Id", "webhook-" + id);
    }

    SignedWebhook at(String time) {
        return with("X-Shopify-Triggered-At", time);
    }

    SignedWebhook with(byte[] other) {
        return new SignedWebhook(headers, other);
    }

    /** With the names that Events use, in lower case as HTTP/2 sends them. */
    SignedWebhook underNewNames() {
        Map<String, List<String>> renamed = new LinkedHashMap<>();
        headers.forEach(
                (name, values) -> renamed.put(name.toLowerCase(Locale.ROOT).replace("x-shopify-", "shopify-"), values));
        return new SignedWebhook(renamed, body);
    }

    List<String> names() {
        return new ArrayList<>(headers.keySet());
    }

    Webhook verified() {
        return WebhookVerifier.of(SECRET).verify(headers, body);
    }
}
