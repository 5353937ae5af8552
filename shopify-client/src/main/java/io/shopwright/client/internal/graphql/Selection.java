package io.shopwright.client.internal.graphql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of a selection set. */
public sealed interface Selection {
    List<Directive> directives();

    /** A directive with its arguments, written {@code @name(arguments)}. */
    record Directive(String name, Map<String, Value> arguments) {
        public Directive {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }
    }

    /** A field; without selections it is a leaf. */
    record Field(
            @Nullable String alias,
            String name,
            Map<String, Value> arguments,
            List<Directive> directives,
            List<Selection> selections)
            implements Selection {
        public Field {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
            directives = List.copyOf(directives);
            selections = List.copyOf(selections);
        }

        /** A field without alias, arguments or directives. */
        public static Field of(String name, List<Selection> selections) {
            return new Field(null, name, Map.of(), List.of(), selections);
        }

        /** The name under which the answer holds this field. */
        public String responseKey() {
            return alias == null ? name : alias;
        }
    }

    /** {@code ... on Type { }}; without a type it stands for the enclosing one. */
    record InlineFragment(@Nullable String type, List<Directive> directives, List<Selection> selections)
            implements Selection {
        public InlineFragment {
            directives = List.copyOf(directives);
            selections = List.copyOf(selections);
        }
    }

    /** {@code ...Name}. */
    record Spread(String fragment, List<Directive> directives) implements Selection {
        public Spread {
            directives = List.copyOf(directives);
        }
    }
}
