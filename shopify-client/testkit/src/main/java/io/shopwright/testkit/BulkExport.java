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
    private final List<JsonLines> levels = new ArrayList<>();
    private final Deque<Row> rows = new ArrayDeque<>();

    /**
     * A line to be, and what was selected of it.
     *
     * @param level how many connections it is below the root's
     */
    private record Row(
            JsonNode object,
            List<ExecutableNormalizedField> selected,
            @Nullable String parentId,
            int level) {}

    /** @param grouped whether children follow their parent */
    BulkExport(ExecutableSchema schema, boolean grouped) {
        this.schema = schema;
        this.grouped = grouped;
    }

    /**
     * Adds a portion of the answer.
     *
     * @param first whether it is the first one, which alone tells of objects at the root
     */
    void add(List<ExecutableNormalizedField> roots, JsonNode data, boolean first) {
        for (ExecutableNormalizedField root : roots) {
            JsonNode value = data.path(root.getResultKey());
            if (BulkQuery.isConnection(schema, root)) {
                rows.addAll(nodes(root, value, new Above(null, 0)));
            } else if (value.isObject() && first) {
                rows.add(new Row(value, root.getChildren(), null, 0));
            }
        }
        while (!rows.isEmpty()) {
            Row row = rows.removeFirst();
            List<Row> children = new ArrayList<>();
            ObjectNode line = stripped(row, children);
            if (row.parentId() != null) {
                line.put("__parentId", row.parentId());
            }
            level(grouped ? 0 : row.level()).add(line);
            for (int i = children.size() - 1; i >= 0; i--) {
                rows.addFirst(children.get(i));
            }
        }
    }

    private JsonLines level(int level) {
        while (levels.size() <= level) {
            levels.add(new JsonLines());
        }
        return levels.get(level);
    }

    BulkOperation.Result result() {
        JsonLines all = new JsonLines();
        levels.forEach(all::take);
        return all.result();
    }

    /** The id of the line above, and the level of those below it. */
    private record Above(@Nullable String id, int level) {}

    private static List<Row> nodes(ExecutableNormalizedField connection, JsonNode value, Above above) {
        List<Row> nodes = new ArrayList<>();
        for (ExecutableNormalizedField edges : connection.getChildren()) {
            for (ExecutableNormalizedField node : edges.getChildren()) {
                if (edges.getFieldName().equals("edges") && node.getFieldName().equals("node")) {
                    for (JsonNode edge : value.path(edges.getResultKey())) {
                        nodes.add(
                                new Row(edge.path(node.getResultKey()), node.getChildren(), above.id(), above.level()));
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
                children.addAll(nodes(field, value, new Above(id, row.level() + 1)));
            } else if (value.isObject() && field.hasChildren()) {
                line.set(entry.getKey(), stripped(new Row(value, field.getChildren(), id, row.level()), id, children));
            } else {
                line.set(entry.getKey(), value);
            }
        });
        return line;
    }
}
