package io.shopwright.testkit;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A place where products and collections are seen. */
record Publication(long key, String name) implements Resource {
    static final String ONLINE_STORE = "Online Store";

    /** Only that of the online store does. */
    boolean supportsFuturePublishing() {
        return name.equals(ONLINE_STORE);
    }

    /** What is new waits to be published. */
    boolean autoPublish() {
        return false;
    }

    private Set<String> shown(Call call) {
        return call.data().table(ResourcePublication.class).rows().stream()
                .filter(each ->
                        each.publicationKey() == key && !each.publishDate().isAfter(call.now()))
                .map(ResourcePublication::publishableId)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean hasCollection(Call call) {
        return shown(call).contains(Gid.of("Collection", call.key("id", "Collection")));
    }

    Connection<Product> products(Call call) {
        Set<String> shown = shown(call);
        Predicate<Product> filter = Searches.PRODUCTS.filter(call);
        SortKey<Product, ?> order = SortKeys.products(call);
        return Connection.cut(
                call.data().table(Product.class).sorted(order),
                order,
                filter.and(each -> shown.contains(each.id())),
                Window.of(call));
    }

    Connection<Collection> collections(Call call) {
        Set<String> shown = shown(call);
        return Connection.inOrder(
                call.data().table(Collection.class).rows().stream()
                        .filter(each -> shown.contains(each.id()))
                        .toList(),
                call);
    }
}
