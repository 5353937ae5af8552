package io.shopwright.mcp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shopify's words as answers have them. */
final class Wording {
    private Wording() {}

    /** {@code partially_paid} for {@code PARTIALLY_PAID}. */
    static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    static @Nullable String word(@Nullable String constant) {
        return constant == null ? null : lower(constant);
    }
}
