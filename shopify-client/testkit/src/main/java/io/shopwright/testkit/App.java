package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The app that a shop knows: who it is, what it is handed, and how the shop takes it back. The shop gives tokens at
 * {@code /admin/oauth/access_token}, and its page to install at {@code /admin/oauth/authorize}.
 */
public final class App {
    /** How long a session token is good for. */
    private static final Duration SESSION_LIFE = Duration.ofMinutes(1);

    /** How far clocks may differ. */
    private static final Duration LEEWAY = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Credentials credentials;
    private final String domain;
    private final Clock clock;
    private final Tokens tokens;
    private final Runnable uninstalled;
    private volatile @Nullable RSAPublicKey publicKey;

    /** How an app names and proves itself. */
    record Credentials(String id, String secret) {
        ByteString hmac(ByteString content) {
            return content.hmacSha256(ByteString.encodeUtf8(secret));
        }
    }

    App(Credentials credentials, String domain, Clock clock, Tokens tokens, Runnable uninstalled) {
        this.credentials = credentials;
        this.domain = domain;
        this.clock = clock;
        this.tokens = tokens;
        this.uninstalled = uninstalled;
    }

    public String clientId() {
        return credentials.id();
    }

    /** Signs callbacks, session tokens and webhooks. */
    public String clientSecret() {
        return credentials.secret();
    }

    /** What the browser hands to an embedded app when this user opens it: a signed token, good for a minute. */
    public String sessionToken(long userId) {
        Instant now = clock.instant();
        ObjectNode claims = JSON.createObjectNode()
                .put("iss", "https://" + domain + "/admin")
                .put("dest", "https://" + domain)
                .put("aud", credentials.id())
                .put("sub", String.valueOf(userId))
                .put("exp", now.plus(SESSION_LIFE).getEpochSecond())
                .put("nbf", now.getEpochSecond())
                .put("iat", now.getEpochSecond())
                .put("jti", UUID.randomUUID().toString())
                .put("sid", UUID.randomUUID().toString());
        String content = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64(claims.toString());
        return content + "." + signature(content);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String content) {
        ByteString hmac = credentials.hmac(ByteString.encodeUtf8(content));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac.toByteArray());
    }

    /**
     * Registers the public key of the app, as its developer does. The app can then prove itself by a client assertion, a
     * token of RFC 7523 signed by RS256, and get a token for itself alone. Real shops ask for keys of 3,072 bits.
     */
    public void register(RSAPublicKey key) {
        publicKey = key;
    }

    boolean isAssertion(String token) {
        RSAPublicKey key = publicKey;
        String[] parts = token.split("\\.", -1);
        if (key == null || parts.length != 3) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    && header.path("alg").asText().equals("RS256")
                    && claims.path("iss").asText().equals(credentials.id())
                    && claims.path("sub").asText().equals(credentials.id())
                    && claims.path("aud").asText().startsWith("https://" + domain)
                    && isTime(claims);
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            return false;
        }
    }

    private boolean isTime(JsonNode claims) {
        Instant now = clock.instant();
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        Instant start = Instant.ofEpochSecond(claims.path("nbf").asLong());
        return now.isBefore(end.plus(LEEWAY)) && !now.isBefore(start.minus(LEEWAY));
    }

    boolean isSession(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !signature(parts[0] + "." + parts[1]).equals(parts[2])) {
            return false;
        }
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return claims.path("aud").asText().equals(credentials.id())
                    && claims.path("dest").asText().equals("https://" + domain)
                    && isTime(claims);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The address by which the shop opens the app, with the shop's name, the time and a signature. */
    public URI opened(URI appUrl) {
        return signed(HttpUrl.get(appUrl), Map.of()).uri();
    }

    /**
     * The address to which the shop's online store forwards a visitor's request, with the shop's name, the time and a
     * signature.
     *
     * @param target the app's address with the visitor's own parameters, which may repeat
     * @param prefix under which the store forwards, such as {@code /apps/reviews}
     * @param customerId of the customer who is logged in; empty if none is
     */
    public URI forwarded(URI target, String prefix, OptionalLong customerId) {
        HttpUrl.Builder url = HttpUrl.get(target)
                .newBuilder()
                .addQueryParameter("logged_in_customer_id", customerId.isPresent() ? "" + customerId.getAsLong() : "")
                .addQueryParameter("path_prefix", prefix)
                .addQueryParameter("shop", domain)
                .addQueryParameter("timestamp", String.valueOf(clock.instant().getEpochSecond()));
        HttpUrl unsigned = url.build();
        String message = unsigned.queryParameterNames().stream()
                .map(name -> name + "=" + String.join(",", unsigned.queryParameterValues(name)))
                .sorted()
                .collect(Collectors.joining());
        return url.addQueryParameter(
                        "signature",
                        credentials.hmac(ByteString.encodeUtf8(message)).hex())
                .build()
                .uri();
    }

    /** Signs all parameters that arrive, those of the target too. */
    HttpUrl signed(HttpUrl target, Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(parameters);
        for (String name : target.queryParameterNames()) {
            all.put(name, String.valueOf(target.queryParameter(name)));
        }
        String handle = domain.substring(0, domain.indexOf('.'));
        all.put("host", base64("admin.shopify.com/store/" + handle));
        all.put("shop", domain);
        all.put("timestamp", String.valueOf(clock.instant().getEpochSecond()));
        String message = all.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        HttpUrl.Builder url = target.newBuilder();
        all.forEach(url::setQueryParameter);
        return url.setQueryParameter(
                        "hmac", credentials.hmac(ByteString.encodeUtf8(message)).hex())
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Ends an access token or a refresh token. */
    public void revoke(String token) {
        tokens.revoke(token);
    }

    /**
     * Takes the app off the shop: all tokens end, those that the shop was started with too, and so do the subscriptions
     * that it made, after they heard of it.
     */
    public void uninstall() {
        tokens.revokeAll();
        uninstalled.run();
    }
}
