package io.shopwright.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import io.shopwright.client.schema.ApiVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/** Passes requests on to another server, and records those of the GraphQL Admin API. */
final class ForwardingRoute implements Route {
    /** Headers that are the connection's own, and one whose answer could not be read here. */
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "accept-encoding", "transfer-encoding");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpUrl shop;
    private final Path file;
    private final OkHttpClient client =
            new OkHttpClient.Builder().followRedirects(false).build();
    private final Recording recording = new Recording();
    private final PersonalValues personal = new PersonalValues();

    ForwardingRoute(URI shop, Path file) {
        this.shop = Objects.requireNonNull(HttpUrl.get(shop), "no HTTP address");
        this.file = file;
    }

    void save() {
        recording.save(file);
        client.connectionPool().evictAll();
    }

    @Override
    public Optional<MockResponse.Builder> answer(RecordedRequest request, Disturbance disturbance) {
        try (Response response = client.newCall(forwarded(request)).execute()) {
            ByteString body = response.body().byteString();
            note(request, response, body);
            MockResponse.Builder answer = new MockResponse.Builder().code(response.code());
            response.headers().forEach(header -> {
                if (!OWN.contains(header.getFirst().toLowerCase(Locale.ROOT))) {
                    answer.addHeader(header.getFirst(), header.getSecond());
                }
            });
            return Optional.of(answer.body(new Buffer().write(body)));
        } catch (IOException e) {
            return Optional.of(Answers.failure(502, "The shop cannot be reached: " + e.getMessage()));
        }
    }

    private Request forwarded(RecordedRequest request) {
        HttpUrl url = request.getUrl()
                .newBuilder()
                .scheme(shop.scheme())
                .host(shop.host())
                .port(shop.port())
                .build();
        Request.Builder forwarded = new Request.Builder().url(url);
        request.getHeaders().forEach(header -> {
            if (!OWN.contains(header.getFirst().toLowerCase(Locale.ROOT))) {
                forwarded.addHeader(header.getFirst(), header.getSecond());
            }
        });
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        ByteString body = request.getBody() == null ? ByteString.EMPTY : request.getBody();
        return forwarded
                .method(request.getMethod(), reads ? null : RequestBody.create(body, null))
                .build();
    }

    private void note(RecordedRequest request, Response response, ByteString body) {
        Optional<String> version = GraphQlRoute.version(request);
        Optional<GraphQlEndpoint.Query> query = GraphQlRoute.query(request.getBody());
        if (version.isEmpty() || query.isEmpty()) {
            return;
        }
        JsonNode answer;
        try {
            answer = MAPPER.readTree(body.utf8());
        } catch (JsonProcessingException e) {
            // A page of something before the shop, which replays could not tell from a fault.
            return;
        }
        String served = Objects.requireNonNullElse(response.header("X-Shopify-API-Version"), "");
        synchronized (personal) {
            JsonNode variables = personal.removed(query.get().variables());
            personal.remove(answer.path("data"), fields(query.get(), served));
            recording.add(new Recording.Exchange(
                    version.get(),
                    personal.removed(query.get().document()),
                    variables,
                    response.code(),
                    served,
                    withoutEmails(answer)));
        }
    }

    private JsonNode withoutEmails(JsonNode answer) {
        try {
            return MAPPER.readTree(personal.text(answer.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stand-in broke an answer", e);
        }
    }

    /** What was selected; nothing if this library's schema does not know it, and then there is no data either. */
    @SuppressWarnings("unchecked") // an object of JSON is a map by names
    private static List<ExecutableNormalizedField> fields(GraphQlEndpoint.Query query, String served) {
        ExecutableSchema schema = ExecutableSchema.of(GraphQlRoute.served(served)
                .orElseGet(() -> ApiVersion.bundled().get(ApiVersion.bundled().size() - 1)));
        try {
            return ExecutableNormalizedOperationFactory.createExecutableNormalizedOperationWithRawVariables(
                            schema.schema(),
                            schema.checked(query.document()).document(),
                            query.operationName(),
                            RawVariables.of(MAPPER.convertValue(query.variables(), Map.class)),
                            GraphQLContext.getDefault(),
                            Locale.ROOT)
                    .getTopLevelFields();
        } catch (GraphQLException e) {
            return List.of();
        }
    }
}
