package io.shopwright.analytics.basket;

/** A search found more than it was allowed to. Nothing is cut off silently: narrow the search, or allow more. */
public final class TooManyResultsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyResultsException(String message) {
        super(message);
    }
}
