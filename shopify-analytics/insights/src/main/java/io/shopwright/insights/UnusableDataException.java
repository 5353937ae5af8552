package io.shopwright.insights;

/** A shop's data that cannot answer a question; the message says which rule it breaks and what would help. */
public final class UnusableDataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableDataException(String message) {
        super(message);
    }
}
