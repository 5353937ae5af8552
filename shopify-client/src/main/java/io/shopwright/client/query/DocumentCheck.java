package io.shopwright.client.query;

import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import io.shopwright.client.schema.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a written query whole against the schema: its fields, arguments, variables, fragments and the windows of its
 * connections.
 *
 * <p>Source: GraphQL specification, October 2021, section 5. Whether fields of one key can be merged is left to the shop.
 */
final class DocumentCheck {
    /** More than these are not told at once. */
    private static final int MOST_PROBLEMS = 8;

    /** Fields with fragments resolved; fragments that spread each other could be without end otherwise. */
    private static final int MOST_FIELDS = 2_000;

    /** Names that are shown where some are wanted. */
    private static final int EXAMPLES = 6;

    private static final SchemaField TYPE_NAME =
            new SchemaField("__typename", TypeRef.parse("String!"), Map.of(), null);

    private final AdminSchema schema;
    private final Document document;
    private final VariableTypes variables;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> spread = new HashSet<>();
    private int fields;

    private DocumentCheck(AdminSchema schema, Document document) {
        this.schema = schema;
        this.document = document;
        this.variables = new VariableTypes(schema);
    }

    /** What was found: what the answer will hold, and what of it the schema calls deprecated. */
    record Result(Selected root, List<String> deprecations) {}

    /** @throws IllegalArgumentException naming what is wrong, and what would be right where that can be guessed */
    static Result of(AdminSchema schema, Document document) {
        Document.Operation operation = document.operation(null)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the document has " + document.operations().size() + " operations; send one at a time"));
        if (operation.kind() != Document.Kind.QUERY) {
            throw new IllegalArgumentException("the document is a "
                    + (operation.kind() == Document.Kind.MUTATION ? "mutation" : "subscription")
                    + "; only a query is sent from here");
        }
        return new DocumentCheck(schema, document).check(operation);
    }

    private Result check(Document.Operation operation) {
        Selected root = new Selected();
        directives("query", operation.directives());
        selections("", schema.queryType(), operation.selections(), root);
        variables(operation.variables());
        document.fragments().keySet().stream()
                .filter(name -> !spread.contains(name))
                .forEach(name -> tell("the fragment '" + name + "' is never used; leave it out"));
        if (!problems.isEmpty()) {
            List<String> told = problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()));
            int more = problems.size() - told.size();
            throw new IllegalArgumentException(String.join("; ", told) + (more > 0 ? "; and " + more + " more" : ""));
        }
        return new Result(root, List.copyOf(variables.deprecations()));
    }

    private void selections(String path, SchemaType type, List<Selection> selections, Selected into) {
        for (Selection selection : selections) {
            if (selection instanceof Selection.Field field) {
                field(path.isEmpty() ? field.responseKey() : path + "." + field.responseKey(), type, field, into);
            } else if (selection instanceof Selection.InlineFragment inline) {
                directives(path, inline.directives());
                fragment(path, type, inline.type(), inline.selections(), into);
            } else if (selection instanceof Selection.Spread named) {
                directives(path, named.directives());
                spread(path, type, named.fragment(), into);
            }
        }
    }

    private void spread(String path, SchemaType type, String name, Selected into) {
        Document.Fragment fragment = document.fragments().get(name);
        if (fragment == null) {
            tell(path + ": the document has no fragment '" + name + "'"
                    + AdminSchema.suggest(name, document.fragments().keySet()));
            return;
        }
        spread.add(name);
        if (!open.add(name)) {
            tell("the fragment '" + name + "' spreads itself");
            return;
        }
        fragment(path, type, fragment.type(), fragment.selections(), into);
        open.remove(name);
    }

    private void fragment(
            String path, SchemaType type, @Nullable String condition, List<Selection> selections, Selected into) {
        if (condition == null) {
            selections(path, type, selections, into);
            return;
        }
        SchemaType narrowed = schema.type(condition).orElse(null);
        if (narrowed == null || narrowed.kind().isLeaf()) {
            tell(path + ": no object is of type '" + condition + "'"
                    + AdminSchema.suggest(condition, schema.typeNames()));
            return;
        }
        Set<String> possible = schema.possibleTypes(narrowed);
        if (schema.possibleTypes(type).stream().noneMatch(possible::contains)) {
            tell(path + ": " + type.name() + " is never " + condition + "; leave the fragment out");
            return;
        }
        selections(path, narrowed, selections, into);
    }

    private void field(String path, SchemaType type, Selection.Field written, Selected into) {
        if (++fields > MOST_FIELDS) {
            throw new IllegalArgumentException("the query selects more than " + MOST_FIELDS
                    + " fields with its fragments resolved; select what you need");
        }
        SchemaField field = written.name().equals("__typename")
                ? TYPE_NAME
                : type.field(written.name()).orElse(null);
        if (field == null) {
            tell(path + ": " + unknown(type, written.name()));
            return;
        }
        variables.use(type.name(), field);
        attempt(() -> variables.checkArguments(path, type.name(), field, written.arguments()));
        directives(path, written.directives());
        Selected inner = into.under(written.responseKey(), type, field);
        SchemaType value = schema.typeOf(field.type());
        if (value.kind().isLeaf()) {
            if (!written.selections().isEmpty()) {
                tell(path + " is " + field.type() + ", which has no fields; leave its { } out");
            }
            return;
        }
        if (written.selections().isEmpty()) {
            tell(path + " is " + field.type() + "; say what of it you want, such as { " + examples(value) + " }");
            return;
        }
        window(path, field, value, written);
        selections(path, value, written.selections(), inner);
    }

    private String unknown(SchemaType type, String name) {
        if (name.startsWith("__")) {
            return "'" + name + "' asks for the schema itself, which is not answered here";
        }
        return "no field '" + name + "' on " + type.name() + " (" + schema.version() + ")"
                + AdminSchema.suggest(name, type.fields().keySet());
    }

    private static String examples(SchemaType type) {
        if (type.isConnection()) {
            return "nodes { id } pageInfo { hasNextPage endCursor }";
        }
        return type.fields().values().stream()
                .filter(field ->
                        field.arguments().isEmpty() && field.deprecation().isEmpty())
                .map(SchemaField::name)
                .limit(EXAMPLES)
                .reduce((a, b) -> a + " " + b)
                .orElse("__typename");
    }

    /** The shop refuses a connection that does not say how many nodes it wants. */
    private void window(String path, SchemaField field, SchemaType value, Selection.Field written) {
        boolean windowed =
                written.arguments().containsKey("first") || written.arguments().containsKey("last");
        if (value.isConnection() && field.arguments().containsKey("first") && !windowed) {
            tell(path + " is a connection; say how many you want, such as (first: 10)");
        }
    }

    private void directives(String path, List<Selection.Directive> directives) {
        for (Selection.Directive directive : directives) {
            if (directive.name().equals("include") || directive.name().equals("skip")) {
                attempt(() -> variables.checkDirective(path, directive));
            } else {
                tell(path + ": a query has no directive '@" + directive.name() + "'; there are @include and @skip");
            }
        }
    }

    private void variables(List<Document.VariableDefinition> declared) {
        Set<String> names = new HashSet<>();
        for (Document.VariableDefinition variable : declared) {
            TypeRef type = TypeRef.parse(variable.type());
            TypeRef used = variables.types().get(variable.name());
            if (!names.add(variable.name())) {
                tell("the variable $" + variable.name() + " is declared twice");
            } else if (used == null) {
                tell("the variable $" + variable.name() + " is never used; leave it out");
            } else if (!fits(type, used, variable.defaultValue() != null)) {
                tell("the variable $" + variable.name() + " is declared as " + type + " and used as " + used);
            }
        }
        variables.types().forEach((name, type) -> {
            if (!names.contains(name)) {
                tell("the variable $" + name + " is not declared; write query($" + name + ": " + type + ")");
            }
        });
    }

    /** A required type stands for an optional one, on each level of a list, and a default makes it required. */
    private static boolean fits(TypeRef declared, TypeRef used, boolean hasDefault) {
        boolean given = declared.required() || hasDefault || !used.required();
        if (declared.isList() && used.isList()) {
            return given
                    && fits(declared.element().orElseThrow(), used.element().orElseThrow(), false);
        }
        return given && declared.isList() == used.isList() && declared.name().equals(used.name());
    }

    private void attempt(Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    private void tell(String problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
