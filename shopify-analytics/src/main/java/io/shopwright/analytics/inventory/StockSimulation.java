package io.shopwright.analytics.inventory;

import io.shopwright.analytics.forecast.DemandDistribution;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A run of a policy against drawn demand and lead times. In each period first orders arrive, then demand comes, then the
 * policy may order; an order with a lead time of L arrives after L whole periods.
 *
 * @param demand of one period
 * @param leadTimes in periods, of which each order draws one; one or more, each &gt;= 0
 * @param shortage what becomes of demand beyond the stock
 * @param periods to count, &gt;= 1; a tenth as many run before them, uncounted
 */
public record StockSimulation(DemandDistribution demand, List<Integer> leadTimes, Shortage shortage, int periods) {

    /** For as many periods one runs before them, uncounted. */
    private static final int WARM_UP = 10;

    /** What becomes of demand beyond the stock. */
    public enum Shortage {
        /** Customers wait. */
        WAITS,
        /** Customers go elsewhere. */
        IS_LOST
    }

    public StockSimulation {
        leadTimes = List.copyOf(leadTimes);
        if (leadTimes.isEmpty() || leadTimes.stream().anyMatch(time -> time < 0)) {
            throw new IllegalArgumentException("need lead times >= 0: " + leadTimes);
        }
        if (periods < 1) {
            throw new IllegalArgumentException("periods must be >= 1: " + periods);
        }
    }

    /**
     * What a policy reached.
     *
     * @param cycleService the share of cycles, from one arrival to the next, without a shortage; 1 if there was no cycle
     * @param fillRate the share of demand served at once from stock; 1 if there was no demand
     * @param meanStock on hand at the end of a period
     * @param meanWaiting units waiting at the end of a period
     * @param orders how many were placed
     */
    public record Reached(double cycleService, double fillRate, double meanStock, double meanWaiting, int orders) {}

    /** Runs a policy; the same seed gives the same run. */
    public Reached run(Policy policy, long seed) {
        Run run = new Run(this, new SplittableRandom(seed));
        int before = periods / WARM_UP;
        for (long period = 0; period < (long) before + periods; period++) {
            run.step(policy, period, period >= before);
        }
        return run.reached();
    }

    /** The state of a run. */
    private static final class Run {

        private final StockSimulation simulation;
        private final SplittableRandom random;
        private final double[] arriving;
        private double stock;
        private double onOrder;
        private double waiting;
        private boolean shortInCycle;
        private long cycles;
        private long goodCycles;
        private double asked;
        private double served;
        private double stockSum;
        private double waitingSum;
        private int orders;

        Run(StockSimulation simulation, SplittableRandom random) {
            this.simulation = simulation;
            this.random = random;
            int longest = simulation.leadTimes.stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            arriving = new double[longest + 1];
        }

        void step(Policy policy, long period, boolean counted) {
            int slot = (int) (period % arriving.length);
            arrive(slot, counted);
            serve(simulation.demand.quantile(Math.max(Double.MIN_NORMAL, random.nextDouble())), counted);
            stockSum += counted ? stock : 0;
            waitingSum += counted ? waiting : 0;
            double order = policy.order(stock + onOrder - waiting, period);
            if (order > 0) {
                int leadTime = simulation.leadTimes.get(random.nextInt(simulation.leadTimes.size()));
                // this period's slot is empty again and stands for the longest lead time's last period
                arriving[(slot + leadTime + 1) % arriving.length] += order;
                onOrder += order;
                orders += counted ? 1 : 0;
            }
        }

        private void arrive(int slot, boolean counted) {
            if (arriving[slot] > 0) {
                cycles += counted ? 1 : 0;
                goodCycles += counted && !shortInCycle ? 1 : 0;
                shortInCycle = false;
                onOrder -= arriving[slot];
                double handed = Math.min(waiting, arriving[slot]);
                waiting -= handed;
                stock += arriving[slot] - handed;
                arriving[slot] = 0;
            }
        }

        private void serve(double units, boolean counted) {
            double fromStock = Math.min(stock, units);
            stock -= fromStock;
            shortInCycle |= fromStock < units;
            waiting += simulation.shortage == Shortage.WAITS ? units - fromStock : 0;
            asked += counted ? units : 0;
            served += counted ? fromStock : 0;
        }

        Reached reached() {
            return new Reached(
                    cycles == 0 ? 1 : (double) goodCycles / cycles,
                    asked == 0 ? 1 : served / asked,
                    stockSum / simulation.periods,
                    waitingSum / simulation.periods,
                    orders);
        }
    }
}
