package io.shopwright.analytics.inventory;

import java.util.Arrays;

/**
 * Orders for demand that is known and changes, with the least cost of orders and of stock from one period to the next.
 *
 * <p>Source: H. Wagner, T. Whitin (1958), Dynamic version of the economic lot size model, Management Science 5(1), 89-96.
 * Immutable; arrays are copies.
 */
public final class WagnerWhitin {

    private final double[] orders;
    private final double cost;

    private WagnerWhitin(double[] orders, double cost) {
        this.orders = orders;
        this.cost = cost;
    }

    /**
     * Plans.
     *
     * @param orderCost of one order, &gt;= 0
     * @param holdingCost of one unit to the next period, &gt;= 0
     * @param demand by period, each &gt;= 0
     */
    public static WagnerWhitin plan(double orderCost, double holdingCost, double... demand) {
        Check.notNegative(orderCost, "orderCost");
        Check.notNegative(holdingCost, "holdingCost");
        double[] units = Check.quantities(demand, "demand");
        int n = units.length;
        double[] best = new double[n + 1];
        int[] next = new int[n + 1];
        for (int from = n - 1; from >= 0; from--) {
            best[from] = Double.POSITIVE_INFINITY;
            if (units[from] == 0) {
                best[from] = best[from + 1];
                next[from] = from;
            }
            double stock = 0;
            for (int to = from + 1; to <= n; to++) {
                stock += holdingCost * (to - 1 - from) * units[to - 1];
                double total = orderCost + stock + best[to];
                if (total < best[from]) {
                    best[from] = total;
                    next[from] = to;
                }
            }
        }
        return new WagnerWhitin(orders(units, next), best[0]);
    }

    /** The quantity to order at the start of each period. */
    public double[] orders() {
        return orders.clone();
    }

    /** Of all orders and stock. */
    public double cost() {
        return cost;
    }

    private static double[] orders(double[] units, int[] next) {
        double[] orders = new double[units.length];
        int from = 0;
        while (from < units.length) {
            int to = Math.max(from + 1, next[from]);
            if (next[from] > from) {
                orders[from] = Arrays.stream(units, from, to).sum();
            }
            from = to;
        }
        return orders;
    }
}
