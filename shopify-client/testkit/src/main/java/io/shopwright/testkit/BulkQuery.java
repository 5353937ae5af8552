package io.shopwright.testkit;

import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules for the query of a bulk operation, and Shopify's words where one is broken. */
final class BulkQuery {
    private static final int MOST_BYTES = 65_535;
    private static final int MOST_CONNECTIONS = 5;
    private static final int DEEPEST = 2;

    private final ExecutableSchema schema;
    private final Set<String> withoutEdges = new LinkedHashSet<>();
    private final Set<String> parentsWithoutId = new LinkedHashSet<>();
    private int connections;
    private int depth;
    private boolean withinList;

    /** Where in the query a field stands. */
    private record Place(int level, boolean withinList, Optional<ExecutableNormalizedField> connection) {}

    private BulkQuery(ExecutableSchema schema) {
        this.schema = schema;
    }

    /** What is wrong with a valid document, apart from its size. */
    static List<String> errors(ExecutableSchema schema, List<ExecutableNormalizedField> roots) {
        BulkQuery query = new BulkQuery(schema);
        List<String> errors = new ArrayList<>();
        for (ExecutableNormalizedField root : roots) {
            if (root.getFieldName().equals("node") || root.getFieldName().equals("nodes")) {
                errors.add("Bulk queries cannot contain a top level `" + root.getFieldName() + "` field.");
            }
            query.visit(root, new Place(0, false, Optional.empty()));
        }
        query.addTo(errors);
        return errors;
    }

    /** The wording is ours; the limit is documented. */
    static boolean isTooLong(String document) {
        return document.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private void addTo(List<String> errors) {
        if (!withoutEdges.isEmpty()) {
            errors.add("All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g:"
                    + " 'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: '"
                    + String.join("', '", withoutEdges) + "'.");
        }
        if (connections == 0) {
            errors.add("Bulk queries must contain at least one connection.");
        } else if (connections > MOST_CONNECTIONS) {
            errors.add("Bulk queries cannot contain more than " + MOST_CONNECTIONS + " connections.");
        } else if (depth > DEEPEST) {
            errors.add("Bulk queries cannot contain connections with a nesting depth greater than " + DEEPEST + ".");
        }
        if (!parentsWithoutId.isEmpty()) {
            errors.add("The parent 'node' field for a nested connection must select the 'id' field without an alias and"
                    + " must be of 'ID' return type. Connection fields without 'id': "
                    + String.join(", ", parentsWithoutId) + ".");
        }
        if (withinList) {
            errors.add("Queries that contain a connection field within a list field are not currently supported.");
        }
    }

    private void visit(ExecutableNormalizedField field, Place place) {
        GraphQLOutputType type = field.getType(schema.schema());
        if (!isConnection(schema, field)) {
            boolean list = place.withinList() || GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
            Place below = new Place(place.level(), list, place.connection());
            field.getChildren().forEach(child -> visit(child, below));
            return;
        }
        connections++;
        depth = Math.max(depth, place.level());
        withinList |= place.withinList();
        place.connection()
                .filter(parent -> node(parent).stream().noneMatch(BulkQuery::isId))
                .ifPresent(parent -> parentsWithoutId.add(parent.getFieldName()));
        boolean selectsNodes = field.getChildren().stream()
                .anyMatch(child -> child.getFieldName().equals("nodes"));
        if (selectsNodes || node(field).isEmpty()) {
            withoutEdges.add(field.getFieldName());
        }
        Place below = new Place(place.level() + 1, false, Optional.of(field));
        node(field).forEach(child -> visit(child, below));
    }

    private static boolean isId(ExecutableNormalizedField field) {
        return field.getFieldName().equals("id") && field.getResultKey().equals("id");
    }

    static boolean isConnection(ExecutableSchema schema, ExecutableNormalizedField field) {
        return field.hasChildren()
                && GraphQLTypeUtil.unwrapAll(field.getType(schema.schema()))
                        .getName()
                        .endsWith("Connection");
    }

    /** What is selected of the nodes of a connection. */
    static List<ExecutableNormalizedField> node(ExecutableNormalizedField connection) {
        List<ExecutableNormalizedField> selected = new ArrayList<>();
        for (ExecutableNormalizedField edges : connection.getChildren()) {
            for (ExecutableNormalizedField node : edges.getChildren()) {
                if (edges.getFieldName().equals("edges") && node.getFieldName().equals("node")) {
                    selected.addAll(node.getChildren());
                }
            }
        }
        return selected;
    }
}
