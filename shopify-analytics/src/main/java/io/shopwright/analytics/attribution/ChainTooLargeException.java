package io.shopwright.analytics.attribution;

/** A Markov chain has more states than allowed, or its paths go in circles for too long. A lower order has fewer. */
public final class ChainTooLargeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    ChainTooLargeException(String message) {
        super(message);
    }
}
