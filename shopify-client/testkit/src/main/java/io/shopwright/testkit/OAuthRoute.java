package io.shopwright.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** How an app comes to its tokens: the page to install it, and the exchange of codes and tokens for others. */
final class OAuthRoute implements Route {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String SESSION = "urn:ietf:params:oauth:token-type:id_token";
    private static final String ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
    private static final String OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";

    private static final Duration EXPIRING_LIFE = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofSeconds(86_399);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final App app;
    private final Tokens tokens;
    private final Set<String> scopes;
    private final Map<String, Consent> codes = new ConcurrentHashMap<>();

    /** What a merchant agreed to. */
    private record Consent(Set<String> scopes, boolean online) {}

    /** @param scopes what the app gets where it does not ask for any in particular */
    OAuthRoute(App app, Tokens tokens, Set<String> scopes) {
        this.app = app;
        this.tokens = tokens;
        this.scopes = scopes;
    }

    @Override
    public Optional<MockResponse.Builder> answer(RecordedRequest request, Disturbance disturbance) {
        String method = request.getMethod();
        return switch (method + " " + request.getUrl().encodedPath()) {
            case "GET /admin/oauth/authorize" -> Optional.of(page(request.getUrl()));
            case "POST /admin/oauth/authorize" -> Optional.of(consent(request.getUrl()));
            case "POST /admin/oauth/access_token" -> Optional.of(token(request));
            case "DELETE /admin/api_permissions/current.json" -> Optional.of(uninstall(request));
            default -> Optional.empty();
        };
    }

    private MockResponse.Builder page(HttpUrl url) {
        return html(
                refusal(url).isPresent() ? 400 : 200,
                refusal(url).orElse("<form method=\"post\"><p>Install this app?</p><button>Install</button></form>"));
    }

    private Optional<String> refusal(HttpUrl url) {
        if (!app.clientId().equals(url.queryParameter("client_id"))) {
            return Optional.of("<p>Oauth error invalid_request: no application has this client_id</p>");
        }
        return redirect(url) == null
                ? Optional.of("<p>Oauth error invalid_request: The redirect_uri is not whitelisted</p>")
                : Optional.empty();
    }

    private static @Nullable HttpUrl redirect(HttpUrl url) {
        String target = url.queryParameter("redirect_uri");
        return target == null ? null : HttpUrl.parse(target);
    }

    private static MockResponse.Builder html(int status, String body) {
        return Answers.plain(status)
                .setHeader("Content-Type", "text/html; charset=utf-8")
                .body("<!DOCTYPE html><html><body>" + body + "</body></html>");
    }

    /** The button of the page: sends the browser to the app, with a code and a signature. */
    private MockResponse.Builder consent(HttpUrl url) {
        HttpUrl target = redirect(url);
        if (target == null || refusal(url).isPresent()) {
            return page(url);
        }
        String asked = Objects.requireNonNullElse(url.queryParameter("scope"), "");
        boolean online = "per-user".equals(url.queryParameter("grant_options[]"));
        String code = UUID.randomUUID().toString().replace("-", "");
        codes.put(code, new Consent(asked.isBlank() ? scopes : split(asked), online));
        Map<String, String> parameters = new HashMap<>(Map.of("code", code));
        String state = url.queryParameter("state");
        if (state != null) {
            parameters.put("state", state);
        }
        return Answers.plain(302)
                .setHeader("Location", app.signed(target, parameters).toString());
    }

    private static Set<String> split(String scopes) {
        return new LinkedHashSet<>(Arrays.asList(scopes.trim().split("[,\\s]+")));
    }

    private MockResponse.Builder uninstall(RecordedRequest request) {
        if (tokens.scopes(request.getHeaders().get("X-Shopify-Access-Token")).isEmpty()) {
            return Answers.refused(401);
        }
        app.uninstall();
        return Answers.json(200, "{}");
    }

    private MockResponse.Builder token(RecordedRequest request) {
        Optional<Map<String, String>> form = form(request);
        if (form.isEmpty()) {
            return refused("invalid_request", "The body is neither JSON nor a form");
        }
        Map<String, String> given = form.get();
        if (!app.clientId().equals(given.get("client_id"))) {
            return refused("invalid_request", "Could not find Shopify API application with this client_id");
        }
        String assertion = given.get("client_assertion");
        if (assertion != null) {
            return asserted(assertion, given);
        }
        if (!app.clientSecret().equals(given.get("client_secret"))) {
            return refused("invalid_client", "The client secret is wrong");
        }
        return switch (given.getOrDefault("grant_type", "")) {
            case EXCHANGE -> exchange(given);
            case "refresh_token" ->
                tokens.refresh(given.getOrDefault("refresh_token", ""), EXPIRING_LIFE)
                        .map(OAuthRoute::expiring)
                        .orElseGet(() -> refused("invalid_grant", "The refresh token is unknown, used or expired"));
            case "client_credentials" ->
                granted(tokens.issue(scopes, DAY)).seconds("expires_in", DAY).answer();
            case "", "authorization_code" -> code(given);
            default -> refused("unsupported_grant_type", "This grant_type is not supported");
        };
    }

    /** A token for the application alone: it proves itself by a signature, and gets no refresh token. */
    private MockResponse.Builder asserted(String assertion, Map<String, String> given) {
        if (!ASSERTION.equals(given.get("client_assertion_type"))
                || !"client_credentials".equals(given.get("grant_type"))) {
            return refused("invalid_request", "A client assertion needs its type and the grant client_credentials");
        }
        return app.isAssertion(assertion)
                ? granted(tokens.issue(scopes, EXPIRING_LIFE))
                        .seconds("expires_in", EXPIRING_LIFE)
                        .answer()
                : refused("invalid_client", "The client assertion is malformed, forged or expired");
    }

    private MockResponse.Builder code(Map<String, String> given) {
        Consent consent = codes.remove(given.getOrDefault("code", ""));
        if (consent == null) {
            return refused("invalid_request", "The authorization code was not found or was already used");
        }
        return consent.online() ? online(consent.scopes()) : offline(consent.scopes(), given);
    }

    private MockResponse.Builder exchange(Map<String, String> given) {
        String subject = given.getOrDefault("subject_token", "");
        String type = given.getOrDefault("subject_token_type", "");
        if (type.equals(OFFLINE)) {
            Optional<Set<String>> old = tokens.scopes(subject);
            if (old.isEmpty() || !"1".equals(given.get("expiring"))) {
                return refused("invalid_subject_token", "Only a lasting token can be exchanged, for an expiring one");
            }
            tokens.revoke(subject);
            return offline(old.get(), given);
        }
        if (!type.equals(SESSION) || !app.isSession(subject)) {
            return refused("invalid_subject_token", "The session token is malformed, forged or expired");
        }
        return switch (given.getOrDefault("requested_token_type", "")) {
            case ONLINE -> online(scopes);
            case OFFLINE -> offline(scopes, given);
            default -> refused("invalid_request", "The requested_token_type is not supported");
        };
    }

    private MockResponse.Builder offline(Set<String> granted, Map<String, String> given) {
        return "1".equals(given.get("expiring"))
                ? expiring(tokens.issueRefreshable(granted, EXPIRING_LIFE))
                : granted(tokens.issue(granted, null)).answer();
    }

    private static MockResponse.Builder expiring(Tokens.Issued issued) {
        return granted(issued)
                .seconds("expires_in", EXPIRING_LIFE)
                .text("refresh_token", String.valueOf(issued.refreshToken()))
                .seconds("refresh_token_expires_in", Tokens.REFRESH_LIFE)
                .answer();
    }

    private MockResponse.Builder online(Set<String> granted) {
        return granted(tokens.issue(granted, DAY))
                .seconds("expires_in", DAY)
                .user(granted)
                .answer();
    }

    private static Granted granted(Tokens.Issued issued) {
        return new Granted(JSON.createObjectNode()
                .put("access_token", issued.accessToken())
                .put("scope", String.join(",", issued.scopes())));
    }

    /** An answer as it grows. */
    private record Granted(ObjectNode body) {
        Granted seconds(String name, Duration time) {
            body.put(name, time.toSeconds());
            return this;
        }

        Granted text(String name, String value) {
            body.put(name, value);
            return this;
        }

        Granted user(Set<String> scopes) {
            body.put("associated_user_scope", String.join(",", scopes));
            body.putObject("associated_user")
                    .put("id", 1)
                    .put("first_name", "Simulated")
                    .put("last_name", "Merchant")
                    .put("email", "merchant@example.com")
                    .put("email_verified", true)
                    .put("account_owner", true)
                    .put("locale", "en")
                    .put("collaborator", false);
            return this;
        }

        MockResponse.Builder answer() {
            return Answers.json(200, body.toString());
        }
    }

    /** The codes are those of OAuth and of Shopify's libraries; the descriptions are ours. */
    private static MockResponse.Builder refused(String error, String description) {
        return Answers.json(
                400,
                JSON.createObjectNode()
                        .put("error", error)
                        .put("error_description", description)
                        .toString());
    }

    private static Optional<Map<String, String>> form(RecordedRequest request) {
        ByteString body = request.getBody();
        String text = body == null ? "" : body.utf8();
        String type = Objects.requireNonNullElse(request.getHeaders().get("Content-Type"), "");
        Map<String, String> fields = new HashMap<>();
        if (type.startsWith("application/x-www-form-urlencoded")) {
            HttpUrl parsed = request.getUrl().newBuilder().encodedQuery(text).build();
            parsed.queryParameterNames()
                    .forEach(name -> fields.put(name, Objects.requireNonNullElse(parsed.queryParameter(name), "")));
            return Optional.of(fields);
        }
        try {
            JsonNode node = JSON.readTree(text);
            node.properties()
                    .forEach(each -> fields.put(each.getKey(), each.getValue().asText()));
            return node.isObject() ? Optional.of(fields) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
