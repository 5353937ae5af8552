package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.schema.TypeRef;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link Shape}. */
final class Shapes {
    private Shapes() {}

    /** A scalar or an enum value. */
    record Leaf(String javaName, Function<JsonNode, Object> reader) implements Shape {
        @Override
        public List<Selection> selections() {
            return List.of();
        }

        @Override
        public Object read(JsonNode value, Path path) {
            try {
                return reader.apply(value);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                throw new UnreadableValue(path, "'" + value.asText() + "' is no " + javaName, e);
            }
        }
    }

    /** A value that may be null, held by null itself or by an {@link Optional}. */
    record Silent(Shape inner, boolean optional) implements Shape {
        @Override
        public List<Selection> selections() {
            return inner.selections();
        }

        @Override
        public Object read(JsonNode value, Path path) {
            Object read = inner.read(value, path);
            return optional ? Optional.of(read) : read;
        }

        @Nullable
        Object absent() {
            return optional ? Optional.empty() : null;
        }
    }

    /** A list of values. */
    record Many(Shape element) implements Shape {
        @Override
        public List<Selection> selections() {
            return element.selections();
        }

        @Override
        public Object read(JsonNode value, Path path) {
            if (!value.isArray()) {
                throw new UnreadableValue(path, "expected a list, found " + value.getNodeType(), null);
            }
            List<@Nullable Object> values = new ArrayList<>(value.size());
            for (int i = 0; i < value.size(); i++) {
                values.add(readChecked(element, value.get(i), path.then(i)));
            }
            return Collections.unmodifiableList(values);
        }
    }

    /** A connection, read as a page or, if it must be whole, as a list. */
    record Connected(Shape node, boolean edges, boolean asPage) implements Shape {
        @Override
        public List<Selection> selections() {
            Selection nodes = edges
                    ? Selection.Field.of("edges", List.of(Selection.Field.of("node", node.selections())))
                    : Selection.Field.of("nodes", node.selections());
            List<Selection> info =
                    List.of(Selection.Field.of("hasNextPage", List.of()), Selection.Field.of("endCursor", List.of()));
            return List.of(nodes, Selection.Field.of("pageInfo", asPage ? info : info.subList(0, 1)));
        }

        @Override
        public Object read(JsonNode value, Path path) {
            JsonNode items = value.path(edges ? "edges" : "nodes");
            if (!items.isArray() || !value.path("pageInfo").path("hasNextPage").isBoolean()) {
                throw new UnreadableValue(path, "not a connection", null);
            }
            List<Object> nodes = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                JsonNode item = edges ? items.get(i).path("node") : items.get(i);
                Object read = readChecked(node, item, path.then(i));
                if (read != null) {
                    nodes.add(read);
                }
            }
            boolean more = value.path("pageInfo").path("hasNextPage").booleanValue();
            if (!asPage) {
                if (more) {
                    throw new UnreadableValue(
                            path,
                            "the connection has more than the " + nodes.size() + " nodes asked for; "
                                    + "raise 'first' (250 at most) or declare the component as Page",
                            null);
                }
                return List.copyOf(nodes);
            }
            JsonNode cursor = value.path("pageInfo").path("endCursor");
            return new Page<>(nodes, more, cursor.isTextual() ? cursor.textValue() : null);
        }
    }

    /** A component of a record: the field that fills it. */
    record Component(String responseKey, Selection field, TypeRef type, Shape shape) {}

    /** An object, read into a record. */
    record Structure(Constructor<?> constructor, List<Component> components) implements Shape {
        Structure {
            components = List.copyOf(components);
        }

        @Override
        public List<Selection> selections() {
            List<Selection> selections = new ArrayList<>(components.size());
            components.forEach(c -> selections.add(c.field()));
            return selections;
        }

        @Override
        public Object read(JsonNode value, Path path) {
            if (!value.isObject()) {
                throw new UnreadableValue(path, "expected an object, found " + value.getNodeType(), null);
            }
            @Nullable Object[] arguments = new @Nullable Object[components.size()];
            for (int i = 0; i < arguments.length; i++) {
                Component component = components.get(i);
                arguments[i] = readChecked(
                        component.shape(), value.path(component.responseKey()), path.then(component.responseKey()));
            }
            try {
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException e) {
                Throwable cause = e.getCause();
                throw new UnreadableValue(
                        path, cause == null ? e.toString() : String.valueOf(cause.getMessage()), cause);
            } catch (InstantiationException | IllegalAccessException e) {
                throw new IllegalStateException("Cannot call " + constructor, e);
            }
        }
    }

    /** An object of several possible types, read into the record that stands for its type. */
    record Alternatives(List<Selection> selections, Map<String, Shape> byType, Shape otherwise) implements Shape {
        Alternatives {
            selections = List.copyOf(selections);
            byType = Map.copyOf(byType);
        }

        @Override
        public Object read(JsonNode value, Path path) {
            String type = value.path("__typename").asText();
            Shape known = byType.get(type);
            return (known == null ? otherwise : known).read(value, path);
        }
    }

    /** Reads a value that may be null or missing. */
    static @Nullable Object readChecked(Shape shape, JsonNode value, Shape.Path path) {
        if (value.isNull() || value.isMissingNode()) {
            if (shape instanceof Silent silent) {
                return silent.absent();
            }
            throw new Shape.UnreadableValue(
                    path,
                    value.isNull()
                            ? "null, which the record does not allow; declare the component @Nullable or Optional"
                            : "missing in the answer",
                    null);
        }
        return shape.read(value, path);
    }
}
