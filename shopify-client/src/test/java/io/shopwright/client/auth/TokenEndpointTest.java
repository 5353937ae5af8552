package io.shopwright.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.FlakyServer;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop answers to who asks for tokens, through a real socket. */
class TokenEndpointTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Grant OLD = Grants.offline(Grants.SHOP, 0);

    private final FlakyServer server = new FlakyServer();
    private final SignIn signIn = SignIn.of(AppCredentials.of("app-1", "canary-secret"))
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .at(shop -> server.endpoint());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void refresh_sendsAFormAndReadsThePair() {
        server.json("{\"access_token\":\"shpat_1\",\"scope\":\"read_orders,write_products\",\"expires_in\":3600,"
                + "\"refresh_token\":\"shprt_1\",\"refresh_token_expires_in\":7776000,\"future\":{\"a\":1}}");

        Grant next = signIn.refresh(OLD);

        assertThat(next)
                .isEqualTo(new Grant(
                        Grants.SHOP,
                        "shpat_1",
                        List.of("read_orders", "write_products"),
                        NOW.plus(Duration.ofHours(1)),
                        new Grant.Refresh("shprt_1", NOW.plus(Duration.ofDays(90))),
                        null));
        var request = server.taken();
        assertThat(request.getUrl().encodedPath()).isEqualTo("/admin/oauth/access_token");
        assertThat(request.getBody().utf8())
                .isEqualTo("client_id=app-1&client_secret=canary-secret&grant_type=refresh_token"
                        + "&refresh_token=shprt_canary0");
    }

    /** A library once took such a token for one that never ends, and never refreshed it again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"shpat_1\",\"scope\":\"\",\"refresh_token\":\"shprt_1\"}",
                "{\"access_token\":\"shpat_1\",\"scope\":\"\",\"refresh_token\":\"shprt_1\",\"expires_in\":null}",
                "{\"access_token\":\"shpat_1\",\"scope\":\"\",\"refresh_token\":\"shprt_1\",\"expires_in\":0}",
                "{\"access_token\":\"shpat_1\",\"scope\":\"\",\"refresh_token\":\"shprt_1\",\"expires_in\":\"soon\"}",
                "{\"access_token\":\"shpat_1\",\"refresh_token\":\"shprt_1\",\"expires_in\":9223372036854775807}",
                "{\"access_token\":\"shpat_1\",\"scope\":\"\",\"expires_in\":3600}",
                "{\"refresh_token\":\"shprt_1\",\"expires_in\":3600}",
                "{\"access_token\":\"a\\nb\",\"refresh_token\":\"shprt_1\",\"expires_in\":3600}",
                "{}",
                "[]",
                "\"shpat_1\"",
                "{\"access_token\":"
            })
    void refresh_thatLacksSomething_isNoGrant(String answer) {
        server.json(answer);

        assertThatThrownBy(() -> signIn.refresh(OLD)).isInstanceOf(ShopifyException.Unreadable.class);
    }

    @Test
    void clientCredentials_withoutAnEnd_areNoGrant() {
        server.json("{\"access_token\":\"shpat_1\",\"scope\":\"\"}");

        assertThatThrownBy(() -> signIn.clientCredentials(Grants.SHOP))
                .isInstanceOf(ShopifyException.Unreadable.class)
                .hasMessageContaining("without telling when it expires");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, SignInNeeded",
        "400, invalid_client, Denied",
        "400, shop_not_permitted, Denied",
        "400, application_cannot_be_found, Denied",
        "400, invalid_request, Invalid",
        "401, '', Denied",
        "402, '', Unavailable",
        "403, '', Denied",
        "404, '', Invalid",
        "302, '', Invalid",
        "423, '', Unavailable",
        "429, '', Throttled",
        "500, '', Unavailable",
        "503, '', Unavailable"
    })
    void refusal_saysWhatToDo(int status, String error, String type) {
        String body = error.isEmpty() ? "<html>" : "{\"error\":\"" + error + "\",\"error_description\":\"Because.\"}";
        server.status(status, error.isEmpty() ? "text/html" : "application/json", body);

        assertThatThrownBy(() -> signIn.refresh(OLD))
                .isInstanceOf(ShopifyException.class)
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(type))
                .hasMessageStartingWith(Grants.SHOP + " gave no access token, HTTP " + status
                        + (error.isEmpty() ? "" : ": " + error + " Because."))
                .hasMessageEndingWith("[request-id r-" + status + "]")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
        assertThat(server.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void shopThatDoesNotAnswer_isUnreachable() {
        server.server.enqueue(new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseSocket())
                .build());

        assertThatThrownBy(() -> signIn.refresh(OLD)).isInstanceOf(ShopifyException.Unreachable.class);
    }

    @Test
    void installPage_isTheShops() {
        SignIn.Install install = SignIn.of(AppCredentials.of("app-1", "s"))
                .install(
                        "Cool-Socks.myshopify.com",
                        URI.create("https://app.example.com/back?a=b&c=d"),
                        List.of("read_orders", "write_products"),
                        AccessMode.ONLINE);

        assertThat(install.page())
                .hasToString("https://cool-socks.myshopify.com/admin/oauth/authorize?client_id=app-1"
                        + "&scope=read_orders%2Cwrite_products"
                        + "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fback%3Fa%3Db%26c%3Dd&state="
                        + install.state() + "&grant_options%5B%5D=per-user");
        assertThat(install.state()).hasSize(32).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void keyThatIsShort_isRefused() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var key = (RSAPrivateKey) generator.generateKeyPair().getPrivate();

        assertThatThrownBy(() -> AppCredentials.of("app-1", "s").signingKey("key-1", key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The key has 1024 bits; make one of 3,072");
        assertThatThrownBy(() -> AppCredentials.of("", "s")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AppCredentials.of("a", "s").previousSecret(" "))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
