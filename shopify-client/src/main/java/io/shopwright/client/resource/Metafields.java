package io.shopwright.client.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data that apps add to the shop's objects, and objects of their own. Needs the scopes of the object that a metafield
 * hangs on, and for metaobjects {@code read_metaobjects} and {@code write_metaobjects}.
 */
public final class Metafields {
    private final Shop shop;

    public Metafields(Shop shop) {
        this.shop = shop;
    }

    /**
     * A value under a name.
     *
     * @param type such as {@code number_integer}, {@code list.product_reference}
     * @param jsonValue the value as JSON of that type; {@code value} is its text
     * @param compareDigest what a write can be made to depend on
     */
    public record Metafield(
            Gid id,
            String namespace,
            String key,
            String type,
            String value,
            JsonNode jsonValue,
            String compareDigest) {}

    /** What a namespace and key mean for a kind of object. */
    public record Definition(
            Gid id, String namespace, String key, String name, String ownerType, DefinitionType type) {}

    /** The type of a definition. */
    public record DefinitionType(String name, String category) {}

    /** An object of an app's own. */
    public record Metaobject(
            Gid id, String type, String handle, String displayName, Instant updatedAt, List<Value> fields) {}

    /** A value of a metaobject. */
    public record Value(
            String key,
            String type,
            @Nullable String value,
            @Nullable JsonNode jsonValue) {}

    /** The metafields that were written. */
    public record SavedMetafields(@Nullable List<Metafield> metafields) {}

    /** The metafields that were deleted; null for one that was not there. */
    public record DeletedMetafields(@Nullable List<@Nullable Identifier> deletedMetafields) {}

    /** Whose metafield. */
    public record Identifier(Gid ownerId, String namespace, String key) {}

    /** The definition that was made. */
    public record SavedDefinition(@Nullable Definition createdDefinition) {}

    /** The definition that was deleted. */
    public record DeletedDefinition(@Nullable Gid deletedDefinitionId) {}

    /** The metaobject after a change. */
    public record SavedMetaobject(@Nullable Metaobject metaobject) {}

    /** The metaobject that was deleted. */
    public record DeletedMetaobject(@Nullable Gid deletedId) {}

    /** Definitions for a kind of object, such as {@code PRODUCT}. */
    public Connection<Definition> definitions(String ownerType) {
        return shop.connection("metafieldDefinitions", Definition.class).with("ownerType", ownerType);
    }

    /** Writes metafields, 25 at most, all or none. Each is a {@code MetafieldsSetInput}. */
    public Mutation<SavedMetafields> set(List<?> metafields) {
        return shop.mutation("metafieldsSet", SavedMetafields.class).with("metafields", metafields);
    }

    /** Deletes metafields. */
    public Mutation<DeletedMetafields> delete(List<Identifier> metafields) {
        return shop.mutation("metafieldsDelete", DeletedMetafields.class).with("metafields", metafields);
    }

    /** Says what a namespace and key mean. {@code definition} is a {@code MetafieldDefinitionInput}. */
    public Mutation<SavedDefinition> define(Object definition) {
        return shop.mutation("metafieldDefinitionCreate", SavedDefinition.class).with("definition", definition);
    }

    /** Takes a definition back; the metafields stay. */
    public Mutation<DeletedDefinition> deleteDefinition(Gid id) {
        return shop.mutation("metafieldDefinitionDelete", DeletedDefinition.class)
                .with("id", id);
    }

    /** All metaobjects of a type. */
    public Connection<Metaobject> metaobjects(String type) {
        return shop.connection("metaobjects", Metaobject.class).with("type", type);
    }

    /** One metaobject. */
    public Query<Metaobject> metaobject(Gid id) {
        return shop.object("metaobject", Metaobject.class).with("id", id);
    }

    /** Makes a metaobject. {@code metaobject} is a {@code MetaobjectCreateInput}. */
    public Mutation<SavedMetaobject> createMetaobject(Object metaobject) {
        return shop.mutation("metaobjectCreate", SavedMetaobject.class).with("metaobject", metaobject);
    }

    /** Changes a metaobject. {@code metaobject} is a {@code MetaobjectUpdateInput}. */
    public Mutation<SavedMetaobject> updateMetaobject(Gid id, Object metaobject) {
        return shop.mutation("metaobjectUpdate", SavedMetaobject.class)
                .with("id", id)
                .with("metaobject", metaobject);
    }

    /** Deletes a metaobject. */
    public Mutation<DeletedMetaobject> deleteMetaobject(Gid id) {
        return shop.mutation("metaobjectDelete", DeletedMetaobject.class).with("id", id);
    }
}
