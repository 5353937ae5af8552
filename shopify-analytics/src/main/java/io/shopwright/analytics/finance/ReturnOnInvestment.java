package io.shopwright.analytics.finance;

import java.util.OptionalDouble;

/**
 * An investment and what it brings in a year.
 *
 * @param investment total, not negative
 * @param benefits of one year, not negative
 */
public record ReturnOnInvestment(double investment, double benefits) {

    private static final int MONTHS = 12;

    /** Checks the amounts. */
    public ReturnOnInvestment {
        check(investment, "investment");
        check(benefits, "benefits");
    }

    /** Returns benefits minus investment. */
    public double net() {
        return benefits - investment;
    }

    /** Returns {@code net / investment}, as a fraction; empty without investment. */
    public OptionalDouble ratio() {
        return investment == 0 ? OptionalDouble.empty() : OptionalDouble.of(net() / investment);
    }

    /** Returns {@code investment / (benefits / 12)}; empty without benefits. */
    public OptionalDouble paybackMonths() {
        return benefits == 0 ? OptionalDouble.empty() : OptionalDouble.of(investment / (benefits / MONTHS));
    }

    private static void check(double amount, String name) {
        if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be >= 0 and finite: " + amount);
        }
    }
}
