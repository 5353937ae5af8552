package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.RisingFactorial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Counted customers, arranged for the log-likelihoods of purchase models: by frequency, with times as positions in a table
 * of distinct times. The time unit is the greatest age, so that parameters of any data are of moderate size.
 */
final class HistoryTable {

    static final int R = 0;
    static final int ALPHA = 1;

    /** Rows of a block: large enough to outweigh its sums, small enough for many blocks. */
    private static final int BLOCK_ROWS = 1024;

    /** Below this number of rows threads cost more than they save. */
    private static final int PARALLEL_ROWS = 8 * BLOCK_ROWS;

    private final double timeUnit;
    private final double[] times;
    private final double purchases;
    private final boolean parallel;

    // By distinct history; recency and age are positions in times.
    private final int[] recency;
    private final int[] age;
    private final double[] count;

    // By distinct frequency, ascending: the customers of at least this frequency.
    private final int[] frequency;
    private final double[] atLeast;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * Rows of one frequency.
     *
     * @param frequency number of repeat purchases of each
     * @param from first row
     * @param to row after the last
     */
    record Block(int frequency, int from, int to) {}

    HistoryTable(CustomerCounts counts, double timeUnit, boolean parallel) {
        this.timeUnit = timeUnit;
        this.parallel = parallel;
        times = Arrays.stream(counts.times()).map(t -> t / timeUnit).toArray();
        int rows = counts.distinct();
        recency = new int[rows];
        age = new int[rows];
        count = new double[rows];
        int[] starts = new int[rows + 1];
        int groups = 0;
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            recency[i] = counts.recency(i);
            age[i] = counts.age(i);
            count[i] = counts.count(i);
            sum += count[i] * counts.frequency(i);
            if (i == 0 || counts.frequency(i) != counts.frequency(i - 1)) {
                starts[groups++] = i;
            }
        }
        starts[groups] = rows;
        purchases = sum;
        frequency = new int[groups];
        atLeast = new double[groups];
        double customers = 0;
        for (int k = groups - 1; k >= 0; k--) {
            frequency[k] = counts.frequency(starts[k]);
            customers += Arrays.stream(count, starts[k], starts[k + 1]).sum();
            atLeast[k] = customers;
        }
        for (int k = 0; k < groups; k++) {
            for (int from = starts[k]; from < starts[k + 1]; from += BLOCK_ROWS) {
                blocks.add(new Block(frequency[k], from, Math.min(from + BLOCK_ROWS, starts[k + 1])));
            }
        }
    }

    /**
     * Arranges customers in their own time unit, the greatest age.
     *
     * @param parallel whether {@link #sum} uses the threads of the common pool, or of the pool it is called in
     */
    static HistoryTable of(CustomerCounts counts, boolean parallel) {
        return new HistoryTable(counts, unit(counts), parallel);
    }

    /** The greatest age, or 1 if that is 0. */
    static double unit(CustomerCounts counts) {
        double greatest = 0;
        for (int i = 0; i < counts.distinct(); i++) {
            greatest = Math.max(greatest, counts.times()[counts.age(i)]);
        }
        return greatest > 0 ? greatest : 1;
    }

    /** The unit of the times in the time unit of the customers. */
    double timeUnit() {
        return timeUnit;
    }

    /** The distinct times. */
    double[] times() {
        return times;
    }

    int recency(int row) {
        return recency[row];
    }

    int age(int row) {
        return age[row];
    }

    double count(int row) {
        return count[row];
    }

    /** Whether somebody came back and there are at least as many different histories of positive age as parameters. */
    boolean identifies(int parameters) {
        int different = 0;
        for (int position : age) {
            different += times[position] > 0 ? 1 : 0;
        }
        return purchases > 0 && different >= parameters;
    }

    /** The alpha with which customers of this r, without dropout, would buy as often as these. */
    double alphaFor(double r) {
        double exposure = 0;
        for (int i = 0; i < count.length; i++) {
            exposure += count[i] * times[age[i]];
        }
        return r * Math.max(exposure, 1) / Math.max(purchases, 1);
    }

    /**
     * Adds up the contributions of all blocks, always in the same order: the sum is the same to the last bit with any
     * number of threads.
     */
    Derivatives sum(int parameters, Function<Block, Derivatives> contribution) {
        Derivatives sum = new Derivatives(parameters);
        Stream<Block> each = parallel && count.length >= PARALLEL_ROWS ? blocks.parallelStream() : blocks.stream();
        each.map(contribution).toList().forEach(sum::add);
        return sum;
    }

    /** Adds what purchases contribute in any model: {@code ln (r)_x - x ln alpha}, in the customers' time unit. */
    void addPurchases(Derivatives sum, double[] logs) {
        sum.addValue(-purchases * (logs[ALPHA] + Math.log(timeUnit)));
        sum.addGradient(ALPHA, -purchases);
        addRising(sum, R, Math.exp(logs[R]), 0);
    }

    /** Adds {@code ln (z)_(x+more)} of all customers; z is the parameter at {@code index}. */
    void addRising(Derivatives sum, int index, double z, int more) {
        int from = 0;
        for (int k = 0; k < frequency.length; k++) {
            int gap = frequency[k] + more - from;
            double slope = RisingFactorial.slope(z + from, gap);
            double curvature = RisingFactorial.curvature(z + from, gap);
            sum.addValue(atLeast[k] * RisingFactorial.log(z + from, gap));
            sum.addGradient(index, atLeast[k] * z * slope);
            sum.addHessian(index, index, atLeast[k] * z * (slope + z * curvature));
            from = frequency[k] + more;
        }
    }

    /** Adds {@code -ln (a+b)_(x+more)} of all customers; a is the parameter at {@code index}, b the next one. */
    void addRisingOfSum(Derivatives sum, int index, double[] parameters, int more) {
        double a = parameters[index];
        double b = parameters[index + 1];
        int from = 0;
        for (int k = 0; k < frequency.length; k++) {
            int gap = frequency[k] + more - from;
            double z = a + b + from;
            double slope = -atLeast[k] * RisingFactorial.slope(z, gap);
            double curvature = -atLeast[k] * RisingFactorial.curvature(z, gap);
            sum.addValue(-atLeast[k] * RisingFactorial.log(z, gap));
            sum.addGradient(index, a * slope);
            sum.addGradient(index + 1, b * slope);
            sum.addHessian(index, index, a * (slope + a * curvature));
            sum.addHessian(index, index + 1, a * b * curvature);
            sum.addHessian(index + 1, index + 1, b * (slope + b * curvature));
            from = frequency[k] + more;
        }
    }

    /**
     * The log-likelihood of ln r and ln alpha where nobody drops out, the limit of every model: {@code ln (r)_x - x ln alpha
     * - (r+x) ln(1 + T/alpha)} for each customer.
     */
    Derivatives withoutDropout(double[] logs) {
        double r = Math.exp(logs[R]);
        double alpha = Math.exp(logs[ALPHA]);
        Derivatives sum = sum(logs.length, block -> {
            Derivatives part = new Derivatives(logs.length);
            for (int i = block.from(); i < block.to(); i++) {
                double t = times[age[i]];
                double log = Math.log1p(t / alpha);
                double share = t / (alpha + t);
                double shape = r + block.frequency();
                part.addValue(-count[i] * shape * log);
                part.addGradient(R, -count[i] * r * log);
                part.addGradient(ALPHA, count[i] * shape * share);
                part.addHessian(R, R, -count[i] * r * log);
                part.addHessian(R, ALPHA, count[i] * r * share);
                part.addHessian(ALPHA, ALPHA, -count[i] * shape * share * (1 - share));
            }
            return part;
        });
        addPurchases(sum, logs);
        return sum;
    }
}
