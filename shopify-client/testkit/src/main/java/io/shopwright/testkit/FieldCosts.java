package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.AstPrinter;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLTypeUtil;
import io.shopwright.client.cost.QueryCost;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What each field of a request contributes to its cost, as the header {@code Shopify-GraphQL-Cost-Debug} asks for: for
 * one object of the parent, however many there may be. Found by predicting documents with and without the field, in
 * which every connection above it has one item.
 */
final class FieldCosts {
    private static final String TYPENAME = " __typename";

    private final ExecutableSchema schema;
    private final GraphQlEndpoint.Query query;
    private final ExecutableNormalizedOperation operation;
    private final String head;
    private final LocalDate day;
    private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();

    private FieldCosts(
            ExecutableSchema schema,
            GraphQlEndpoint.Query query,
            ExecutableNormalizedOperation operation,
            OperationDefinition definition,
            LocalDate day) {
        this.schema = schema;
        this.query = query;
        this.operation = operation;
        this.day = day;
        String kind = operation.getOperation().name().toLowerCase(Locale.ROOT);
        String variables = definition.getVariableDefinitions().stream()
                .map(AstPrinter::printAstCompact)
                .collect(Collectors.joining(", "));
        this.head = variables.isEmpty() ? kind : kind + "(" + variables + ")";
    }

    static ArrayNode of(
            ExecutableSchema schema,
            GraphQlEndpoint.Query query,
            ExecutableNormalizedOperation operation,
            OperationDefinition definition,
            LocalDate day) {
        FieldCosts costs = new FieldCosts(schema, query, operation, definition, day);
        operation.getTopLevelFields().forEach(costs::visit);
        return costs.entries;
    }

    private void visit(ExecutableNormalizedField field) {
        boolean leaf = !field.hasChildren();
        int without = predict(field, TYPENAME);
        int total = predict(field, TYPENAME + whole(field)) - without;
        int own = leaf ? total : predict(field, TYPENAME + call(field, "") + " {" + TYPENAME + " }") - without;
        ObjectNode entry = entries.addObject();
        ArrayNode path = entry.putArray("path");
        field.getListOfResultKeys().forEach(path::add);
        entry.put("definedCost", isConnection(field) ? null : (Integer) own);
        entry.put("requestedTotalCost", total);
        entry.put("requestedChildrenCost", leaf ? null : (Integer) (total - own));
        field.getChildren().forEach(this::visit);
    }

    /** The cost of a document that goes down to the field's parent and selects this there. */
    private int predict(ExecutableNormalizedField field, String selection) {
        String text = narrowed(field, selection);
        for (ExecutableNormalizedField above = field.getParent(); above != null; above = above.getParent()) {
            String arguments = isConnection(above) ? "(first: 1)" : "";
            text = narrowed(above, call(above, arguments) + " {" + text + " }");
        }
        // A document costs at least one point; with this beside it, all is above that.
        boolean reads = operation.getOperation() == OperationDefinition.Operation.QUERY;
        String beside = reads ? " beside__: ordersCount { count }" : " beside__: appUninstall { __typename }";
        return QueryCost.predict(schema.admin(), head + " {" + beside + text + " }", query.variables(), null, day);
    }

    private String whole(ExecutableNormalizedField field) {
        if (!field.hasChildren()) {
            return call(field, "");
        }
        String children = field.getChildren().stream()
                .map(child -> narrowed(child, whole(child)))
                .collect(Collectors.joining());
        return call(field, "") + " {" + TYPENAME + children + " }";
    }

    /** @param instead of the arguments as they are written, empty for those */
    private String call(ExecutableNormalizedField field, String instead) {
        Field written = operation.getMergedField(field).getSingleField();
        String arguments =
                written.getArguments().stream().map(AstPrinter::printAstCompact).collect(Collectors.joining(", "));
        String given = arguments.isEmpty() ? "" : "(" + arguments + ")";
        return " " + field.getResultKey() + ": " + field.getFieldName() + (instead.isEmpty() ? given : instead);
    }

    private static String narrowed(ExecutableNormalizedField field, String selection) {
        List<String> types = List.copyOf(field.getObjectTypeNames());
        return types.size() == 1 ? " ... on " + types.get(0) + " {" + selection + " }" : selection;
    }

    private boolean isConnection(ExecutableNormalizedField field) {
        return field.hasChildren()
                && GraphQLTypeUtil.unwrapAll(field.getType(schema.schema()))
                        .getName()
                        .endsWith("Connection");
    }
}
