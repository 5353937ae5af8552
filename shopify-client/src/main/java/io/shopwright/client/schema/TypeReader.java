package io.shopwright.client.schema;

import io.shopwright.client.internal.graphql.DocumentReader;
import io.shopwright.client.internal.graphql.Lexer;
import io.shopwright.client.schema.SchemaType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one type definition in the schema definition language, without descriptions. */
final class TypeReader {
    private final Lexer lexer;

    private TypeReader(String definition) {
        lexer = new Lexer(definition);
    }

    static SchemaType read(String definition) {
        return new TypeReader(definition).type();
    }

    private SchemaType type() {
        String keyword = lexer.name();
        String name = lexer.name();
        return switch (keyword) {
            case "scalar" -> of(name, Kind.SCALAR);
            case "union" -> new SchemaType(name, Kind.UNION, Map.of(), Map.of(), Map.of(), List.of(), members(), false);
            case "enum" -> new SchemaType(name, Kind.ENUM, Map.of(), Map.of(), values(), List.of(), List.of(), false);
            case "input" -> {
                boolean oneOf = lexer.skip("@");
                if (oneOf) {
                    lexer.expect("oneOf");
                }
                lexer.expect("{");
                yield new SchemaType(
                        name, Kind.INPUT_OBJECT, Map.of(), arguments("}"), Map.of(), List.of(), List.of(), oneOf);
            }
            case "type", "interface" -> {
                List<String> interfaces = interfaces();
                Kind kind = keyword.equals("type") ? Kind.OBJECT : Kind.INTERFACE;
                yield new SchemaType(name, kind, fields(), Map.of(), Map.of(), interfaces, List.of(), false);
            }
            default -> throw lexer.unexpected("a type definition");
        };
    }

    private static SchemaType of(String name, Kind kind) {
        return new SchemaType(name, kind, Map.of(), Map.of(), Map.of(), List.of(), List.of(), false);
    }

    private List<String> members() {
        List<String> members = new ArrayList<>();
        lexer.expect("=");
        do {
            members.add(lexer.name());
        } while (lexer.skip("|"));
        return members;
    }

    private List<String> interfaces() {
        List<String> interfaces = new ArrayList<>();
        if (lexer.skip("implements")) {
            do {
                interfaces.add(lexer.name());
            } while (lexer.skip("&"));
        }
        return interfaces;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        lexer.expect("{");
        while (!lexer.skip("}")) {
            String value = lexer.name();
            String reason = deprecation();
            values.put(value, reason == null ? "" : reason);
        }
        return values;
    }

    private Map<String, SchemaField> fields() {
        Map<String, SchemaField> fields = new LinkedHashMap<>();
        lexer.expect("{");
        while (!lexer.skip("}")) {
            String name = lexer.name();
            Map<String, SchemaArgument> arguments = lexer.skip("(") ? arguments(")") : Map.of();
            lexer.expect(":");
            fields.put(name, new SchemaField(name, typeRef(), arguments, deprecation()));
        }
        return fields;
    }

    private Map<String, SchemaArgument> arguments(String end) {
        Map<String, SchemaArgument> arguments = new LinkedHashMap<>();
        while (!lexer.skip(end)) {
            String name = lexer.name();
            lexer.expect(":");
            TypeRef type = typeRef();
            String defaultText = lexer.skip("=") ? DocumentReader.value(lexer).toString() : null;
            arguments.put(name, new SchemaArgument(name, type, defaultText, deprecation()));
        }
        return arguments;
    }

    private TypeRef typeRef() {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (lexer.skip("[")) {
            text.append('[');
            depth++;
        }
        text.append(lexer.name());
        for (int level = depth; level >= 0; level--) {
            if (lexer.skip("!")) {
                text.append('!');
            }
            if (level > 0) {
                lexer.expect("]");
                text.append(']');
            }
        }
        return TypeRef.parse(text.toString());
    }

    private @Nullable String deprecation() {
        if (!lexer.skip("@")) {
            return null;
        }
        lexer.expect("deprecated");
        lexer.expect("(");
        lexer.expect("reason");
        lexer.expect(":");
        String reason = lexer.take();
        lexer.expect(")");
        return reason;
    }
}
