package io.shopwright.mcp;

import io.shopwright.insights.AdSpendSource;

/** What advertising cost, as callers write it. */
final class AdSpend {
    /** Characters of spend at most: some thousand lines. */
    private static final int LONGEST = 60_000;

    static final Parameter<String> SPEND = Parameter.text(
            "spend",
            "Advertising costs as CSV: the header day,channel,amount, then lines such as 2026-06-30,google / cpc,120.50.",
            LONGEST);

    private AdSpend() {}

    /**
     * The spend among the arguments, or what the host knows.
     *
     * @throws BadArguments naming the line that breaks a rule
     */
    static AdSpendSource of(Arguments arguments, AdSpendSource known) {
        return arguments.find(SPEND).map(AdSpend::parse).orElse(known);
    }

    private static AdSpendSource parse(String csv) {
        try {
            return AdSpendSource.parse(csv);
        } catch (IllegalArgumentException e) {
            throw new BadArguments("spend: " + e.getMessage());
        }
    }

    /** What tells two questions apart by their spend. */
    static String fingerprint(Arguments arguments) {
        return Cursor.fingerprint(arguments.find(SPEND).orElse(""));
    }
}
