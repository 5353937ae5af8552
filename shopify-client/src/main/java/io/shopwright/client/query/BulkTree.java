package io.shopwright.client.query;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.internal.bulk.BulkConnection;
import io.shopwright.client.internal.bulk.BulkForm;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.internal.graphql.Value;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns the tree of a record into that of a bulk query: connections by {@code edges { node }}, an id where lines refer to
 * it, and in each line the connection that it is of. Refuses what Shopify would refuse, naming rule, component and remedy.
 *
 * <p>Source of the rules: shopify.dev/docs/api/usage/bulk-operations/queries.
 */
final class BulkTree {
    private static final int MOST_CONNECTIONS = 5;
    private static final int DEEPEST = 2;
    private static final int MOST_BYTES = 65_535;
    private static final List<String> WINDOW = List.of("first", "last", "after", "before");

    private final AdminSchema schema;
    private final List<BulkConnection> connections = new ArrayList<>();

    /**
     * Where in the tree something stands.
     *
     * @param where record and component
     * @param connection the enclosing one's place; -1 outside of all
     * @param depth how many connections are around it
     */
    private record Place(String where, int connection, int depth) {
        Place at(Shapes.Structure structure, Shapes.Component component) {
            return new Place(structure.recordName() + "." + component.responseKey(), connection, depth);
        }
    }

    /**
     * The nodes of a nested connection, which come in lines of their own.
     *
     * @param asPage whether they are held by a page, which is always the last one
     */
    record Gathered(List<Selection> selections, BulkConnection connection, boolean optional, boolean asPage)
            implements Shape {
        Gathered {
            selections = List.copyOf(selections);
        }

        Object nodes() {
            List<Object> taken = connection.taken();
            Object nodes = asPage ? new Page<>(taken, false, null) : taken;
            return optional ? Optional.of(nodes) : nodes;
        }

        /** Whatever stands in the parent's line itself is passed over. */
        @Override
        public Object read(JsonParser value) throws IOException {
            value.skipChildren();
            return nodes();
        }
    }

    private BulkTree(AdminSchema schema) {
        this.schema = schema;
    }

    /**
     * The bulk query of a connection at the root.
     *
     * @throws IllegalArgumentException if the record does not fit the schema or the rules, or a value its argument
     */
    static BulkForm form(AdminSchema schema, String name, Class<?> node, Map<String, JsonNode> values) {
        VariableTypes variables = new VariableTypes(schema);
        BulkTree tree = new BulkTree(schema);
        List<Selection> selections = tree.root(name, node, variables);
        SchemaField field = target(name, node).field(schema);
        Map<String, Value> arguments = new LinkedHashMap<>();
        values.forEach((argument, value) -> {
            if (field.arguments().containsKey(argument) || !variables.types().containsKey(argument)) {
                arguments.put(argument, new Value.Variable(argument));
            }
        });
        variables.checkArguments(node.getSimpleName(), target(name, node).rootName(), field, arguments);
        Literals literals = new Literals(schema, values, variables.types());
        Selection root = new Selection.Field(null, name, arguments, List.of(), selections);
        BulkForm form = new BulkForm(
                new Document.Operation(
                        Document.Kind.QUERY, node.getSimpleName(), List.of(), List.of(), literals.in(List.of(root))),
                tree.connections);
        int bytes = form.text("").getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(node.getSimpleName() + ": a bulk query has at most " + MOST_BYTES
                    + " bytes, and this one " + bytes + "; read part of the components by another query");
        }
        return form;
    }

    /** Checks the record alone, and returns what of it is deprecated. */
    static List<String> require(AdminSchema schema, String name, Class<?> node) {
        VariableTypes variables = new VariableTypes(schema);
        List<Selection> unused = new BulkTree(schema).root(name, node, variables);
        return List.copyOf(variables.deprecations());
    }

    private static Target target(String name, Class<?> node) {
        return new Target(Document.Kind.QUERY, name, node, true, false);
    }

    private List<Selection> root(String name, Class<?> node, VariableTypes variables) {
        SchemaField field = target(name, node).field(schema);
        SchemaType type = schema.nodeType(schema.typeOf(field.type()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is " + field.type() + ", no connection, and a bulk query needs one"));
        Shape shape = new Derivation(schema, variables, Derivation.Windows.IGNORED).node(name, node, type, null);
        return connection(new Place(node.getSimpleName(), -1, 0), type, shape).selections();
    }

    /** Enters a connection and all below it. */
    private Gathered connection(Place place, SchemaType type, Shape node) {
        if (place.depth() > DEEPEST) {
            throw new IllegalArgumentException(place.where() + ": a bulk query nests connections " + DEEPEST
                    + " deep at most; read this one by a query of its own");
        }
        if (connections.size() == MOST_CONNECTIONS) {
            throw new IllegalArgumentException(place.where() + ": a bulk query has at most " + MOST_CONNECTIONS
                    + " connections, that at the root included; read this one by a query of its own");
        }
        if (type.kind().isLeaf()) {
            throw new IllegalArgumentException(place.where() + ": the nodes of a bulk query are objects, not "
                    + type.name() + "; read it by pages");
        }
        int at = connections.size();
        BulkConnection connection = new BulkConnection(place.connection());
        connections.add(connection);
        if (place.connection() >= 0) {
            connections.get(place.connection()).addNested(connection);
        }
        Shape inner = within(new Place(place.where(), at, place.depth() + 1), node);
        connection.readBy(inner::read);
        boolean alone = place.connection() < 0 && !connection.hasNested();
        List<Selection> selections = alone ? inner.selections() : marked(place, type, inner, at);
        Selection edges = Selection.Field.of("edges", List.of(Selection.Field.of("node", selections)));
        return new Gathered(List.of(edges), connection, false, false);
    }

    /** What is selected of a node whose line others refer to, or which refers to another. */
    private List<Selection> marked(Place place, SchemaType type, Shape node, int at) {
        String tag = BulkConnection.tag(at);
        List<Selection> selections = new ArrayList<>();
        if (connections.get(at).hasNested()) {
            if (!type.fields().containsKey("id")) {
                throw new IllegalArgumentException(place.where() + ": in a bulk query, nodes with connections of their "
                        + "own need an id, and " + type.name() + " has none; read these by pages");
            }
            selections.add(Selection.Field.of("id", List.of()));
        }
        selections.add(new Selection.Field(tag, "__typename", Map.of(), List.of(), List.of()));
        for (Selection selection : node.selections()) {
            if (selection instanceof Selection.Field field) {
                requireFree(place, field);
            }
            if (!selections.contains(selection)) {
                selections.add(selection);
            }
        }
        return selections;
    }

    private static void requireFree(Place place, Selection.Field field) {
        boolean otherId = field.responseKey().equals("id") && !field.name().equals("id");
        if (otherId || BulkConnection.isTag(field.responseKey())) {
            throw new IllegalArgumentException(place.where() + ": a bulk query selects '" + field.responseKey()
                    + "' itself to tell lines apart; give the component that stands for '" + field.name()
                    + "' another name");
        }
    }

    private Shape within(Place place, Shape shape) {
        if (shape instanceof Shapes.Silent silent) {
            return new Shapes.Silent(within(place, silent.inner()), silent.optional());
        }
        if (shape instanceof Shapes.Many many) {
            int before = connections.size();
            Shape element = within(place, many.element());
            if (connections.size() > before) {
                throw new IllegalArgumentException(place.where()
                        + ": a bulk query has no connections within a list; leave out the connection in its elements");
            }
            return new Shapes.Many(element);
        }
        if (shape instanceof Shapes.Structure structure) {
            return structure(place, structure);
        }
        if (shape instanceof Shapes.Alternatives alternatives) {
            return alternatives(place, alternatives);
        }
        return shape;
    }

    private Shapes.Structure structure(Place place, Shapes.Structure structure) {
        List<Shapes.Component> components = new ArrayList<>();
        for (Shapes.Component component : structure.components()) {
            components.add(component(place.at(structure, component), component));
        }
        return structure.with(components);
    }

    private Shapes.Component component(Place place, Shapes.Component component) {
        Shape shape = component.shape();
        Shapes.Silent silent = shape instanceof Shapes.Silent s ? s : null;
        Shape present = silent == null ? shape : silent.inner();
        Selection.Field field = (Selection.Field) component.field();
        Map<String, Value> arguments = new LinkedHashMap<>(field.arguments());
        if (present instanceof Shapes.Connected connected) {
            arguments.keySet().removeAll(WINDOW);
            SchemaType node = schema.nodeType(schema.typeOf(component.type())).orElseThrow();
            Gathered gathered = connection(place, node, connected.node());
            // No line says whether a connection without nodes was null.
            shape = new Gathered(
                    gathered.selections(),
                    gathered.connection(),
                    silent != null && silent.optional(),
                    connected.asPage());
        } else {
            shape = within(place, shape);
        }
        Selection selection =
                new Selection.Field(field.alias(), field.name(), arguments, field.directives(), shape.selections());
        return new Shapes.Component(component.responseKey(), selection, component.type(), shape);
    }

    private Shape alternatives(Place place, Shapes.Alternatives alternatives) {
        Map<String, Shape> byType = new LinkedHashMap<>();
        List<Selection> selections = new ArrayList<>();
        selections.add(Selection.Field.of("__typename", List.of()));
        for (Selection selection : alternatives.selections()) {
            if (selection instanceof Selection.InlineFragment inline) {
                Shape member = within(
                        place, Objects.requireNonNull(alternatives.byType().get(inline.type())));
                byType.put(String.valueOf(inline.type()), member);
                selections.add(new Selection.InlineFragment(inline.type(), inline.directives(), member.selections()));
            }
        }
        Shape otherwise = within(place, alternatives.otherwise());
        otherwise.selections().stream()
                .filter(each -> !selections.contains(each))
                .forEach(selections::add);
        return new Shapes.Alternatives(selections, byType, otherwise);
    }
}
