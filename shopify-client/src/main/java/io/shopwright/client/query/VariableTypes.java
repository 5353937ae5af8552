package io.shopwright.client.query;

import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.internal.graphql.Value;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaArgument;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import io.shopwright.client.schema.TypeRef;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Checks arguments against the schema, learns from their places which type each variable has, and notes deprecations. */
final class VariableTypes {
    private final AdminSchema schema;
    private final Map<String, TypeRef> types = new LinkedHashMap<>();
    private final Set<String> deprecations = new LinkedHashSet<>();

    VariableTypes(AdminSchema schema) {
        this.schema = schema;
    }

    /** The variables in the order of their first use. */
    Map<String, TypeRef> types() {
        return types;
    }

    /** The deprecated fields and arguments that were used, with what the schema says of them. */
    Set<String> deprecations() {
        return deprecations;
    }

    void use(String typeName, SchemaField field) {
        field.deprecation().ifPresent(reason -> deprecations.add(typeName + "." + field.name() + ": " + reason));
    }

    void checkArguments(String where, String typeName, SchemaField field, Map<String, Value> arguments) {
        String fieldName = typeName + "." + field.name();
        arguments.forEach((name, value) -> {
            SchemaArgument argument = field.arguments().get(name);
            if (argument == null) {
                throw new IllegalArgumentException(where + ": " + fieldName + " has no argument '" + name + "'"
                        + AdminSchema.suggest(name, field.arguments().keySet()));
            }
            argument.deprecation().ifPresent(reason -> deprecations.add(fieldName + "(" + name + ":): " + reason));
            check(where + ": " + fieldName + "(" + name + ":)", value, argument.type(), argument.defaultText() != null);
        });
        for (SchemaArgument argument : field.arguments().values()) {
            if (argument.required() && !arguments.containsKey(argument.name())) {
                throw new IllegalArgumentException(where + ": " + fieldName + " needs the argument '" + argument.name()
                        + ": " + argument.type() + "'");
            }
        }
    }

    /** Shopify's schema declares three directives on fields: {@code include}, {@code skip} and {@code idempotent}. */
    void checkDirective(String where, Selection.Directive directive) {
        TypeRef type = TypeRef.parse(directive.name().equals("idempotent") ? "String!" : "Boolean!");
        directive.arguments().values().forEach(value -> check(where + ": @" + directive.name(), value, type, false));
    }

    private void check(String where, Value value, TypeRef type, boolean hasDefault) {
        if (value instanceof Value.Variable variable) {
            declare(where, variable.name(), hasDefault && type.required() ? optional(type) : type);
            return;
        }
        if (value instanceof Value.Word word && word.name().equals("null")) {
            require(!type.required(), where, value, type);
            return;
        }
        TypeRef element = type.element().orElse(null);
        if (element != null) {
            if (value instanceof Value.Items items) {
                items.values().forEach(item -> check(where, item, element, false));
            } else {
                check(where, value, element, false);
            }
            return;
        }
        SchemaType named = schema.typeOf(type);
        switch (named.kind()) {
            case ENUM -> {
                boolean known =
                        value instanceof Value.Word word && named.values().containsKey(word.name());
                String near =
                        AdminSchema.suggest(value.toString(), named.values().keySet());
                require(known, where, value + near, type);
            }
            case INPUT_OBJECT -> {
                require(value instanceof Value.Fields, where, value, type);
                checkFields(where, (Value.Fields) value, named);
            }
            default -> require(fitsScalar(value, named.name()), where, value, type);
        }
    }

    private void checkFields(String where, Value.Fields value, SchemaType type) {
        value.values().forEach((name, inner) -> {
            SchemaArgument field = type.inputFields().get(name);
            if (field == null) {
                throw new IllegalArgumentException(where + ": " + type.name() + " has no field '" + name + "'"
                        + AdminSchema.suggest(name, type.inputFields().keySet()));
            }
            check(where + "." + name, inner, field.type(), field.defaultText() != null);
        });
    }

    private static boolean fitsScalar(Value value, String scalar) {
        boolean isBoolean = value instanceof Value.Word word
                && (word.name().equals("true") || word.name().equals("false"));
        return switch (scalar) {
            case "Boolean" -> isBoolean;
            case "Int" ->
                value instanceof Value.Numeric number && number.literal().matches("-?\\d+");
            case "Float" -> value instanceof Value.Numeric;
            case "String", "DateTime", "Date", "URL" -> value instanceof Value.Text;
            case "ID" -> value instanceof Value.Text || value instanceof Value.Numeric;
            default -> true;
        };
    }

    private void declare(String where, String name, TypeRef type) {
        TypeRef known = types.putIfAbsent(name, type);
        if (known == null || known.text().equals(type.text())) {
            return;
        }
        if (optional(known).text().equals(optional(type).text())) {
            types.put(name, known.required() ? known : type);
            return;
        }
        throw new IllegalArgumentException(where + ": variable $" + name + " stands for " + type + " here and for "
                + known + " elsewhere; give one of them another name");
    }

    private static TypeRef optional(TypeRef type) {
        return type.required()
                ? TypeRef.parse(type.text().substring(0, type.text().length() - 1))
                : type;
    }

    private static void require(boolean fits, String where, Object value, TypeRef type) {
        if (!fits) {
            throw new IllegalArgumentException(where + " is " + type + ", not " + value);
        }
    }
}
