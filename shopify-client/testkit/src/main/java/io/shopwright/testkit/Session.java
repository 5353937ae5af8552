package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.schema.ApiVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One request's view of the shop: what its token may see, and what the answer must add about its searches. */
final class Session {
    private static final Duration RECENT = Duration.ofDays(60);

    private final ShopData data;
    private final Set<String> scopes;
    private final ApiVersion version;
    private final Instant now;
    private final List<JsonNode> searches = new ArrayList<>();

    Session(ShopData data, Set<String> scopes, ApiVersion version, Instant now) {
        this.data = data;
        this.scopes = scopes;
        this.version = version;
        this.now = now;
    }

    ShopData data() {
        return data;
    }

    ApiVersion version() {
        return version;
    }

    Instant now() {
        return now;
    }

    Set<String> scopes() {
        return scopes;
    }

    /** To write includes to read. */
    void require(String scope, String field) {
        boolean writes = scope.startsWith("read_") && scopes.contains("write_" + scope.substring("read_".length()));
        if (!scopes.contains(scope) && !writes) {
            throw ShopifyError.accessDenied(field, scope);
        }
    }

    /** Without the scope for all orders, older ones are hidden and nothing says so. */
    boolean sees(Order order) {
        return scopes.contains("read_all_orders") || !order.createdAt().isBefore(now.minus(RECENT));
    }

    void addSearch(JsonNode search) {
        searches.add(search);
    }

    List<JsonNode> searches() {
        return searches;
    }
}
