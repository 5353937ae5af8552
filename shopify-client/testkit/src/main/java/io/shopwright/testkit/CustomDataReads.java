package io.shopwright.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads metaobjects and definitions. */
interface CustomDataReads {
    SearchFields<Metaobject> METAOBJECTS = new SearchFields<Metaobject>(
                    "metaobjects",
                    Set.of("display_name"),
                    object -> List.copyOf(object.given().values()))
            .number("id", Metaobject::key)
            .text("handle", object -> List.of(object.handle()))
            .time("updated_at", Metaobject::updatedAt);

    Map<String, SortKey<MetafieldDefinition, ?>> DEFINITION_ORDERS = Map.of(
            "ID", SortKey.number(MetafieldDefinition::key),
            "NAME", SortKey.text(definition -> definition.name().toLowerCase(Locale.ROOT)),
            "PINNED_POSITION",
                    SortKey.number(definition -> Objects.requireNonNullElse(definition.pinnedPosition(), 0)));

    default @Nullable Metaobject metaobject(Call call) {
        return call.row("id", Metaobject.class);
    }

    default @Nullable Metaobject metaobjectByHandle(Call call) {
        Input by = call.input("handle");
        MetaobjectDefinition definition = MetaobjectDefinition.byType(call.data(), by.text("type", ""));
        return MetaobjectMutations.find(call.data(), definition, by.text("handle", ""));
    }

    default Connection<Metaobject> metaobjects(Call call) {
        MetaobjectDefinition definition = MetaobjectDefinition.byType(call.data(), String.valueOf(call.text("type")));
        List<Metaobject> rows = definition == null
                ? List.of()
                : call.data().table(Metaobject.class).ownedBy(definition.key());
        String sortKey = Objects.requireNonNullElse(call.text("sortKey"), "id");
        SortKey<Metaobject, ?> order = switch (sortKey) {
            case "id" -> SortKey.number(Metaobject::key);
            case "updated_at" -> SortKey.time(Metaobject::updatedAt);
            case "display_name" ->
                SortKey.text(object -> object.displayName(call.data()).toLowerCase(Locale.ROOT));
            default -> throw ShopifyError.notSimulated("metaobjects(sortKey: " + sortKey + ")");
        };
        Predicate<Metaobject> filter = METAOBJECTS.filter(call);
        return Connection.sorted(rows.stream().filter(filter).toList(), order, call);
    }

    default @Nullable MetaobjectDefinition metaobjectDefinition(Call call) {
        return call.row("id", MetaobjectDefinition.class);
    }

    default @Nullable MetaobjectDefinition metaobjectDefinitionByType(Call call) {
        return MetaobjectDefinition.byType(call.data(), String.valueOf(call.text("type")));
    }

    default Connection<MetaobjectDefinition> metaobjectDefinitions(Call call) {
        return Connection.inOrder(
                List.copyOf(call.data().table(MetaobjectDefinition.class).rows()), call);
    }

    default @Nullable MetafieldDefinition metafieldDefinition(Call call) {
        return MetafieldDefinitions.found(call, "id");
    }

    default Connection<MetafieldDefinition> metafieldDefinitions(Call call) {
        String owner = String.valueOf(call.text("ownerType"));
        String namespace = call.text("namespace");
        String key = call.text("key");
        String pinned = String.valueOf(call.text("pinnedStatus"));
        SortKey<MetafieldDefinition, ?> order = DEFINITION_ORDERS.get(String.valueOf(call.text("sortKey")));
        if (order == null) {
            throw ShopifyError.notSimulated("MetafieldDefinitionSortKeys." + call.text("sortKey"));
        }
        List<MetafieldDefinition> found = call.data().table(MetafieldDefinition.class).rows().stream()
                .filter(each -> each.ownerType().equals(owner))
                .filter(each -> namespace == null || each.namespace().equals(Metafields.namespace(namespace)))
                .filter(each -> key == null || each.fieldKey().equals(key))
                .filter(each -> pinned.equals("ANY") || (each.pinnedPosition() != null) == pinned.equals("PINNED"))
                .toList();
        return Connection.sorted(found, order, call);
    }
}
