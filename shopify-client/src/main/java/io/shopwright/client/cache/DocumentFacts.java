package io.shopwright.client.cache;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.internal.Request;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.internal.graphql.Value;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query's document says of caching its answers.
 *
 * @param text the document; one instance for all keys of it
 * @param layer that keeps them
 * @param keepable whether they may be kept at all
 * @param tellsOfWork whether they tell of work that the shop does in the background, and that may have changed anything
 * @param areas that they depend on
 * @param kind of the single object that they are about; {@link Kind#NONE} if they are about more
 * @param id the argument that names the object; null if the kind is NONE
 * @param search whether they come from a search
 */
record DocumentFacts(
        String text,
        Layer layer,
        boolean keepable,
        boolean tellsOfWork,
        int areas,
        Kind kind,
        @Nullable Value id,
        boolean search) {
    /** Arguments by which the shop looks something up in its search index. */
    private static final Set<String> SEARCHES = Set.of("query", "savedSearchId");

    /** Reads of many ids at once, whose answers nobody asks for again. */
    private static final String BY_IDS = "nodes";

    static DocumentFacts of(AdminSchema schema, Request request) {
        Document document = request.document();
        Document.Operation operation =
                document.operation(request.operationName()).orElseThrow();
        Walk walk = new Walk(schema, document);
        walk.into(schema.queryType(), operation.selections());
        int areas = 0;
        for (String root : walk.roots) {
            areas |= Area.ofQuery(root);
        }
        for (String type : walk.types) {
            areas |= Area.ofType(type);
        }
        Selection first = operation.selections().get(0);
        Kind kind = Kind.NONE;
        Value id = null;
        if (operation.selections().size() == 1 && first instanceof Selection.Field field) {
            Kind own = Kind.ofType(capitalised(field.name()));
            if (own != Kind.NONE
                    && field.arguments().containsKey("id")
                    && walk.types.stream().allMatch(own::owns)) {
                kind = own;
                id = field.arguments().get("id");
            }
        }
        boolean keepable = !walk.tellsOfWork && !walk.tellsOfFiles && !walk.roots.contains(BY_IDS);
        return new DocumentFacts(
                request.text(), layer(walk.roots), keepable, walk.tellsOfWork, areas, kind, id, walk.search);
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static Layer layer(Set<String> roots) {
        if (roots.equals(Set.of("shopifyqlQuery"))) {
            return Layer.ANALYTICS;
        }
        return roots.stream().allMatch(Area::isCatalogue) ? Layer.PRODUCTS : Layer.ANSWERS;
    }

    /** What an answer to the document with these variables depends on. */
    Dependence dependence(JsonNode variables) {
        if (id == null) {
            return new Dependence(areas, Kind.NONE, List.of(), search);
        }
        String text = id instanceof Value.Variable variable
                ? variables.path(variable.name()).asText()
                : id instanceof Value.Text literal ? literal.value() : "";
        // A bare number is an id too, and then no object is known by it.
        return text.startsWith("gid://")
                ? new Dependence(areas, kind, List.of(Gid.parse(text)), search)
                : new Dependence(areas, Kind.NONE, List.of(), search);
    }

    /** Collects the types and the fields at the root, fragments resolved. */
    private static final class Walk {
        final AdminSchema schema;
        final Document document;
        final Set<String> roots = new HashSet<>();
        final Set<String> types = new HashSet<>();
        final Set<String> open = new HashSet<>();
        boolean search;
        boolean tellsOfWork;
        boolean tellsOfFiles;

        Walk(AdminSchema schema, Document document) {
            this.schema = schema;
            this.document = document;
        }

        void into(SchemaType type, List<Selection> selections) {
            for (Selection selection : selections) {
                if (selection instanceof Selection.Field field) {
                    field(type, field);
                } else if (selection instanceof Selection.InlineFragment inline) {
                    into(named(inline.type(), type), inline.selections());
                } else if (selection instanceof Selection.Spread spread && open.add(spread.fragment())) {
                    Document.Fragment fragment = document.fragments().get(spread.fragment());
                    if (fragment != null) {
                        into(named(fragment.type(), type), fragment.selections());
                    }
                    open.remove(spread.fragment());
                }
            }
        }

        /** A type that the schema lacks may be anything. */
        private SchemaType named(@Nullable String name, SchemaType otherwise) {
            if (name == null) {
                return otherwise;
            }
            note(name);
            return schema.type(name).orElse(otherwise);
        }

        private void field(SchemaType parent, Selection.Field field) {
            if (parent.name().equals(schema.queryType().name())) {
                roots.add(field.name());
            }
            search |= field.arguments().keySet().stream().anyMatch(SEARCHES::contains);
            tellsOfFiles |= field.name().equals("fileStatus")
                    || (field.name().equals("status") && parent.fields().containsKey("fileStatus"));
            SchemaField declared = parent.fields().get(field.name());
            if (declared == null) {
                if (!field.selections().isEmpty()) {
                    note("");
                }
                return;
            }
            SchemaType type = schema.typeOf(declared.type());
            if (!type.kind().isLeaf()) {
                note(type.name().replaceFirst("(Connection|Edge)$", ""));
                into(type, field.selections());
            }
        }

        private void note(String type) {
            types.add(type);
            tellsOfWork |= type.endsWith("Operation")
                    || type.endsWith("Job")
                    || type.equals("CustomerSegmentMembersQuery")
                    || type.equals("DiscountRedeemCodeBulkCreation");
        }
    }
}
