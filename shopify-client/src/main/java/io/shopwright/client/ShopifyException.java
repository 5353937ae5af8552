package io.shopwright.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a call to a shop gave no result. The subtypes are the cases in which a caller would act differently; every message
 * ends with the request id that Shopify's support asks for, where the shop gave one.
 */
public abstract sealed class ShopifyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String requestId;

    private ShopifyException(String message, String requestId, @Nullable Throwable cause) {
        super(requestId.isEmpty() ? message : message + " [request-id " + requestId + "]", cause);
        this.requestId = requestId;
    }

    /** Shopify's id of the failed request, empty if no answer came. */
    public String requestId() {
        return requestId;
    }

    /** No answer came, and nothing was changed: calling again is safe. */
    public static final class Unreachable extends ShopifyException {
        private static final long serialVersionUID = 1;

        public Unreachable(String message, @Nullable Throwable cause) {
            super(message, "", cause);
        }
    }

    /** A mutation was sent and no readable answer came: look at the shop before sending it again. */
    public static final class OutcomeUnknown extends ShopifyException {
        private static final long serialVersionUID = 1;

        public OutcomeUnknown(String message, String requestId, @Nullable Throwable cause) {
            super(message, requestId, cause);
        }
    }

    /** The deadline passed, the thread was interrupted or the shop was closed before the call was sent. */
    public static final class Cancelled extends ShopifyException {
        private static final long serialVersionUID = 1;

        public Cancelled(String message, @Nullable Throwable cause) {
            super(message, "", cause);
        }
    }

    /** The shop lets no more calls in, and the retries or the deadline do not allow to wait that long. */
    public static final class Throttled extends ShopifyException {
        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        public Throttled(String message, String requestId, Duration retryAfter) {
            super(message, requestId, null);
            this.retryAfter = retryAfter;
        }

        /** How long the shop asks to wait before the next try. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The token is not accepted, or it lacks a scope or an approval that the answer names. */
    public static final class Denied extends ShopifyException {
        private static final long serialVersionUID = 1;

        public Denied(String message, String requestId) {
            super(message, requestId, null);
        }
    }

    /** The shop ended what it had granted the app: a merchant has to sign in, or the app to be installed again. */
    public static final class SignInNeeded extends ShopifyException {
        private static final long serialVersionUID = 1;

        public SignInNeeded(String message, String requestId) {
            super(message, requestId, null);
        }
    }

    /** The call itself is wrong: the document, a variable, an id, its cost, the version or the shop's domain. */
    public static final class Invalid extends ShopifyException {
        private static final long serialVersionUID = 1;

        private final transient List<GraphQlError> errors;

        public Invalid(String message, String requestId, List<GraphQlError> errors) {
            super(message, requestId, null);
            this.errors = List.copyOf(errors);
        }

        /** The top-level errors of the answer, empty if the refusal was not GraphQL's. */
        public List<GraphQlError> errors() {
            return errors;
        }
    }

    /** The shop understood a mutation and refused it, telling why. */
    public static final class Rejected extends ShopifyException {
        private static final long serialVersionUID = 1;

        private final transient List<UserError> userErrors;

        public Rejected(String message, String requestId, List<UserError> userErrors) {
            super(message, requestId, null);
            this.userErrors = List.copyOf(userErrors);
        }

        public List<UserError> userErrors() {
            return userErrors;
        }
    }

    /** The shop or Shopify cannot serve now: frozen, locked, or failing beyond the retries. */
    public static final class Unavailable extends ShopifyException {
        private static final long serialVersionUID = 1;

        private final int status;

        public Unavailable(String message, String requestId, int status) {
            super(message, requestId, null);
            this.status = status;
        }

        /** The HTTP status; 200 if the failure was told in the answer's {@code errors}. */
        public int status() {
            return status;
        }
    }

    /** A bulk operation ended before its end: it failed, was cancelled, or its result has expired. */
    public static final class Incomplete extends ShopifyException {
        private static final long serialVersionUID = 1;

        private final Gid operation;
        private final String status;

        public Incomplete(String message, Gid operation, String status) {
            super(message, "", null);
            this.operation = operation;
            this.status = status;
        }

        public Gid operation() {
            return operation;
        }

        /** Such as {@code FAILED}. */
        public String status() {
            return status;
        }
    }

    /** An answer came that this call cannot read: not JSON, cut off, or a null where the record allows none. */
    public static final class Unreadable extends ShopifyException {
        private static final long serialVersionUID = 1;

        public Unreadable(String message, String requestId, @Nullable Throwable cause) {
            super(message, requestId, cause);
        }
    }
}
