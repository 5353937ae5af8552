package io.shopwright.client.webhook;

import org.jspecify.annotations.Nullable;

/** Why a webhook was not taken or not read. The message holds nothing of the body and no signature. */
public final class WebhookException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** What went wrong. */
    public enum Reason {
        /** No signature, or one that none of the secrets made. */
        WRONG_SIGNATURE,
        /** Rightly signed, but a header is missing, doubled or unreadable, or the body is not UTF-8. */
        MALFORMED,
        /** The payload does not fit the record that shall hold it. */
        UNREADABLE,
        /** The inbox cannot be reached. */
        UNAVAILABLE
    }

    public WebhookException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
