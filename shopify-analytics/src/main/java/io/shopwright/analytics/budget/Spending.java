package io.shopwright.analytics.budget;

/**
 * How much is spent altogether, given what the members can take.
 *
 * @param cost what a unit of spend costs in units of response; 0 where the total is given
 * @param cap the total, or the most it may be if units have a cost
 * @param price a guess of the common marginal return
 */
record Spending(double cost, double cap, double price) {

    static Spending all(double budget, double price) {
        return new Spending(0, budget, price);
    }

    static Spending atCost(double cost, double cap) {
        return new Spending(cost, cap, cost);
    }

    double total(Pool pool) {
        double wanted = cost > 0 ? pool.amount(cost, Tie.SAVED) : Double.POSITIVE_INFINITY;
        return Math.max(pool.least(), Math.min(pool.most(), Math.min(cap, wanted)));
    }
}
