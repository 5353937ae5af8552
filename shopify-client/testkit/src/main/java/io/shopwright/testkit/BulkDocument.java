package io.shopwright.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.CoercedVariables;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import io.shopwright.client.schema.ApiVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The document of a bulk operation: checked, then executed once or line by line. */
final class BulkDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> NOT_IN_BULK = Set.of("bulkOperationRunMutation", "bulkOperationRunQuery");

    /** Nodes that are held in memory as objects at a time. */
    private static final int PORTION = 10_000;

    private final ExecutableSchema schema;
    private final String text;
    private final ExecutableSchema.Checked checked;

    /**
     * What a query found.
     *
     * @param failure null if it could be answered
     */
    record Exported(BulkOperation.Work work, BulkOperation.@Nullable Failure failure) {}

    private BulkDocument(ExecutableSchema schema, String text) {
        this.schema = schema;
        this.text = text;
        this.checked = schema.checked(text);
    }

    static BulkDocument of(ApiVersion version, String document) {
        return new BulkDocument(ExecutableSchema.of(version), document);
    }

    /** What is wrong with it as a bulk query. */
    List<String> queryErrors() {
        if (BulkQuery.isTooLong(text)) {
            return List.of("Bulk queries cannot be larger than 65,535 bytes.");
        }
        Optional<String> invalid = invalid();
        if (invalid.isPresent()) {
            return List.of("Invalid bulk query: " + invalid.get());
        }
        return operation().getOperation() == OperationDefinition.Operation.QUERY
                ? BulkQuery.errors(schema, roots())
                : List.of("Invalid operation type. Only `query` operations are supported.");
    }

    /** What is wrong with it as a bulk mutation. */
    Optional<UserError> mutationError() {
        Optional<String> invalid = invalid();
        if (invalid.isPresent()) {
            return Optional.of(
                    new UserError(null, "Failed to parse the mutation - " + invalid.get(), "INVALID_MUTATION"));
        }
        if (operation().getOperation() != OperationDefinition.Operation.MUTATION) {
            return Optional.of(new UserError(
                    null, "Invalid operation type. Only `mutation` operations are supported.", "INVALID_MUTATION"));
        }
        List<Field> fields = operation().getSelectionSet().getSelectionsOfType(Field.class);
        if (fields.size() != 1) {
            return Optional.of(
                    new UserError(List.of("mutation"), "You must specify a single top level mutation.", null));
        }
        return NOT_IN_BULK.contains(fields.get(0).getName())
                ? Optional.of(new UserError(List.of("mutation"), "You must use an allowed mutation name.", null))
                : Optional.empty();
    }

    private Optional<String> invalid() {
        if (checked.errors().isEmpty()) {
            List<OperationDefinition> operations = checked.document().getDefinitionsOfType(OperationDefinition.class);
            return operations.size() == 1 ? Optional.empty() : Optional.of("An operation name is required");
        }
        String message = StaticErrors.of(checked.errors(), checked.document(), "")
                .path(0)
                .path("message")
                .asText();
        return Optional.of(message.replaceFirst(" at \\[\\d+, \\d+]$", ""));
    }

    private OperationDefinition operation() {
        return checked.document()
                .getDefinitionsOfType(OperationDefinition.class)
                .get(0);
    }

    private List<ExecutableNormalizedField> roots() {
        return ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(
                        schema.schema(), checked.document(), null, CoercedVariables.emptyVariables())
                .getTopLevelFields();
    }

    /** Reads all that the query asks for, now, a portion at a time. What this shop does not simulate fails here, loudly. */
    Exported export(Session session, boolean grouped) {
        GraphQlEndpoint.Query query = new GraphQlEndpoint.Query(text, JSON.createObjectNode(), null);
        BulkExport export = new BulkExport(schema, grouped);
        BulkOperation.Failure failure = null;
        List<ExecutableNormalizedField> roots = roots();
        boolean more = true;
        for (int start = 0; more; start += PORTION) {
            Session portion = session.portion(start, PORTION);
            ExecutionResult result = GraphQlEndpoint.execute(query, portion, schema, true);
            for (GraphQLError error : result.getErrors()) {
                failure = failure(error);
            }
            export.add(roots, JSON.valueToTree(result.getData()), start == 0);
            more = portion.portionFull();
        }
        BulkOperation.Result result = export.result();
        return new Exported(result::cut, failure);
    }

    private static BulkOperation.Failure failure(GraphQLError error) {
        Map<String, Object> extensions = error.getExtensions() == null ? Map.of() : error.getExtensions();
        if ("NOT_SIMULATED".equals(extensions.get("code"))) {
            throw ShopifyError.notSimulated(error.getMessage().replaceFirst("^not simulated: ", ""));
        }
        boolean denied = "ACCESS_DENIED".equals(extensions.get("code"));
        return new BulkOperation.Failure(denied ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR", 0);
    }

    /** Executes the mutation once a line of variables. */
    BulkOperation.Result runLines(ByteString file, Session session, int most) {
        JsonLines lines = new JsonLines();
        int number = 0;
        for (String line : file.utf8().split("\n", -1)) {
            if (!line.isBlank() && number < most) {
                lines.add(runLine(line, session).put("__lineNumber", number));
                number++;
            }
        }
        return lines.result();
    }

    private ObjectNode runLine(String line, Session session) {
        JsonNode variables;
        try {
            variables = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return refused(JSON.createArrayNode().add(JSON.createObjectNode().put("message", "Invalid JSON")));
        }
        ArrayNode invalid = VariableErrors.of(schema.admin(), operation(), variables);
        if (!invalid.isEmpty()) {
            return refused(invalid);
        }
        GraphQlEndpoint.Query query = new GraphQlEndpoint.Query(text, variables, null);
        return GraphQlEndpoint.envelope(GraphQlEndpoint.execute(query, session, schema, false));
    }

    private static ObjectNode refused(ArrayNode errors) {
        return JSON.createObjectNode().set("errors", errors);
    }
}
