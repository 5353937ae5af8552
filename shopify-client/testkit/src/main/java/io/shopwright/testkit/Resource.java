package io.shopwright.testkit;

/** An object that the shop holds. The class is named as its type in the schema. */
interface Resource {
    /** The number in the id; unique within the type. */
    long key();

    default String id() {
        return Gid.of(getClass().getSimpleName(), key());
    }

    /** The id's number alone, as the schema's {@code legacyResourceId}. */
    default long legacyResourceId() {
        return key();
    }
}
