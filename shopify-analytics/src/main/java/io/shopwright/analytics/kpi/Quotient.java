package io.shopwright.analytics.kpi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Decimal arithmetic with 34 digits, and checks of counts. */
final class Quotient {

    static final MathContext PRECISION = MathContext.DECIMAL128;

    private Quotient() {}

    static Optional<BigDecimal> of(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? Optional.empty() : Optional.of(numerator.divide(denominator, PRECISION));
    }

    static Optional<BigDecimal> of(BigDecimal numerator, long denominator) {
        return of(numerator, BigDecimal.valueOf(denominator));
    }

    static Optional<BigDecimal> of(long numerator, long denominator) {
        return of(BigDecimal.valueOf(numerator), denominator);
    }

    /** The mean of a quantity at the beginning and at the end of a period. */
    static BigDecimal average(BigDecimal begin, BigDecimal end) {
        return begin.add(end).divide(BigDecimal.valueOf(2), PRECISION);
    }

    static long count(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be >= 0: " + value);
        }
        return value;
    }
}
