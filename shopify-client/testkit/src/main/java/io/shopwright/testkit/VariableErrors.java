package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.AstPrinter;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.VariableDefinition;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaArgument;
import io.shopwright.client.schema.SchemaType;
import io.shopwright.client.schema.TypeRef;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What is wrong with the variables of a request, in Shopify's words. */
final class VariableErrors {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** How the one explanation begins that Shopify repeats as a message. */
    private static final String INVALID_ID = "Invalid global id '";

    private final AdminSchema schema;
    private final List<Problem> problems = new ArrayList<>();

    private record Problem(List<String> path, String explanation) {}

    private VariableErrors(AdminSchema schema) {
        this.schema = schema;
    }

    /** One error for each variable that does not fit its type. */
    static ArrayNode of(AdminSchema schema, OperationDefinition operation, JsonNode variables) {
        ArrayNode errors = JSON.arrayNode();
        for (VariableDefinition definition : operation.getVariableDefinitions()) {
            JsonNode value = variables.path(definition.getName());
            boolean absent = value.isMissingNode();
            if (absent && definition.getDefaultValue() != null) {
                continue;
            }
            VariableErrors found = new VariableErrors(schema);
            found.check(text(definition.getType()), absent ? NullNode.instance : value, List.of());
            if (!found.problems.isEmpty()) {
                errors.add(found.error(definition, absent ? NullNode.instance : value));
            }
        }
        return errors;
    }

    private static TypeRef text(Type<?> type) {
        return TypeRef.parse(AstPrinter.printAstCompact(type));
    }

    private ObjectNode error(VariableDefinition definition, JsonNode value) {
        StringBuilder message = new StringBuilder("Variable $")
                .append(definition.getName())
                .append(" of type ")
                .append(AstPrinter.printAstCompact(definition.getType()))
                .append(" was provided invalid value");
        String separator = " for ";
        for (Problem problem : problems) {
            if (!problem.path().isEmpty()) {
                message.append(separator).append(String.join(".", problem.path()));
                message.append(" (").append(problem.explanation()).append(')');
                separator = ", ";
            }
        }
        ObjectNode error =
                StaticErrors.error(message.toString(), List.of(definition.getSourceLocation()), "INVALID_VARIABLE");
        ObjectNode extensions = error.withObject("extensions");
        extensions.set("value", value);
        for (Problem problem : problems) {
            ObjectNode entry = extensions.withArray("problems").addObject();
            problem.path().forEach(entry.putArray("path")::add);
            entry.put("explanation", problem.explanation());
            if (problem.explanation().startsWith(INVALID_ID)) {
                entry.put("message", problem.explanation());
            }
        }
        return error;
    }

    private void check(TypeRef type, JsonNode value, List<String> path) {
        if (value.isNull()) {
            if (type.required()) {
                problems.add(new Problem(path, "Expected value to not be null"));
            }
            return;
        }
        Optional<TypeRef> element = type.element();
        if (element.isPresent()) {
            Iterable<JsonNode> elements = value.isArray() ? value : List.of(value);
            int index = 0;
            for (JsonNode each : elements) {
                check(element.get(), each, plus(path, String.valueOf(index++)));
            }
            return;
        }
        Optional<SchemaType> named = schema.type(type.name());
        if (named.isEmpty()) {
            return;
        }
        switch (named.get().kind()) {
            case INPUT_OBJECT -> object(named.get(), value, path);
            case ENUM -> choice(named.get(), value, path);
            default -> scalar(type.name(), value, path);
        }
    }

    private void object(SchemaType type, JsonNode value, List<String> path) {
        if (!value.isObject()) {
            problems.add(new Problem(path, "Expected " + value + " to be a key-value object."));
            return;
        }
        Iterator<String> given = value.fieldNames();
        while (given.hasNext()) {
            String name = given.next();
            if (!type.inputFields().containsKey(name)) {
                problems.add(new Problem(plus(path, name), "Field is not defined on " + type.name()));
            }
        }
        for (SchemaArgument field : type.inputFields().values()) {
            JsonNode part = value.path(field.name());
            if (!part.isMissingNode()) {
                check(field.type(), part, plus(path, field.name()));
            } else if (field.required()) {
                problems.add(new Problem(plus(path, field.name()), "Expected value to not be null"));
            }
        }
    }

    private void choice(SchemaType type, JsonNode value, List<String> path) {
        if (!value.isTextual() || !type.values().containsKey(value.textValue())) {
            String allowed = String.join(", ", type.values().keySet());
            problems.add(new Problem(path, "Expected " + value + " to be one of: " + allowed));
        }
    }

    private void scalar(String type, JsonNode value, List<String> path) {
        boolean fits = switch (type) {
            case "Int" -> value.isInt();
            case "Float" -> value.isNumber();
            case "Boolean" -> value.isBoolean();
            case "String" -> value.isTextual();
            default -> true;
        };
        if (!fits) {
            problems.add(new Problem(path, "Could not coerce value " + value + " to " + type));
        } else if (type.equals("ID") && Gid.parse(value.asText()).isEmpty()) {
            problems.add(new Problem(path, INVALID_ID + value.asText() + "'"));
        }
    }

    private static List<String> plus(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
