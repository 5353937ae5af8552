package io.shopwright.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.shopwright.client.schema.ApiVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The HTTP side of the Admin API: the path, the token, the version, the body. */
final class AdminServer extends Dispatcher {
    private static final Pattern PATH = Pattern.compile("/admin/api/([^/]+)/graphql\\.json");

    /** The first version that is named by year and month. */
    private static final ApiVersion FIRST = ApiVersion.of("2019-04");

    /** Kept here because a logger that nobody refers to forgets its level: the server logs every request. */
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockWebServer server = new MockWebServer();
    private final GraphQlEndpoint endpoint;
    private final ShopData data;
    private final Map<String, Set<String>> scopesByToken;
    private final Clock clock;

    AdminServer(GraphQlEndpoint endpoint, ShopData data, Map<String, Set<String>> scopesByToken, Clock clock) {
        this.endpoint = endpoint;
        this.data = data;
        this.scopesByToken = scopesByToken;
        this.clock = clock;
    }

    /**
     * Serves on the loopback address.
     *
     * @param port 0 for a free one
     */
    void start(int port) {
        if (SERVER_LOG.getLevel() == null) {
            SERVER_LOG.setLevel(Level.WARNING);
        }
        server.setServerSocketFactory(new LoopbackSockets());
        server.setDispatcher(this);
        try {
            server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot serve on port " + port, e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        // The server keeps every request for whoever asks; nobody does, so the memory is given back.
        server.takeRequest(0, TimeUnit.MILLISECONDS);
        Matcher path = PATH.matcher(request.getUrl().encodedPath());
        if (!path.matches()) {
            return failure(404, "Not Found");
        }
        if (!request.getMethod().equals("POST")) {
            return failure(405, "Method Not Allowed");
        }
        String token = request.getHeaders().get("X-Shopify-Access-Token");
        Set<String> scopes = token == null ? null : scopesByToken.get(token);
        if (scopes == null) {
            return failure(401, "[API] Invalid API key or access token (unrecognized login or wrong password)");
        }
        return served(path.group(1))
                .map(version -> answer(request, new Session(data, scopes, version, clock.instant())))
                .orElseGet(() -> failure(404, "Not Found"));
    }

    /** The version that answers: retired ones are served by the oldest that is not. */
    private static Optional<ApiVersion> served(String asked) {
        ApiVersion version;
        try {
            version = ApiVersion.of(asked);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        ApiVersion oldest = ApiVersion.bundled().get(0);
        if (version.compareTo(oldest) < 0 && version.compareTo(FIRST) >= 0) {
            return Optional.of(oldest);
        }
        return ApiVersion.bundled().contains(version) ? Optional.of(version) : Optional.empty();
    }

    private MockResponse answer(RecordedRequest request, Session session) {
        Optional<GraphQlEndpoint.Query> query = query(request.getBody());
        if (query.isEmpty()) {
            return failure(400, "Required parameter missing or invalid");
        }
        return response(200)
                .setHeader("X-Shopify-API-Version", session.version().name())
                .body(endpoint.answer(query.get(), session).toString())
                .build();
    }

    private static Optional<GraphQlEndpoint.Query> query(@Nullable ByteString body) {
        JsonNode node;
        try {
            node = JSON.readTree(body == null ? "" : body.utf8());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        JsonNode variables = node.path("variables");
        boolean fits = node.path("query").isTextual()
                && (variables.isObject() || variables.isNull() || variables.isMissingNode());
        if (!fits) {
            return Optional.empty();
        }
        String operation = node.path("operationName").isTextual()
                ? node.path("operationName").textValue()
                : null;
        JsonNode given = variables.isObject() ? variables : JsonNodeFactory.instance.objectNode();
        return Optional.of(new GraphQlEndpoint.Query(node.path("query").textValue(), given, operation));
    }

    private static MockResponse failure(int status, String message) {
        String body = JSON.createObjectNode().put("errors", message).toString();
        return response(status).body(body).build();
    }

    private static MockResponse.Builder response(int status) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .setHeader("X-Request-Id", UUID.randomUUID().toString());
    }
}
