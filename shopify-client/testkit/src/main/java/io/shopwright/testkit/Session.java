package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.schema.ApiVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;

/** One request's view of the shop: what its token may see, and what the answer must add about its searches. */
final class Session {
    private static final Duration RECENT = Duration.ofDays(60);

    private final Backstage backstage;
    private final Set<String> scopes;
    private final ApiVersion version;
    private final Visit visit;
    private final Instant now;
    private final List<JsonNode> searches = new ArrayList<>();
    private final Map<String, JsonNode> extensions = new LinkedHashMap<>();
    private boolean deprecated;
    private boolean withoutPages;
    private int portionStart;
    private int portionSize = Integer.MAX_VALUE;
    private boolean portionFull;

    /**
     * How a request came in.
     *
     * @param address where the shop is reached, as the caller sees it
     * @param token by which the caller came in
     * @param explained whether the caller wants to know what each field costs
     */
    record Visit(HttpUrl address, String token, Disturbance disturbance, boolean explained) {}

    Session(Backstage backstage, Set<String> scopes, ApiVersion version, Visit visit) {
        this.backstage = backstage;
        this.scopes = scopes;
        this.version = version;
        this.visit = visit;
        this.now = backstage.clock().instant();
    }

    /**
     * The same caller, for a document that a bulk operation executes.
     *
     * @param withoutPages whether connections answer with all they have
     */
    Session bulk(boolean withoutPages) {
        Session session = new Session(
                backstage, scopes, version, new Visit(visit.address(), visit.token(), new Disturbance(), false));
        session.withoutPages = withoutPages;
        return session;
    }

    /** The same without pages, of at most so many nodes of each connection at the root, from one on. */
    Session portion(int start, int size) {
        Session session = bulk(true);
        session.portionStart = start;
        session.portionSize = size;
        return session;
    }

    /** The portion of what a connection at the root has. */
    <T extends Resource> Connection<T> portion(Connection<T> all) {
        int nodes = all.nodes().size();
        int from = Math.min(portionStart, nodes);
        int to = (int) Math.min((long) from + portionSize, nodes);
        portionFull |= to < nodes;
        return new Connection<>(all.nodes().subList(from, to), all.sortKey(), to < nodes, from > 0);
    }

    /** Whether some connection had more than the portion. */
    boolean portionFull() {
        return portionFull;
    }

    ShopData data() {
        return backstage.data();
    }

    Backstage backstage() {
        return backstage;
    }

    Disturbance disturbance() {
        return visit.disturbance();
    }

    boolean isExplained() {
        return visit.explained();
    }

    String token() {
        return visit.token();
    }

    HttpUrl address() {
        return visit.address();
    }

    boolean withoutPages() {
        return withoutPages;
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

    /** Remembers that the request uses what Shopify means to take away. */
    void markDeprecated() {
        deprecated = true;
    }

    boolean isDeprecated() {
        return deprecated;
    }

    /** A member of the answer's extensions beside the cost. */
    void addExtension(String name, JsonNode value) {
        extensions.put(name, value);
    }

    Map<String, JsonNode> extensions() {
        return extensions;
    }

    void addSearch(JsonNode search) {
        searches.add(search);
    }

    List<JsonNode> searches() {
        return searches;
    }
}
