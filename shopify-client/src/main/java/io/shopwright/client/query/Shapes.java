package io.shopwright.client.query;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.internal.DataReader.UnreadableData;
import io.shopwright.client.internal.Json;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.schema.TypeRef;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of {@link Shape}. */
final class Shapes {
    private Shapes() {}

    /** Reads the value at a parser's token. */
    interface LeafReader {
        /** @throws RuntimeException of the kinds that {@link Leaf} knows, if the value does not fit */
        Object read(JsonParser value) throws IOException;
    }

    /** A scalar or an enum value. */
    record Leaf(String javaName, LeafReader reader) implements Shape {
        @Override
        public List<Selection> selections() {
            return List.of();
        }

        @Override
        public Object read(JsonParser value) throws IOException {
            try {
                return reader.read(value);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                String found = value.currentToken().isScalarValue() ? "'" + value.getText() + "'" : kind(value);
                throw new UnreadableData(found + " is no " + javaName, e);
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
        public Object read(JsonParser value) throws IOException {
            Object read = inner.read(value);
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
        public Object read(JsonParser value) throws IOException {
            require(value, JsonToken.START_ARRAY, "a list");
            return Collections.unmodifiableList(elements(element, value));
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
            // A page's end stands before its nodes, so that the next page can be asked for while they are read.
            return asPage
                    ? List.of(Selection.Field.of("pageInfo", info), nodes)
                    : List.of(nodes, Selection.Field.of("pageInfo", info.subList(0, 1)));
        }

        @Override
        public Object read(JsonParser value) throws IOException {
            require(value, JsonToken.START_OBJECT, "a connection");
            List<@Nullable Object> nodes = null;
            PageInfo pageInfo = null;
            for (String key = value.nextFieldName(); key != null; key = value.nextFieldName()) {
                JsonToken token = value.nextToken();
                if (key.equals(edges ? "edges" : "nodes") && token == JsonToken.START_ARRAY) {
                    nodes = elements(edges ? new Edge(node) : node, value);
                } else if (key.equals("pageInfo")) {
                    pageInfo = PageInfo.read(value);
                    PageEnd.tell(value, pageInfo);
                } else {
                    value.skipChildren();
                }
            }
            if (nodes == null || pageInfo == null) {
                throw new UnreadableData("not a connection", null);
            }
            return finished(nodes, pageInfo);
        }

        private Object finished(List<@Nullable Object> nodes, PageInfo pageInfo) {
            if (asPage) {
                return new Page<>(nodes, pageInfo.hasNextPage(), pageInfo.endCursor());
            }
            if (pageInfo.hasNextPage()) {
                throw new UnreadableData(
                        "the connection has more than the " + nodes.size() + " nodes asked for; "
                                + "raise 'first' (250 at most) or declare the component as Page",
                        null);
            }
            return List.copyOf(nodes);
        }
    }

    /** The node of an edge. */
    private record Edge(Shape node) implements Shape {
        @Override
        public List<Selection> selections() {
            return node.selections();
        }

        @Override
        public Object read(JsonParser value) throws IOException {
            require(value, JsonToken.START_OBJECT, "an edge");
            Object read = null;
            for (String key = value.nextFieldName(); key != null; key = value.nextFieldName()) {
                value.nextToken();
                if (key.equals("node")) {
                    read = readNullable(node, value);
                } else {
                    value.skipChildren();
                }
            }
            if (read == null) {
                throw new UnreadableData("an edge without node", null);
            }
            return read;
        }
    }

    /** A component of a record: the field that fills it. */
    record Component(String responseKey, Selection field, TypeRef type, Shape shape) {}

    /** An object, read into a record. */
    static final class Structure implements Shape {
        private static final int UNKNOWN = -1;
        private static final int END = -2;

        private final Constructor<?> constructor;
        private final List<Component> components;
        private final Shape[] shapes;
        private final SerializableString[] keys;
        private final Map<String, Integer> places = new HashMap<>();

        Structure(Constructor<?> constructor, List<Component> components) {
            this.constructor = constructor;
            this.components = List.copyOf(components);
            this.shapes = components.stream().map(Component::shape).toArray(Shape[]::new);
            this.keys = components.stream()
                    .map(component -> new SerializedString(component.responseKey()))
                    .toArray(SerializableString[]::new);
            for (int i = 0; i < keys.length; i++) {
                places.put(keys[i].getValue(), i);
            }
        }

        List<Component> components() {
            return components;
        }

        /** The same record, filled from other places. */
        Structure with(List<Component> others) {
            return new Structure(constructor, others);
        }

        String recordName() {
            return constructor.getDeclaringClass().getSimpleName();
        }

        @Override
        public List<Selection> selections() {
            List<Selection> selections = new ArrayList<>(components.size());
            components.forEach(c -> selections.add(c.field()));
            return selections;
        }

        @Override
        public Object read(JsonParser value) throws IOException {
            require(value, JsonToken.START_OBJECT, "an object");
            @Nullable Object[] arguments = new @Nullable Object[shapes.length];
            boolean[] given = new boolean[shapes.length];
            for (int next = next(value, 0); next != END; ) {
                value.nextToken();
                if (next == UNKNOWN) {
                    value.skipChildren();
                    next = next(value, 0);
                } else {
                    arguments[next] = readChecked(shapes[next], value, keys[next].getValue());
                    given[next] = true;
                    next = next(value, next + 1);
                }
            }
            for (int i = 0; i < shapes.length; i++) {
                if (!given[i]) {
                    arguments[i] = absent(shapes[i], keys[i].getValue());
                }
            }
            return construct(arguments);
        }

        /**
         * Moves to the next field and tells which component it fills.
         *
         * @param expected the likely one: answers come in the order of the selection, which is that of the components
         */
        private int next(JsonParser value, int expected) throws IOException {
            if (expected < keys.length && value.nextFieldName(keys[expected])) {
                return expected;
            }
            String key = expected < keys.length ? value.currentName() : value.nextFieldName();
            return key == null || value.currentToken() == JsonToken.END_OBJECT
                    ? END
                    : places.getOrDefault(key, UNKNOWN);
        }

        private Object construct(@Nullable Object[] arguments) {
            try {
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException e) {
                Throwable cause = e.getCause();
                throw new UnreadableData(cause == null ? e.toString() : String.valueOf(cause.getMessage()), cause);
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

        /** The type decides how to read what stands around it, so the object is parsed whole first. */
        @Override
        public Object read(JsonParser value) throws IOException {
            JsonNode tree = Json.MAPPER.readTree(value);
            Shape known = byType.get(tree.path("__typename").asText());
            try (JsonParser object = Json.MAPPER.treeAsTokens(tree)) {
                object.nextToken();
                return (known == null ? otherwise : known).read(object);
            }
        }
    }

    /** Reads a value that may be null. */
    static @Nullable Object readChecked(Shape shape, JsonParser value, String key) throws IOException {
        try {
            return readNullable(shape, value);
        } catch (UnreadableData e) {
            throw e.within(key);
        }
    }

    private static @Nullable Object readNullable(Shape shape, JsonParser value) throws IOException {
        if (value.currentToken() != JsonToken.VALUE_NULL) {
            return shape.read(value);
        }
        if (shape instanceof Silent silent) {
            return silent.absent();
        }
        throw new UnreadableData(
                "null, which the record does not allow; declare the component @Nullable or Optional", null);
    }

    /** What stands for a value that the answer lacks. */
    static @Nullable Object absent(Shape shape, String key) {
        if (shape instanceof Silent silent) {
            return silent.absent();
        }
        if (shape instanceof BulkTree.Gathered gathered) {
            return gathered.nodes();
        }
        throw new UnreadableData("missing in the answer", null).within(key);
    }

    private static List<@Nullable Object> elements(Shape element, JsonParser list) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (list.nextToken() != JsonToken.END_ARRAY) {
            try {
                values.add(readNullable(element, list));
            } catch (UnreadableData e) {
                throw e.within(values.size());
            }
        }
        return values;
    }

    private static void require(JsonParser value, JsonToken token, String wanted) {
        if (value.currentToken() != token) {
            throw new UnreadableData("expected " + wanted + ", found " + kind(value), null);
        }
    }

    /** What a value is, in the words of JSON. */
    static String kind(JsonParser value) {
        return switch (value.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "null";
        };
    }
}
