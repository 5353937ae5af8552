package io.shopwright.client.query;

import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.util.ArrayList;
import java.util.List;

/**
 * A root field and the record for its value.
 *
 * @param connection whether the record is for the nodes of a connection
 * @param idempotent whether a mutation carries an idempotency key
 */
record Target(Document.Kind kind, String name, Class<?> record, boolean connection, boolean idempotent) {
    /** The variable that carries an idempotency key. */
    static final String KEY = "idempotencyKey";

    SchemaType root(AdminSchema schema) {
        return kind == Document.Kind.MUTATION ? schema.mutationType() : schema.queryType();
    }

    String rootName() {
        return kind == Document.Kind.MUTATION ? "Mutation" : "QueryRoot";
    }

    SchemaField field(AdminSchema schema) {
        SchemaType root = root(schema);
        return root.field(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no " + (kind == Document.Kind.MUTATION ? "mutation" : "query") + " '" + name + "' ("
                                + schema.version() + ")"
                                + AdminSchema.suggest(name, root.fields().keySet())));
    }

    Shape shape(AdminSchema schema, VariableTypes variables) {
        SchemaField field = field(schema);
        SchemaType type = schema.typeOf(field.type());
        Derivation derivation = new Derivation(schema, variables);
        if (connection) {
            SchemaType node = schema.nodeType(type)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + name + "' is " + field.type() + ", no connection; use Shop.object"));
            boolean edges = !type.fields().containsKey("nodes");
            return new Shapes.Connected(derivation.node(name, record, node, null), edges, true);
        }
        if (type.kind().isLeaf()) {
            throw new IllegalArgumentException("'" + name + "' is " + field.type()
                    + ", which has no fields; select it as a component of a record for Shop.query");
        }
        Shape shape = derivation.object(record, type, null);
        return field.type().isList() ? new Shapes.Many(new Shapes.Silent(shape, false)) : shape;
    }

    /** The lists of user errors that the caller's record does not select itself. */
    List<Selection> besides(AdminSchema schema, List<Selection> selected) {
        List<Selection> besides = new ArrayList<>();
        if (kind == Document.Kind.MUTATION) {
            for (SchemaField list : UserErrors.lists(schema, field(schema))) {
                boolean taken = selected.stream()
                        .anyMatch(s -> s instanceof Selection.Field field
                                && field.responseKey().equals(list.name()));
                besides.add(UserErrors.selection(schema, list, taken));
            }
        }
        return besides;
    }
}
