package io.shopwright.analytics.finance;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Payments at equal distances of time: the first now, the next after one period, and so on. Income is positive. */
public final class CashFlows {

    private final double[] amounts;

    private CashFlows(double[] amounts) {
        this.amounts = amounts;
    }

    /**
     * @param amounts finite, at least one; an investment is negative
     */
    public static CashFlows of(double... amounts) {
        if (amounts.length == 0) {
            throw new IllegalArgumentException("need at least one amount: " + amounts.length);
        }
        for (int period = 0; period < amounts.length; period++) {
            if (!Double.isFinite(amounts[period])) {
                throw new IllegalArgumentException("amount " + period + " must be finite: " + amounts[period]);
            }
        }
        return new CashFlows(amounts.clone());
    }

    /**
     * Returns the net present value, {@code sum of amount_t / (1 + rate)^t}.
     *
     * @param rate discount per period, above -1
     */
    public double netPresentValue(double rate) {
        return sum(rate, t -> amounts[t]);
    }

    /**
     * Returns all rates above -1 at which the net present value is 0, ascending. There is none if the amounts have one sign,
     * one if their sign changes once, and up to as many as it changes otherwise; a project with several rates should be
     * judged by its present value. Rates nearer to each other than about a millionth, where the value only touches 0,
     * count as one.
     *
     * @return empty also if all amounts are 0, where any rate would do
     */
    public List<Double> internalRates() {
        return ExponentialSum.of(amounts).roots().stream()
                .map(log -> Math.expm1(-log))
                .sorted()
                .toList();
    }

    /** Returns the internal rate of return if there is exactly one; otherwise empty, see {@link #internalRates}. */
    public OptionalDouble internalRate() {
        List<Double> rates = internalRates();
        return rates.size() == 1 ? OptionalDouble.of(rates.get(0)) : OptionalDouble.empty();
    }

    /**
     * Returns after how many periods the sum of all amounts so far is no longer negative and stays so; within a period the
     * amount is taken to come evenly.
     *
     * @return 0 if the sum is never negative; empty if it is at the end
     */
    public OptionalDouble payback() {
        return discountedPayback(0);
    }

    /**
     * Returns the same for the present values of the amounts.
     *
     * @param rate discount per period, above -1
     */
    public OptionalDouble discountedPayback(double rate) {
        check(rate);
        double total = 0;
        double payback = 0;
        boolean paid = true;
        for (int t = 0; t < amounts.length; t++) {
            double value = discounted(rate, t, amounts[t]);
            double before = total;
            total += value;
            if (total < 0) {
                paid = false;
            } else if (!paid) {
                paid = true;
                payback = t - 1 + -before / value;
            }
        }
        return paid ? OptionalDouble.of(payback) : OptionalDouble.empty();
    }

    /**
     * Returns the present value of all income over that of all costs; above 1 the net present value is positive.
     *
     * @param rate discount per period, above -1
     * @return empty without costs
     */
    public OptionalDouble benefitCostRatio(double rate) {
        double costs = sum(rate, t -> Math.max(0, -amounts[t]));
        double benefits = sum(rate, t -> Math.max(0, amounts[t]));
        return costs == 0 ? OptionalDouble.empty() : OptionalDouble.of(benefits / costs);
    }

    private double sum(double rate, IntToDoubleFunction amount) {
        check(rate);
        return IntStream.range(0, amounts.length)
                .mapToDouble(t -> discounted(rate, t, amount.applyAsDouble(t)))
                .sum();
    }

    private static double discounted(double rate, int period, double amount) {
        return amount * Math.exp(-period * Math.log1p(rate));
    }

    private static void check(double rate) {
        if (!(rate > -1 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate must be > -1 and finite: " + rate);
        }
    }
}
