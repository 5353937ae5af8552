package io.shopwright.client.query;

import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a raw document selects at one place, fragments resolved: response keys and the fields behind them. */
final class Written {
    private final AdminSchema schema;
    private final Document document;
    private final List<Selection> selections;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** The fragments being read; one that spreads itself is read once. */
    private final Set<String> open = new HashSet<>();

    /** A field and the type condition that it stands under, null if there is none. */
    private record Entry(Selection.Field field, @Nullable String condition) {}

    /** @param on the object whose fragments count; null for fields that stand under no condition, or under any */
    private Written(AdminSchema schema, Document document, List<Selection> selections, @Nullable String on) {
        this.schema = schema;
        this.document = document;
        this.selections = selections;
        collect(selections, null, on);
    }

    /** What an operation selects at its root. */
    static Written root(AdminSchema schema, Document document, Document.Operation operation) {
        return new Written(schema, document, operation.selections(), null);
    }

    private void collect(List<Selection> from, @Nullable String condition, @Nullable String on) {
        for (Selection selection : from) {
            if (selection instanceof Selection.Field field) {
                entries.merge(field.responseKey(), new Entry(field, condition), Written::merged);
            } else if (selection instanceof Selection.InlineFragment inline) {
                if (applies(inline.type(), on)) {
                    collect(inline.selections(), inline.type() == null ? condition : inline.type(), on);
                }
            } else if (selection instanceof Selection.Spread spread) {
                Document.Fragment fragment = document.fragments().get(spread.fragment());
                if (fragment == null) {
                    throw new IllegalArgumentException("the document has no fragment '" + spread.fragment() + "'"
                            + AdminSchema.suggest(
                                    spread.fragment(), document.fragments().keySet()));
                }
                if (applies(fragment.type(), on) && open.add(fragment.name())) {
                    collect(fragment.selections(), fragment.type(), on);
                    open.remove(fragment.name());
                }
            }
        }
    }

    private static Entry merged(Entry a, Entry b) {
        List<Selection> both = new ArrayList<>(a.field().selections());
        both.addAll(b.field().selections());
        Selection.Field field = a.field();
        return new Entry(
                new Selection.Field(field.alias(), field.name(), field.arguments(), field.directives(), both),
                a.condition());
    }

    private boolean applies(@Nullable String condition, @Nullable String on) {
        if (condition == null || on == null) {
            return true;
        }
        return schema.type(condition)
                .filter(type -> schema.possibleTypes(type).contains(on))
                .isPresent();
    }

    Set<String> keys() {
        return entries.keySet();
    }

    Optional<Selection.Field> field(String responseKey) {
        return Optional.ofNullable(entries.get(responseKey)).map(Entry::field);
    }

    /** The type that declares the field: the condition it stands under, else the enclosing type. */
    SchemaType declaring(String responseKey, SchemaType enclosing) {
        Entry entry = entries.get(responseKey);
        if (entry == null || entry.condition() == null) {
            return enclosing;
        }
        return schema.type(entry.condition()).orElse(enclosing);
    }

    Written within(Selection.Field field) {
        return new Written(schema, document, field.selections(), null);
    }

    /** The same place, seen by an object of one type. */
    Written on(String type) {
        return new Written(schema, document, selections, type);
    }

    /** The place of a connection's nodes. */
    Written nodes(String where, boolean edges) {
        boolean window = field("pageInfo")
                .filter(info -> within(info).keys().contains("hasNextPage"))
                .isPresent();
        if (!window) {
            throw new IllegalArgumentException(where
                    + ": the document must select pageInfo { hasNextPage endCursor } of a connection that is read "
                    + "as Page or List");
        }
        return field(edges ? "edges" : "nodes")
                .map(this::within)
                .flatMap(inner -> edges ? inner.field("node").map(inner::within) : Optional.of(inner))
                .orElseThrow(() -> new IllegalArgumentException(
                        where + ": the document must select 'nodes' or 'edges { node }' of the connection"));
    }
}
