package io.shopwright.analytics.finance;

import io.shopwright.analytics.internal.Bisection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code f(y) = sum of c_t e^(t y)}, and all its zeros.
 *
 * <p>By Descartes' rule f has at most as many zeros as its coefficients change sign. With p between two terms of opposite
 * sign, {@code f(y) e^(-p y)} has the same zeros, and its derivative is again such a sum, {@code c_t (t - p)}, with one
 * change less. Between neighbouring zeros of that derivative there is at most one zero of f, which bisection finds. So no
 * start is guessed and no zero is missed, whatever the number of terms.
 */
final class ExponentialSum {

    /** Beyond this e^y over- or underflows. */
    private static final double FARTHEST = 700;

    /** A sum below this part of its terms is zero but for rounding. */
    private static final double ROUNDING = 1e-13;

    private final double[] exponents;
    private final double[] logs;
    private final int[] signs;

    private ExponentialSum(double[] exponents, double[] logs, int[] signs) {
        this.exponents = exponents;
        this.logs = logs;
        this.signs = signs;
    }

    static ExponentialSum of(double[] coefficients) {
        int[] used = IntStream.range(0, coefficients.length)
                .filter(t -> coefficients[t] != 0)
                .toArray();
        return new ExponentialSum(
                Arrays.stream(used).asDoubleStream().toArray(),
                Arrays.stream(used)
                        .mapToDouble(t -> Math.log(Math.abs(coefficients[t])))
                        .toArray(),
                Arrays.stream(used).map(t -> (int) Math.signum(coefficients[t])).toArray());
    }

    /** All zeros, ascending, between -700 and 700. */
    List<Double> roots() {
        List<Double> roots = new ArrayList<>();
        int change = firstChange();
        if (change == 0) {
            return roots;
        }
        List<Double> stops = new ArrayList<>();
        stops.add(-FARTHEST);
        stops.addAll(derivative(change).roots());
        stops.add(FARTHEST);
        for (int i = 0; i + 1 < stops.size(); i++) {
            int left = i == 0 ? signs[0] : sign(stops.get(i));
            int right = i + 2 == stops.size() ? signs[signs.length - 1] : sign(stops.get(i + 1));
            if (left * right < 0) {
                roots.add(Bisection.boundary(stops.get(i), stops.get(i + 1), y -> sums(y)[0] * left <= 0));
            }
            if (right == 0) {
                roots.add(stops.get(i + 1));
            }
        }
        return roots;
    }

    /** The first term whose sign differs from the one before; 0 if none does. */
    private int firstChange() {
        for (int t = 1; t < signs.length; t++) {
            if (signs[t] != signs[t - 1]) {
                return t;
            }
        }
        return 0;
    }

    private ExponentialSum derivative(int change) {
        double pivot = (exponents[change - 1] + exponents[change]) / 2;
        double[] derivedLogs = new double[logs.length];
        int[] derivedSigns = new int[logs.length];
        for (int t = 0; t < logs.length; t++) {
            derivedLogs[t] = logs[t] + Math.log(Math.abs(exponents[t] - pivot));
            derivedSigns[t] = t < change ? -signs[t] : signs[t];
        }
        return new ExponentialSum(exponents, derivedLogs, derivedSigns);
    }

    private int sign(double y) {
        double[] sums = sums(y);
        return Math.abs(sums[0]) <= ROUNDING * sums[1] ? 0 : (int) Math.signum(sums[0]);
    }

    /** The sum and the sum of the absolute terms, both over the greatest term. */
    private double[] sums(double y) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < logs.length; t++) {
            greatest = Math.max(greatest, logs[t] + exponents[t] * y);
        }
        double sum = 0;
        double absolute = 0;
        for (int t = 0; t < logs.length; t++) {
            double term = Math.exp(logs[t] + exponents[t] * y - greatest);
            sum += signs[t] * term;
            absolute += term;
        }
        return new double[] {sum, absolute};
    }
}
