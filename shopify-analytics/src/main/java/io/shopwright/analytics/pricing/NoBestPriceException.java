package io.shopwright.analytics.pricing;

/** No price is best: without another limit a dearer one, or a cheaper one, is always better; or no price is allowed at all. */
public final class NoBestPriceException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    NoBestPriceException(String message) {
        super(message);
    }
}
