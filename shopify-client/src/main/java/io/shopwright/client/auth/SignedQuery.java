package io.shopwright.client.auth;

import io.shopwright.client.auth.RefusedException.Reason;
import io.shopwright.client.internal.ShopDomains;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The query of an address that Shopify signs. */
final class SignedQuery {
    /** By which Shopify's libraries let the time of signing differ from now. */
    private static final Duration TOLERANCE = Duration.ofSeconds(90);

    private static final int MOST_CHARACTERS = 65_536;

    /** What Shopify adds to a request through an app proxy, once each. */
    private static final List<String> SINGLE =
            List.of("hmac", "logged_in_customer_id", "path_prefix", "shop", "signature", "timestamp");

    private final Map<String, List<String>> parameters;

    private SignedQuery(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** @throws RefusedException if it is not percent-encoded UTF-8 */
    static SignedQuery of(String text) {
        String query = text.startsWith("?") ? text.substring(1) : text;
        if (query.length() > MOST_CHARACTERS) {
            throw new RefusedException(Reason.MALFORMED, "The query is longer than any that Shopify sends");
        }
        Map<String, List<String>> parameters = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int split = pair.indexOf('=');
                String name = decoded(split < 0 ? pair : pair.substring(0, split));
                String value = split < 0 ? "" : decoded(pair.substring(split + 1));
                parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return new SignedQuery(parameters);
    }

    private static String decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\uFFFD') < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reason.MALFORMED, "The query is not percent-encoded", e);
        }
        throw new RefusedException(Reason.MALFORMED, "The query is not UTF-8");
    }

    /**
     * Checks the signature that comes with callbacks and with the opening of an app: over the sorted, encoded
     * parameters, in {@code hmac}.
     */
    void requireHmac(AppCredentials app, Instant now) {
        if (parameters.values().stream().anyMatch(values -> values.size() > 1)) {
            throw new RefusedException(Reason.MALFORMED, "A parameter of the query appears twice");
        }
        String message = parameters.entrySet().stream()
                .filter(each -> !each.getKey().equals("hmac") && !each.getKey().equals("signature"))
                .map(each ->
                        encoded(each.getKey()) + "=" + encoded(each.getValue().get(0)))
                .collect(Collectors.joining("&"));
        requireSigned(message, "hmac", app);
        requireTime(now);
    }

    /**
     * Checks the signature that comes with requests through an app proxy: over the sorted parameters, without anything
     * between them, in {@code signature}.
     */
    void requireSignature(AppCredentials app, Instant now) {
        for (String name : SINGLE) {
            if (parameters.getOrDefault(name, List.of()).size() > 1) {
                throw new RefusedException(Reason.MALFORMED, "The parameter " + name + " appears twice");
            }
        }
        String message = parameters.entrySet().stream()
                .filter(each -> !each.getKey().equals("signature"))
                .map(each -> each.getKey() + "=" + String.join(",", each.getValue()))
                .sorted()
                .collect(Collectors.joining());
        requireSigned(message, "signature", app);
        requireTime(now);
    }

    private void requireSigned(String message, String name, AppCredentials app) {
        if (!app.signatures().matchesHex(message.getBytes(StandardCharsets.UTF_8), require(name))) {
            throw new RefusedException(Reason.SIGNATURE, "The query is signed by no secret of this app");
        }
    }

    private void requireTime(Instant now) {
        if (Duration.between(time(), now).abs().compareTo(TOLERANCE) > 0) {
            throw new RefusedException(Reason.TIME, "The query was signed more than 90 seconds from now");
        }
    }

    /** When it was signed. */
    Instant time() {
        String seconds = require("timestamp");
        if (!seconds.matches("\\d{1,11}")) {
            throw new RefusedException(Reason.MALFORMED, "The timestamp is no number of seconds");
        }
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    String shop() {
        return ShopDomains.of(require("shop"))
                .orElseThrow(() -> new RefusedException(Reason.MALFORMED, "The parameter shop names no shop"));
    }

    String require(String name) {
        return find(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new RefusedException(Reason.MALFORMED, "The query lacks " + name));
    }

    Optional<String> find(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    Map<String, List<String>> parameters() {
        return parameters;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
