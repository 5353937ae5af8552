package io.shopwright.client.internal.graphql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An executable document. {@code toString} gives GraphQL text, indented by two spaces. */
public record Document(List<Operation> operations, Map<String, Fragment> fragments) {
    public Document {
        operations = List.copyOf(operations);
        fragments = Collections.unmodifiableMap(new LinkedHashMap<>(fragments));
    }

    /** @throws GraphQlSyntaxException if the text is not an executable document */
    public static Document parse(String text) {
        return DocumentReader.read(text);
    }

    /** The kind of an operation, named as the language names it. */
    public enum Kind {
        QUERY,
        MUTATION,
        SUBSCRIPTION
    }

    /** A variable of an operation with its type as written, such as {@code [ID!]!}. */
    public record VariableDefinition(
            String name, String type, @Nullable Value defaultValue) {
        @Override
        public String toString() {
            return "$" + name + ": " + type + (defaultValue == null ? "" : " = " + defaultValue);
        }
    }

    /** One operation. */
    public record Operation(
            Kind kind,
            @Nullable String name,
            List<VariableDefinition> variables,
            List<Selection.Directive> directives,
            List<Selection> selections) {
        public Operation {
            variables = List.copyOf(variables);
            directives = List.copyOf(directives);
            selections = List.copyOf(selections);
        }
    }

    /** A named fragment. */
    public record Fragment(String name, String type, List<Selection> selections) {
        public Fragment {
            selections = List.copyOf(selections);
        }
    }

    /**
     * The operation that a server runs.
     *
     * @param name the operation's name; null or empty where the document has just one operation
     * @return empty if there is no such operation, or several and no name
     */
    public Optional<Operation> operation(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return operations.size() == 1 ? Optional.of(operations.get(0)) : Optional.empty();
        }
        return operations.stream().filter(o -> name.equals(o.name())).findFirst();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Operation operation : operations) {
            out.append(operation.kind().name().toLowerCase(Locale.ROOT));
            if (operation.name() != null) {
                out.append(' ').append(operation.name());
            }
            if (!operation.variables().isEmpty()) {
                out.append(operation.variables().stream()
                        .map(VariableDefinition::toString)
                        .collect(Collectors.joining(", ", "(", ")")));
            }
            directives(out, operation.directives());
            selections(out, operation.selections(), 1);
            out.append('\n');
        }
        for (Fragment fragment : fragments.values()) {
            out.append("fragment ").append(fragment.name()).append(" on ").append(fragment.type());
            selections(out, fragment.selections(), 1);
            out.append('\n');
        }
        return out.toString();
    }

    private static void selections(StringBuilder out, List<Selection> selections, int depth) {
        if (selections.isEmpty()) {
            return;
        }
        out.append(" {");
        for (Selection selection : selections) {
            out.append('\n').append("  ".repeat(depth));
            if (selection instanceof Selection.Field field) {
                if (field.alias() != null) {
                    out.append(field.alias()).append(": ");
                }
                out.append(field.name());
                arguments(out, field.arguments());
                directives(out, field.directives());
                selections(out, field.selections(), depth + 1);
            } else if (selection instanceof Selection.InlineFragment inline) {
                out.append("...").append(inline.type() == null ? "" : " on " + inline.type());
                directives(out, inline.directives());
                selections(out, inline.selections(), depth + 1);
            } else if (selection instanceof Selection.Spread spread) {
                out.append("...").append(spread.fragment());
                directives(out, spread.directives());
            }
        }
        out.append('\n').append("  ".repeat(depth - 1)).append('}');
    }

    private static void arguments(StringBuilder out, Map<String, Value> arguments) {
        if (!arguments.isEmpty()) {
            out.append(arguments.entrySet().stream()
                    .map(e -> e.getKey() + ": " + e.getValue())
                    .collect(Collectors.joining(", ", "(", ")")));
        }
    }

    private static void directives(StringBuilder out, List<Selection.Directive> directives) {
        for (Selection.Directive directive : directives) {
            out.append(" @").append(directive.name());
            arguments(out, directive.arguments());
        }
    }
}
