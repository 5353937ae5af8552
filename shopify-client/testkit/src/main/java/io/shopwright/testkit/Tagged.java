package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An object with tags. */
interface Tagged extends Resource {
    List<String> tags();

    /** Tags as Shopify keeps them: split at commas, without repetition in any case, sorted. */
    static List<String> tidy(Collection<String> given) {
        Map<String, String> tags = new TreeMap<>();
        for (String text : given) {
            for (String tag : text.split(",", -1)) {
                if (!tag.isBlank()) {
                    tags.putIfAbsent(tag.strip().toLowerCase(Locale.ROOT), tag.strip());
                }
            }
        }
        return List.copyOf(tags.values());
    }

    static List<String> without(List<String> tags, Collection<String> removed) {
        List<String> gone = tidy(removed);
        List<String> left = new ArrayList<>(tags);
        left.removeIf(tag -> gone.stream().anyMatch(tag::equalsIgnoreCase));
        return left;
    }
}
