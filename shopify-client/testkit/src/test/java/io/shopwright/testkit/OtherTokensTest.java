package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import okhttp3.FormBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delegate tokens, and those for the application alone. */
class OtherTokensTest {
    private static final String CREATE =
            "mutation ($scopes: [String!]!, $seconds: Int) { delegateAccessTokenCreate(input:"
                    + " {delegateAccessScope: $scopes, expiresIn: $seconds}) { delegateAccessToken { accessToken accessScopes"
                    + " expiresIn } userErrors { field code } } }";

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SimulatedShop shop = SimulatedShop.builder()
            .name("Cool Socks")
            .clock(clock)
            .app("app-1", "secret-1", "read_products", "write_orders")
            .start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode delegated(Api by, Integer seconds, String... scopes) {
        Map<String, Object> variables = new java.util.HashMap<>(Map.of("scopes", scopes));
        variables.put("seconds", seconds);
        return by.data(CREATE, variables).path("delegateAccessTokenCreate");
    }

    private int products(String token) {
        JsonNode answer = api.token(token).query("{ productsCount { count } products(first: 1) { nodes { id } } }");
        return answer.has("errors")
                ? -1
                : answer.at("/data/productsCount/count").intValue();
    }

    @Test
    void delegate_mayDoItsPart_untilItEnds() {
        JsonNode made = delegated(api, 60, "read_products").path("delegateAccessToken");
        String token = made.path("accessToken").asText();

        assertThat(made.path("accessScopes").toString()).isEqualTo("[\"read_products\"]");
        assertThat(products(token)).isZero();
        assertThat(api.token(token)
                        .query("{ orders(first: 1) { nodes { id } } }")
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("ACCESS_DENIED");
        clock.advance(Duration.ofMinutes(1));
        assertThat(api.token(token).send("{\"query\":\"{ shop { id } }\"}").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"0, NEGATIVE_EXPIRES_IN, read_products", "9, UNKNOWN_SCOPES, read_moons"})
    void delegate_thatIsWrong_isRefused(int seconds, String code, String scope) {
        assertThat(delegated(api, seconds, scope).at("/userErrors/0/code").asText())
                .isEqualTo(code);
        assertThat(delegated(api, seconds).at("/userErrors/0/code").asText()).isEqualTo("EMPTY_ACCESS_SCOPE");
    }

    @Test
    void delegate_ofATokenThatMayNot_isRefused() {
        String delegate = delegated(api, null, "read_products")
                .at("/delegateAccessToken/accessToken")
                .asText();
        JsonNode refreshable = grant(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token", shop.app().sessionToken(7),
                "subject_token_type", "urn:ietf:params:oauth:token-type:id_token",
                "requested_token_type", "urn:shopify:params:oauth:token-type:offline-access-token",
                "expiring", "1",
                "client_secret", "secret-1");
        JsonNode day = grant("grant_type", "client_credentials", "client_secret", "secret-1");

        assertThat(code(delegate, 9)).isEqualTo("DELEGATE_ACCESS_TOKEN");
        assertThat(code(refreshable.path("access_token").asText(), 9)).isEqualTo("REFRESH_TOKEN");
        assertThat(code(day.path("access_token").asText(), 90_000)).isEqualTo("EXPIRES_AFTER_PARENT");
        assertThat(code(day.path("access_token").asText(), 80_000)).isEmpty();
    }

    private String code(String parent, int seconds) {
        return delegated(api.token(parent), seconds, "read_products")
                .at("/userErrors/0/code")
                .asText();
    }

    @Test
    void delegate_isDestroyed() {
        String token = delegated(api, null, "read_products")
                .at("/delegateAccessToken/accessToken")
                .asText();
        String destroy = "mutation ($token: String!) { delegateAccessTokenDestroy(accessToken: $token) { status"
                + " userErrors { code } } }";

        assertThat(api.data(destroy, Map.of("token", shop.accessToken())).findValuesAsText("code"))
                .containsExactly("CAN_ONLY_DELETE_DELEGATE_TOKENS");
        assertThat(api.data(destroy, Map.of("token", token))
                        .at("/delegateAccessTokenDestroy/status")
                        .booleanValue())
                .isTrue();
        assertThat(api.data(destroy, Map.of("token", token)).findValuesAsText("code"))
                .containsExactly("ACCESS_TOKEN_NOT_FOUND");
    }

    private JsonNode grant(String... fields) {
        FormBody.Builder form = new FormBody.Builder().add("client_id", "app-1");
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        return api.token("").send("/admin/oauth/access_token", form.build()).json();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String assertion(KeyPair keys, String audience) throws Exception {
        String claims = "{\"iss\":\"app-1\",\"sub\":\"app-1\",\"aud\":\"" + audience + "\",\"exp\":"
                + clock.instant().plusSeconds(60).getEpochSecond() + ",\"jti\":\"1\"}";
        String content = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.UTF_8));
        return content + "." + base64(signature.sign());
    }

    private JsonNode asserted(String assertion) {
        return grant(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion);
    }

    @Test
    void assertion_givesATokenForTheAppAlone() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        KeyPair keys = generator.generateKeyPair();
        KeyPair others = generator.generateKeyPair();
        String here = "https://cool-socks.myshopify.com/admin/oauth/access_token";

        assertThat(asserted(assertion(keys, here)).path("error").asText()).isEqualTo("invalid_client");
        shop.app().register((RSAPublicKey) keys.getPublic());
        JsonNode grant = asserted(assertion(keys, here));

        assertThat(grant.path("expires_in").intValue()).isEqualTo(3600);
        assertThat(grant.has("refresh_token")).isFalse();
        assertThat(products(grant.path("access_token").asText())).isZero();
        assertThat(asserted(assertion(others, here)).path("error").asText()).isEqualTo("invalid_client");
        assertThat(asserted(assertion(keys, "https://other.myshopify.com"))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_client");
        String old = assertion(keys, here);
        clock.advance(Duration.ofMinutes(2));
        assertThat(asserted(old).path("error").asText()).isEqualTo("invalid_client");
    }
}
