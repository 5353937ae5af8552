package io.shopwright.mcp;

import java.time.LocalDate;

/** Parameters that many tools have, described once. */
final class Parameters {
    /** How much of an answer is wanted. */
    enum Format {
        CONCISE,
        DETAILED
    }

    /** Rows to return. */
    static final Parameter<Integer> LIMIT =
            Parameter.whole("limit", "Rows to return.", 1, 100).orElse(10);

    /** See {@link Cursor#of}. */
    static final Parameter<String> CURSOR = Parameter.text(
            "cursor", "next_cursor of the result before; with its other arguments, but for limit.", Cursor.LONGEST);

    /** For tools with {@link Detail}. */
    static final Parameter<Format> RESPONSE_FORMAT = Parameter.choice(
            "response_format", "concise: what most questions need; detailed: all members.", Format.CONCISE);

    /** The first day of a period. */
    static final Parameter<LocalDate> FIRST_DAY =
            Parameter.date("first_day", "First day of the period, in the shop's time zone, such as 2026-06-01.");

    /** The last day of a period. */
    static final Parameter<LocalDate> LAST_DAY = Parameter.date(
            "last_day",
            "Last day of the period, in the shop's time zone, such as 2026-06-30; it counts. Default: yesterday.");

    private Parameters() {}
}
