package io.shopwright.mcp;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The known names that a mistyped one most likely meant. */
final class NearestNames {
    private static final int MOST = 3;

    /** Longer texts are nobody's typing error. */
    private static final int LONGEST = 64;

    private NearestNames() {}

    /** At most three, nearest first: those that contain the wrong one or are contained in it, and those few edits away. */
    static List<String> of(String wrong, Collection<String> known) {
        if (wrong.length() > LONGEST) {
            return List.of();
        }
        String lower = wrong.toLowerCase(Locale.ROOT).replace('-', '_');
        int limit = Math.max(2, wrong.length() / 3);
        return known.stream()
                .filter(name -> distance(lower, name) <= limit)
                .sorted(Comparator.comparingInt((String name) -> distance(lower, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static int distance(String a, String b) {
        boolean part = Math.min(a.length(), b.length()) >= 4 && (a.contains(b) || b.contains(a));
        return part ? Math.min(2, edits(a, b)) : edits(a, b);
    }

    /** Levenshtein's distance over names without their underscores, so that camel case is near to snake case. */
    private static int edits(String one, String other) {
        String a = one.replace("_", "");
        String b = other.replace("_", "");
        int[] previous = IntStream.rangeClosed(0, b.length()).toArray();
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
