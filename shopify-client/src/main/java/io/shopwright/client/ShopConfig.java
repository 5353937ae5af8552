package io.shopwright.client;

import io.shopwright.client.audit.CallListener;
import io.shopwright.client.cache.Caches;
import io.shopwright.client.internal.Https;
import io.shopwright.client.internal.ShopDomains;
import io.shopwright.client.schema.ApiVersion;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a shop is and how to talk to it. Immutable; each method returns another one.
 *
 * <pre>{@code
 * ShopConfig config = ShopConfig.of("cool-socks.myshopify.com", token).deadline(Duration.ofMinutes(1));
 * }</pre>
 */
public final class ShopConfig {
    private final URI endpoint;
    private final AccessTokens accessTokens;
    private final Tls tls;
    private final String domain;
    private final ApiVersion apiVersion;
    private final Duration callTimeout;
    private final Duration deadline;
    private final int retries;
    private final CallListener listener;
    private final @Nullable Caches caches;

    private ShopConfig(
            Where where, ApiVersion apiVersion, Limits limits, CallListener listener, @Nullable Caches caches) {
        this.endpoint = where.endpoint;
        this.accessTokens = where.accessTokens;
        this.tls = where.tls;
        this.domain = where.domain;
        this.apiVersion = apiVersion;
        this.callTimeout = limits.callTimeout;
        this.deadline = limits.deadline;
        this.retries = limits.retries;
        this.listener = listener;
        this.caches = caches;
    }

    private record Where(URI endpoint, AccessTokens accessTokens, Tls tls, String domain) {}

    /** A token that lasts: equal where its text is, so that all who use it share its points. */
    private record Lasting(String accessToken) implements AccessTokens {
        Lasting {
            if (accessToken.isBlank() || !accessToken.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IllegalArgumentException(
                        "The access token must be printable ASCII without spaces and not blank");
            }
        }

        @Override
        public String toString() {
            return "a lasting token";
        }
    }

    private record Limits(Duration callTimeout, Duration deadline, int retries) {
        static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), Duration.ofMinutes(5), 4);
    }

    private Where where() {
        return new Where(endpoint, accessTokens, tls, domain);
    }

    private Limits limits() {
        return new Limits(callTimeout, deadline, retries);
    }

    /**
     * A shop by its permanent domain.
     *
     * @param domain such as {@code cool-socks.myshopify.com}
     * @param accessToken an Admin API access token of this shop
     * @throws IllegalArgumentException if the domain is not a myshopify.com domain, or the token is blank
     */
    public static ShopConfig of(String domain, String accessToken) {
        return of(domain, new Lasting(accessToken));
    }

    /**
     * A shop by its permanent domain, whose tokens expire and are renewed.
     *
     * @throws IllegalArgumentException if the domain is not a myshopify.com domain
     */
    public static ShopConfig of(String domain, AccessTokens accessTokens) {
        return at(URI.create("https://" + ShopDomains.require(domain) + "/"), accessTokens);
    }

    /**
     * A shop behind an endpoint of one's own: a simulated shop, a recording proxy.
     *
     * @param endpoint what stands before {@code admin/api}; {@code http} on this machine only
     * @throws IllegalArgumentException if the token would travel unencrypted to another machine
     */
    public static ShopConfig at(URI endpoint, String accessToken) {
        return at(endpoint, new Lasting(accessToken));
    }

    /**
     * A shop behind an endpoint of one's own, whose tokens expire and are renewed.
     *
     * @throws IllegalArgumentException if the tokens would travel unencrypted to another machine
     */
    public static ShopConfig at(URI endpoint, AccessTokens accessTokens) {
        if (!Https.isSafe(endpoint)) {
            throw new IllegalArgumentException(
                    "An endpoint is https://host/ (http:// only on this machine), not '" + endpoint + "'");
        }
        String text = endpoint.toString();
        URI base = text.endsWith("/") ? endpoint : URI.create(text + "/");
        return new ShopConfig(
                new Where(base, accessTokens, Tls.PLATFORM, base.getAuthority()),
                ApiVersion.newest(),
                Limits.DEFAULT,
                CallListener.NONE,
                null);
    }

    /**
     * Reads {@code SHOPIFY_SHOP} (the domain), {@code SHOPIFY_ACCESS_TOKEN} and, if it is set, {@code
     * SHOPIFY_API_VERSION}.
     *
     * @throws IllegalArgumentException if a variable is missing or wrong, naming it
     */
    public static ShopConfig fromEnvironment() {
        return from(System.getenv());
    }

    static ShopConfig from(Map<String, String> environment) {
        ShopConfig config = of(required(environment, "SHOPIFY_SHOP"), required(environment, "SHOPIFY_ACCESS_TOKEN"));
        String version = environment.get("SHOPIFY_API_VERSION");
        return version == null || version.isBlank() ? config : config.apiVersion(ApiVersion.of(version));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable " + name + " is not set");
        }
        return value.strip();
    }

    /** The API version to speak; by default the newest that this library carries. */
    public ShopConfig apiVersion(ApiVersion version) {
        return new ShopConfig(where(), version, limits(), listener, caches);
    }

    /** The longest time of one HTTP exchange; 30 seconds by default. */
    public ShopConfig callTimeout(Duration limit) {
        return limited(new Limits(positive(limit, "callTimeout"), deadline, retries));
    }

    /** The longest time from a call to its result, waiting and retries included; 5 minutes by default. */
    public ShopConfig deadline(Duration limit) {
        return limited(new Limits(callTimeout, positive(limit, "deadline"), retries));
    }

    /** How often a call that failed in passing is sent again; 4 by default, 0 for never. */
    public ShopConfig retries(int most) {
        if (most < 0 || most > 20) {
            throw new IllegalArgumentException("retries must be in 0..20: " + most);
        }
        return limited(new Limits(callTimeout, deadline, most));
    }

    /** Hears of every call after it ended; by default nobody does. */
    public ShopConfig listener(CallListener hearer) {
        return new ShopConfig(where(), apiVersion, limits(), hearer, caches);
    }

    /** Answers queries from these where that is right; by default every query goes to the shop. */
    public ShopConfig caches(Caches answers) {
        return new ShopConfig(where(), apiVersion, limits(), listener, answers);
    }

    /** How connections are secured; by default as the platform does. */
    public ShopConfig tls(Tls security) {
        return located(new Where(endpoint, accessTokens, security, domain));
    }

    /**
     * The domain by which webhooks name the shop, for caches; by default the endpoint's host and port, which is another for
     * a simulated shop or behind a proxy.
     */
    public ShopConfig domain(String permanent) {
        return located(new Where(endpoint, accessTokens, tls, permanent));
    }

    private ShopConfig located(Where where) {
        return new ShopConfig(where, apiVersion, limits(), listener, caches);
    }

    private ShopConfig limited(Limits limits) {
        return new ShopConfig(where(), apiVersion, limits, listener, caches);
    }

    private static Duration positive(Duration limit, String name) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException(name + " must be > 0: " + limit);
        }
        return limit;
    }

    public URI endpoint() {
        return endpoint;
    }

    String domain() {
        return domain;
    }

    AccessTokens accessTokens() {
        return accessTokens;
    }

    public Tls tls() {
        return tls;
    }

    public ApiVersion apiVersion() {
        return apiVersion;
    }

    public Duration callTimeout() {
        return callTimeout;
    }

    public Duration deadline() {
        return deadline;
    }

    public int retries() {
        return retries;
    }

    public Optional<Caches> caches() {
        return Optional.ofNullable(caches);
    }

    public CallListener listener() {
        return listener;
    }

    /** Names the shop and the version, never the token. */
    @Override
    public String toString() {
        return endpoint.getHost() + " (" + apiVersion + ")";
    }
}
