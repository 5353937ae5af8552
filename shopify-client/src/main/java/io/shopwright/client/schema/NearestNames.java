package io.shopwright.client.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The known names that a mistyped one most likely meant; case, underscores and hyphens do not count. */
public final class NearestNames {
    private static final int MOST = 3;

    /** Longer texts are nobody's typing error. */
    private static final int LONGEST = 64;

    private NearestNames() {}

    /** At most three names, nearest first: those few edits away, and those that one contains of the other. */
    public static List<String> of(String wrong, Collection<String> known) {
        if (wrong.length() > LONGEST) {
            return List.of();
        }
        String plain = plain(wrong);
        int limit = Math.max(2, wrong.length() / 3);
        record Candidate(String name, int distance) {}
        return known.stream()
                .map(name -> new Candidate(name, distance(plain, plain(name))))
                .filter(c -> c.distance() <= limit)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .collect(Collectors.toList());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** The number of edits, but at most 2 if one name of at least four letters is part of the other. */
    private static int distance(String a, String b) {
        boolean part = Math.min(a.length(), b.length()) >= 4 && (b.contains(a) || a.contains(b));
        return part ? Math.min(2, edits(a, b)) : edits(a, b);
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
