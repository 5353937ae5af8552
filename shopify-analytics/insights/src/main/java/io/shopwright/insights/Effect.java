package io.shopwright.insights;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a change may bring in money, in the shop's currency, to the cent.
 *
 * @param low if it goes badly
 * @param likely in between
 * @param high if it goes well
 * @param restsOn what was assumed, and where the range comes from
 */
public record Effect(BigDecimal low, BigDecimal likely, BigDecimal high, String restsOn) {
    private static final int CENTS = 2;

    public Effect {
        if (low.compareTo(likely) > 0 || likely.compareTo(high) > 0) {
            throw new IllegalArgumentException("need low <= likely <= high: " + low + ", " + likely + ", " + high);
        }
    }

    /** Shares of an amount. */
    static Effect ofAmount(BigDecimal amount, double low, double likely, double high, String restsOn) {
        return new Effect(part(amount, low), part(amount, likely), part(amount, high), restsOn);
    }

    /** Where nothing but the most that can come of it is known: between nothing and all of it. */
    static Effect upTo(BigDecimal amount, String restsOn) {
        return ofAmount(amount, 0, 0.5, 1, restsOn);
    }

    private static BigDecimal part(BigDecimal amount, double share) {
        return amount.multiply(BigDecimal.valueOf(share)).setScale(CENTS, RoundingMode.HALF_EVEN);
    }
}
