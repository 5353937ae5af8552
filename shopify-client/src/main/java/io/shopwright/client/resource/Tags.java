package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Mutation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels on orders, draft orders, customers, products and articles. Needs the scope to write the object.
 */
public final class Tags {
    private final Shop shop;

    public Tags(Shop shop) {
        this.shop = shop;
    }

    /** The object whose tags changed. */
    public record Tagged(@Nullable Reference node) {}

    /** Adds labels; those that are there already stay. */
    public Mutation<Tagged> add(Gid id, List<String> tags) {
        return shop.mutation("tagsAdd", Tagged.class).with("id", id).with("tags", tags);
    }

    /** Takes labels away; those that are not there do not matter. */
    public Mutation<Tagged> remove(Gid id, List<String> tags) {
        return shop.mutation("tagsRemove", Tagged.class).with("id", id).with("tags", tags);
    }
}
