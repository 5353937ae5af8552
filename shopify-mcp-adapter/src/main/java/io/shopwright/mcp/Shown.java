package io.shopwright.mcp;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Figures as answers show them: no more digits than say something, without the zeros at the end. */
final class Shown {
    /** Digits of a fraction behind the point: 0.1234 is 12.34 %. */
    private static final int SHARE = 4;

    private static final int MONEY = 2;

    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private Shown() {}

    /** A share, or another small figure. */
    static double share(double value) {
        return rounded(BigDecimal.valueOf(value), SHARE).doubleValue();
    }

    static @Nullable Double share(Optional<BigDecimal> value) {
        return value.map(each -> rounded(each, SHARE).doubleValue()).orElse(null);
    }

    static @Nullable Double share(OptionalDouble value) {
        return value.isPresent() ? share(value.getAsDouble()) : null;
    }

    /** Money, with two digits behind the point unless it has none. */
    static BigDecimal money(BigDecimal amount) {
        return rounded(amount, MONEY);
    }

    static @Nullable BigDecimal money(Optional<BigDecimal> amount) {
        return amount.map(Shown::money).orElse(null);
    }

    static BigDecimal money(double amount) {
        return money(BigDecimal.valueOf(amount));
    }

    /** Empty and infinite amounts are null. */
    static @Nullable BigDecimal money(OptionalDouble amount) {
        return amount.isPresent() && Double.isFinite(amount.getAsDouble()) ? money(amount.getAsDouble()) : null;
    }

    /** Any figure, to six digits. */
    static double figure(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }

    /** A figure of another unit than money, to four digits behind the point. */
    static BigDecimal decimal(BigDecimal value) {
        return rounded(value, SHARE);
    }

    static @Nullable BigDecimal decimal(Optional<BigDecimal> value) {
        return value.map(Shown::decimal).orElse(null);
    }

    private static BigDecimal rounded(BigDecimal value, int digits) {
        BigDecimal plain = value.setScale(digits, RoundingMode.HALF_EVEN).stripTrailingZeros();
        if (plain.scale() < 0) {
            return plain.setScale(0); // 1E+2 is 100
        }
        return digits == MONEY && plain.scale() == 1 ? plain.setScale(MONEY) : plain;
    }
}
