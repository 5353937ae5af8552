package io.shopwright.analytics.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Forecasts a product with a history of days by how others began, such as those of its category or vendor. From about two
 * weeks on a {@link Forecaster} knows more.
 *
 * <p>The curve is the median over the siblings of their sales up to each day since launch. The product sells a multiple of
 * it, of which the gamma prior has mean 1 and weighs as much as k days:
 *
 * <pre>{@code
 * ratio = (k + days * sales so far / curve so far) / (k + days)
 * }</pre>
 *
 * <p>k is the variance of a day around its sibling's own multiple over the variance of these multiples between siblings, kept
 * in [1, 28]. Weekdays are not told apart, as the siblings were launched on different ones.
 *
 * <p>Source: H. Buehlmann, A. Gisler (2005), A Course in Credibility Theory, section 3.1, for the weight and k. Immutable.
 */
public final class Analogues {

    /** Fewer siblings have neither a median nor a spread. */
    private static final int LEAST_SIBLINGS = 3;

    private static final double LEAST_PRIOR = 1;
    private static final double MOST_PRIOR = 28;

    private final List<double[]> siblings;

    private Analogues(List<double[]> siblings) {
        this.siblings = siblings;
    }

    /**
     * Takes the products to go by.
     *
     * @param siblings the daily sales of each from its first day on, &gt;= 0
     * @throws IllegalArgumentException for less than three, or if one has a value that is negative or not finite
     */
    public static Analogues of(Collection<double[]> siblings) {
        require(siblings.size(), "siblings");
        List<double[]> copies = new ArrayList<>();
        for (double[] sales : siblings) {
            copies.add(demand(sales));
        }
        return new Analogues(copies);
    }

    private static void require(int count, String what) {
        if (count < LEAST_SIBLINGS) {
            throw new IllegalArgumentException(
                    "need " + LEAST_SIBLINGS + " " + what + ", take a wider category: " + count);
        }
    }

    private static double[] demand(double[] sales) {
        double[] copy = Finite.copy(sales);
        for (double value : copy) {
            Argument.notNegative(value, "sales");
        }
        return copy;
    }

    /**
     * Forecasts the days after those a product has been sold.
     *
     * @param sales of the product's days so far, &gt;= 0; none for one not launched yet
     * @param horizon number of days, 1 or more
     * @throws IllegalArgumentException if less than three siblings have a history to the end of the horizon, or half of them
     *     sold nothing in it
     */
    public AnalogueForecast forecast(double[] sales, int horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon must be >= 1: " + horizon);
        }
        return forecastWithGaps(demand(sales), horizon);
    }

    /** @param own NaN on days of which the demand is not known */
    AnalogueForecast forecastWithGaps(double[] own, int horizon) {
        int days = own.length;
        int end = Math.addExact(days, horizon);
        List<double[]> totals = siblings.stream()
                .filter(sibling -> sibling.length >= end)
                .map(sibling -> totals(sibling, end))
                .toList();
        require(totals.size(), "siblings with " + end + " days of sales");
        double[] curve = median(totals, end);
        if (!(curve[end] > 0)) {
            throw new IllegalArgumentException(
                    "need siblings of which most sold something in " + end + " days, take a wider category");
        }
        double prior = priorDays(totals, curve);
        double ratio = ratio(own, curve, prior);
        double[][] errors = new double[totals.size()][];
        for (int i = 0; i < errors.length; i++) {
            double[] total = totals.get(i);
            errors[i] = errors(total, curve, days, ratio(total[days], curve[days], days, prior));
        }
        boolean whole = wholeUnits(known(own)) && totals.stream().allMatch(Analogues::wholeUnits);
        return new AnalogueForecast(
                new AnalogueForecast.Basis(totals.size(), days, ratio, prior, whole),
                Arrays.copyOfRange(curve, days, end + 1),
                errors);
    }

    /** Sales before each day and after the last. */
    private static double[] totals(double[] sales, int end) {
        double[] totals = new double[end + 1];
        for (int t = 0; t < end; t++) {
            totals[t + 1] = totals[t] + sales[t];
        }
        return totals;
    }

    private static double[] median(List<double[]> totals, int end) {
        double[] median = new double[end + 1];
        for (int t = 0; t <= end; t++) {
            double[] sorted = new double[totals.size()];
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] = totals.get(i)[t];
            }
            Arrays.sort(sorted);
            int half = sorted.length / 2;
            median[t] = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        }
        return median;
    }

    private static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    private static double ratio(double[] own, double[] curve, double prior) {
        double sold = 0;
        double expected = 0;
        int days = 0;
        for (int t = 0; t < own.length; t++) {
            if (!Double.isNaN(own[t])) {
                sold += own[t];
                expected += curve[t + 1] - curve[t];
                days++;
            }
        }
        return ratio(sold, expected, days, prior);
    }

    /** Days on which the curve sold nothing tell nothing about the multiple. */
    private static double ratio(double sold, double expected, int days, double prior) {
        return expected > 0 ? (prior + days * sold / expected) / (prior + days) : 1;
    }

    /** The credibility constant k in days. */
    private static double priorDays(List<double[]> totals, double[] curve) {
        int end = curve.length - 1;
        double level = curve[end] / end;
        double[] ratios = new double[totals.size()];
        double within = 0;
        for (int i = 0; i < ratios.length; i++) {
            double[] total = totals.get(i);
            ratios[i] = total[end] / curve[end];
            for (int t = 0; t < end; t++) {
                double error = (total[t + 1] - total[t] - ratios[i] * (curve[t + 1] - curve[t])) / level;
                within += error * error / Math.max(1, end - 1) / ratios.length;
            }
        }
        double between = StatUtils.variance(ratios) - within / end;
        double days = between > 0 ? within / between : MOST_PRIOR;
        return Math.max(LEAST_PRIOR, Math.min(MOST_PRIOR, days));
    }

    /** What a sibling sold beyond its own forecast up to each day ahead, in units of a product with multiple 1. */
    private static double[] errors(double[] total, double[] curve, int days, double ratio) {
        double[] errors = new double[total.length - days];
        for (int h = 0; h < errors.length; h++) {
            errors[h] = (total[days + h] - total[days]) / ratio - (curve[days + h] - curve[days]);
        }
        return errors;
    }

    private static boolean wholeUnits(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    }
}
