package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.webhook.WebhookException;
import io.shopwright.client.webhook.WebhookVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Shopify's library for JavaScript and ours take each other's signatures. Skipped where Node is absent. */
class OfficialWebhooksTest {
    private static final OkHttpClient CLIENT = new OkHttpClient();

    private final SimulatedShop shop = SimulatedShop.builder()
            .name("Cool Socks")
            .https()
            .app("app-1", "secret-1")
            .start();
    private final WebhookVerifier verifier = WebhookVerifier.of("secret-1");

    @BeforeAll
    static void install() throws Exception {
        OfficialClients.install();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Map<String, String> headers(String prefix, String signature) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(prefix + "Topic", "orders/create");
        headers.put(prefix + "Hmac-Sha256", signature);
        headers.put(prefix + "Shop-Domain", shop.domain());
        headers.put(prefix + "API-Version", "2026-10");
        headers.put(prefix + "Webhook-Id", "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043");
        return headers;
    }

    private static Map<String, List<String>> listed(Map<String, String> headers) {
        Map<String, List<String>> listed = new LinkedHashMap<>();
        headers.forEach((name, value) -> listed.put(name, List.of(value)));
        return listed;
    }

    @Test
    void theirSignatures_areVerifiedByOurs() throws IOException {
        JsonNode bodies = OfficialClients.run(shop, "signedBodies");

        assertThat(bodies).hasSize(6);
        for (JsonNode each : bodies) {
            String text = each.path("body").textValue();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            String signature = each.path("signature").textValue();
            assertThat(verifier.sign(body)).isEqualTo(signature);
            for (String prefix : List.of("X-Shopify-", "shopify-")) {
                Map<String, List<String>> headers = listed(headers(prefix, signature));
                assertThat(verifier.verify(headers, body).body()).isEqualTo(text);
                assertThatThrownBy(() -> WebhookVerifier.of("another").verify(headers, body))
                        .isInstanceOf(WebhookException.class);
            }
        }
    }

    @Test
    void ourSignatures_areVerifiedByTheirs() throws IOException {
        String body = "{\"id\":820982911946154508,\"note\":\"süß 🧦\"}";
        String ours = verifier.sign(body.getBytes(StandardCharsets.UTF_8));
        String others = WebhookVerifier.of("another").sign(body.getBytes(StandardCharsets.UTF_8));
        try (OfficialClients.Task task = OfficialClients.start(shop, "manyWebhooks")) {
            String address = "http://127.0.0.1:" + task.next().intValue() + "/hooks";

            assertThat(post(address, headers("X-Shopify-", ours), body)).isEqualTo(200);
            assertThat(post(address, headers("shopify-", ours), body)).isEqualTo(200);
            assertThat(post(address, headers("X-Shopify-", others), body)).isEqualTo(401);
            assertThat(post(address, headers("shopify-", others), body)).isEqualTo(401);
            assertThat(post(address, headers("X-Shopify-", ours), body + " ")).isEqualTo(401);
            assertThat(task.next())
                    .extracting(verdict -> verdict.path("valid").booleanValue())
                    .containsExactly(true, true, false, false, false);
        }
    }

    private static int post(String address, Map<String, String> headers, String body) throws IOException {
        Request request = new Request.Builder()
                .url(address)
                .headers(Headers.of(headers))
                .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), null))
                .build();
        try (Response response = CLIENT.newCall(request).execute()) {
            return response.code();
        }
    }
}
