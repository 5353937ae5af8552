package io.shopwright.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.webhook.WebhookException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
    private static final String BODY = "{\"id\":820982911946154508,\"note\":\"süß\"}";

    private final SignedWebhook signed = SignedWebhook.of("orders/create", BODY);

    private static Reason refused(SignedWebhook request) {
        try {
            throw new AssertionError("accepted: " + request.verified());
        } catch (WebhookException e) {
            return e.reason();
        }
    }

    @Test
    void webhook_signed_isReadWithItsHeaders() {
        Webhook webhook = signed.with("X-Shopify-Name", "mine").verified();

        assertThat(webhook.topic()).isSameAs(Topic.ORDERS_CREATE);
        assertThat(webhook.shop()).isEqualTo("cool-socks.myshopify.com");
        assertThat(webhook.apiVersion()).isEqualTo(ApiVersion.of("2026-10"));
        assertThat(webhook.webhookId()).isEqualTo("b54557e4-bdd9-4b37-8a5f-bf7d70bcd043");
        assertThat(webhook.eventId()).isEqualTo("98880550-7158-44d4-b7cd-2c97c8a091b5");
        assertThat(webhook.triggeredAt()).isEqualTo(Instant.parse("2026-11-22T08:00:00.877041743Z"));
        assertThat(webhook.name()).isEqualTo("mine");
        assertThat(webhook.body()).isEqualTo(BODY);
        assertThat(webhook.toString()).doesNotContain("süß");
    }

    @Test
    void webhook_underNewNames_isReadWithItsHeaders() {
        Webhook webhook = SignedWebhook.of("Product", "{\"topic\":\"Product\",\"action\":\"update\"}")
                .with("X-Shopify-Event-Id")
                .with("X-Shopify-Handle", "prices")
                .with("X-Shopify-Action", "update")
                .with("X-Shopify-Resource-Id", "gid://shopify/Product/7")
                .underNewNames()
                .verified();

        assertThat(webhook.topic().header()).isEqualTo("Product");
        assertThat(webhook.name()).isEqualTo("prices");
        assertThat(webhook.action()).isEqualTo("update");
        assertThat(webhook.resourceId()).isEqualTo("gid://shopify/Product/7");
        assertThat(webhook.eventId()).isNull();
    }

    @Test
    void headers_inAnyCase_areFound() {
        Map<String, List<String>> shouted = new HashMap<>();
        signed.headers().forEach((name, values) -> shouted.put(name.toUpperCase(java.util.Locale.ROOT), values));

        assertThat(new SignedWebhook(shouted, signed.body()).verified()).isEqualTo(signed.verified());
    }

    /** RFC 4231, test case 2, in base64. */
    @Test
    void signature_isHmacSha256InBase64() {
        String expected = Base64.getEncoder()
                .encodeToString(
                        HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));

        assertThat(WebhookVerifier.of("Jefe").sign("what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(expected);
    }

    @Test
    void secret_beingReplaced_countsBesideTheNewOne() {
        WebhookVerifier both = WebhookVerifier.of("new", SignedWebhook.SECRET);

        assertThat(both.verify(signed.headers(), signed.body())).isEqualTo(signed.verified());
        assertThat(both.sign(signed.body())).isEqualTo(WebhookVerifier.of("new").sign(signed.body()));
        assertThatThrownBy(() -> WebhookVerifier.of("new").verify(signed.headers(), signed.body()))
                .isInstanceOf(WebhookException.class)
                .hasMessage("The signature was made with another secret than those given, or over another body");
    }

    @Test
    void secrets_none_areRefused() {
        assertThatThrownBy(() -> WebhookVerifier.of()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookVerifier.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signature_missingOrDoubled_isRefused() {
        String other = WebhookVerifier.of("other").sign(signed.body());

        assertThat(refused(signed.with("X-Shopify-Hmac-Sha256"))).isEqualTo(Reason.WRONG_SIGNATURE);
        assertThat(refused(signed.with("X-Shopify-Hmac-Sha256", ""))).isEqualTo(Reason.WRONG_SIGNATURE);
        assertThat(refused(signed.with(
                        "X-Shopify-Hmac-Sha256",
                        signed.headers().get("X-Shopify-Hmac-Sha256").get(0),
                        other)))
                .isEqualTo(Reason.WRONG_SIGNATURE);
    }

    /** Base64 has four ways to write the last character of 32 bytes; Shopify writes one. */
    @Test
    void signature_writtenInAnotherWay_isRefused() {
        String signature = signed.headers().get("X-Shopify-Hmac-Sha256").get(0);
        byte[] bytes = Base64.getDecoder().decode(signature);
        char last = signature.charAt(42);

        assertThat(signature).hasSize(44).endsWith("=");
        for (char sameBits = (char) (last + 1); sameBits <= last + 3; sameBits++) {
            String other = signature.substring(0, 42) + sameBits + "=";
            assertThat(refused(signed.with("X-Shopify-Hmac-Sha256", other))).isEqualTo(Reason.WRONG_SIGNATURE);
        }
        for (String other : List.of(
                HexFormat.of().formatHex(bytes),
                Base64.getUrlEncoder().encodeToString(new byte[] {-1, -1}) + signature,
                signature.substring(0, 43),
                signature + "\n",
                " " + signature)) {
            assertThat(refused(signed.with("X-Shopify-Hmac-Sha256", other))).isEqualTo(Reason.WRONG_SIGNATURE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Shopify-Topic", "X-Shopify-Shop-Domain", "X-Shopify-API-Version", "X-Shopify-Webhook-Id"})
    void header_missingOrDoubled_isMalformed(String name) {
        assertThat(refused(signed.with(name))).isEqualTo(Reason.MALFORMED);
        assertThat(refused(signed.with(name, "a", "b"))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Shopify-Shop-Domain, evil.example",
        "X-Shopify-Shop-Domain, cool-socks.myshopify.com.evil.example",
        "X-Shopify-Shop-Domain, evil.example/cool-socks.myshopify.com",
        "X-Shopify-API-Version, latest",
        "X-Shopify-Triggered-At, yesterday",
        "X-Shopify-Triggered-At, 9999-12-31T23:59:59Z",
        "X-Shopify-Topic, orders create",
        "X-Shopify-Topic, ../etc"
    })
    void header_withoutShopifysForm_isMalformed(String name, String value) {
        assertThat(refused(signed.with(name, value))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void body_rightlySigned_butNotUtf8_isMalformed() {
        byte[] latin = "süß".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(signed.with(latin)
                        .with(
                                "X-Shopify-Hmac-Sha256",
                                WebhookVerifier.of(SignedWebhook.SECRET).sign(latin))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void headers_asSomeServersGiveThem_doNoHarm() {
        Map<String, List<String>> odd = new HashMap<>(signed.headers());
        odd.put(null, List.of("HTTP/1.1 200 OK"));
        odd.put("X-Shopify-Name", null);
        odd.put("X-Shopify-Handle", Collections.singletonList(null));

        assertThat(new SignedWebhook(odd, signed.body()).verified()).isEqualTo(signed.verified());
    }

    @Test
    void key_tellsDuplicatesFromSeveralObjectsOfOneEvent() {
        Webhook webhook = signed.verified();

        assertThat(signed.with("X-Shopify-Webhook-Id", "another").verified().key())
                .isEqualTo(webhook.key());
        assertThat(SignedWebhook.of("orders/paid", BODY).verified().key()).isNotEqualTo(webhook.key());
        assertThat(SignedWebhook.of("orders/create", "{\"id\":2}").verified().key())
                .isNotEqualTo(webhook.key());
        assertThat(signed.event("another").verified().key()).isNotEqualTo(webhook.key());
        assertThat(signed.with("X-Shopify-Shop-Domain", "other.myshopify.com")
                        .verified()
                        .key())
                .isNotEqualTo(webhook.key());
    }

    @Test
    void key_withoutEvent_isTheMessages() {
        SignedWebhook nameless = signed.with("X-Shopify-Event-Id");

        assertThat(nameless.verified().key()).isEqualTo(nameless.verified().key());
        assertThat(nameless.with("X-Shopify-Webhook-Id", "another").verified().key())
                .isNotEqualTo(nameless.verified().key());
    }
}
