package io.shopwright.insights;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What to call the way by which a visitor came. */
final class VisitName {
    static final String UNKNOWN = "not known";

    private VisitName() {}

    /**
     * The campaign's source and medium, such as {@code google / cpc}, in lower case; without a campaign, what Shopify calls
     * the source.
     */
    static String of(String source, @Nullable String utmSource, @Nullable String utmMedium) {
        if (utmSource == null || utmSource.isBlank()) {
            return source.isBlank() ? UNKNOWN : source.strip().toLowerCase(Locale.ROOT);
        }
        String name = utmSource.strip().toLowerCase(Locale.ROOT);
        return utmMedium == null || utmMedium.isBlank()
                ? name
                : name + " / " + utmMedium.strip().toLowerCase(Locale.ROOT);
    }
}
