package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.internal.graphql.Value;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaArgument;
import io.shopwright.client.schema.SchemaType;
import io.shopwright.client.schema.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes values into a document that cannot have variables. */
final class Literals {
    private final AdminSchema schema;
    private final Map<String, JsonNode> values;
    private final Map<String, TypeRef> variables;

    /** @param variables the types of the variables that the document uses */
    Literals(AdminSchema schema, Map<String, JsonNode> values, Map<String, TypeRef> variables) {
        this.schema = schema;
        this.values = values;
        this.variables = variables;
    }

    /**
     * A checked value as GraphQL text has it: names of enums are no strings there.
     *
     * @throws IllegalArgumentException if the value does not fit its type
     */
    static Value of(AdminSchema schema, String path, JsonNode value, TypeRef type) {
        new InputCheck(schema).check(path, value, type);
        return literal(schema, value, type);
    }

    private static Value literal(AdminSchema schema, JsonNode value, TypeRef type) {
        if (value.isNull()) {
            return new Value.Word("null");
        }
        TypeRef element = type.element().orElse(null);
        if (element != null) {
            List<Value> items = new ArrayList<>();
            (value.isArray() ? value : List.of(value)).forEach(item -> items.add(literal(schema, item, element)));
            return new Value.Items(items);
        }
        SchemaType named = schema.typeOf(type);
        if (named.kind() == SchemaType.Kind.INPUT_OBJECT) {
            Map<String, Value> fields = new LinkedHashMap<>();
            value.properties().forEach(entry -> {
                SchemaArgument field =
                        Objects.requireNonNull(named.inputFields().get(entry.getKey()));
                fields.put(entry.getKey(), literal(schema, entry.getValue(), field.type()));
            });
            return new Value.Fields(fields);
        }
        if (named.kind() == SchemaType.Kind.ENUM || value.isBoolean()) {
            return new Value.Word(value.asText());
        }
        return value.isNumber() ? new Value.Numeric(value.toString()) : new Value.Text(value.asText());
    }

    /** The same selections with values in place of variables. */
    List<Selection> in(List<Selection> selections) {
        List<Selection> written = new ArrayList<>();
        for (Selection selection : selections) {
            if (selection instanceof Selection.Field field) {
                written.add(new Selection.Field(
                        field.alias(),
                        field.name(),
                        in(field.arguments()),
                        directives(field.directives()),
                        in(field.selections())));
            } else if (selection instanceof Selection.InlineFragment inline) {
                written.add(new Selection.InlineFragment(
                        inline.type(), directives(inline.directives()), in(inline.selections())));
            } else {
                written.add(selection);
            }
        }
        return written;
    }

    private List<Selection.Directive> directives(List<Selection.Directive> directives) {
        return directives.stream()
                .map(each -> new Selection.Directive(each.name(), in(each.arguments())))
                .toList();
    }

    /** An argument whose variable has no value is left out, as a server would. */
    private Map<String, Value> in(Map<String, Value> arguments) {
        Map<String, Value> written = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            if (value instanceof Value.Variable variable && !values.containsKey(variable.name())) {
                TypeRef type = type(variable);
                if (type.required()) {
                    throw new IllegalArgumentException(
                            "the variable '" + variable.name() + ": " + type + "' needs a value");
                }
            } else {
                written.put(name, written(value));
            }
        });
        return written;
    }

    private Value written(Value value) {
        if (value instanceof Value.Variable variable) {
            JsonNode given = Objects.requireNonNullElseGet(values.get(variable.name()), NullNode::getInstance);
            return of(schema, variable.name(), given, type(variable));
        }
        if (value instanceof Value.Items items) {
            return new Value.Items(items.values().stream().map(this::written).toList());
        }
        if (value instanceof Value.Fields fields) {
            Map<String, Value> inner = new LinkedHashMap<>();
            fields.values().forEach((name, field) -> inner.put(name, written(field)));
            return new Value.Fields(inner);
        }
        return value;
    }

    private TypeRef type(Value.Variable variable) {
        return Objects.requireNonNull(variables.get(variable.name()), variable.name());
    }
}
