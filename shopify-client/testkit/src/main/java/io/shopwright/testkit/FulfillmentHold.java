package io.shopwright.testkit;

import org.jspecify.annotations.Nullable;

/** What keeps a task from being sent. */
record FulfillmentHold(
        long key,
        String reason,
        @Nullable String reasonNotes,
        @Nullable String handle) implements Resource {
    /** Recorded for one reason alone. */
    String displayReason() {
        if (reason.equals("OTHER")) {
            return "Other";
        }
        throw ShopifyError.notSimulated("FulfillmentHold.displayReason of " + reason);
    }

    /** There is one app here. */
    boolean heldByRequestingApp() {
        return true;
    }
}
