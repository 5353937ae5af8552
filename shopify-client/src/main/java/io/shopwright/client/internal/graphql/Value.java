package io.shopwright.client.internal.graphql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value as a document writes it. {@code toString} gives GraphQL text. */
public sealed interface Value {
    /** A reference to a variable, written {@code $name}. */
    record Variable(String name) implements Value {
        @Override
        public String toString() {
            return "$" + name;
        }
    }

    /** A string, without its quotes. */
    record Text(String value) implements Value {
        @Override
        public String toString() {
            StringBuilder quoted = new StringBuilder("\"");
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                int known = "\"\\\b\f\n\r\t".indexOf(c);
                if (known >= 0) {
                    quoted.append('\\').append("\"\\bfnrt".charAt(known));
                } else if (c < ' ') {
                    quoted.append(String.format("\\u%04x", (int) c));
                } else {
                    quoted.append(c);
                }
            }
            return quoted.append('"').toString();
        }
    }

    /** A number, as written. */
    record Numeric(String literal) implements Value {
        @Override
        public String toString() {
            return literal;
        }
    }

    /** An enum value, {@code true}, {@code false} or {@code null}. */
    record Word(String name) implements Value {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A list of values. */
    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.stream().map(Value::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** An input object, its fields in the order written. */
    record Fields(Map<String, Value> values) implements Value {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String toString() {
            return values.entrySet().stream()
                    .map(e -> e.getKey() + ": " + e.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
