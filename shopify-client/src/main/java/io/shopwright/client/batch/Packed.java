package io.shopwright.client.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.GraphQlError;
import io.shopwright.client.internal.Part;
import io.shopwright.client.internal.Request;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.internal.graphql.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several mutations in one document: the root field of each has an alias, and its variables a prefix. */
final class Packed {
    private static final Pattern ALIAS = Pattern.compile("m(\\d+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$m(\\d+)_");

    private Packed() {}

    static String alias(int place) {
        return "m" + place;
    }

    private static String variable(int place, String name) {
        return alias(place) + "_" + name;
    }

    static Request request(List<? extends Part<?>> parts) {
        List<Document.VariableDefinition> definitions = new ArrayList<>();
        List<Selection> roots = new ArrayList<>();
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < parts.size(); i++) {
            int place = i;
            Document.Operation operation = parts.get(i).operation();
            operation
                    .variables()
                    .forEach(variable -> definitions.add(new Document.VariableDefinition(
                            variable(place, variable.name()), variable.type(), variable.defaultValue())));
            parts.get(i).variables().properties().forEach(e -> values.set(variable(place, e.getKey()), e.getValue()));
            Selection.Field root = (Selection.Field) operation.selections().get(0);
            roots.add(new Selection.Field(
                    alias(place),
                    root.name(),
                    arguments(place, root.arguments()),
                    directives(place, root.directives()),
                    selections(place, root.selections())));
        }
        Document document = new Document(
                List.of(new Document.Operation(Document.Kind.MUTATION, "Batch", definitions, List.of(), roots)),
                Map.of());
        boolean repeatable = parts.stream().allMatch(Part::repeatable);
        return new Request(
                document,
                document.toString(),
                values,
                null,
                repeatable,
                null,
                parts.get(0).deadline());
    }

    private static List<Selection> selections(int place, List<Selection> given) {
        List<Selection> renamed = new ArrayList<>();
        for (Selection selection : given) {
            List<Selection.Directive> directives = directives(place, selection.directives());
            if (selection instanceof Selection.Field field) {
                renamed.add(new Selection.Field(
                        field.alias(),
                        field.name(),
                        arguments(place, field.arguments()),
                        directives,
                        selections(place, field.selections())));
            } else if (selection instanceof Selection.InlineFragment inline) {
                renamed.add(new Selection.InlineFragment(
                        inline.type(), directives, selections(place, inline.selections())));
            } else {
                throw new IllegalStateException("a derived document has no named fragments: " + selection);
            }
        }
        return renamed;
    }

    private static List<Selection.Directive> directives(int place, List<Selection.Directive> given) {
        return given.stream()
                .map(directive -> new Selection.Directive(directive.name(), arguments(place, directive.arguments())))
                .toList();
    }

    private static Map<String, Value> arguments(int place, Map<String, Value> given) {
        Map<String, Value> renamed = new LinkedHashMap<>();
        given.forEach((name, value) -> renamed.put(name, value(place, value)));
        return renamed;
    }

    private static Value value(int place, Value given) {
        if (given instanceof Value.Variable named) {
            return new Value.Variable(variable(place, named.name()));
        }
        if (given instanceof Value.Items items) {
            return new Value.Items(
                    items.values().stream().map(item -> value(place, item)).toList());
        }
        if (given instanceof Value.Fields fields) {
            return new Value.Fields(arguments(place, fields.values()));
        }
        return given;
    }

    /** The errors that are about the mutation at a place, their paths beginning with the name of its field. */
    static List<GraphQlError> errors(List<GraphQlError> all, int place, Part<?> part) {
        String name = ((Selection.Field) part.operation().selections().get(0)).name();
        List<GraphQlError> own = new ArrayList<>();
        for (GraphQlError error : all) {
            if (!error.path().isEmpty() && error.path().get(0).equals(alias(place))) {
                List<String> path = new ArrayList<>(error.path());
                path.set(0, name);
                own.add(new GraphQlError(error.message(), error.code(), path, error.json()));
            }
        }
        return own;
    }

    /** The places of the mutations that the errors of a refused document name, by alias or variable. */
    static Set<Integer> named(List<GraphQlError> errors, int size) {
        Set<Integer> places = new TreeSet<>();
        for (GraphQlError error : errors) {
            for (String step : error.path()) {
                Matcher alias = ALIAS.matcher(step);
                if (alias.matches()) {
                    places.add(Integer.parseInt(alias.group(1)));
                }
            }
            Matcher variable = VARIABLE.matcher(error.message());
            while (variable.find()) {
                places.add(Integer.parseInt(variable.group(1)));
            }
        }
        places.removeIf(place -> place >= size);
        return places;
    }
}
