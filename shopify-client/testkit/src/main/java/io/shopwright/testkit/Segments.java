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

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_QUERY = 5_000;

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
        if (name.length() > LONGEST_NAME) {
            return refusal("name", "Name is too long (maximum is 255 characters)");
        }
        if (query.length() > LONGEST_QUERY) {
            return refusal("query", "Query is too long (maximum is 5000 characters)");
        }
        List<UserError> wrong = wrong(query);
        if (!wrong.isEmpty()) {
            return new Payload(null, wrong);
        }
        Table<Segment> segments = call.data().table(Segment.class);
        Segment made = new Segment(segments.nextKey(), free(segments, name), query, call.now(), call.now());
        return new Payload(segments.put(made), List.of());
    }

    private static Payload refusal(String argument, String message) {
        return new Payload(null, List.of(UserError.at(argument, message)));
    }

    private static List<UserError> wrong(String query) {
        try {
            SegmentQuery.parse(query);
            return List.of();
        } catch (SegmentQuery.Malformed e) {
            return e.reasons().stream()
                    .map(reason -> UserError.at("query", "Query " + reason))
                    .toList();
        }
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
        if (name == null && query == null) {
            return new Payload(null, List.of(UserError.whole("At least one attribute to change must be present")));
        }
        List<UserError> wrong = query == null ? List.of() : wrong(query);
        if (!wrong.isEmpty()) {
            return new Payload(null, wrong);
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
        Input input = call.input("input").ignore("reverse", "sortKey");
        Long key = input.key("segmentId", "Segment");
        String query = input.text("query");
        Segment segment = key == null ? null : call.data().table(Segment.class).get(key);
        if (key != null && query != null) {
            String message = "Providing both segment_id and query is not supported.";
            return new Search(null, List.of(UserError.coded("input", message, "INVALID")));
        }
        if (key == null && query == null) {
            return new Search(
                    null, List.of(UserError.coded("input", "You must provide one of segment_id or query.", "INVALID")));
        }
        if (key != null && segment == null) {
            return new Search(null, List.of(UserError.whole("Invalid segment ID.", "INVALID")));
        }
        String wanted = segment == null ? String.valueOf(query) : segment.query();
        try {
            SegmentQuery.parse(wanted);
        } catch (SegmentQuery.Malformed e) {
            return new Search(null, List.of(UserError.whole(e.reasons().get(0), "INVALID")));
        }
        Table<CustomerSegmentMembersQuery> queries = call.data().table(CustomerSegmentMembersQuery.class);
        return new Search(queries.put(new CustomerSegmentMembersQuery(queries.nextKey(), wanted)), List.of());
    }
}
