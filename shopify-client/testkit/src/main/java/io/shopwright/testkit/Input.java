package io.shopwright.testkit;

import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object that a caller gave. A member that no code reads is not simulated: the mutation fails and changes nothing.
 */
final class Input {
    private final Map<?, ?> values;
    private final GraphQLInputObjectType type;
    private final Set<String> read = new HashSet<>();
    private final Map<String, List<Input>> parts = new HashMap<>();

    Input(Map<?, ?> values, GraphQLType type) {
        this.values = values;
        this.type = (GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(type);
    }

    /** Whether the caller gave the member, be it null. */
    boolean has(String member) {
        read.add(member);
        return values.containsKey(member);
    }

    /** Whether the caller gave the member, and not null. */
    boolean gives(String member) {
        return value(member) != null;
    }

    boolean isNull(String member) {
        return value(member) == null;
    }

    private @Nullable Object value(String member) {
        read.add(member);
        return values.get(member);
    }

    /** Members that change nothing here, such as whether to send an email. */
    Input ignore(String... members) {
        read.addAll(List.of(members));
        return this;
    }

    @Nullable
    String text(String member) {
        Object value = value(member);
        return value == null ? null : value.toString();
    }

    /** @param otherwise if there is none */
    String text(String member, String otherwise) {
        String value = text(member);
        return value == null ? otherwise : value;
    }

    @Nullable
    Integer integer(String member) {
        return value(member) instanceof Number number ? number.intValue() : null;
    }

    /** A number that the schema requires. */
    int number(String member) {
        Integer number = integer(member);
        return number == null ? 0 : number;
    }

    boolean flag(String member) {
        return Boolean.TRUE.equals(value(member));
    }

    @Nullable
    BigDecimal decimal(String member) {
        String text = text(member);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw ShopifyError.badRequest("Invalid decimal: " + text);
        }
    }

    @Nullable
    Instant time(String member) {
        String text = text(member);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw ShopifyError.badRequest("Invalid timestamp: " + text);
        }
    }

    List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        elements(member).forEach(each -> texts.add(String.valueOf(each)));
        return texts;
    }

    /** The number in the id that the member holds, null if there is none. */
    @Nullable
    Long key(String member, String wanted) {
        String id = text(member);
        return id == null ? null : Gid.key(id, wanted);
    }

    List<Long> keys(String member, String wanted) {
        return texts(member).stream().map(id -> Gid.key(id, wanted)).toList();
    }

    @Nullable
    Input object(String member) {
        List<Input> objects = objects(member);
        return objects.isEmpty() ? null : objects.get(0);
    }

    List<Input> objects(String member) {
        return parts.computeIfAbsent(member, key -> {
            List<Input> objects = new ArrayList<>();
            for (Object each : elements(key)) {
                if (each instanceof Map<?, ?> map) {
                    objects.add(new Input(map, type.getField(key).getType()));
                }
            }
            return objects;
        });
    }

    private List<?> elements(String member) {
        Object value = value(member);
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    }

    void requireAllRead() {
        values.forEach((name, value) -> {
            String member = String.valueOf(name);
            if (value != null && !read.contains(member) && !isDefault(member, value)) {
                throw ShopifyError.notSimulated(type.getName() + "." + member);
            }
        });
        parts.values().forEach(inputs -> inputs.forEach(Input::requireAllRead));
    }

    /** Defaults are in the values too; a flag that is off asks for nothing. */
    private boolean isDefault(String member, Object value) {
        return type.getField(member).hasSetDefaultValue()
                && (Boolean.FALSE.equals(value) || (value instanceof List<?> list && list.isEmpty()));
    }
}
