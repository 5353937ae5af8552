package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.normalized.ExecutableNormalizedField;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the answer of a query into lines: each node of a connection is one, without the connections in it, whose nodes
 * become lines that name their parent.
 *
 * <p>Grouped, children follow their parent. Otherwise lines come level by level, all parents before the first child;
 * Shopify promises no order at all.
 */
final class BulkExport {
    private final ExecutableSchema schema;
    private final boolean grouped;
    private final Deque<Row> rows = new ArrayDeque<>();

    /** A line to be, and what was selected of it. */
    private record Row(
            JsonNode object,
            List<ExecutableNormalizedField> selected,
            @Nullable String parentId) {}

    private BulkExport(ExecutableSchema schema, boolean grouped) {
        this.schema = schema;
        this.grouped = grouped;
    }

    static BulkOperation.Result of(
            ExecutableSchema schema, List<ExecutableNormalizedField> roots, JsonNode data, Extent extent) {
        return new BulkExport(schema, extent.grouped()).lines(roots, data, extent.mostLines());
    }

    /** How much of it and in which order. */
    record Extent(boolean grouped, int mostLines) {}

    private BulkOperation.Result lines(List<ExecutableNormalizedField> roots, JsonNode data, int most) {
        JsonLines lines = new JsonLines();
        for (ExecutableNormalizedField root : roots) {
            JsonNode value = data.path(root.getResultKey());
            if (BulkQuery.isConnection(schema, root)) {
                rows.addAll(nodes(root, value, null));
            } else if (value.isObject()) {
                rows.add(new Row(value, root.getChildren(), null));
            }
        }
        while (!rows.isEmpty() && lines.objects() < most) {
            Row row = rows.removeFirst();
            List<Row> children = new ArrayList<>();
            ObjectNode line = stripped(row, children);
            if (row.parentId() != null) {
                line.put("__parentId", row.parentId());
            }
            lines.add(line);
            if (grouped) {
                for (int i = children.size() - 1; i >= 0; i--) {
                    rows.addFirst(children.get(i));
                }
            } else {
                rows.addAll(children);
            }
        }
        return lines.result();
    }

    private static List<Row> nodes(ExecutableNormalizedField connection, JsonNode value, @Nullable String parentId) {
        List<Row> nodes = new ArrayList<>();
        for (ExecutableNormalizedField edges : connection.getChildren()) {
            for (ExecutableNormalizedField node : edges.getChildren()) {
                if (edges.getFieldName().equals("edges") && node.getFieldName().equals("node")) {
                    for (JsonNode edge : value.path(edges.getResultKey())) {
                        nodes.add(new Row(edge.path(node.getResultKey()), node.getChildren(), parentId));
                    }
                }
            }
        }
        return nodes;
    }

    /** The object without its connections, whose nodes go to the children. */
    private ObjectNode stripped(Row row, List<Row> children) {
        String id =
                row.object().path("id").isTextual() ? row.object().path("id").textValue() : row.parentId();
        return stripped(row, id, children);
    }

    /** @param id of the object that becomes the line; objects within it make no lines */
    private ObjectNode stripped(Row row, @Nullable String id, List<Row> children) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        row.object().properties().forEach(entry -> {
            ExecutableNormalizedField field = row.selected().stream()
                    .filter(each -> each.getResultKey().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow();
            JsonNode value = entry.getValue();
            if (BulkQuery.isConnection(schema, field)) {
                children.addAll(nodes(field, value, id));
            } else if (value.isObject() && field.hasChildren()) {
                line.set(entry.getKey(), stripped(new Row(value, field.getChildren(), id), id, children));
            } else {
                line.set(entry.getKey(), value);
            }
        });
        return line;
    }
}
