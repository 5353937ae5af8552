package io.shopwright.insights;

import io.shopwright.analytics.experiment.Conversions;
import io.shopwright.analytics.survival.Interval;
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
    private static final double LEVEL = 0.95;

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

    /**
     * What it would bring if a rate that is too low were as wanted; nothing where it may be so already. The range is Wilson's
     * 95 % interval of the rate.
     *
     * @param value of one more that converts
     */
    static Effect closing(Conversions measured, BigDecimal wanted, BigDecimal value, String restsOn) {
        Interval interval = measured.wilson(LEVEL);
        return ofAmount(
                value.multiply(BigDecimal.valueOf(measured.units())),
                Math.max(0, wanted.doubleValue() - interval.upper()),
                Math.max(0, wanted.doubleValue() - measured.rate().orElse(1)),
                Math.max(0, wanted.doubleValue() - interval.lower()),
                restsOn);
    }

    /** The same for so many times as much. */
    Effect times(BigDecimal factor) {
        return new Effect(
                cents(low.multiply(factor)), cents(likely.multiply(factor)), cents(high.multiply(factor)), restsOn);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal part(BigDecimal amount, double share) {
        return cents(amount.multiply(BigDecimal.valueOf(share)));
    }
}
