package io.shopwright.analytics.forecast;

import java.util.OptionalDouble;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Demand summed over blocks of periods, so long that few are empty, and smoothed; blocks end with the history, what is left
 * over at its start is dropped. The weight of the newest block is the one in [0.1, 0.3] with the least squared error of one
 * step.
 *
 * <p>Sources: K. Nikolopoulos and others (2011), An aggregate-disaggregate intermittent demand approach, Journal of the
 * Operational Research Society 62(3), 544-554; F. Petropoulos, N. Kourentzes (2015), Forecast combinations for intermittent
 * demand, same journal 66(6), 914-924.
 */
public enum Aggregation implements DemandRate {
    /** Blocks as long as the mean interval between sales. */
    ADIDA {
        @Override
        int shortest(int longest) {
            return longest;
        }
    },
    /** The mean of all lengths from one period to the mean interval. */
    IMAPA {
        @Override
        int shortest(int longest) {
            return 1;
        }
    };

    private static final double LEAST_WEIGHT = 0.1;
    private static final double MOST_WEIGHT = 0.3;
    private static final double RELATIVE = 1e-9;
    private static final int EVALUATIONS = 200;

    abstract int shortest(int longest);

    @Override
    public OptionalDouble rate(double... demand) {
        Sales sales = Sales.of(demand);
        if (sales.count() == 0) {
            return OptionalDouble.empty();
        }
        int longest = (int) Math.rint(sales.meanInterval());
        int shortest = shortest(longest);
        double sum = 0;
        for (int length = shortest; length <= longest; length++) {
            sum += smoothed(blocks(demand, length)) / length;
        }
        return OptionalDouble.of(sum / (longest - shortest + 1));
    }

    private static double[] blocks(double[] demand, int length) {
        double[] blocks = new double[demand.length / length];
        int left = demand.length % length;
        for (int t = left; t < demand.length; t++) {
            blocks[(t - left) / length] += demand[t];
        }
        return blocks;
    }

    private static double smoothed(double[] blocks) {
        if (blocks.length < 3) {
            return level(blocks, LEAST_WEIGHT);
        }
        double weight = new BrentOptimizer(RELATIVE, RELATIVE)
                .optimize(
                        new MaxEval(EVALUATIONS),
                        GoalType.MINIMIZE,
                        new SearchInterval(LEAST_WEIGHT, MOST_WEIGHT),
                        new UnivariateObjectiveFunction(candidate -> squaredError(blocks, candidate)))
                .getPoint();
        for (double end : new double[] {LEAST_WEIGHT, MOST_WEIGHT}) {
            weight = squaredError(blocks, end) <= squaredError(blocks, weight) ? end : weight;
        }
        return level(blocks, weight);
    }

    private static double level(double[] blocks, double weight) {
        double level = blocks[0];
        for (double block : blocks) {
            level += weight * (block - level);
        }
        return level;
    }

    private static double squaredError(double[] blocks, double weight) {
        double level = blocks[0];
        double sum = 0;
        for (double block : blocks) {
            double error = block - level;
            sum += error * error;
            level += weight * error;
        }
        return sum;
    }
}
