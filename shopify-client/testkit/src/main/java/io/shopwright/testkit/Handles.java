package io.shopwright.testkit;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Handles, the names in URLs. Letters of all scripts stay. */
final class Handles {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}_]+");
    private static final Pattern ENDS = Pattern.compile("^-|-$");
    private static final Pattern NUMBERED = Pattern.compile("(.*)-(\\d{1,9})");

    private Handles() {}

    static String of(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT).replace("'", "");
        return ENDS.matcher(BETWEEN.matcher(lower).replaceAll("-")).replaceAll("");
    }

    /** The handle, or the next one that is free: a number at the end counts up, else one is added. */
    static String free(String wanted, Set<String> taken) {
        String handle = wanted;
        while (taken.contains(handle)) {
            Matcher numbered = NUMBERED.matcher(handle);
            handle = numbered.matches()
                    ? numbered.group(1) + "-" + (Integer.parseInt(numbered.group(2)) + 1)
                    : handle + "-1";
        }
        return handle;
    }
}
