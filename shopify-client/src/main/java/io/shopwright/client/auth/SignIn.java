package io.shopwright.client.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.Tls;
import io.shopwright.client.internal.Https;
import io.shopwright.client.internal.ShopDomains;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/**
 * How an app gets access tokens, from any shop. Each method that returns a {@link Grant} sends one request; who keeps the
 * grant and renews it is {@link TokenProvider}. Immutable and safe for threads; make one for the app.
 *
 * <p>All of them throw {@link ShopifyException}: {@code SignInNeeded} if the shop ended what it had granted, {@code
 * Denied} if it does not accept the app, a code or a token, {@code Invalid} if it does not understand the request,
 * {@code Throttled}, {@code Unavailable} and {@code Unreachable} if trying later may help, {@code Unreadable} if its
 * answer lacks something.
 */
public final class SignIn {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String SESSION_TYPE = "urn:ietf:params:oauth:token-type:id_token";
    private static final String ONLINE_TYPE = "urn:shopify:params:oauth:token-type:online-access-token";
    private static final String OFFLINE_TYPE = "urn:shopify:params:oauth:token-type:offline-access-token";

    /** Longer than the 10 seconds after which Shopify itself gives up. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(1);
    private static final int STATE_BYTES = 24;

    private final AppCredentials app;
    private final Function<String, URI> places;
    private final OkHttpClient http;
    private final Clock clock;

    private SignIn(AppCredentials app, Function<String, URI> places, OkHttpClient http, Clock clock) {
        this.app = app;
        this.places = places;
        this.http = http;
        this.clock = clock;
    }

    /**
     * The beginning of a sign-in.
     *
     * @param page of the shop, to which the merchant's browser is sent
     * @param state to keep for this browser, in its session or a signed cookie, until the callback
     */
    public record Install(URI page, String state) {}

    public static SignIn of(AppCredentials app) {
        return new SignIn(app, shop -> URI.create("https://" + shop + "/"), http(Tls.PLATFORM), Clock.systemUTC());
    }

    private static OkHttpClient http(Tls tls) {
        return Https.client(tls, "**.myshopify.com", TIMEOUT)
                .callTimeout(TIMEOUT)
                .build();
    }

    /** With connections secured so; pins are for the shops' hosts. */
    public SignIn tls(Tls security) {
        return new SignIn(app, places, http(security), clock);
    }

    /**
     * With shops reached elsewhere: simulated ones, through a proxy.
     *
     * @param endpoints of a domain; {@code http} on this machine only
     */
    public SignIn at(Function<String, URI> endpoints) {
        return new SignIn(app, endpoints, http, clock);
    }

    /** With another clock, by which tokens end. */
    public SignIn clock(Clock time) {
        return new SignIn(app, places, http, time);
    }

    AppCredentials app() {
        return app;
    }

    Clock clock() {
        return clock;
    }

    /**
     * Begins a sign-in by authorization code. Nothing is sent: the merchant's browser opens the page.
     *
     * @param shop the permanent domain; taken from a visitor, it is checked here
     * @param redirect where the shop sends the browser back; registered in the Dev Dashboard
     * @param scopes such as {@code read_orders}; none if the app's own configuration names them
     * @throws IllegalArgumentException if the domain is not a myshopify.com domain
     */
    public Install install(String shop, URI redirect, Collection<String> scopes, AccessMode mode) {
        byte[] random = new byte[STATE_BYTES];
        new SecureRandom().nextBytes(random);
        String state = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", app.clientId());
        query.put("scope", String.join(",", scopes));
        query.put("redirect_uri", redirect.toString());
        query.put("state", state);
        if (mode == AccessMode.ONLINE) {
            query.put("grant_options[]", "per-user");
        }
        StringBuilder page = new StringBuilder("admin/oauth/authorize");
        query.forEach((name, value) -> page.append(page.indexOf("?") < 0 ? '?' : '&')
                .append(SignedQuery.encoded(name))
                .append('=')
                .append(SignedQuery.encoded(value)));
        return new Install(place(ShopDomains.require(shop)).resolve(page.toString()), state);
    }

    /** Ends a sign-in by authorization code. A callback is good once: if this fails, begin again. */
    public Grant code(Callback callback, AccessMode mode) {
        Map<String, String> fields = proven();
        fields.put("code", callback.code());
        return ask(callback.shop(), fields, mode);
    }

    /** Exchanges the session token of an embedded app for an access token. */
    public Grant exchange(SessionToken session, AccessMode mode) {
        Map<String, String> fields = exchange(session.token(), SESSION_TYPE);
        fields.put("requested_token_type", mode == AccessMode.ONLINE ? ONLINE_TYPE : OFFLINE_TYPE);
        return ask(session.shop(), fields, mode);
    }

    /**
     * Exchanges a token that lasts for one that expires and can be refreshed. The old one ends; for this shop there is no
     * way back.
     */
    public Grant migrate(String shop, String lastingToken) {
        Map<String, String> fields = exchange(lastingToken, OFFLINE_TYPE);
        fields.put("requested_token_type", OFFLINE_TYPE);
        Grant grant = ask(ShopDomains.require(shop), fields, AccessMode.OFFLINE);
        if (grant.refresh() == null) {
            throw new ShopifyException.Unreadable(shop + " gave a token without a refresh token", "", null);
        }
        return grant;
    }

    private Map<String, String> exchange(String subject, String type) {
        Map<String, String> fields = proven();
        fields.put("grant_type", EXCHANGE);
        fields.put("subject_token", subject);
        fields.put("subject_token_type", type);
        return fields;
    }

    /**
     * Gets the next pair of tokens. The old refresh token works on until the new one is used, so an answer that is lost
     * loses nothing; save the new pair before using it.
     *
     * @throws IllegalArgumentException if the grant has no refresh token
     */
    public Grant refresh(Grant grant) {
        Grant.Refresh refresh = grant.refresh();
        if (refresh == null) {
            throw new IllegalArgumentException("The " + grant + " has no refresh token");
        }
        Map<String, String> fields = proven();
        fields.put("grant_type", "refresh_token");
        fields.put("refresh_token", refresh.token());
        Grant next = tokens().ask(grant.shop(), place(grant.shop()), fields);
        if (next.refresh() == null) {
            throw new ShopifyException.Unreadable(grant.shop() + " refreshed without a new refresh token", "", null);
        }
        return next;
    }

    /** A token for a day, of an app of the organisation that owns the shop. */
    public Grant clientCredentials(String shop) {
        Map<String, String> fields = proven();
        fields.put("grant_type", "client_credentials");
        return expiring(ShopDomains.require(shop), fields);
    }

    /**
     * A token for the app alone, which proves itself by a signature instead of its secret: for an hour, or a day where
     * {@link #clientCredentials} would serve too.
     *
     * @throws IllegalStateException if the app has no signing key
     */
    public Grant clientAssertion(String shop) {
        String domain = ShopDomains.require(shop);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", app.clientId());
        fields.put("grant_type", "client_credentials");
        fields.put("client_assertion_type", ASSERTION);
        fields.put("client_assertion", assertion(domain));
        return expiring(domain, fields);
    }

    private String assertion(String shop) {
        AppCredentials.SigningKey key = app.signingKey()
                .orElseThrow(() -> new IllegalStateException("Give the credentials a signing key: " + app));
        Instant now = clock.instant();
        return JWT.create()
                .withKeyId(key.id())
                .withIssuer(app.clientId())
                .withSubject(app.clientId())
                .withAudience("https://" + shop + "/" + TokenEndpoint.PATH)
                .withIssuedAt(now)
                .withExpiresAt(now.plus(ASSERTION_LIFE))
                .withJWTId(UUID.randomUUID().toString())
                .sign(Algorithm.RSA256(key.key()));
    }

    private Map<String, String> proven() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", app.clientId());
        fields.put("client_secret", app.secret());
        return fields;
    }

    private Grant expiring(String shop, Map<String, String> fields) {
        Grant grant = tokens().ask(shop, place(shop), fields);
        if (grant.expiresAt() == null) {
            throw new ShopifyException.Unreadable(shop + " gave a token without telling when it expires", "", null);
        }
        return grant;
    }

    private Grant ask(String shop, Map<String, String> fields, AccessMode mode) {
        if (mode == AccessMode.OFFLINE) {
            fields.put("expiring", "1");
        }
        Grant grant = tokens().ask(shop, place(shop), fields);
        if (mode == AccessMode.ONLINE && (grant.user() == null || grant.expiresAt() == null)) {
            throw new ShopifyException.Unreadable(shop + " gave an online token without user or end", "", null);
        }
        return grant;
    }

    private TokenEndpoint tokens() {
        return new TokenEndpoint(http, clock);
    }

    private URI place(String shop) {
        URI endpoint = places.apply(shop);
        if (!Https.isSafe(endpoint)) {
            throw new IllegalArgumentException(
                    "An endpoint is https://host/ (http:// only on this machine), not '" + endpoint + "'");
        }
        String text = endpoint.toString();
        return text.endsWith("/") ? endpoint : URI.create(text + "/");
    }

    /** Names the app, never a secret. */
    @Override
    public String toString() {
        return "sign-in of " + app;
    }
}
