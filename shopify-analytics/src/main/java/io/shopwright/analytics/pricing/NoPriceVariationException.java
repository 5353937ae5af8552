package io.shopwright.analytics.pricing;

/** The price never changed, or never within a group; so nothing can be said about what a change would do. */
public final class NoPriceVariationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    NoPriceVariationException(String message) {
        super(message);
    }
}
