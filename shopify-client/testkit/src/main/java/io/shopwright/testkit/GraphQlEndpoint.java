package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.schema.GraphQLFieldDefinition;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers a GraphQL request in Shopify's order: syntax and validation, variables, the cost of the single request, the
 * throttle, and only then execution.
 */
final class GraphQlEndpoint {
    /** A single request may not ask for more points than this, whatever the bucket holds. */
    private static final int MAX_COST = 1_000;

    private static final String LIMITS = "https://shopify.dev/api/usage/rate-limits";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Throttle throttle;
    private final RequestLog log;
    private final Clock clock;

    /** @param clock whose day decides on prices that changed */
    GraphQlEndpoint(Throttle throttle, RequestLog log, Clock clock) {
        this.throttle = throttle;
        this.log = log;
        this.clock = clock;
    }

    /** Notes a request once its price and its fate are known. */
    private interface Logged {
        void add(int requestedCost, int actualCost, boolean throttled);
    }

    /** The body of a request. */
    record Query(
            String document, JsonNode variables, @Nullable String operationName) {}

    ObjectNode answer(Query query, Session session) {
        ExecutableSchema schema = ExecutableSchema.of(session.version());
        ExecutableSchema.Checked checked = schema.checked(query.document());
        if (!checked.errors().isEmpty()) {
            return refusal(StaticErrors.of(checked.errors(), checked.document(), query.document()));
        }
        Optional<OperationDefinition> operation = operation(checked.document(), query.operationName());
        if (operation.isEmpty()) {
            String name = query.operationName() == null
                    ? "An operation name is required"
                    : "No operation named \"" + query.operationName() + "\"";
            return refusal(JSON.arrayNode().add(JSON.objectNode().put("message", name)));
        }
        ArrayNode invalid = VariableErrors.of(schema.admin(), operation.get(), query.variables());
        if (!invalid.isEmpty()) {
            return refusal(invalid);
        }
        return priced(query, session, schema, checked.document());
    }

    private ObjectNode priced(Query query, Session session, ExecutableSchema schema, Document document) {
        ExecutableNormalizedOperation operation;
        RawVariables variables = RawVariables.of(values(query.variables()));
        try {
            operation = ExecutableNormalizedOperationFactory.createExecutableNormalizedOperationWithRawVariables(
                    schema.schema(),
                    document,
                    query.operationName(),
                    variables,
                    GraphQLContext.getDefault(),
                    Locale.ROOT);
        } catch (GraphQLException e) {
            String message = String.valueOf(e.getMessage());
            return refusal(JSON.arrayNode().add(StaticErrors.error(message, List.of(), "INVALID_VARIABLE")));
        }
        ArrayNode badIds = LiteralIds.errors(schema.schema(), operation, StaticErrors.operation(document));
        if (!badIds.isEmpty()) {
            return refusal(badIds);
        }
        List<String> roots = operation.getTopLevelFields().stream()
                .map(ExecutableNormalizedField::getFieldName)
                .toList();
        boolean reads = operation.getOperation() == OperationDefinition.Operation.QUERY;
        Logged asked = (requestedCost, actualCost, throttled) -> log.add(new ShopRequest(
                reads ? ShopRequest.Kind.QUERY : ShopRequest.Kind.MUTATION,
                operation.getOperationName(),
                session.version(),
                roots,
                query.document(),
                query.variables().toString(),
                requestedCost,
                actualCost,
                throttled));
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Costs costs = new Costs(schema, day);
        int requested = costs.requested(query.document(), query.variables(), query.operationName());
        if (requested > MAX_COST) {
            asked.add(requested, 0, false);
            return maxCostExceeded(requested);
        }
        Throttle.Verdict verdict =
                session.disturbance().isThrottled() ? throttle.refuse(requested) : throttle.admit(requested);
        if (!verdict.admitted()) {
            asked.add(requested, 0, true);
            return throttled(requested, verdict.available());
        }
        ArrayNode tooLong = InputSizes.errors(operation);
        if (!tooLong.isEmpty()) {
            asked.add(requested, requested, false);
            ObjectNode answer = refusal(tooLong);
            cost(answer.putObject("extensions"), requested, requested, throttle.settle(requested, requested));
            return answer;
        }
        if (isDeprecated(schema, operation.getTopLevelFields())) {
            session.markDeprecated();
        }
        int actual = requested;
        try {
            ExecutionResult result = execute(query, session, schema, reads);
            actual = costs.actual(operation, result.getData(), requested);
            ObjectNode answer = envelope(result);
            double available = throttle.settle(requested, actual);
            ObjectNode extensions = answer.putObject("extensions");
            cost(extensions, requested, actual, available);
            if (session.isExplained()) {
                OperationDefinition definition =
                        operation(document, query.operationName()).orElseThrow();
                extensions.withObject("cost").set("fields", FieldCosts.of(schema, query, operation, definition, day));
            }
            session.extensions().forEach(extensions::set);
            if (!session.searches().isEmpty()) {
                extensions.putArray("search").addAll(session.searches());
            }
            return answer;
        } finally {
            asked.add(requested, actual, false);
        }
    }

    private static boolean isDeprecated(ExecutableSchema schema, List<ExecutableNormalizedField> fields) {
        return fields.stream()
                .anyMatch(field -> isDeprecated(schema, field.getChildren())
                        || (!field.getFieldName().startsWith("__")
                                && field.getFieldDefinitions(schema.schema()).stream()
                                        .anyMatch(GraphQLFieldDefinition::isDeprecated)));
    }

    static ExecutionResult execute(Query query, Session session, ExecutableSchema schema, boolean reads) {
        if (reads) {
            session.disturbance().pause();
        }
        ExecutionInput input = ExecutionInput.newExecutionInput(query.document())
                .operationName(query.operationName())
                .variables(values(query.variables()))
                .root(reads ? new QueryRoot() : new Mutation())
                .graphQLContext(Map.of(Session.class, session))
                .locale(Locale.ROOT)
                .build();
        return schema.engine().execute(input);
    }

    static ObjectNode envelope(ExecutionResult result) {
        ObjectNode answer = JSON.objectNode();
        answer.set("data", MAPPER.valueToTree(result.getData()));
        if (!result.getErrors().isEmpty()) {
            ArrayNode errors = answer.putArray("errors");
            result.getErrors().forEach(error -> errors.add(fieldError(error)));
        }
        return answer;
    }

    private static ObjectNode fieldError(GraphQLError error) {
        Map<String, Object> extensions = error.getExtensions() == null ? Map.of() : error.getExtensions();
        String code = String.valueOf(extensions.getOrDefault("code", "INTERNAL_SERVER_ERROR"));
        ObjectNode built = StaticErrors.error(error.getMessage(), error.getLocations(), code);
        extensions.forEach((key, value) -> built.withObject("extensions")
                .set(key, value instanceof JsonNode node ? node : JSON.textNode(String.valueOf(value))));
        built.set("path", MAPPER.valueToTree(error.getPath()));
        return built;
    }

    static Optional<OperationDefinition> operation(Document document, @Nullable String name) {
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
        if (name == null || name.isEmpty()) {
            return operations.size() == 1 ? Optional.of(operations.get(0)) : Optional.empty();
        }
        return operations.stream().filter(each -> name.equals(each.getName())).findFirst();
    }

    private static ObjectNode refusal(ArrayNode errors) {
        return JSON.objectNode().set("errors", errors);
    }

    private static ObjectNode maxCostExceeded(int requested) {
        String message = "Query cost is " + requested + ", which exceeds the single query max cost limit (" + MAX_COST
                + ").\n\nSee https://shopify.dev/docs/api/usage/rate-limits for more information on how the cost of a"
                + " query is calculated.";
        ObjectNode error = JSON.objectNode().put("message", message);
        error.putObject("extensions")
                .put("code", "MAX_COST_EXCEEDED")
                .put("cost", requested)
                .put("maxCost", MAX_COST)
                .put("documentation", LIMITS);
        return refusal(JSON.arrayNode().add(error));
    }

    private ObjectNode throttled(int requested, double available) {
        ObjectNode error = JSON.objectNode().put("message", "Throttled");
        error.putObject("extensions").put("code", "THROTTLED").put("documentation", LIMITS);
        ObjectNode answer = refusal(JSON.arrayNode().add(error));
        cost(answer.putObject("extensions"), requested, null, available);
        return answer;
    }

    private void cost(ObjectNode extensions, int requested, @Nullable Integer actual, double available) {
        ObjectNode cost = extensions.putObject("cost").put("requestedQueryCost", requested);
        cost.put("actualQueryCost", actual);
        cost.putObject("throttleStatus")
                .put("maximumAvailable", (double) throttle.plan().bucketSize())
                .put("currentlyAvailable", (long) Math.floor(available))
                .put("restoreRate", (double) throttle.plan().restoreRate());
    }

    @SuppressWarnings("unchecked") // an object of JSON is a map by names
    private static Map<String, Object> values(JsonNode variables) {
        return variables.isObject() ? MAPPER.convertValue(variables, Map.class) : Map.of();
    }
}
