package io.shopwright.client.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The one address at which a shop gives access tokens. */
final class TokenEndpoint {
    static final String PATH = "admin/oauth/access_token";

    /** Refusals of who asks; with others the request itself is at fault. */
    private static final Set<String> DENIALS = Set.of(
            "access_denied",
            "application_cannot_be_found",
            "invalid_client",
            "invalid_subject_token",
            "shop_not_permitted",
            "unauthorized_client");

    private static final int MOST_TOLD = 200;

    private final OkHttpClient http;
    private final Clock clock;

    TokenEndpoint(OkHttpClient http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** What a shop answers. */
    private record Told(String shop, int status, String requestId, String retryAfter, String body) {}

    Grant ask(String shop, URI endpoint, Map<String, String> fields) {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        Request request = new Request.Builder()
                .url(endpoint.resolve(PATH).toString())
                .header("Accept", "application/json")
                .header("User-Agent", "Shopwright (Java)")
                .post(form.build())
                .build();
        // A grant that arrives counts from when it was asked for, so that it never ends before it is thought to.
        Instant asked = clock.instant();
        try (Response response = http.newCall(request).execute()) {
            Told told = new Told(
                    shop,
                    response.code(),
                    Objects.requireNonNullElse(response.header("x-request-id"), ""),
                    Objects.requireNonNullElse(response.header("Retry-After"), ""),
                    response.body().string());
            if (told.status() != 200) {
                throw refused(told);
            }
            return grant(told, asked);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ShopifyException.Cancelled("Interrupted while asking " + shop + " for an access token", e);
            }
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new ShopifyException.Unreachable("No answer from " + shop + ": " + reason, e);
        }
    }

    private static ShopifyException refused(Told told) {
        int status = told.status();
        JsonNode body = json(told.body());
        String error = body == null ? "" : body.path("error").asText();
        String problem = told.shop() + " gave no access token, HTTP " + status + said(body);
        String id = told.requestId();
        if (error.equals("invalid_grant")) {
            return new ShopifyException.SignInNeeded(problem + "; sign in again", id);
        }
        if (status == 429) {
            boolean tells = told.retryAfter().matches("\\d{1,6}(\\.\\d{1,6})?");
            double seconds = tells ? Double.parseDouble(told.retryAfter()) : 1;
            return new ShopifyException.Throttled(problem, id, Duration.ofMillis((long) Math.ceil(seconds * 1000)));
        }
        if (DENIALS.contains(error) || status == 401 || status == 403) {
            return new ShopifyException.Denied(problem + "; check the app's credentials and where it is installed", id);
        }
        return status == 402 || status == 423 || status == 430 || status >= 500
                ? new ShopifyException.Unavailable(problem, id, status)
                : new ShopifyException.Invalid(problem, id, List.of());
    }

    private static String said(@Nullable JsonNode body) {
        if (body == null) {
            return "";
        }
        String text = body.path("error").asText() + " "
                + body.path("error_description").asText();
        String shown = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return shown.isEmpty() ? "" : ": " + shown.substring(0, Math.min(MOST_TOLD, shown.length()));
    }

    private static @Nullable JsonNode json(String text) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            return node != null && node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            // A page for people: the status tells what there is to tell.
            return null;
        }
    }

    private static Grant grant(Told told, Instant asked) {
        JsonNode body = json(told.body());
        if (body == null) {
            throw unreadable(told, "no JSON object");
        }
        try {
            Instant end = end(body, "expires_in", asked);
            Grant.Refresh refresh = refresh(body, asked);
            if (refresh != null && end == null) {
                throw unreadable(told, "a refresh token, and not when the access token expires");
            }
            return new Grant(
                    told.shop(), body.path("access_token").asText(), scopes(body, "scope"), end, refresh, user(body));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new ShopifyException.Unreadable(
                    told.shop() + " gave an access token that cannot be read", told.requestId(), e);
        }
    }

    private static ShopifyException.Unreadable unreadable(Told told, String what) {
        return new ShopifyException.Unreadable(told.shop() + " answered with " + what, told.requestId(), null);
    }

    private static @Nullable Instant end(JsonNode body, String name, Instant asked) {
        JsonNode seconds = body.path(name);
        if (seconds.isMissingNode() || seconds.isNull()) {
            return null;
        }
        if (!seconds.canConvertToLong() || seconds.longValue() <= 0) {
            throw new IllegalArgumentException(name + " is no number of seconds");
        }
        return asked.plusSeconds(seconds.longValue());
    }

    private static Grant.@Nullable Refresh refresh(JsonNode body, Instant asked) {
        String token = body.path("refresh_token").asText();
        return token.isEmpty() ? null : new Grant.Refresh(token, end(body, "refresh_token_expires_in", asked));
    }

    private static Grant.@Nullable User user(JsonNode body) {
        JsonNode user = body.path("associated_user");
        if (!user.isObject() || user.path("id").asText().isEmpty()) {
            return null;
        }
        return new Grant.User(
                user.path("id").asText(),
                scopes(body, "associated_user_scope"),
                user.path("email").asText());
    }

    private static List<String> scopes(JsonNode body, String name) {
        return Arrays.stream(body.path(name).asText().split("[,\\s]+"))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }
}
