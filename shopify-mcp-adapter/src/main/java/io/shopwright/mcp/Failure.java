package io.shopwright.mcp;

import io.shopwright.client.ShopifyException;
import io.shopwright.insights.UnusableDataException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a call has no answer.
 *
 * @param code for programs
 * @param message what happened, why, and what to do about it
 * @param retryable whether the same call may succeed later
 * @param retryAfterS seconds to wait before that; null if the shop named no time
 */
record Failure(
        String code,
        String message,
        boolean retryable,
        @Nullable Long retryAfterS) {
    static final JsonForm FORM = JsonForm.of(Failure.class);

    private record Kind(String code, boolean retryable, String what, String next) {
        Failure because(@Nullable String why, @Nullable Duration wait) {
            String cause = why == null || why.isBlank() ? "no reason given" : why.strip();
            String stop = cause.endsWith(".") ? " " : ". ";
            Long seconds =
                    wait == null ? null : Math.max(1, wait.plusMillis(999).toSeconds());
            return new Failure(
                    code, what + ": " + ShopText.clean(cause, LONGEST_CAUSE) + stop + next, retryable, seconds);
        }
    }

    /** Characters of a cause; leaves room for the rest of a message of 2,000. */
    private static final int LONGEST_CAUSE = 1500;

    private static final Map<Class<? extends ShopifyException>, Kind> KINDS = Map.ofEntries(
            Map.entry(
                    ShopifyException.Unreachable.class,
                    new Kind(
                            "unreachable",
                            true,
                            "The shop gave no answer and nothing was changed",
                            "Call again; if it stays so, check the network between this program and Shopify.")),
            Map.entry(
                    ShopifyException.OutcomeUnknown.class,
                    new Kind(
                            "outcome_unknown",
                            false,
                            "A change was sent, and whether the shop made it is unknown",
                            "Look at the shop before sending it again.")),
            Map.entry(
                    ShopifyException.Cancelled.class,
                    new Kind(
                            "cancelled",
                            true,
                            "The call was stopped before it ended",
                            "Call again; if its deadline passed, ask for less or set a longer one.")),
            Map.entry(
                    ShopifyException.Throttled.class,
                    new Kind(
                            "throttled",
                            true,
                            "Shopify lets no more calls in for now",
                            "Wait for retry_after_s seconds, then call again.")),
            Map.entry(
                    ShopifyException.Denied.class,
                    new Kind(
                            "denied",
                            false,
                            "The shop refused access",
                            "Give the app the scope that is named, or replace the access token, then call again.")),
            Map.entry(
                    ShopifyException.SignInNeeded.class,
                    new Kind(
                            "sign_in_needed",
                            false,
                            "The shop ended the access that it had granted",
                            "Let a merchant sign in or install the app again, then call again.")),
            Map.entry(
                    ShopifyException.Invalid.class,
                    new Kind(
                            "invalid_call",
                            false,
                            "Shopify does not accept the call",
                            "Check the ids among the arguments and the shop's domain; the same call will fail again.")),
            Map.entry(
                    ShopifyException.Rejected.class,
                    new Kind(
                            "rejected",
                            false,
                            "The shop understood the change and refused it; nothing was changed",
                            "Correct what is named, then call again.")),
            Map.entry(
                    ShopifyException.Unavailable.class,
                    new Kind(
                            "unavailable",
                            true,
                            "The shop cannot serve now",
                            "Call again in some minutes; a frozen or locked shop needs its owner.")),
            Map.entry(
                    ShopifyException.Unreadable.class,
                    new Kind(
                            "unreadable",
                            false,
                            "The shop's answer cannot be read",
                            "Tell the operator of this server, with the request id if there is one.")),
            Map.entry(
                    ShopifyException.Incomplete.class,
                    new Kind(
                            "incomplete",
                            true,
                            "A bulk operation ended before its end",
                            "Call again; ask for less if it ends so again.")));

    private static final Kind BAD_ARGUMENTS =
            new Kind("invalid_arguments", false, "The tool was not called", "Correct the arguments, then call again.");

    private static final Kind UNUSABLE_DATA = new Kind(
            "unusable_data",
            false,
            "The shop's data cannot answer the question",
            "Change the arguments, such as the end of the observation, or the data.");

    private static final Kind DEADLINE_EXCEEDED = new Kind(
            "deadline_exceeded",
            true,
            "The time for the call was over before the shop had answered",
            "Ask for less, such as a shorter period or fewer rows, or let the host allow more time.");

    private static final Kind NOT_FOUND =
            new Kind("not_found", false, "Nothing was found", "Check what was named, then call again.");

    private static final Kind NOT_ALLOWED = new Kind(
            "not_allowed", false, "Nothing was called", "Use another tool, or let the host give a role that may.");

    private static final Kind SCOPE_MISSING = new Kind(
            "denied",
            false,
            "Nothing was sent",
            "Give the app the scope that is named in Shopify's admin, then call again.");

    private static final Kind TOO_LARGE = new Kind(
            "answer_too_large",
            false,
            "The answer is larger than a model can take",
            "Ask for less: fewer members with response_format concise, a shorter period, or one object.");

    private static final Kind NOT_CONFIRMED = new Kind(
            "not_confirmed",
            false,
            "Nothing was changed",
            "Call without confirmation_token for a new preview, and confirm that.");

    private static final Kind INTERNAL =
            new Kind("internal", false, "The tool failed by an error of its own", "Tell the operator of this server.");

    private static final Kind UNKNOWN_TOOL =
            new Kind("unknown_tool", false, "Nothing was called", "Call one of the tools that are listed.");

    private static final Kind UNKNOWN_RESOURCE =
            new Kind("unknown_resource", false, "Nothing was read", "Read one of the resources that are listed.");

    private static final Kind UNKNOWN_PROMPT =
            new Kind("unknown_prompt", false, "Nothing was made", "Ask for one of the prompts that are listed.");

    private static final Kind BAD_PROMPT =
            new Kind("invalid_arguments", false, "The prompt was not made", "Correct the arguments, then ask again.");

    /**
     * The one place where what was thrown becomes what is told.
     *
     * @param rung why the call was ended from outside, if it was
     */
    static Failure of(Throwable thrown, Optional<Alarm.Reason> rung) {
        if (thrown instanceof Refusal refusal) {
            return refusal.failure();
        }
        if (thrown instanceof BadArguments) {
            return BAD_ARGUMENTS.because(thrown.getMessage(), null);
        }
        if (thrown instanceof UnusableDataException) {
            return UNUSABLE_DATA.because(thrown.getMessage(), null);
        }
        if (thrown instanceof ShopifyException.Cancelled cancelled && rung.equals(Optional.of(Alarm.Reason.DEADLINE))) {
            return late(cancelled);
        }
        if (thrown instanceof ShopifyException) {
            Kind kind = KINDS.getOrDefault(thrown.getClass(), INTERNAL);
            Duration wait = thrown instanceof ShopifyException.Throttled throttled ? throttled.retryAfter() : null;
            return kind.because(thrown.getMessage(), wait);
        }
        // The message of an unforeseen exception may hold anything, a token included.
        return INTERNAL.because(thrown.getClass().getName(), null);
    }

    /** What the call was waiting for when its time was over says when to come back. */
    private static Failure late(ShopifyException.Cancelled cancelled) {
        for (Throwable waited : cancelled.getSuppressed()) {
            if (waited instanceof ShopifyException.Throttled throttled) {
                return of(throttled, Optional.empty());
            }
        }
        return DEADLINE_EXCEEDED.because(cancelled.getMessage(), null);
    }

    static Failure notFound(String why) {
        return NOT_FOUND.because(why, null);
    }

    static Failure notAllowed(String why) {
        return NOT_ALLOWED.because(why, null);
    }

    static Failure scopeMissing(String why) {
        return SCOPE_MISSING.because(why, null);
    }

    static Failure tooLarge(String why) {
        return TOO_LARGE.because(why, null);
    }

    static Failure notConfirmed(String why) {
        return NOT_CONFIRMED.because(why, null);
    }

    static Failure unknownTool(String why) {
        return UNKNOWN_TOOL.because(why, null);
    }

    static Failure unknownResource(String why) {
        return UNKNOWN_RESOURCE.because(why, null);
    }

    static Failure unknownPrompt(String why) {
        return UNKNOWN_PROMPT.because(why, null);
    }

    static Failure badPrompt(@Nullable String why) {
        return BAD_PROMPT.because(why, null);
    }
}
