package io.shopwright.analytics.inventory;

import io.shopwright.analytics.forecast.DemandDistribution;

/** The expected cost of a period after the lead time, for a position now: of stock left and of demand waiting. Convex. */
final class PositionCost {

    private final double holding;
    private final double waiting;
    private final DemandDistribution demand;

    PositionCost(double holding, double waiting, DemandDistribution demand) {
        Check.positive(holding, "holdingCost");
        Check.positive(waiting, "waitingCost");
        this.holding = holding;
        this.waiting = waiting;
        this.demand = demand;
    }

    double at(double position) {
        return holding * demand.expectedBelow(position) + waiting * demand.expectedAbove(position);
    }

    /** The whole position with the least cost. */
    double best() {
        double ratio = waiting / (waiting + holding);
        return demand.variance() == 0 ? Math.ceil(demand.mean()) : Math.ceil(demand.quantile(ratio));
    }
}
