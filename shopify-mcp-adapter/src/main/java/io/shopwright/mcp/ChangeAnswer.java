package io.shopwright.mcp;

import io.shopwright.client.Gid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link ChangeTool} answers; the components are the members of the JSON. */
record ChangeAnswer(
        @About("previewed: nothing was changed yet.") Outcome outcome,
        String shop,
        List<Item> changes,
        @About("To be read before confirming.") List<String> warnings,

        @About("Confirms this preview: call again with the same arguments and this, once, within 5 minutes.") @Nullable
        String confirmationToken,

        @About("What to do next.") String next) {
    /** How a call ended as a whole. */
    enum Outcome {
        PREVIEWED,
        NOTHING_TO_CHANGE,
        APPLIED,
        PARTLY_APPLIED,
        NOT_APPLIED,
        OUTCOME_UNKNOWN
    }

    /** How a single change ended. */
    enum Status {
        PLANNED,
        UNCHANGED,
        DONE,
        /** The shop understood it and refused it. */
        REFUSED,
        /** It was not run. */
        FAILED,
        UNKNOWN
    }

    /**
     * One value that changes.
     *
     * @param id null of what does not exist yet
     * @param before null where there was no value
     * @param after null where none will be
     */
    record Item(
            @Nullable Gid id,
            @Nullable String name,
            String field,
            @Nullable String before,
            @Nullable String after,
            Status status,
            @Nullable String problem) {
        static Item planned(
                @Nullable Gid id,
                @Nullable String name,
                String field,
                @Nullable String before,
                @Nullable String after) {
            return new Item(id, name, field, before, after, Status.PLANNED, null);
        }

        Item unchanged() {
            return new Item(id, name, field, before, after, Status.UNCHANGED, null);
        }

        Item ended(Status how, String why) {
            return new Item(id, name, field, before, after, how, why.isEmpty() ? null : why);
        }
    }

    static ChangeAnswer previewed(String shop, ChangePlan plan, String token) {
        return new ChangeAnswer(
                Outcome.PREVIEWED,
                shop,
                plan.items(),
                plan.warnings(),
                token,
                "Show the changes to who decides; to make them, call again with confirmation_token.");
    }

    static ChangeAnswer nothing(String shop, ChangePlan plan) {
        return new ChangeAnswer(
                Outcome.NOTHING_TO_CHANGE,
                shop,
                plan.items(),
                plan.warnings(),
                null,
                "Nothing: the shop is as the arguments say.");
    }

    /** @param items of the plan, after its steps were tried */
    static ChangeAnswer ended(String shop, ChangePlan plan, List<Item> items) {
        Outcome outcome = outcome(items);
        String next = switch (outcome) {
            case APPLIED -> "Nothing: all changes were made.";
            case OUTCOME_UNKNOWN ->
                "The shop did not answer for those that are unknown: they may have been made. " + plan.check()
                        + " Do not send them again before.";
            default -> "Correct what the problems name, and ask for a new preview of what was not done.";
        };
        return new ChangeAnswer(outcome, shop, items, plan.warnings(), null, next);
    }

    private static Outcome outcome(List<Item> items) {
        if (has(items, Status.UNKNOWN)) {
            return Outcome.OUTCOME_UNKNOWN;
        }
        boolean some = has(items, Status.DONE);
        boolean all = !has(items, Status.REFUSED) && !has(items, Status.FAILED);
        return !some ? Outcome.NOT_APPLIED : all ? Outcome.APPLIED : Outcome.PARTLY_APPLIED;
    }

    private static boolean has(List<Item> items, Status status) {
        return items.stream().anyMatch(item -> item.status() == status);
    }
}
