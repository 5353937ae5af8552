package io.shopwright.client.cache;

import org.jspecify.annotations.Nullable;

/**
 * Under what a thing is kept.
 *
 * @param shop of whose changes it depends; one object a shop
 * @param scope whose eyes it is for: token and API version, or the group of a program's values
 * @param question the document, or the program's own key
 * @param variables of the document
 * @param readAs how the answer was read
 */
record Key(
        Freshness shop,
        Object scope,
        Object question,
        @Nullable Object variables,
        @Nullable Object readAs) {}
