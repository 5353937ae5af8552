package io.shopwright.testkit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes segments. Their queries are kept as text; who is a member is not simulated. */
final class Segments {
    record Payload(@Nullable Segment segment, List<UserError> userErrors) {}

    record Deleted(@Nullable String deletedSegmentId, List<UserError> userErrors) {}

    record Search(@Nullable CustomerSegmentMembersQuery customerSegmentMembersQuery, List<UserError> userErrors) {}

    private Segments() {}

    private static UserError blank(String argument, String name) {
        return UserError.at(argument, name + " can't be blank");
    }

    static Payload create(Call call) {
        String name = String.valueOf(call.text("name"));
        String query = String.valueOf(call.text("query"));
        if (name.isBlank()) {
            return new Payload(null, List.of(blank("name", "Name")));
        }
        if (query.isBlank()) {
            return new Payload(null, List.of(blank("query", "Query")));
        }
        Table<Segment> segments = call.data().table(Segment.class);
        Segment made = new Segment(segments.nextKey(), free(segments, name), query, call.now(), call.now());
        return new Payload(segments.put(made), List.of());
    }

    /** A name that is taken gets a number. */
    private static String free(Table<Segment> segments, String name) {
        Set<String> taken = segments.rows().stream().map(Segment::name).collect(Collectors.toSet());
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + " (" + i + ")";
        }
        return free;
    }

    static Payload update(Call call) {
        Segment segment = call.row("id", Segment.class);
        String name = call.text("name");
        String query = call.text("query");
        if (segment == null) {
            return new Payload(null, List.of(UserError.at("id", "Segment does not exist")));
        }
        Table<Segment> segments = call.data().table(Segment.class);
        Segment changed = new Segment(
                segment.key(),
                name == null || name.equals(segment.name()) ? segment.name() : free(segments, name),
                query == null ? segment.query() : query,
                segment.creationDate(),
                call.now());
        return new Payload(segments.put(changed), List.of());
    }

    static Deleted delete(Call call) {
        Segment segment = call.row("id", Segment.class);
        if (segment == null) {
            return new Deleted(null, List.of(UserError.at("id", "Segment does not exist")));
        }
        call.data().table(Segment.class).remove(each -> each.key() == segment.key());
        return new Deleted(segment.id(), List.of());
    }

    static Search search(Call call) {
        Input input = call.input("input").ignore("reverse", "sortKey", "query");
        Long key = input.key("segmentId", "Segment");
        if (key != null && call.data().table(Segment.class).get(key) == null) {
            return new Search(null, List.of(UserError.whole("Invalid segment ID.", "INVALID")));
        }
        Table<CustomerSegmentMembersQuery> queries = call.data().table(CustomerSegmentMembersQuery.class);
        return new Search(queries.put(new CustomerSegmentMembersQuery(queries.nextKey())), List.of());
    }
}
