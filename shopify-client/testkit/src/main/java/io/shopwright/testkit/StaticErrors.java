package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a document, in Shopify's words and codes. The engine names the culprits in quotes within its
 * messages; they are taken from there.
 */
final class StaticErrors {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\s\\w]");

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    /** Codes of the errors for which no message of Shopify's is known; they keep the engine's. */
    private static final Map<ValidationErrorType, String> CODES = Map.ofEntries(
            Map.entry(ValidationErrorType.WrongType, "argumentLiteralsIncompatible"),
            Map.entry(ValidationErrorType.NullValueForNonNullArgument, "argumentLiteralsIncompatible"),
            Map.entry(ValidationErrorType.UnknownType, "undefinedType"),
            Map.entry(ValidationErrorType.UnknownDirective, "undefinedDirective"),
            Map.entry(ValidationErrorType.MisplacedDirective, "directiveCannotBeApplied"),
            Map.entry(ValidationErrorType.MissingDirectiveArgument, "missingRequiredArguments"),
            Map.entry(ValidationErrorType.UndefinedVariable, "variableNotDefined"),
            Map.entry(ValidationErrorType.VariableTypeMismatch, "variableMismatch"),
            Map.entry(ValidationErrorType.UndefinedFragment, "useAndDefineFragment"),
            Map.entry(ValidationErrorType.UnusedFragment, "useAndDefineFragment"),
            Map.entry(ValidationErrorType.FieldsConflict, "fieldConflict"));

    private StaticErrors() {}

    /** @param text what the document was read from */
    static ArrayNode of(List<? extends GraphQLError> errors, Document document, String text) {
        ArrayNode array = JSON.arrayNode();
        for (GraphQLError error : errors) {
            array.add(error instanceof ValidationError invalid ? validation(invalid, document) : syntax(error, text));
        }
        return array;
    }

    private static ObjectNode syntax(GraphQLError error, String text) {
        boolean end = error.getMessage().contains("<EOF>");
        List<SourceLocation> locations = end ? lastToken(text) : error.getLocations();
        String place = locations == null || locations.isEmpty()
                ? ""
                : " at [" + locations.get(0).getLine() + ", " + locations.get(0).getColumn() + "]";
        String message = end ? "syntax error, unexpected end of file" + place : "syntax error" + place;
        return error(message, locations, "PARSE_ERROR");
    }

    /** Where a document breaks off, Shopify points at what came last. */
    private static List<SourceLocation> lastToken(String text) {
        int start = 0;
        for (Matcher token = TOKEN.matcher(text); token.find(); ) {
            start = token.start();
        }
        String before = text.substring(0, start);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return List.of(new SourceLocation(line, start - before.lastIndexOf('\n')));
    }

    private static ObjectNode validation(ValidationError error, Document document) {
        List<String> names = quoted(error.getDescription());
        List<String> path = error.getQueryPath() == null ? List.of() : error.getQueryPath();
        String field = path.isEmpty() ? "" : path.get(path.size() - 1);
        ObjectNode built = specific(error, names, field);
        ArrayNode array = JSON.arrayNode().add(operation(document));
        responseKeys(document, error.getLocations()).orElse(path).forEach(array::add);
        return built.set("path", array);
    }

    /** The way to the field at the place by the keys of the answer, where an alias stands for its field. */
    private static Optional<List<String>> responseKeys(Document document, @Nullable List<SourceLocation> places) {
        if (places == null || places.isEmpty()) {
            return Optional.empty();
        }
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .map(operation -> responseKeys(operation.getSelectionSet(), places.get(0)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<List<String>> responseKeys(@Nullable SelectionSet selections, SourceLocation place) {
        if (selections == null) {
            return Optional.empty();
        }
        for (Field field : selections.getSelectionsOfType(Field.class)) {
            if (place.equals(field.getSourceLocation())) {
                return Optional.of(List.of(field.getResultKey()));
            }
            Optional<List<String>> inside = responseKeys(field.getSelectionSet(), place);
            if (inside.isPresent()) {
                List<String> keys = new ArrayList<>(List.of(field.getResultKey()));
                keys.addAll(inside.get());
                return Optional.of(keys);
            }
        }
        for (InlineFragment fragment : selections.getSelectionsOfType(InlineFragment.class)) {
            Optional<List<String>> inside = responseKeys(fragment.getSelectionSet(), place);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    /** Whether the error is that a union has no selection, which Shopify allows: it has no fields to choose. */
    static boolean isBareUnion(GraphQLError error, GraphQLSchema schema) {
        if (!(error instanceof ValidationError invalid)
                || invalid.getValidationErrorType() != ValidationErrorType.SubselectionRequired) {
            return false;
        }
        List<String> names = quoted(invalid.getDescription());
        return !names.isEmpty() && schema.getType(core(names.get(0))) instanceof GraphQLUnionType;
    }

    private static ObjectNode specific(ValidationError error, List<String> names, String field) {
        String first = names.isEmpty() ? "" : names.get(0);
        List<SourceLocation> places = error.getLocations();
        if (!(error.getValidationErrorType() instanceof ValidationErrorType type)) {
            return error(error.getDescription(), error.getLocations(), "invalid");
        }
        return switch (type) {
            case FieldUndefined ->
                with(
                        error(
                                "Field '" + first + "' doesn't exist on type '" + names.get(1) + "'",
                                places,
                                "undefinedField"),
                        Map.of("typeName", names.get(1), "fieldName", first));
            case SubselectionRequired ->
                selection(
                        field,
                        core(first),
                        places,
                        "Field must have selections (field '" + field + "' returns " + core(first)
                                + " but has no selections. Did you mean '" + field + " { ... }'?)");
            case SubselectionNotAllowed ->
                selection(
                        field,
                        core(first),
                        places,
                        "Selections can't be made on scalars (field '" + field + "' returns " + core(first)
                                + " but has selections)");
            case MissingFieldArgument ->
                with(
                        error(
                                "Field '" + field + "' is missing required arguments: " + first,
                                places,
                                "missingRequiredArguments"),
                        Map.of("className", "Field", "name", field, "arguments", first));
            case MissingDirectiveArgument -> directive(first, places);
            case UnknownArgument ->
                with(
                        error(
                                "Field '" + field + "' doesn't accept argument '" + first + "'",
                                places,
                                "argumentNotAccepted"),
                        Map.of("typeName", "Field", "name", field, "argumentName", first));
            case UnusedVariable ->
                with(
                        error(
                                "Variable $" + first + " is declared by the operation but not used",
                                places,
                                "variableNotUsed"),
                        Map.of("variableName", first));
            default -> {
                boolean incomplete = error.getDescription().contains("is missing required fields");
                String code = incomplete ? "missingRequiredInputObjectAttribute" : CODES.getOrDefault(type, "invalid");
                yield error(error.getDescription(), places, code);
            }
        };
    }

    /** The engine does not say which directive it is; only one has an argument of this name. */
    private static ObjectNode directive(String argument, @Nullable List<SourceLocation> places) {
        String name = argument.equals("key") ? "idempotent" : "skip or include";
        String message = "Directive '" + name + "' is missing required arguments: " + argument;
        return with(
                error(message, places, "missingRequiredArguments"),
                Map.of("className", "Directive", "name", name, "arguments", argument));
    }

    private static ObjectNode selection(
            String field, String typeName, @Nullable List<SourceLocation> places, String message) {
        return with(
                error(message, places, "selectionMismatch"),
                Map.of("nodeName", "field '" + field + "'", "typeName", typeName));
    }

    private static ObjectNode with(ObjectNode error, Map<String, String> extensions) {
        extensions.forEach(error.withObject("extensions")::put);
        return error;
    }

    static ObjectNode error(String message, @Nullable List<SourceLocation> locations, String code) {
        ObjectNode error = JSON.objectNode().put("message", message);
        ArrayNode array = error.putArray("locations");
        for (SourceLocation location : locations == null ? List.<SourceLocation>of() : locations) {
            array.addObject().put("line", location.getLine()).put("column", location.getColumn());
        }
        error.putObject("extensions").put("code", code);
        return error;
    }

    /** The first operation as paths name it, such as {@code query Orders}. */
    static String operation(Document document) {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .findFirst()
                .map(operation -> operation.getOperation().name().toLowerCase(Locale.ROOT)
                        + (operation.getName() == null ? "" : " " + operation.getName()))
                .orElse("query");
    }

    private static List<String> quoted(String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String core(String type) {
        return type.replaceAll("[\\[\\]!]", "");
    }
}
