package io.shopwright.client.internal.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.internal.graphql.Document.Operation;
import io.shopwright.client.internal.graphql.Document.VariableDefinition;
import io.shopwright.client.internal.graphql.DocumentReader;
import io.shopwright.client.internal.graphql.Lexer;
import io.shopwright.client.internal.graphql.Selection.Directive;
import io.shopwright.client.internal.graphql.Selection.Field;
import io.shopwright.client.internal.graphql.Value;
import io.shopwright.client.schema.SchemaArgument;
import io.shopwright.client.schema.SchemaField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that the arguments of one call have: literals, variables, defaults of either. */
final class Inputs {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode variables = JSON.objectNode();

    Inputs(Operation operation, @Nullable JsonNode given) {
        for (VariableDefinition definition : operation.variables()) {
            JsonNode value = given == null ? MissingNode.getInstance() : given.path(definition.name());
            Value defaultValue = definition.defaultValue();
            if (value.isMissingNode() && defaultValue != null) {
                value = json(defaultValue);
            }
            put(variables, definition.name(), value);
        }
    }

    /** Whether {@code @skip} and {@code @include} leave the selection in. */
    boolean included(List<Directive> directives) {
        for (Directive directive : directives) {
            Value condition = directive.arguments().get("if");
            if (condition != null) {
                boolean holds = json(condition).asBoolean();
                if ((directive.name().equals("skip") && holds)
                        || (directive.name().equals("include") && !holds)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Every argument that the document gives, as one object. */
    JsonNode arguments(Field field) {
        return fields(field.arguments());
    }

    /** The size of a connection: {@code first}, else {@code last}; 0 if neither has a value. */
    int size(Field field, SchemaField definition) {
        for (String name : List.of("first", "last")) {
            Value given = field.arguments().get(name);
            JsonNode value = given == null ? MissingNode.getInstance() : json(given);
            SchemaArgument argument = definition.arguments().get(name);
            if (value.isMissingNode() && argument != null && argument.defaultText() != null) {
                value = json(DocumentReader.value(new Lexer(argument.defaultText())));
            }
            if (value.isNumber()) {
                return value.asInt();
            }
        }
        return 0;
    }

    private JsonNode json(Value value) {
        if (value instanceof Value.Variable variable) {
            return variables.path(variable.name());
        }
        if (value instanceof Value.Items items) {
            ArrayNode array = JSON.arrayNode();
            items.values().forEach(item -> array.add(json(item)));
            return array;
        }
        if (value instanceof Value.Fields object) {
            return fields(object.values());
        }
        if (value instanceof Value.Numeric number) {
            return JSON.numberNode(Double.parseDouble(number.literal()));
        }
        if (value instanceof Value.Word word) {
            return switch (word.name()) {
                case "null" -> JSON.nullNode();
                case "true" -> JSON.booleanNode(true);
                case "false" -> JSON.booleanNode(false);
                default -> JSON.textNode(word.name());
            };
        }
        return JSON.textNode(((Value.Text) value).value());
    }

    private ObjectNode fields(Map<String, Value> values) {
        ObjectNode object = JSON.objectNode();
        values.forEach((name, value) -> put(object, name, json(value)));
        return object;
    }

    private static void put(ObjectNode object, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            object.set(name, value);
        }
    }
}
