package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A failure of one field, which becomes an entry of the answer's {@code errors} with the field's path. */
final class ShopifyError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final LinkedHashMap<String, Object> extensions;

    private ShopifyError(String message, Map<String, String> extensions) {
        this(message, extensions, null);
    }

    private ShopifyError(String message, Map<String, String> extensions, @Nullable ObjectNode cost) {
        super(message, null, false, false);
        this.extensions = new LinkedHashMap<>(extensions);
        if (cost != null) {
            this.extensions.put("requestId", UUID.randomUUID().toString());
            this.extensions.put("cost", cost);
        }
    }

    static ShopifyError badRequest(String message) {
        return new ShopifyError(message, Map.of("code", "BAD_REQUEST"));
    }

    /** The id is well formed and names a resource of another type. */
    static ShopifyError invalidId(String id) {
        return new ShopifyError("Invalid id: " + id, Map.of("code", "RESOURCE_NOT_FOUND"));
    }

    static ShopifyError invalidArguments(String message) {
        return new ShopifyError(message, Map.of("code", "INVALID_FIELD_ARGUMENTS"));
    }

    /** Some look-ups call it an error if there is nothing. */
    static ShopifyError notFound(String message) {
        return new ShopifyError(message, Map.of("code", "NOT_FOUND"));
    }

    static ShopifyError coded(String message, String code) {
        return new ShopifyError(message, Map.of("code", code));
    }

    static ShopifyError accessDenied(String field, String scope) {
        String required = "`" + scope + "` access scope.";
        Map<String, String> extensions = new LinkedHashMap<>();
        extensions.put("code", "ACCESS_DENIED");
        extensions.put("documentation", "https://shopify.dev/api/usage/access-scopes");
        extensions.put("requiredAccess", required);
        return new ShopifyError("Access denied for " + field + " field. Required access: " + required, extensions);
    }

    /** The window of ShopifyQL is spent; its cost is an object where other errors have a number. */
    static ShopifyError throttled(ObjectNode cost) {
        return new ShopifyError("Rate limited. Please retry later.", Map.of("code", "THROTTLED"), cost);
    }

    /** No answer of Shopify's: this shop has no data for what was asked. */
    static ShopifyError notSimulated(String what) {
        return new ShopifyError("not simulated: " + what, Map.of("code", "NOT_SIMULATED"));
    }

    Map<String, Object> extensions() {
        return extensions;
    }
}
