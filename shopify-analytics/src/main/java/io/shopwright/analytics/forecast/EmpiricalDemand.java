package io.shopwright.analytics.forecast;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Demand as it was seen: each observation is equally likely. Arrays are copies. */
public final class EmpiricalDemand implements DemandDistribution {

    private final double[] sorted;
    private final double mean;
    private final double variance;

    private EmpiricalDemand(double[] observations) {
        sorted = observations;
        Arrays.sort(sorted);
        double sum = Arrays.stream(sorted).sum();
        mean = sum / sorted.length;
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        variance = squares / sorted.length;
    }

    /**
     * Takes observations of the demand in question, as of past lead times.
     *
     * @param observations one or more, each &gt;= 0
     */
    public static EmpiricalDemand of(double... observations) {
        if (observations.length == 0) {
            throw new IllegalArgumentException("need an observation: none");
        }
        return new EmpiricalDemand(Finite.demand(observations));
    }

    /**
     * Takes the sums of every run of so many periods. Neighbouring runs share most of their periods, so rare demands need a
     * long history.
     *
     * @param periods from 1 to the length of the history
     */
    public static EmpiricalDemand ofRuns(double[] history, int periods) {
        double[] demand = Finite.demand(history);
        if (periods < 1 || periods > demand.length) {
            throw new IllegalArgumentException(
                    "periods must be >= 1 and at most the history of " + demand.length + ": " + periods);
        }
        double[] sums = new double[demand.length - periods + 1];
        for (int i = 0; i < sums.length; i++) {
            for (int j = i; j < i + periods; j++) {
                sums[i] += demand[j];
            }
        }
        return new EmpiricalDemand(sums);
    }

    /**
     * Draws single periods with replacement and sums them, which joins periods that were apart.
     *
     * @param leadTimes in periods, one of which is drawn for each sum; one or more, each &gt;= 0
     * @param draws the number of sums, &gt;= 1
     */
    public static EmpiricalDemand bootstrap(double[] history, int[] leadTimes, int draws, long seed) {
        double[] demand = Finite.demand(history);
        if (demand.length == 0 || leadTimes.length == 0 || draws < 1) {
            throw new IllegalArgumentException("need a history, a lead time and draws >= 1: " + demand.length + ", "
                    + leadTimes.length + ", " + draws);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] sums = new double[draws];
        for (int i = 0; i < draws; i++) {
            int leadTime = leadTimes[random.nextInt(leadTimes.length)];
            for (int j = 0; j < leadTime; j++) {
                sums[i] += demand[random.nextInt(demand.length)];
            }
        }
        return new EmpiricalDemand(sums);
    }

    /** How many observations there are. */
    public int size() {
        return sorted.length;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return variance;
    }

    @Override
    public double probabilityUpTo(double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }

    @Override
    public double quantile(double probability) {
        Argument.probability(probability);
        // a hundred-millionth of an observation is rounding
        return sorted[Math.max(0, (int) Math.ceil(probability * sorted.length - 1e-8) - 1)];
    }

    @Override
    public double expectedAbove(double x) {
        double sum = 0;
        for (double value : sorted) {
            sum += Math.max(0, value - x);
        }
        return sum / sorted.length;
    }
}
