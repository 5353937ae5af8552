package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a subscriber wants of the payloads of a topic: which of them, and what in them. Periods lead into members. */
final class PayloadFilter {
    private static final String PERIOD = "\\.";

    private PayloadFilter() {}

    /** Whether each term names the member that it is about; without that, Shopify refuses the filter. */
    static boolean isValid(String filter) {
        return SearchQuery.parse(filter).map(PayloadFilter::namesFields).orElse(true);
    }

    private static boolean namesFields(SearchQuery.Node node) {
        if (node instanceof SearchQuery.Term term) {
            return term.field() != null;
        }
        return parts(node).stream().allMatch(PayloadFilter::namesFields);
    }

    private static List<SearchQuery.Node> parts(SearchQuery.Node node) {
        if (node instanceof SearchQuery.Not not) {
            return List.of(not.part());
        }
        return node instanceof SearchQuery.All all ? all.parts() : ((SearchQuery.Any) node).parts();
    }

    static boolean passes(@Nullable String filter, JsonNode payload) {
        Optional<SearchQuery.Node> query = filter == null ? Optional.empty() : SearchQuery.parse(filter);
        return query.map(node -> matches(node, payload)).orElse(true);
    }

    private static boolean matches(SearchQuery.Node node, JsonNode payload) {
        if (node instanceof SearchQuery.Term term) {
            List<JsonNode> values = new ArrayList<>();
            collect(payload, String.valueOf(term.field()).split(PERIOD, -1), 0, values);
            return values.stream().anyMatch(value -> matches(term, value));
        }
        if (node instanceof SearchQuery.Not not) {
            return !matches(not.part(), payload);
        }
        return node instanceof SearchQuery.All
                ? parts(node).stream().allMatch(part -> matches(part, payload))
                : parts(node).stream().anyMatch(part -> matches(part, payload));
    }

    /** The values at the end of the path; of a list, those of all its elements. */
    private static void collect(JsonNode from, String[] path, int depth, List<JsonNode> into) {
        if (from.isArray()) {
            from.forEach(each -> collect(each, path, depth, into));
        } else if (depth == path.length) {
            into.add(from);
        } else if (from.has(path[depth])) {
            collect(from.get(path[depth]), path, depth + 1, into);
        }
    }

    private static boolean matches(SearchQuery.Term term, JsonNode value) {
        if (value.isNull()) {
            return false;
        }
        if (term.isWildcard()) {
            return true;
        }
        String has = value.asText().toLowerCase(Locale.ROOT);
        String wanted = term.value().toLowerCase(Locale.ROOT);
        if (term.isPrefix()) {
            return has.startsWith(wanted.substring(0, wanted.length() - 1));
        }
        Integer order = compareAsNumbers(has, wanted);
        int compared = order == null ? has.compareTo(wanted) : order;
        return switch (term.comparator()) {
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            default -> compared == 0;
        };
    }

    private static @Nullable Integer compareAsNumbers(String left, String right) {
        try {
            return new BigDecimal(left).compareTo(new BigDecimal(right));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The payload with the named members alone; all of it if none are named. */
    static JsonNode project(JsonNode payload, List<String> fields) {
        if (fields.isEmpty()) {
            return payload;
        }
        ObjectNode projected = RestForm.node();
        for (String field : fields) {
            copy(payload, projected, field.split(PERIOD, -1), 0);
        }
        return projected;
    }

    private static void copy(JsonNode from, ObjectNode to, String[] path, int depth) {
        JsonNode value = from.get(path[depth]);
        if (value == null) {
            return;
        }
        if (depth == path.length - 1) {
            to.set(path[depth], value);
        } else if (value.isArray()) {
            boolean fresh = !to.has(path[depth]);
            for (int i = 0; i < value.size(); i++) {
                ObjectNode element = fresh
                        ? to.withArray(path[depth]).addObject()
                        : (ObjectNode) to.get(path[depth]).get(i);
                copy(value.get(i), element, path, depth + 1);
            }
        } else if (value.isObject()) {
            copy(value, to.withObject("/" + path[depth]), path, depth + 1);
        }
    }
}
