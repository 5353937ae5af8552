package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLTypeUtil;
import io.shopwright.client.cost.QueryCost;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Costs of a request. The requested cost follows Shopify's formula. The actual cost is not predictable in a real shop;
 * here it is what the formula says of a document that asks for just what came back: connections of the size that was
 * returned (of the longest, where several parents have one) and no selections below what was null.
 */
final class Costs {
    private final ExecutableSchema schema;
    private final LocalDate day;

    /** @param day whose prices hold */
    Costs(ExecutableSchema schema, LocalDate day) {
        this.schema = schema;
        this.day = day;
    }

    int requested(String document, JsonNode variables, @Nullable String operationName) {
        return QueryCost.predict(schema.admin(), document, variables, operationName, day);
    }

    /** @param data null if the whole answer is null */
    int actual(ExecutableNormalizedOperation operation, @Nullable Object data, int requested) {
        StringBuilder text = new StringBuilder(operation.getOperation().name().toLowerCase(Locale.ROOT));
        print(operation.getTopLevelFields(), data == null ? List.of() : List.of(data), text);
        return Math.min(requested, QueryCost.predict(schema.admin(), text.toString(), null, null, day));
    }

    /** Writes the selections with what all parents of the same place hold. */
    private void print(List<ExecutableNormalizedField> fields, List<?> parents, StringBuilder text) {
        text.append(" { __typename");
        for (ExecutableNormalizedField field : fields) {
            if (field.hasChildren()) {
                String type = typeOf(field);
                boolean narrowed = field.getObjectTypeNames().size() == 1;
                String condition = field.getObjectTypeNames().iterator().next();
                text.append(narrowed ? " ... on " + condition + " {" : "");
                text.append(' ').append(field.getResultKey()).append(": ").append(field.getFieldName());
                List<Object> values = values(field.getResultKey(), parents);
                if (type.endsWith("Connection")) {
                    text.append("(first: ").append(longest(values)).append(')');
                }
                print(values.isEmpty() ? List.of() : field.getChildren(), values, text);
                text.append(narrowed ? " }" : "");
            }
        }
        text.append(" }");
    }

    private String typeOf(ExecutableNormalizedField field) {
        return GraphQLTypeUtil.unwrapAll(field.getType(schema.schema())).getName();
    }

    /** The objects at a key of all parents, lists resolved into their elements. */
    private static List<Object> values(String key, List<?> parents) {
        List<Object> values = new ArrayList<>();
        for (Object parent : parents) {
            if (parent instanceof Map<?, ?> map) {
                addAll(map.get(key), values);
            }
        }
        return values;
    }

    private static void addAll(@Nullable Object value, List<Object> values) {
        if (value instanceof Collection<?> elements) {
            elements.forEach(element -> addAll(element, values));
        } else if (value != null) {
            values.add(value);
        }
    }

    private static int longest(List<Object> connections) {
        int longest = 0;
        for (Object connection : connections) {
            for (Object list : ((Map<?, ?>) connection).values()) {
                longest = Math.max(longest, list instanceof Collection<?> rows ? rows.size() : 0);
            }
        }
        return longest;
    }
}
