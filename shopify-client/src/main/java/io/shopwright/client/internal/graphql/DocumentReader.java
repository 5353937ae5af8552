package io.shopwright.client.internal.graphql;

import io.shopwright.client.internal.graphql.Document.Fragment;
import io.shopwright.client.internal.graphql.Document.Kind;
import io.shopwright.client.internal.graphql.Document.Operation;
import io.shopwright.client.internal.graphql.Document.VariableDefinition;
import io.shopwright.client.internal.graphql.Selection.Directive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads executable documents and their parts by recursive descent.
 *
 * <p>Source: GraphQL specification, October 2021, section 2.
 */
public final class DocumentReader {
    /** Deeper nesting than any schema needs; a limit on the stack that a hostile text could use. */
    private static final int MAX_DEPTH = 200;

    private final Lexer lexer;
    private int depth;

    private DocumentReader(String text) {
        lexer = new Lexer(text);
    }

    static Document read(String text) {
        return new DocumentReader(text).document();
    }

    /** Reads the inside of an argument list, such as {@code first: 5, query: $q}. */
    public static Map<String, Value> arguments(String text) {
        DocumentReader reader = new DocumentReader(text);
        Map<String, Value> arguments = new LinkedHashMap<>();
        while (reader.lexer.kind() != Lexer.Kind.END) {
            reader.namedValue(arguments);
        }
        return arguments;
    }

    /** Reads one directive without its {@code @}, such as {@code include(if: $withLines)}. */
    public static Directive directive(String text) {
        DocumentReader reader = new DocumentReader(text);
        Directive directive = new Directive(reader.lexer.name(), reader.argumentList());
        if (reader.lexer.kind() != Lexer.Kind.END) {
            throw reader.lexer.unexpected("the end of the directive");
        }
        return directive;
    }

    /** Reads the value at which the lexer of a schema stands, and steps over it. */
    public static Value value(Lexer lexer) {
        return new DocumentReader(lexer).value();
    }

    private DocumentReader(Lexer lexer) {
        this.lexer = lexer;
    }

    private Document document() {
        List<Operation> operations = new ArrayList<>();
        Map<String, Fragment> fragments = new LinkedHashMap<>();
        while (lexer.kind() != Lexer.Kind.END) {
            if (lexer.at("{")) {
                operations.add(new Operation(Kind.QUERY, null, List.of(), List.of(), selections()));
            } else if (lexer.skip("fragment")) {
                String name = lexer.name();
                lexer.expect("on");
                String type = lexer.name();
                directives();
                fragments.put(name, new Fragment(name, type, selections()));
            } else {
                operations.add(operation());
            }
        }
        if (operations.isEmpty()) {
            throw lexer.unexpected("a query or a mutation");
        }
        return new Document(operations, fragments);
    }

    private Operation operation() {
        Kind kind = null;
        for (Kind candidate : Kind.values()) {
            if (lexer.at(candidate.name().toLowerCase(Locale.ROOT))) {
                kind = candidate;
            }
        }
        if (kind == null) {
            throw lexer.unexpected("'query', 'mutation' or 'fragment'");
        }
        lexer.take();
        String name = lexer.kind() == Lexer.Kind.NAME ? lexer.take() : null;
        List<VariableDefinition> variables = new ArrayList<>();
        if (lexer.skip("(")) {
            while (!lexer.skip(")")) {
                variables.add(variableDefinition());
            }
        }
        return new Operation(kind, name, variables, directives(), selections());
    }

    private VariableDefinition variableDefinition() {
        lexer.expect("$");
        String name = lexer.name();
        lexer.expect(":");
        String type = type();
        Value defaultValue = lexer.skip("=") ? value() : null;
        directives();
        return new VariableDefinition(name, type, defaultValue);
    }

    private String type() {
        String type;
        if (lexer.skip("[")) {
            enter();
            type = "[" + type() + "]";
            depth--;
            lexer.expect("]");
        } else {
            type = lexer.name();
        }
        return lexer.skip("!") ? type + "!" : type;
    }

    private List<Selection> selections() {
        enter();
        lexer.expect("{");
        List<Selection> selections = new ArrayList<>();
        do {
            selections.add(selection());
        } while (!lexer.skip("}"));
        depth--;
        return selections;
    }

    private Selection selection() {
        if (!lexer.skip("...")) {
            return field();
        }
        if (lexer.kind() == Lexer.Kind.NAME && !lexer.at("on")) {
            return new Selection.Spread(lexer.take(), directives());
        }
        String type = lexer.skip("on") ? lexer.name() : null;
        return new Selection.InlineFragment(type, directives(), selections());
    }

    private Selection.Field field() {
        String name = lexer.name();
        String alias = null;
        if (lexer.skip(":")) {
            alias = name;
            name = lexer.name();
        }
        Map<String, Value> arguments = argumentList();
        List<Directive> directives = directives();
        List<Selection> selections = lexer.at("{") ? selections() : List.of();
        return new Selection.Field(alias, name, arguments, directives, selections);
    }

    private List<Directive> directives() {
        List<Directive> directives = new ArrayList<>();
        while (lexer.skip("@")) {
            directives.add(new Directive(lexer.name(), argumentList()));
        }
        return directives;
    }

    private Map<String, Value> argumentList() {
        Map<String, Value> arguments = new LinkedHashMap<>();
        if (lexer.skip("(")) {
            while (!lexer.skip(")")) {
                namedValue(arguments);
            }
        }
        return arguments;
    }

    private void namedValue(Map<String, Value> into) {
        String name = lexer.name();
        lexer.expect(":");
        into.put(name, value());
    }

    private Value value() {
        enter();
        Value value = valueWithin();
        depth--;
        return value;
    }

    private Value valueWithin() {
        if (lexer.skip("$")) {
            return new Value.Variable(lexer.name());
        }
        if (lexer.skip("[")) {
            List<Value> values = new ArrayList<>();
            while (!lexer.skip("]")) {
                values.add(value());
            }
            return new Value.Items(values);
        }
        if (lexer.skip("{")) {
            Map<String, Value> fields = new LinkedHashMap<>();
            while (!lexer.skip("}")) {
                namedValue(fields);
            }
            return new Value.Fields(fields);
        }
        return switch (lexer.kind()) {
            case NAME -> new Value.Word(lexer.take());
            case INT, FLOAT -> new Value.Numeric(lexer.take());
            case STRING -> new Value.Text(lexer.take());
            default -> throw lexer.unexpected("a value");
        };
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw lexer.unexpected("nesting of at most " + MAX_DEPTH + " levels");
        }
    }
}
