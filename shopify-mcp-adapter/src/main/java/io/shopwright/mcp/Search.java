package io.shopwright.mcp;

import io.shopwright.client.Shop;
import io.shopwright.client.query.Filter;
import io.shopwright.client.query.Query;
import io.shopwright.client.resource.Count;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filter of a search, put together from what a caller gives; every part must be true. Belongs to one call. */
final class Search {
    /** The first day of what is searched. */
    static final Parameter<LocalDate> FIRST_DAY =
            Parameter.date("first_day", "Only from this day on, in the shop's time zone.");

    /** The last day of what is searched. */
    static final Parameter<LocalDate> LAST_DAY =
            Parameter.date("last_day", "Only up to this day, which counts, in the shop's time zone.");

    private final List<Filter> parts = new ArrayList<>();

    /**
     * Each of the words, in any order, in what the connection searches by default.
     *
     * @param beginnings fields in which a word's beginning is enough
     */
    Search words(Optional<String> text, String... beginnings) {
        for (String word : text.orElse("").strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                parts.add(Filter.any(Stream.concat(
                                Stream.of(Filter.text(word)),
                                Stream.of(beginnings).map(field -> Filter.startsWith(field, word)))
                        .toArray(Filter[]::new)));
            }
        }
        return this;
    }

    /** A field with a value; a blank one counts as not given. */
    Search is(String field, Optional<String> value) {
        value.map(String::strip).filter(text -> !text.isEmpty()).ifPresent(text -> parts.add(Filter.is(field, text)));
        return this;
    }

    /** The whole days that the arguments name, of a time zone. */
    Search days(String field, Arguments arguments, ZoneId zone) {
        Optional<LocalDate> first = arguments.find(FIRST_DAY);
        Optional<LocalDate> last = arguments.find(LAST_DAY);
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            throw new BadArguments("last_day " + last.get() + " lies before first_day " + first.get());
        }
        first.ifPresent(
                day -> parts.add(Filter.atLeast(field, day.atStartOfDay(zone).toInstant())));
        last.ifPresent(day ->
                parts.add(Filter.below(field, day.plusDays(1).atStartOfDay(zone).toInstant())));
        return this;
    }

    Search and(Optional<Filter> part) {
        part.ifPresent(parts::add);
        return this;
    }

    /** The filter in Shopify's syntax; empty text finds everything. */
    String text() {
        return parts.isEmpty() ? "" : Filter.all(parts.toArray(Filter[]::new)).toString();
    }

    /** The cursor among the arguments, which must be of this search in this shop, or else the beginning. */
    Cursor cursor(Arguments arguments, Request request) {
        return request.cursor(arguments, request.shop().domain() + " " + text());
    }

    /**
     * How many there are, 10,000 at most; null on later pages, which do not ask again.
     *
     * @param field the query that counts, such as {@code ordersCount}
     */
    @Nullable
    Integer found(Shop shop, String field, Cursor page) {
        return page.isFirst() ? in(shop.object(field, Count.class)).get().count() : null;
    }

    /** A list or a count of what this search finds alone. */
    <T> Query<T> in(Query<T> query) {
        return parts.isEmpty() ? query : query.with("query", text());
    }
}
