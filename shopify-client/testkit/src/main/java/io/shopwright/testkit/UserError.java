package io.shopwright.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caller did wrong, as payloads list it. Where the schema's type has no code, none is asked for.
 *
 * @param field the path to the argument, null if it is none in particular
 */
record UserError(
        @Nullable List<String> field,
        String message,
        @Nullable String code) {}
