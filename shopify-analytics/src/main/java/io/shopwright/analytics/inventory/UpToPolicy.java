package io.shopwright.analytics.inventory;

import io.shopwright.analytics.forecast.DemandDistribution;
import java.util.ArrayList;
import java.util.List;

/**
 * The policy (s, S), looked at every so many periods: if the position is at or below a point, order up to a level. With the
 * point just below the level it is the plain periodic review, which orders at every look.
 *
 * <p>Source of the optimum: Y. Zheng, A. Federgruen (1991), Finding optimal (s, S) policies is about as simple as evaluating
 * a single policy, Operations Research 39(4), 654-665.
 *
 * @param point finite, at most the level
 * @param level finite
 * @param review the number of periods from one look to the next, &gt;= 1
 */
public record UpToPolicy(double point, double level, int review) implements Policy {

    /** Demand less likely than this to be exceeded is left out. */
    private static final double RARE = 1e-15;

    public UpToPolicy {
        if (!(point <= level && Double.isFinite(point) && Double.isFinite(level))) {
            throw new IllegalArgumentException("need finite point <= level: " + point + ", " + level);
        }
        if (review < 1) {
            throw new IllegalArgumentException("review must be >= 1: " + review);
        }
    }

    /** A policy and what it costs in a period: orders, stock and demand waiting. */
    public record Costed(UpToPolicy policy, double cost) {}

    /**
     * Orders at every look up to what covers lead time and review with a cycle service.
     *
     * @param demand over the lead time and the review, see {@link LeadTime#plusReview}
     */
    public static UpToPolicy periodic(DemandDistribution demand, double service, int review) {
        double level = ReorderPoint.forCycleService(demand, service).units();
        return new UpToPolicy(level, level, review);
    }

    @Override
    public double order(double position, long period) {
        return period % review == 0 && position <= point ? level - position : 0;
    }

    /**
     * The optimum in whole units, looked at in every period.
     *
     * @param terms per period; demand is not read
     * @param waitingCost of one unit waiting for a period, &gt; 0
     * @param periodDemand of one period, a count with a mean &gt; 0
     * @param protectedDemand of the lead time and one period, a count
     */
    public static Costed exact(
            OrderQuantity.Terms terms,
            double waitingCost,
            DemandDistribution periodDemand,
            DemandDistribution protectedDemand) {
        PositionCost cost = new PositionCost(terms.holdingCost(), waitingCost, protectedDemand);
        return new Search(terms.orderCost(), cost, Renewals.of(periodDemand)).solve();
    }

    /** How often each distance from the level is visited in a cycle. */
    private record Renewals(List<Double> masses, List<Double> visits) {

        static Renewals of(DemandDistribution demand) {
            Check.positive(demand.mean(), "mean demand");
            List<Double> masses = new ArrayList<>();
            double below = 0;
            for (int k = 0; below < 1 - RARE && k <= demand.mean() + 50 * (1 + demand.standardDeviation()); k++) {
                double upTo = demand.probabilityUpTo(k);
                masses.add(upTo - below);
                below = upTo;
            }
            return new Renewals(masses, new ArrayList<>());
        }

        double visits(int distance) {
            double moving = 1 - masses.get(0);
            while (visits.size() <= distance) {
                int j = visits.size();
                double sum = j == 0 ? 1 : 0;
                for (int k = 1; k <= Math.min(j, masses.size() - 1); k++) {
                    sum += masses.get(k) * visits.get(j - k);
                }
                visits.add(sum / moving);
            }
            return visits.get(distance);
        }
    }

    /** The search of the source, page 661, in its names: s and S move apart from the best position. */
    private record Search(double orderCost, PositionCost cost, Renewals renewals) {

        Costed solve() {
            double best = cost.best();
            double level = best;
            double point = best - 1;
            while (average(point, level) > cost.at(point)) {
                point--;
            }
            double least = average(point, level);
            for (double candidate = level + 1; cost.at(candidate) <= least; candidate++) {
                if (average(point, candidate) < least) {
                    level = candidate;
                    while (average(point, level) <= cost.at(point + 1)) {
                        point++;
                    }
                    least = average(point, level);
                }
            }
            return new Costed(new UpToPolicy(point, level, 1), least);
        }

        private double average(double point, double level) {
            double total = orderCost;
            double periods = 0;
            for (int j = 0; j < level - point; j++) {
                total += renewals.visits(j) * cost.at(level - j);
                periods += renewals.visits(j);
            }
            return total / periods;
        }
    }
}
