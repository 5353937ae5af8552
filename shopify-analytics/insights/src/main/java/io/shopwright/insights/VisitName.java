package io.shopwright.insights;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to call the way by which a visitor came. */
final class VisitName {
    static final String UNKNOWN = "not known";

    /** Visits without a source: an address typed in, a bookmark. */
    static final String DIRECT = "direct";

    private static final Set<String> DIRECT_NAMES = Set.of(DIRECT, "(direct)");

    private VisitName() {}

    /**
     * The campaign's source and medium, such as {@code google / cpc}, in lower case; without a campaign, what Shopify calls
     * the source. Whatever calls itself direct is {@link #DIRECT}.
     */
    static String of(String source, @Nullable String utmSource, @Nullable String utmMedium) {
        if (utmSource == null || utmSource.isBlank()) {
            return source.isBlank() ? UNKNOWN : plain(source);
        }
        String name = plain(utmSource);
        if (name.equals(DIRECT)) {
            return DIRECT;
        }
        return utmMedium == null || utmMedium.isBlank()
                ? name
                : name + " / " + utmMedium.strip().toLowerCase(Locale.ROOT);
    }

    private static String plain(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        return DIRECT_NAMES.contains(name) ? DIRECT : name;
    }
}
