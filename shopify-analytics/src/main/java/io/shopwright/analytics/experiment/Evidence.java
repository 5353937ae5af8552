package io.shopwright.analytics.experiment;

/** Whether the data can tell two arms apart at all, and if not, why. */
public enum Evidence {
    /** The test means what it says. */
    SUFFICIENT,
    /** An arm has no units. */
    NO_UNITS,
    /** An arm has a single unit, whose spread cannot be estimated. */
    TOO_FEW_UNITS,
    /** The units of both arms do not vary, so that the size of chance is unknown. */
    NO_VARIATION
}
