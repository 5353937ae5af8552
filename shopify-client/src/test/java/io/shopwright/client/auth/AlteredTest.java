package io.shopwright.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.shopwright.client.internal.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand alterations each of what was genuine: none is accepted, and all are refused in the documented way. */
class AlteredTest {
    private static final int CASES = 10_000;
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final AppCredentials APP = AppCredentials.of("app-1", "secret-1");
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/%&?#{}\"\\ \n\u0000\u00e9\u20ac\ud83d\ude00";

    private final SplittableRandom random = new SplittableRandom(20261122);

    private static String sessionToken() {
        return JWT.create()
                .withIssuer("https://cool-socks.myshopify.com/admin")
                .withClaim("dest", "https://cool-socks.myshopify.com")
                .withAudience("app-1")
                .withSubject("7")
                .withExpiresAt(NOW.plusSeconds(60))
                .withNotBefore(NOW)
                .withIssuedAt(NOW)
                .withJWTId("1")
                .sign(Algorithm.HMAC256("secret-1"));
    }

    /** One to three changes: characters replaced, put in, taken out, doubled, exchanged, or the end cut off. */
    private String altered(String text) {
        String altered = text;
        do {
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                altered = changed(altered);
            }
        } while (altered.equals(text));
        return altered;
    }

    private String changed(String text) {
        if (text.isEmpty()) {
            return letter();
        }
        int at = random.nextInt(text.length());
        int to = random.nextInt(at, text.length()) + 1;
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at) + letter() + text.substring(at + 1);
            case 1 -> text.substring(0, at) + letter() + text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(to);
            case 3 -> text.substring(0, to) + text.substring(at);
            case 4 -> text.substring(0, at);
            case 5 -> text.substring(at) + text.substring(0, at);
            default ->
                text.substring(0, at) + (char) (text.charAt(at) ^ (1 << random.nextInt(7))) + text.substring(at + 1);
        };
    }

    private String letter() {
        int at = random.nextInt(ALPHABET.length());
        return ALPHABET.substring(at, at + 1);
    }

    private void assertAllRefused(String genuine, Consumer<String> reader) {
        reader.accept(genuine);
        for (int i = 0; i < CASES; i++) {
            String altered = altered(genuine);
            assertThatThrownBy(() -> reader.accept(altered)).as(altered).isExactlyInstanceOf(RefusedException.class);
        }
    }

    @Test
    void sessionTokens_altered_areRefused() {
        assertAllRefused(sessionToken(), token -> SessionToken.verified(token, APP, NOW));
    }

    @Test
    void sessionTokens_inAnotherSpellingOfTheSameBytes_areRefused() {
        String token = sessionToken();
        // The last character of 32 bytes in base64 has two bits that say nothing.
        char last = token.charAt(token.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int bits = 1; bits < 4; bits++) {
            String other = token.substring(0, token.length() - 1) + alphabet.charAt(alphabet.indexOf(last) ^ bits);
            assertThatThrownBy(() -> SessionToken.verified(other, APP, NOW)).isInstanceOf(RefusedException.class);
        }
        assertThatThrownBy(() -> SessionToken.verified(token + "=", APP, NOW)).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS512", "RS256", ""})
    void sessionTokens_ofAnotherAlgorithm_areRefused(String algorithm) {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"alg\":\"" + algorithm + "\"}").getBytes(StandardCharsets.UTF_8));
        String[] parts = sessionToken().split("\\.", -1);

        assertThatThrownBy(() -> SessionToken.verified(header + "." + parts[1] + ".", APP, NOW))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> SessionToken.verified(header + "." + parts[1] + "." + parts[2], APP, NOW))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void sessionTokens_thatLackAClaimThoughSigned_areRefused() {
        Algorithm algorithm = Algorithm.HMAC256("secret-1");
        List<String> lacking = List.of(
                JWT.create().withAudience("app-1").sign(algorithm),
                JWT.create().withExpiresAt(NOW.plusSeconds(9)).sign(algorithm),
                JWT.create()
                        .withExpiresAt(NOW.plusSeconds(9))
                        .withAudience("app-1")
                        .sign(algorithm),
                JWT.create()
                        .withExpiresAt(NOW.plusSeconds(9))
                        .withAudience("app-1")
                        .withClaim("dest", "https://evil.com")
                        .sign(algorithm),
                JWT.create()
                        .withExpiresAt(NOW.plusSeconds(9))
                        .withAudience("app-1")
                        .withClaim("dest", 7)
                        .sign(algorithm),
                JWT.create()
                        .withExpiresAt(NOW.plusSeconds(9))
                        .withAudience("app-1")
                        .withClaim("dest", "https://cool-socks.myshopify.com")
                        .withIssuer("https://other.myshopify.com/admin")
                        .sign(algorithm),
                JWT.create()
                        .withExpiresAt(NOW.plusSeconds(9))
                        .withNotBefore(NOW.plusSeconds(99))
                        .withAudience("app-1")
                        .sign(algorithm),
                JWT.create()
                        .withExpiresAt(NOW.plusSeconds(9))
                        .withAudience("app-1", "app-2")
                        .sign(algorithm));

        for (String token : lacking) {
            assertThatThrownBy(() -> SessionToken.verified(token, APP, NOW))
                    .as(token)
                    .isExactlyInstanceOf(RefusedException.class);
        }
    }

    @Test
    void sessions_altered_areRefused() {
        HostSessions sessions = HostSessions.of(Clock.fixed(NOW, ZoneOffset.UTC), "0123456789abcdef0123456789abcdef");

        assertAllRefused(sessions.begin("ann", "cool-socks.myshopify.com", Set.of("analyst")), sessions::verified);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> SignedQuery.encoded(each.getKey()) + "=" + SignedQuery.encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** A query says the same with its parts in another order, and with its letters encoded otherwise. */
    private void assertAllRefusedUnlessTheSame(String genuine, Consumer<String> reader) {
        reader.accept(genuine);
        Map<String, List<String>> said = SignedQuery.of(genuine).parameters();
        int refused = 0;
        while (refused < CASES) {
            String altered = altered(genuine);
            try {
                reader.accept(altered);
                assertThat(SignedQuery.of(altered).parameters()).as(altered).isEqualTo(said);
            } catch (RefusedException e) {
                refused++;
            }
        }
    }

    @Test
    void callbacks_altered_areRefused() {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "code", "0907a61c0c8d55e99db179b68161bc00",
                "host", "YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvY29vbC1zb2Nrcw",
                "shop", "cool-socks.myshopify.com",
                "state", "s-1 & ü",
                "timestamp", String.valueOf(NOW.getEpochSecond())));
        String message = query(parameters);
        String hmac = Signatures.of(List.of("secret-1")).hex(message.getBytes(StandardCharsets.UTF_8));

        assertAllRefusedUnlessTheSame(
                message + "&hmac=" + hmac, query -> Callback.verified(query, APP, "s-1 & ü", NOW));
        assertAllRefusedUnlessTheSame(message + "&hmac=" + hmac, query -> Opening.verified(query, APP, NOW));
    }

    /** The example of Shopify's page on app proxies, whose secret is {@code hush}. */
    private static final String PROXIED = "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1"
            + "&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555"
            + "&signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb";

    private static final Instant THEN = Instant.ofEpochSecond(1_317_327_555);

    @Test
    void proxiedRequest_ofTheDocumentation_isGenuine() {
        AppProxyRequest request = AppProxyRequest.verified(
                PROXIED, AppCredentials.of("app-1", "newer").previousSecret("hush"), THEN);

        assertThat(request.shop()).isEqualTo("shop-name.myshopify.com");
        assertThat(request.customerId()).contains("1");
        assertThat(request.pathPrefix()).isEqualTo("/apps/awesome_reviews");
        assertThat(request.parameters()).containsEntry("extra", List.of("1", "2"));
        assertThatThrownBy(() ->
                        AppProxyRequest.verified(PROXIED, AppCredentials.of("app-1", "hush"), THEN.plusSeconds(91)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> AppProxyRequest.verified(
                        PROXIED + "&shop=shop-name.myshopify.com", AppCredentials.of("app-1", "hush"), THEN))
                .isInstanceOf(RefusedException.class)
                .hasMessage("The parameter shop appears twice");
    }

    @Test
    void proxiedRequests_altered_areRefused() {
        AppCredentials app = AppCredentials.of("app-1", "hush");

        assertAllRefusedUnlessTheSame(PROXIED, query -> AppProxyRequest.verified(query, app, THEN));
    }
}
