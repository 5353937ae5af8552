package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.auth.AppCredentials;
import io.shopwright.client.auth.AppProxyRequest;
import io.shopwright.client.auth.Callback;
import io.shopwright.client.auth.RefusedException;
import io.shopwright.client.auth.SessionToken;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Shopify's JavaScript library signs, the client accepts, and the reverse. Skipped where Node is absent. */
class OfficialSignaturesTest {
    private static final AppCredentials APP =
            AppCredentials.of("app-1", "newer").previousSecret("secret-1");

    private final SimulatedShop shop = SimulatedShop.builder()
            .name("Cool Socks")
            .https()
            .app("app-1", "secret-1", "read_products")
            .start();

    @BeforeAll
    static void install() throws Exception {
        OfficialClients.install();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whatTheLibrarySigns_isAccepted() throws IOException {
        JsonNode signed = OfficialClients.run(shop, "sign");
        String callback = signed.path("callback").asText();
        String forwarded = signed.path("forwarded").asText();
        String session = signed.path("session").asText();
        Instant now = Instant.now();

        assertThat(Callback.verified(callback, APP, "s 1 & ü", now).code()).isEqualTo("c-1");
        assertThat(AppProxyRequest.verified(forwarded, APP, now).customerId()).contains("7");
        assertThat(SessionToken.verified(session, APP, now).shop()).isEqualTo("cool-socks.myshopify.com");
        AppCredentials other = AppCredentials.of("app-1", "another");
        assertThatThrownBy(() -> Callback.verified(callback, other, "s 1 & ü", now))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> AppProxyRequest.verified(forwarded, other, now))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> SessionToken.verified(session, other, now)).isInstanceOf(RefusedException.class);
    }

    private JsonNode verdicts(SimulatedShop by) throws IOException {
        URI target = URI.create("https://app.example.com/x?extra=2&extra=1&name=%C3%BCl%20%26");
        URI callback = by.app().opened(URI.create("https://app.example.com/x?state=s%20%26%20%C3%BC"));
        URI forwarded = by.app().forwarded(target, "/apps/x", OptionalLong.of(7));
        return OfficialClients.run(
                shop,
                "verify",
                Map.of(
                        "CALLBACK",
                        callback.getRawQuery(),
                        "FORWARDED",
                        forwarded.getRawQuery(),
                        "SESSION_TOKEN",
                        by.app().sessionToken(7)));
    }

    @Test
    void whatTheShopSigns_isAcceptedByTheLibraryAndByTheClient() throws IOException {
        URI forwarded =
                shop.app().forwarded(URI.create("https://app.example.com/x?a=1&a=2"), "/apps/x", OptionalLong.empty());

        JsonNode verdicts = verdicts(shop);

        assertThat(verdicts.path("callback").booleanValue()).isTrue();
        assertThat(verdicts.path("forwarded").booleanValue()).isTrue();
        assertThat(verdicts.path("session").asText()).isEqualTo("https://cool-socks.myshopify.com");
        assertThat(AppProxyRequest.verified(forwarded.getRawQuery(), APP, Instant.now())
                        .customerId())
                .isEmpty();
    }

    @Test
    void whatAnotherShopSigns_isRefusedByTheLibrary() throws IOException {
        try (SimulatedShop other =
                SimulatedShop.builder().app("app-1", "another").start()) {
            JsonNode verdicts = verdicts(other);

            assertThat(verdicts.path("callback").booleanValue()).isFalse();
            assertThat(verdicts.path("forwarded").booleanValue()).isFalse();
            assertThat(verdicts.path("session").asText()).isEqualTo("InvalidJwtError");
        }
    }
}
