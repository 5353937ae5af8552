package io.shopwright.mcp;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What a channel report may lack; a tool that answers a part of the report leaves out what concerns the others. */
enum ChannelGap {
    SPEND("Nothing is known of advertising spend"),
    MARGIN("The margin was not given"),
    PUBLICATIONS("what is published where is unknown"),
    CREDIT("nothing can be credited to channels"),
    BUDGET("division of the budget|what more or less would bring");

    private final Pattern phrase;

    ChannelGap(String phrase) {
        this.phrase = Pattern.compile(phrase);
    }

    /** The sentences that are about none of these. */
    static List<String> without(List<String> missing, ChannelGap... others) {
        return missing.stream()
                .filter(line -> Arrays.stream(others)
                        .noneMatch(gap -> gap.phrase.matcher(line).find()))
                .toList();
    }
}
