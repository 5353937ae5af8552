package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaArgument;
import io.shopwright.client.schema.SchemaType;
import io.shopwright.client.schema.TypeRef;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks the value of a variable against its type before it is sent: unknown and missing fields, wrong enum values, nulls
 * where none may be, lists beyond their limit, and values that the scalar cannot be.
 *
 * <p>Every fault is an {@link IllegalArgumentException} that names the path, the rule and the value.
 */
final class InputCheck {
    /** Shopify's limit of a list of inputs, unless it is one of the exceptions. */
    private static final int MAX_ITEMS = 250;

    /** Lists with a limit of their own, by input type and field. */
    private static final Map<String, Integer> LIMITS =
            Map.of("ProductSetInput.variants", 2048, "DraftOrderInput.lineItems", 499);

    private static final Set<String> TEXTUAL = Set.of("String", "HTML", "URL", "DateTime", "Date", "FormattedString");

    private final AdminSchema schema;

    InputCheck(AdminSchema schema) {
        this.schema = schema;
    }

    void check(String path, JsonNode value, TypeRef type) {
        check(path, value, type, MAX_ITEMS);
    }

    private void check(String path, JsonNode value, TypeRef type, int limit) {
        if (value.isNull()) {
            require(!type.required(), path, type, "null");
            return;
        }
        TypeRef element = type.element().orElse(null);
        if (element != null) {
            items(path, value, element, limit);
            return;
        }
        SchemaType named = schema.typeOf(type);
        switch (named.kind()) {
            case ENUM -> {
                boolean known = value.isTextual() && named.values().containsKey(value.textValue());
                String near = AdminSchema.suggest(value.asText(), named.values().keySet());
                require(known, path, type, "'" + value.asText() + "'" + near);
            }
            case INPUT_OBJECT -> {
                require(value.isObject(), path, type, text(value));
                fields(path, value, named);
            }
            default -> require(fits(value, named.name()), path, type, text(value));
        }
    }

    /** A single value stands for a list of one. */
    private void items(String path, JsonNode value, TypeRef element, int limit) {
        if (!value.isArray()) {
            check(path, value, element);
            return;
        }
        if (value.size() > limit) {
            throw new IllegalArgumentException(
                    path + " has " + value.size() + " items; Shopify takes " + limit + " at most: send them in parts");
        }
        for (int i = 0; i < value.size(); i++) {
            check(path + "[" + i + "]", value.get(i), element);
        }
    }

    private void fields(String path, JsonNode value, SchemaType type) {
        value.properties().forEach(entry -> {
            SchemaArgument field = type.inputFields().get(entry.getKey());
            if (field == null) {
                throw new IllegalArgumentException(path + ": " + type.name() + " has no field '" + entry.getKey() + "'"
                        + AdminSchema.suggest(entry.getKey(), type.inputFields().keySet()));
            }
            int limit = LIMITS.getOrDefault(type.name() + "." + field.name(), MAX_ITEMS);
            check(path + "." + field.name(), entry.getValue(), field.type(), limit);
        });
        if (type.oneOf()) {
            boolean one = value.size() == 1 && !value.elements().next().isNull();
            require(one, path, TypeRef.parse(type.name()), value.size() + " fields; it takes exactly one");
        }
        String missing = type.inputFields().values().stream()
                .filter(field -> field.required() && !value.has(field.name()))
                .map(field -> "'" + field.name() + ": " + field.type() + "'")
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(path + ": " + type.name() + " needs " + missing);
        }
    }

    private static boolean fits(JsonNode value, String scalar) {
        if (TEXTUAL.contains(scalar)) {
            return value.isTextual();
        }
        return switch (scalar) {
            case "Boolean" -> value.isBoolean();
            case "Int" -> value.isIntegralNumber() && value.canConvertToInt();
            case "Float" -> value.isNumber();
            case "ID" -> value.isTextual() || value.isIntegralNumber();
            case "Decimal", "Money" -> value.isNumber() || isDecimal(value.asText());
            default -> true;
        };
    }

    private static boolean isDecimal(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? value.isArray() ? "a list" : "an object" : value.toString();
    }

    private static void require(boolean fits, String path, TypeRef type, String found) {
        if (!fits) {
            throw new IllegalArgumentException(path + " is " + type + ", not " + found);
        }
    }
}
