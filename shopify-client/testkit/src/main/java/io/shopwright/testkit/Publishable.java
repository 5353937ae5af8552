package io.shopwright.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product or a collection, which is seen where it is published; the methods answer the schema's fields. */
interface Publishable extends Resource {
    private List<ResourcePublication> publications(Call call, boolean future) {
        return call.data().table(ResourcePublication.class).ownedBy(id()).stream()
                .filter(each -> future || !each.publishDate().isAfter(call.now()))
                .toList();
    }

    default boolean publishedOnPublication(Call call) {
        long wanted = call.key("publicationId", "Publication");
        return publications(call, false).stream().anyMatch(each -> each.publicationKey() == wanted);
    }

    /** The app has no publication of its own here. */
    default boolean publishedOnCurrentPublication() {
        return false;
    }

    /** Channels here report nothing wrong with what is published on them. */
    default QueryRoot.Count availablePublicationsCount(Call call) {
        return QueryRoot.Count.exact(publications(call, false).size());
    }

    default QueryRoot.Count resourcePublicationsCount(Call call) {
        return QueryRoot.Count.exact(
                publications(call, !call.flag("onlyPublished")).size());
    }

    default Connection<ResourcePublication> resourcePublications(Call call) {
        return Connection.inOrder(publications(call, !call.flag("onlyPublished")), call);
    }

    /** All publications here belong to apps. */
    default Connection<ResourcePublicationV2> resourcePublicationsV2(Call call) {
        String type = call.text("catalogType");
        boolean future = !call.flag("onlyPublished");
        List<ResourcePublicationV2> found = publications(call, future).stream()
                .filter(each -> isOfApp(type))
                .map(ResourcePublicationV2::new)
                .toList();
        return Connection.inOrder(found, call);
    }

    default Connection<Publication> unpublishedPublications(Call call) {
        List<Long> on = publications(call, false).stream()
                .map(ResourcePublication::publicationKey)
                .toList();
        return Connection.inOrder(
                call.data().table(Publication.class).rows().stream()
                        .filter(each -> !on.contains(each.key()))
                        .toList(),
                call);
    }

    private static boolean isOfApp(@Nullable String catalogType) {
        return catalogType == null || catalogType.equals("APP");
    }
}
