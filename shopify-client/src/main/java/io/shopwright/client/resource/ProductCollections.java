package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Page;
import io.shopwright.client.query.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups of products, and the channels in which they are offered. Needs the scopes {@code read_products} and {@code
 * write_products}; publications {@code read_publications} and {@code write_publications}.
 */
public final class ProductCollections {
    private final Shop shop;

    public ProductCollections(Shop shop) {
        this.shop = shop;
    }

    /** A group of products without them. */
    public record Summary(
            Gid id,
            String title,
            String handle,
            String sortOrder,
            Instant updatedAt,
            @Nullable Count productsCount) {}

    /** A group of products with the first 250 of them. */
    public record Collection(
            Gid id,
            String title,
            String handle,
            String descriptionHtml,
            @Arguments("first: 250") Page<Reference> products) {}

    /** A channel's offer. */
    public record Publication(Gid id, boolean autoPublish) {}

    /** The collection after a change. */
    public record Saved(@Nullable Summary collection) {}

    /** What was deleted. */
    public record Deleted(@Nullable Gid deletedCollectionId) {}

    /** The job that takes products out. */
    public record Changing(@Nullable Job job) {}

    /** What is offered where after a change. */
    public record Published(@Nullable Publishable publishable) {}

    /** Something that channels offer. */
    public record Publishable(@Nullable Count availablePublicationsCount) {}

    /** Collections that a search finds. */
    public Connection<Summary> search(String filter) {
        return all().with("query", filter);
    }

    /** All collections. */
    public Connection<Summary> all() {
        return shop.connection("collections", Summary.class);
    }

    /** One collection with its first products. */
    public Query<Collection> collection(Gid id) {
        return shop.object("collection", Collection.class).with("id", id);
    }

    /** The channels' offers. */
    public Connection<Publication> publications() {
        return shop.connection("publications", Publication.class);
    }

    /** Makes a collection. The input is a {@code CollectionCreateInput}; before 2026-10 a {@code CollectionInput}. */
    public Mutation<Saved> create(Object collection) {
        return shop.mutation("collectionCreate", Saved.class).with(input("collectionCreate"), collection);
    }

    /** Changes a collection. The input is a {@code CollectionUpdateInput}; before 2026-10 a {@code CollectionInput}. */
    public Mutation<Saved> update(Object collection) {
        return shop.mutation("collectionUpdate", Saved.class).with(input("collectionUpdate"), collection);
    }

    /** The argument's name, which changed with the newest version. */
    private String input(String mutation) {
        return shop.schema()
                        .mutationType()
                        .field(mutation)
                        .orElseThrow()
                        .arguments()
                        .containsKey("collection")
                ? "collection"
                : "input";
    }

    /** Deletes a collection; its products stay. */
    public Mutation<Deleted> delete(Gid id) {
        return shop.mutation("collectionDelete", Deleted.class).with("input", new Reference(id));
    }

    /** Puts products into a collection that has no rules. Deprecated by Shopify in favour of {@link #update}. */
    public Mutation<Saved> addProducts(Gid id, List<Gid> products) {
        return shop.mutation("collectionAddProducts", Saved.class)
                .with("id", id)
                .with("productIds", products);
    }

    /** Takes products out. Deprecated by Shopify in favour of {@link #update}. */
    public Mutation<Changing> removeProducts(Gid id, List<Gid> products) {
        return shop.mutation("collectionRemoveProducts", Changing.class)
                .with("id", id)
                .with("productIds", products);
    }

    /** Offers a product or a collection in a channel. */
    public Mutation<Published> publish(Gid id, Gid publication) {
        return shop.mutation("publishablePublish", Published.class)
                .with("id", id)
                .with("input", List.of(Map.of("publicationId", publication)));
    }

    /** Takes a product or a collection out of a channel. */
    public Mutation<Published> unpublish(Gid id, Gid publication) {
        return shop.mutation("publishableUnpublish", Published.class)
                .with("id", id)
                .with("input", List.of(Map.of("publicationId", publication)));
    }
}
