package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a search over one type knows, and how each matches. A field that Shopify does not know is left out
 * of the search with a warning, so that everything comes back; one that Shopify knows and this shop does not fails.
 */
final class SearchFields<T extends Resource> {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Pattern WORDS = Pattern.compile("[\\s,]+");

    private final String name;
    private final Set<String> notSimulated;
    private final Function<T, List<String>> words;
    private final Map<String, Field<T>> fields = new HashMap<>();
    private final Map<String, Function<T, Instant>> times = new HashMap<>();

    /** One way to match; null if the term is to be left out. */
    private interface Field<T> {
        @Nullable
        Predicate<T> match(SearchQuery.Term term, Search search);
    }

    /** One search as it goes: the call and the warnings so far. */
    private record Search(Call call, List<ObjectNode> warnings) {
        void warn(@Nullable String field, String message, String code) {
            warnings.add(JSON.objectNode()
                    .put("field", field)
                    .put("message", message)
                    .put("code", code));
        }
    }

    /**
     * @param notSimulated fields that Shopify documents and that this shop cannot search
     * @param words what a term without a field looks through
     */
    SearchFields(String name, Set<String> notSimulated, Function<T, List<String>> words) {
        this.name = name;
        this.notSimulated = notSimulated;
        this.words = words;
    }

    SearchFields<T> time(String field, Function<T, Instant> value) {
        times.put(field, value);
        return put(field, (term, search) -> {
            SearchTime time = SearchTime.parse(
                            term.value(), search.call().session().data().zone())
                    .orElseThrow(() -> ShopifyError.badRequest("Invalid timestamp for query filter `" + field + "`."));
            return row -> time.matches(value.apply(row), term.comparator());
        });
    }

    SearchFields<T> amount(String field, Derived<T, BigDecimal> value) {
        return put(field, (term, search) -> {
            Optional<BigDecimal> wanted = decimal(term.value());
            if (wanted.isEmpty()) {
                search.warn(term.field(), notAccepted(term), "invalid_value");
                return null;
            }
            ShopData data = search.call().session().data();
            return row -> compare(value.of(row, data).compareTo(wanted.get()), term.comparator());
        });
    }

    /** A value that depends on the shop's other rows. */
    interface Derived<T, V> {
        V of(T row, ShopData data);
    }

    SearchFields<T> number(String field, Function<T, Long> value) {
        return amount(field, (row, data) -> BigDecimal.valueOf(value.apply(row)));
    }

    /** A field of a few known values, in any case. */
    SearchFields<T> choice(String field, Set<String> values, BiPredicate<T, String> matches) {
        return put(field, (term, search) -> {
            String wanted = term.value().toLowerCase(Locale.ROOT);
            if (!values.contains(wanted)) {
                search.warn(term.field(), notAccepted(term), "invalid_value");
                return row -> false;
            }
            return row -> matches.test(row, wanted);
        });
    }

    /** As choice, where the value depends on the time. */
    SearchFields<T> choiceNow(String field, Set<String> values, AtTime<T> matches) {
        return put(field, (term, search) -> {
            Instant now = search.call().now();
            SearchFields<T> timeless = new SearchFields<T>(name, notSimulated, words)
                    .choice(field, values, (row, wanted) -> matches.test(row, wanted, now));
            return timeless.term(term, search);
        });
    }

    /** Whether a row has a value at a time. */
    interface AtTime<T> {
        boolean test(T row, String wanted, Instant now);
    }

    /** A field of whole values, such as tags: equal or, with a star, beginning so, in any case. */
    SearchFields<T> text(String field, Function<T, List<String>> values) {
        return put(field, (term, search) -> row -> matches(term, values.apply(row)));
    }

    /** As text, of values that depend on the shop's other rows. */
    SearchFields<T> derived(String field, Derived<T, List<String>> values) {
        return put(field, (term, search) -> {
            ShopData data = search.call().data();
            return row -> matches(term, values.of(row, data));
        });
    }

    private SearchFields<T> put(String field, Field<T> matcher) {
        fields.put(field, matcher);
        return this;
    }

    /** Reads the call's argument {@code query} and reports what was wrong with it in the answer's extensions. */
    Predicate<T> filter(Call call) {
        String text = call.text("query");
        Optional<SearchQuery.Node> query = text == null ? Optional.empty() : SearchQuery.parse(text);
        if (query.isEmpty()) {
            return row -> true;
        }
        Search search = new Search(call, new ArrayList<>());
        Predicate<T> filter = compile(query.get(), search);
        if (!search.warnings().isEmpty()) {
            ObjectNode report = JSON.objectNode();
            call.path().forEach(key -> report.withArray("path").addPOJO(key));
            report.put("query", text).set("parsed", SearchReport.of(query.get()));
            report.putArray("warnings").addAll(search.warnings());
            call.session().addSearch(report);
        }
        return filter == null ? row -> true : seen(filter, call);
    }

    /** Searches may lag behind what was written. */
    private Predicate<T> seen(Predicate<T> filter, Call call) {
        ShopData data = call.data();
        Instant now = call.now();
        return row -> {
            T known = data.searched(row, now);
            return known != null && filter.test(known);
        };
    }

    /**
     * The part of the rows in which the call's search can find any: where they are sorted by a time that it sets limits to,
     * those between the limits.
     *
     * @param sorted ascending by the call's sort key
     */
    List<T> reach(List<T> sorted, Call call) {
        String field = String.valueOf(call.text("sortKey")).toLowerCase(Locale.ROOT);
        Function<T, Instant> time = times.get(field);
        String text = call.text("query");
        if (time == null || text == null || call.data().hidesWrites(call.now())) {
            return sorted;
        }
        ZoneId zone = call.data().zone();
        SearchTime limits = SearchQuery.parse(text).stream()
                .flatMap(SearchFields::required)
                .filter(term -> field.equals(term.field()))
                .flatMap(term -> SearchTime.parse(term.value(), zone).map(at -> at.limits(term.comparator())).stream())
                .reduce(SearchTime.ALWAYS, SearchTime::common);
        int from = first(sorted, time, limits.start());
        return sorted.subList(from, Math.max(from, first(sorted, time, limits.end())));
    }

    /** The terms that every row that is found fits. */
    private static Stream<SearchQuery.Term> required(SearchQuery.Node query) {
        if (query instanceof SearchQuery.All all) {
            return all.parts().stream().flatMap(SearchFields::required);
        }
        return query instanceof SearchQuery.Term term ? Stream.of(term) : Stream.of();
    }

    /** The index of the first row at this time or later. */
    private static <T> int first(List<T> sorted, Function<T, Instant> time, Instant from) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.apply(sorted.get(middle)).isBefore(from)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private @Nullable Predicate<T> compile(SearchQuery.Node node, Search search) {
        if (node instanceof SearchQuery.Not not) {
            Predicate<T> inner = compile(not.part(), search);
            return inner == null ? null : inner.negate();
        }
        if (node instanceof SearchQuery.Term term) {
            return term(term, search);
        }
        boolean all = node instanceof SearchQuery.All;
        List<SearchQuery.Node> parts = node instanceof SearchQuery.All a ? a.parts() : ((SearchQuery.Any) node).parts();
        Predicate<T> combined = null;
        for (SearchQuery.Node part : parts) {
            Predicate<T> next = compile(part, search);
            if (combined == null) {
                combined = next;
            } else if (next != null) {
                combined = all ? combined.and(next) : combined.or(next);
            }
        }
        return combined;
    }

    private @Nullable Predicate<T> term(SearchQuery.Term term, Search search) {
        String field = term.field();
        if (field == null) {
            return row -> matchesWords(term, words.apply(row));
        }
        Field<T> known = fields.get(field);
        if (known != null) {
            return known.match(term, search);
        }
        if (notSimulated.contains(field)) {
            throw ShopifyError.notSimulated(name + "(query: " + field + ")");
        }
        search.warn(field, "Invalid search field for this query.", "invalid_field");
        return null;
    }

    private static boolean matches(SearchQuery.Term term, List<String> values) {
        if (term.isWildcard()) {
            return !values.isEmpty();
        }
        return values.stream().anyMatch(value -> equal(term, value));
    }

    /** Each value is text of several words; a phrase must stand in one of them, a word must be one of the words. */
    private static boolean matchesWords(SearchQuery.Term term, List<String> values) {
        String wanted = term.value().toLowerCase(Locale.ROOT);
        for (String value : values) {
            String lower = value.toLowerCase(Locale.ROOT);
            if (term.quoted() ? lower.contains(wanted) : equal(term, value)) {
                return true;
            }
            for (String word : WORDS.split(lower, -1)) {
                if (equal(term, word)) {
                    return true;
                }
            }
        }
        return term.isWildcard();
    }

    private static boolean equal(SearchQuery.Term term, String value) {
        if (term.isPrefix()) {
            String prefix = term.value().substring(0, term.value().length() - 1);
            return value.regionMatches(true, 0, prefix, 0, prefix.length());
        }
        return value.equalsIgnoreCase(term.value());
    }

    private static boolean compare(int order, String comparator) {
        return switch (comparator) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            default -> order == 0;
        };
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String notAccepted(SearchQuery.Term term) {
        return "Input `" + term.value() + "` is not an accepted value.";
    }
}
