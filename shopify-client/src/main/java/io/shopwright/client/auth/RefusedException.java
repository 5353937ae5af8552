package io.shopwright.client.auth;

import org.jspecify.annotations.Nullable;

/**
 * A request, token or session that is not accepted, whatever is wrong with it. Answer 401, or 403 for {@link
 * Reason#ROLE} and {@link Reason#SECOND_FACTOR}; the message is for a log and holds no secret.
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** What is wrong. */
    public enum Reason {
        /** It cannot be read, or lacks a part. */
        MALFORMED,
        /** None of the secrets signed it as it is. */
        SIGNATURE,
        /** Its time is over, or has not come. */
        TIME,
        /** It is meant for another app, another shop, or another sign-in than the one begun. */
        ADDRESSEE,
        /** Its session was ended. */
        REVOKED,
        /** The session's user lacks a role. */
        ROLE,
        /** The role demands a second factor that was not proved. */
        SECOND_FACTOR
    }

    RefusedException(Reason reason, String message) {
        this(reason, message, null);
    }

    RefusedException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
