package io.shopwright.analytics.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The prices a shop likes to show: those that leave a remainder. {@code of("0.99")} means 0.99, 1.99, 2.99 and so on;
 * {@code new PriceEnding(new BigDecimal("90"), new BigDecimal("100"))} means 90, 190, 290 and so on.
 *
 * @param remainder what is over the last full step, not negative and less than a step
 * @param step from one such price to the next, positive
 */
public record PriceEnding(BigDecimal remainder, BigDecimal step) {

    /** Rejects remainders outside a step. */
    public PriceEnding {
        if (step.signum() <= 0 || remainder.signum() < 0 || remainder.compareTo(step) >= 0) {
            throw new IllegalArgumentException("need 0 <= remainder < step: " + remainder + ", " + step);
        }
    }

    /**
     * Prices that end in a remainder of one currency unit, such as "0.99" or "0.95".
     *
     * @throws IllegalArgumentException if the remainder is no decimal number from 0 to less than 1
     */
    public static PriceEnding of(String remainder) {
        try {
            return new PriceEnding(new BigDecimal(remainder), BigDecimal.ONE);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "remainder must be a decimal number such as 0.99: '" + remainder + "'", e);
        }
    }

    /** The dearest such price that is not above another one; negative or 0 if there is none. */
    double atMost(double price) {
        return nearby(price, RoundingMode.FLOOR);
    }

    /** The cheapest such price that is not below another one. */
    double atLeast(double price) {
        return nearby(price, RoundingMode.CEILING);
    }

    private double nearby(double price, RoundingMode mode) {
        // The shortest decimal that a double stands for: 4.99 is then a price ending in .99, though the double is a bit
        // off.
        BigDecimal decimal = BigDecimal.valueOf(price);
        return decimal.subtract(remainder)
                .divide(step, 0, mode)
                .multiply(step)
                .add(remainder)
                .doubleValue();
    }
}
