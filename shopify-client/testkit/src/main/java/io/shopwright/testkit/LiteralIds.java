package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.SourceLocation;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;

/** Finds ids that are written into a document and are none. Shopify refuses such a document as invalid. */
final class LiteralIds {
    private final GraphQLSchema schema;
    private final ExecutableNormalizedOperation operation;
    private final String operationName;
    private final ArrayNode errors = JsonNodeFactory.instance.arrayNode();

    private LiteralIds(GraphQLSchema schema, ExecutableNormalizedOperation operation, String operationName) {
        this.schema = schema;
        this.operation = operation;
        this.operationName = operationName;
    }

    /** @param operationName the operation as paths name it, such as {@code query Orders} */
    static ArrayNode errors(GraphQLSchema schema, ExecutableNormalizedOperation operation, String operationName) {
        LiteralIds search = new LiteralIds(schema, operation, operationName);
        operation.getTopLevelFields().forEach(search::visit);
        return search.errors;
    }

    private void visit(ExecutableNormalizedField field) {
        for (Argument argument :
                operation.getMergedField(field).getSingleField().getArguments()) {
            GraphQLArgument definition =
                    field.getFieldDefinitions(schema).get(0).getArgument(argument.getName());
            boolean id = definition != null
                    && GraphQLTypeUtil.unwrapAll(definition.getType()).getName().equals("ID");
            if (id) {
                check(field, argument.getName(), argument.getValue());
            }
        }
        field.getChildren().forEach(this::visit);
    }

    private void check(ExecutableNormalizedField field, String argument, Value<?> value) {
        if (value instanceof ArrayValue array) {
            for (Value<?> element : array.getValues()) {
                check(field, argument, element);
            }
        } else if (value instanceof StringValue text
                && Gid.parse(String.valueOf(text.getValue())).isEmpty()) {
            SourceLocation location =
                    operation.getMergedField(field).getSingleField().getSourceLocation();
            String message = "Invalid global id '" + text.getValue() + "'";
            ObjectNode error = StaticErrors.error(message, List.of(location), "argumentLiteralsIncompatible");
            error.withObject("extensions").put("typeName", "CoercionError");
            ArrayNode path = error.putArray("path").add(operationName);
            addPath(field, path);
            errors.add(error);
            path.add(argument);
        }
    }

    private static void addPath(ExecutableNormalizedField field, ArrayNode path) {
        if (field.getParent() != null) {
            addPath(field.getParent(), path);
        }
        path.add(field.getFieldName());
    }
}
