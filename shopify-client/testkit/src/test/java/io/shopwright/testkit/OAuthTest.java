package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthTest {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String SESSION = "urn:ietf:params:oauth:token-type:id_token";
    private static final String TYPE = "urn:shopify:params:oauth:token-type:";
    private static final String AUTHORIZE = "/admin/oauth/authorize?client_id=app-1&scope=read_orders,write_products"
            + "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback%3Fa%3Db&state=s-1";

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SimulatedShop shop = SimulatedShop.builder()
            .name("Cool Socks")
            .clock(clock)
            .app("app-1", "secret-1", "read_orders", "read_customers")
            .start();
    private final Api api = Api.of(shop).token("");

    @AfterEach
    void close() {
        shop.close();
    }

    private Api.Answer token(String... fields) {
        FormBody.Builder form = new FormBody.Builder().add("client_id", "app-1").add("client_secret", "secret-1");
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        return api.send("/admin/oauth/access_token", form.build());
    }

    private JsonNode exchanged(String kind, String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "grant_type",
                EXCHANGE,
                "subject_token",
                shop.app().sessionToken(7),
                "subject_token_type",
                SESSION,
                "requested_token_type",
                TYPE + kind + "-access-token"));
        fields.addAll(List.of(more));
        return token(fields.toArray(String[]::new)).json();
    }

    private int status(JsonNode grant) {
        return api.token(grant.path("access_token").asText())
                .send("{\"query\":\"{ shop { id } }\"}")
                .status();
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private HttpUrl callback() {
        Api.Answer answer = api.send(AUTHORIZE, RequestBody.create("", null));
        assertThat(answer.status()).isEqualTo(302);
        return HttpUrl.get(answer.headers().get("Location"));
    }

    @Test
    void page_ofAKnownApp_asks_ofAnotherRefuses() {
        assertThat(api.get(AUTHORIZE).status()).isEqualTo(200);
        assertThat(api.get(AUTHORIZE).text()).contains("<form method=\"post\">");
        assertThat(api.get(AUTHORIZE.replace("app-1", "app-2")).status()).isEqualTo(400);
        assertThat(api.get("/admin/oauth/authorize?client_id=app-1").status()).isEqualTo(400);
    }

    @Test
    void callback_isSigned() {
        HttpUrl callback = callback();
        TreeMap<String, String> sorted = new TreeMap<>();
        for (String name : callback.queryParameterNames()) {
            sorted.put(name, callback.queryParameter(name));
        }
        String hmac = sorted.remove("hmac");
        String message = "a=b&code=" + sorted.get("code") + "&host=" + sorted.get("host")
                + "&shop=cool-socks.myshopify.com&state=s-1&timestamp=1795334400";

        assertThat(sorted.keySet()).containsExactly("a", "code", "host", "shop", "state", "timestamp");
        assertThat(hmac)
                .isEqualTo(ByteString.encodeUtf8(message)
                        .hmacSha256(ByteString.encodeUtf8("secret-1"))
                        .hex());
        assertThat(ByteString.decodeBase64(sorted.get("host")).utf8()).isEqualTo("admin.shopify.com/store/cool-socks");
    }

    @Test
    void code_once_givesALastingToken() {
        String code = callback().queryParameter("code");
        JsonNode grant = token("code", code).json();

        assertThat(names(grant)).containsExactly("access_token", "scope");
        assertThat(grant.path("scope").asText()).isEqualTo("read_orders,write_products");
        clock.advance(Duration.ofDays(400));
        assertThat(status(grant)).isEqualTo(200);
        assertThat(token("code", code).status()).isEqualTo(400);
        assertThat(api.token(grant.path("access_token").asText())
                        .data("{ currentAppInstallation { accessScopes { handle } } }")
                        .findValuesAsText("handle"))
                .containsExactly("read_orders", "read_products", "write_products");
    }

    @Test
    void code_expiring_givesAPair() {
        JsonNode grant = token("code", callback().queryParameter("code"), "expiring", "1")
                .json();

        assertThat(names(grant))
                .containsExactly("access_token", "scope", "expires_in", "refresh_token", "refresh_token_expires_in");
        assertThat(grant.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(grant.path("refresh_token_expires_in").asInt()).isEqualTo(90 * 24 * 3600);
        clock.advance(Duration.ofMinutes(59));
        assertThat(status(grant)).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(status(grant)).isEqualTo(401);
    }

    @Test
    void exchange_online_namesTheUser() {
        JsonNode grant = exchanged("online");

        assertThat(names(grant))
                .containsExactly("access_token", "scope", "expires_in", "associated_user_scope", "associated_user");
        assertThat(grant.path("expires_in").asInt()).isEqualTo(86_399);
        assertThat(status(grant)).isEqualTo(200);
    }

    @Test
    void exchange_ofAnOldOrForgedSession_isRefused() {
        String session = shop.app().sessionToken(7);
        clock.advance(Duration.ofSeconds(71));
        String[] fields = {
            "grant_type", EXCHANGE,
            "subject_token", session,
            "subject_token_type", SESSION,
            "requested_token_type", TYPE + "offline-access-token"
        };

        assertThat(token(fields).status()).isEqualTo(400);
        assertThat(token(fields).json().path("error").asText()).isEqualTo("invalid_subject_token");
        fields[3] = shop.app().sessionToken(7).replaceFirst("\\.", ".e30");
        assertThat(token(fields).json().path("error").asText()).isEqualTo("invalid_subject_token");
        fields[3] = "nonsense";
        assertThat(token(fields).json().path("error").asText()).isEqualTo("invalid_subject_token");
    }

    @Test
    void exchange_ofALastingToken_endsIt() {
        JsonNode lasting = exchanged("offline");
        JsonNode pair = token(
                        "grant_type",
                        EXCHANGE,
                        "subject_token",
                        lasting.path("access_token").asText(),
                        "subject_token_type",
                        TYPE + "offline-access-token",
                        "requested_token_type",
                        TYPE + "offline-access-token",
                        "expiring",
                        "1")
                .json();

        assertThat(status(pair)).isEqualTo(200);
        assertThat(pair.has("refresh_token")).isTrue();
        assertThat(status(lasting)).isEqualTo(401);
    }

    @Test
    void refresh_rotates() {
        JsonNode first = exchanged("offline", "expiring", "1");
        clock.advance(Duration.ofHours(2));
        JsonNode second = refreshed(first);

        assertThat(status(first)).isEqualTo(401);
        assertThat(status(second)).isEqualTo(200);
        assertThat(second.path("refresh_token")).isNotEqualTo(first.path("refresh_token"));
    }

    private JsonNode refreshed(JsonNode grant) {
        return token(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        grant.path("refresh_token").asText())
                .json();
    }

    @Test
    void refresh_ofAnOldToken_worksUntilTheNewOneIsUsed() {
        JsonNode first = exchanged("offline", "expiring", "1");
        JsonNode lost = refreshed(first);
        JsonNode second = refreshed(first);
        JsonNode third = refreshed(second);

        assertThat(third.has("access_token")).isTrue();
        assertThat(refreshed(first).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(lost.has("access_token")).isTrue();
    }

    @Test
    void refresh_afterItsTime_isRefused() {
        JsonNode first = exchanged("offline", "expiring", "1");
        JsonNode used = exchanged("offline", "expiring", "1");
        refreshed(used);
        clock.advance(Duration.ofDays(30));
        assertThat(refreshed(used).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(first.has("access_token")).isTrue();
        clock.advance(Duration.ofDays(60));
        assertThat(refreshed(first).path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void clientCredentials_lastADay() {
        JsonNode grant = token("grant_type", "client_credentials").json();

        assertThat(names(grant)).containsExactly("access_token", "scope", "expires_in");
        assertThat(status(grant)).isEqualTo(200);
        clock.advance(Duration.ofDays(1));
        assertThat(status(grant)).isEqualTo(401);
    }

    @Test
    void body_ofJson_isReadToo() {
        String body = "{\"client_id\":\"app-1\",\"client_secret\":\"secret-1\",\"grant_type\":\"client_credentials\"}";

        assertThat(api.send("/admin/oauth/access_token", RequestBody.create(body, MediaType.get("application/json")))
                        .status())
                .isEqualTo(200);
        assertThat(api.send("/admin/oauth/access_token", RequestBody.create("{", MediaType.get("application/json")))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "app-2, secret-1, client_credentials, invalid_request",
        "app-1, secret-2, client_credentials, invalid_client",
        "app-1, secret-1, password, unsupported_grant_type",
        "app-1, secret-1, refresh_token, invalid_grant",
        "app-1, secret-1, authorization_code, invalid_request"
    })
    void token_refused_saysWhy(String id, String secret, String grant, String error) {
        Api.Answer answer = api.send(
                "/admin/oauth/access_token",
                new FormBody.Builder()
                        .add("client_id", id)
                        .add("client_secret", secret)
                        .add("grant_type", grant)
                        .build());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
    }

    @Test
    void revoke_endsAToken_uninstallAll() {
        JsonNode one = token("grant_type", "client_credentials").json();
        JsonNode other = token("grant_type", "client_credentials").json();
        shop.app().revoke(one.path("access_token").asText());

        assertThat(status(one)).isEqualTo(401);
        assertThat(status(other)).isEqualTo(200);
        assertThat(api.token(other.path("access_token").asText())
                        .delete("/admin/api_permissions/current.json")
                        .status())
                .isEqualTo(200);
        assertThat(status(other)).isEqualTo(401);
        assertThat(api.token(shop.accessToken()).send("{}").status()).isEqualTo(401);
    }

    @Test
    void opened_namesTheShop() {
        HttpUrl opened = HttpUrl.get(shop.app().opened(URI.create("https://app.example.com/start")));

        assertThat(opened.queryParameterNames()).containsExactlyInAnyOrder("hmac", "host", "shop", "timestamp");
    }
}
