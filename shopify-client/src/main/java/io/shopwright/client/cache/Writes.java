package io.shopwright.client.cache;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.internal.Request;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.internal.graphql.Value;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What mutations and webhooks may change. Whatever is not known to change less changes everything. */
final class Writes {
    /** Mutations that change what belongs to the objects that they name, whatever these are. */
    private static final Set<String> BY_OWNER = Set.of("tagsAdd", "tagsRemove", "metafieldsSet", "metafieldsDelete");

    /** Of those about products or customers, the ones that change the named objects and no other of the kind. */
    private static final Set<String> BY_ID = Set.of(
            "productUpdate",
            "productSet",
            "productDelete",
            "productChangeStatus",
            "productCreateMedia",
            "productUpdateMedia",
            "productDeleteMedia",
            "productReorderMedia",
            "productOptionsCreate",
            "productOptionUpdate",
            "productOptionsDelete",
            "productOptionsReorder",
            "productVariantsBulkCreate",
            "productVariantsBulkUpdate",
            "productVariantsBulkDelete",
            "productVariantsBulkReorder",
            "customerUpdate",
            "customerDelete",
            "customerAddressCreate",
            "customerAddressUpdate",
            "customerAddressDelete",
            "customerUpdateDefaultAddress",
            "customerEmailMarketingConsentUpdate",
            "customerSmsMarketingConsentUpdate");

    private Writes() {}

    /** The mutations that are known to change less than an area. */
    static Set<String> names() {
        Set<String> names = new HashSet<>(BY_ID);
        names.addAll(BY_OWNER);
        return names;
    }

    /** What a mutation's document may change with its variables. */
    static Change of(Request request) {
        Document.Operation operation =
                request.document().operation(request.operationName()).orElseThrow();
        Change all = null;
        for (Selection selection : operation.selections()) {
            Change one = selection instanceof Selection.Field field
                    ? of(field.name(), ids(field, request.variables()))
                    : Change.EVERYTHING;
            all = all == null ? one : all.and(one);
        }
        return all == null ? Change.EVERYTHING : all;
    }

    private static Change of(String mutation, Set<Gid> ids) {
        if (BY_OWNER.contains(mutation)) {
            int areas = ids.isEmpty() ? Area.ALL : 0;
            Set<String> types = new HashSet<>();
            for (Gid id : ids) {
                areas |= Area.changedWith(id.type());
                types.add(id.type());
            }
            Kind kind = types.size() == 1 ? Kind.ofType(types.iterator().next()) : Kind.NONE;
            return new Change(areas, kind, ids);
        }
        int areas = Area.changedBy(mutation);
        if (BY_ID.contains(mutation)) {
            Kind kind = mutation.startsWith("product") ? Kind.PRODUCT : Kind.CUSTOMER;
            Set<Gid> own = new HashSet<>(ids);
            own.removeIf(id -> !id.type().equals(kind.type()));
            return own.isEmpty() ? Change.of(areas) : new Change(areas, kind, own);
        }
        return Change.of(areas);
    }

    /** What a webhook tells to have changed: the object that it names and what lists or searches such objects. */
    static Change of(String topic, @Nullable Gid id) {
        int slash = topic.indexOf('/');
        String family = slash < 0 ? topic : topic.substring(0, slash);
        boolean stock = family.startsWith("inventory_") || family.equals("variants");
        int areas = stock ? Area.CATALOGUE | Area.REST : Area.changedBy(family);
        Kind kind = id == null ? Kind.NONE : Kind.ofType(id.type());
        if (id == null || kind == Kind.NONE || !family.equals(kind.type().toLowerCase(Locale.ROOT) + "s")) {
            return Change.of(areas);
        }
        return new Change(kind == Kind.ORDER ? Area.REST : areas, kind, Set.of(id));
    }

    /** The ids among a root field's arguments. */
    private static Set<Gid> ids(Selection.Field field, JsonNode variables) {
        Set<Gid> ids = new HashSet<>();
        field.arguments().values().forEach(value -> collect(value, variables, ids));
        return ids;
    }

    private static void collect(Value value, JsonNode variables, Set<Gid> ids) {
        if (value instanceof Value.Variable variable) {
            collect(variables.path(variable.name()), ids);
        } else if (value instanceof Value.Text text) {
            collect(text.value(), ids);
        } else if (value instanceof Value.Items items) {
            items.values().forEach(item -> collect(item, variables, ids));
        } else if (value instanceof Value.Fields fields) {
            fields.values().values().forEach(item -> collect(item, variables, ids));
        }
    }

    private static void collect(JsonNode value, Set<Gid> ids) {
        if (value.isTextual()) {
            collect(value.textValue(), ids);
        }
        value.forEach(item -> collect(item, ids));
    }

    /** Text that only begins like an id is somebody's text. */
    private static void collect(String text, Set<Gid> ids) {
        if (text.startsWith("gid://")) {
            try {
                ids.add(Gid.parse(text));
            } catch (IllegalArgumentException e) {
                return;
            }
        }
    }
}
