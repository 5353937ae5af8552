package io.shopwright.analytics.finance;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a project costs and brings, item by item; the items vary independently.
 *
 * @param investments paid once
 * @param benefits of one year
 */
public record BusinessCase(List<Estimate> investments, List<Estimate> benefits) {

    /** Copies the lists. */
    public BusinessCase {
        investments = List.copyOf(investments);
        benefits = List.copyOf(benefits);
    }

    /**
     * Where a figure falls: in nine runs of ten between {@code low} and {@code high}.
     *
     * @param low 5 % of the runs are below
     * @param median half of the runs are below
     * @param high 5 % of the runs are above
     * @param mean of all runs
     */
    public record Spread(double low, double median, double high, double mean) {}

    /**
     * What the simulation found.
     *
     * @param likely if every item is at its most likely amount
     * @param investment total
     * @param benefits total of one year
     * @param net benefits minus investment
     * @param chanceOfGain share of the runs in which the benefits exceed the investment
     * @param ratio net over investment, a fraction; null without any investment
     * @param paybackMonths investment over benefits a month; null without any benefit
     */
    public record Forecast(
            ReturnOnInvestment likely,
            Spread investment,
            Spread benefits,
            Spread net,
            double chanceOfGain,
            @Nullable Spread ratio,
            @Nullable Spread paybackMonths) {}

    /** Returns the case with every item at its most likely amount. */
    public ReturnOnInvestment likely() {
        return new ReturnOnInvestment(sum(investments, Estimate::likely), sum(benefits, Estimate::likely));
    }

    /**
     * Draws every item from its range, many times.
     *
     * @param runs at least 1; 10,000 give a quantile to about a percent of the spread
     * @param seed same seed, same forecast
     */
    public Forecast simulate(int runs, long seed) {
        if (runs < 1) {
            throw new IllegalArgumentException("runs must be >= 1: " + runs);
        }
        SplittableRandom random = new SplittableRandom(seed);
        ReturnOnInvestment[] results = new ReturnOnInvestment[runs];
        for (int i = 0; i < runs; i++) {
            double cost = sum(investments, item -> item.draw(random));
            results[i] = new ReturnOnInvestment(cost, sum(benefits, item -> item.draw(random)));
        }
        long gains = Arrays.stream(results).filter(result -> result.net() > 0).count();
        boolean costs = sum(investments, Estimate::high) > 0;
        boolean brings = sum(benefits, Estimate::high) > 0;
        return new Forecast(
                likely(),
                spread(results, ReturnOnInvestment::investment),
                spread(results, ReturnOnInvestment::benefits),
                spread(results, ReturnOnInvestment::net),
                (double) gains / runs,
                costs ? spread(results, result -> result.ratio().orElseThrow()) : null,
                brings ? spread(results, result -> result.paybackMonths().orElseThrow()) : null);
    }

    private static Spread spread(ReturnOnInvestment[] results, ToDoubleFunction<ReturnOnInvestment> figure) {
        double[] sorted = Arrays.stream(results).mapToDouble(figure).sorted().toArray();
        return new Spread(
                quantile(sorted, 0.05),
                quantile(sorted, 0.5),
                quantile(sorted, 0.95),
                Arrays.stream(sorted).average().orElseThrow());
    }

    /** Linear between the order statistics; R. Hyndman, Y. Fan (1996), Sample Quantiles, definition 7. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double sum(List<Estimate> items, ToDoubleFunction<Estimate> amount) {
        return items.stream().mapToDouble(amount).sum();
    }
}
