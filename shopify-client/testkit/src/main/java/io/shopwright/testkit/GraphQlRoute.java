package io.shopwright.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import io.shopwright.client.schema.ApiVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The GraphQL Admin API: its path, the token, the version, the body. */
final class GraphQlRoute implements Route {
    private static final Pattern PATH = Pattern.compile("/admin/api/([^/]+)/graphql\\.json");

    /** The first version that is named by year and month. */
    private static final ApiVersion FIRST = ApiVersion.of("2019-04");

    private static final String DEPRECATIONS = "https://shopify.dev/api/usage/versioning#deprecation-practices";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GraphQlEndpoint endpoint;
    private final Backstage backstage;
    private final Tokens tokens;

    GraphQlRoute(GraphQlEndpoint endpoint, Backstage backstage, Tokens tokens) {
        this.endpoint = endpoint;
        this.backstage = backstage;
        this.tokens = tokens;
    }

    @Override
    public Optional<MockResponse.Builder> answer(RecordedRequest request, Disturbance disturbance) {
        Matcher path = PATH.matcher(request.getUrl().encodedPath());
        return path.matches() ? Optional.of(answer(request, path.group(1), disturbance)) : Optional.empty();
    }

    private MockResponse.Builder answer(RecordedRequest request, String asked, Disturbance disturbance) {
        if (!request.getMethod().equals("POST")) {
            return Answers.refused(405);
        }
        String token = request.getHeaders().get("X-Shopify-Access-Token");
        Optional<Set<String>> scopes = tokens.scopes(token);
        if (token == null || scopes.isEmpty()) {
            return Answers.refused(401);
        }
        Optional<ApiVersion> version = served(asked);
        if (version.isEmpty()) {
            return Answers.refused(404);
        }
        Optional<GraphQlEndpoint.Query> query = query(request.getBody());
        if (query.isEmpty()) {
            return Answers.refused(400);
        }
        backstage.bulk().advance();
        boolean explained = "1".equals(request.getHeaders().get("Shopify-GraphQL-Cost-Debug"));
        Session.Visit visit = new Session.Visit(request.getUrl(), token, disturbance, explained);
        Session session = new Session(backstage, scopes.get(), version.get(), visit);
        MockResponse.Builder answer = Answers.json(
                        200, endpoint.answer(query.get(), session).toString())
                .setHeader("X-Shopify-API-Version", version.get().name());
        return session.isDeprecated() ? answer.setHeader("X-Shopify-API-Deprecated-Reason", DEPRECATIONS) : answer;
    }

    /** The version that answers: retired ones are served by the oldest that is not. */
    static Optional<ApiVersion> served(String asked) {
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

    static Optional<GraphQlEndpoint.Query> query(@Nullable ByteString body) {
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

    /** The version that a request to the GraphQL API asks for, as it is written; nothing if it is none. */
    static Optional<String> version(RecordedRequest request) {
        Matcher path = PATH.matcher(request.getUrl().encodedPath());
        boolean ours = request.getMethod().equals("POST") && path.matches();
        return ours ? Optional.of(path.group(1)) : Optional.empty();
    }

    /** What faults can aim at; no fields if the request is none that can be read. */
    static Faults.Target target(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        Matcher matcher = PATH.matcher(path);
        Faults.Target plain = new Faults.Target(path, List.of(), "");
        Optional<ApiVersion> version = matcher.matches() ? served(matcher.group(1)) : Optional.empty();
        Optional<GraphQlEndpoint.Query> query = version.isEmpty() ? Optional.empty() : query(request.getBody());
        if (query.isEmpty()) {
            return plain;
        }
        ExecutableSchema schema = ExecutableSchema.of(version.get());
        Optional<OperationDefinition> operation = GraphQlEndpoint.operation(
                schema.checked(query.get().document()).document(), query.get().operationName());
        return operation
                .map(found -> new Faults.Target(
                        path,
                        found.getSelectionSet().getSelectionsOfType(Field.class).stream()
                                .map(Field::getName)
                                .toList(),
                        found.getName() == null ? "" : found.getName()))
                .orElse(plain);
    }
}
