package io.shopwright.analytics.forecast;

import java.util.OptionalDouble;

/**
 * What kind of demand a history shows.
 *
 * <p>Source of the classes: A. Syntetos, J. Boylan, J. Croston (2005), On the categorization of demand patterns, Journal of
 * the Operational Research Society 56(5), 495-503.
 *
 * @param periods how many there are
 * @param sales in how many something was sold
 * @param meanSize of a sale; 0 without sales
 * @param squaredVariation of the sizes, the squared coefficient of variation with the divisor n; 0 without sales
 */
public record DemandProfile(int periods, int sales, double meanSize, double squaredVariation) {

    private static final double LONG_INTERVAL = 1.32;
    private static final double HIGH_VARIATION = 0.49;
    private static final int FEW_SALES = 3;

    /** The class by interval and variation of sizes. */
    public enum Kind {
        /** Frequent and even. */
        SMOOTH,
        /** Frequent, of changing size. */
        ERRATIC,
        /** Rare and even. */
        INTERMITTENT,
        /** Rare, of changing size. */
        LUMPY
    }

    /** Which forecast the history can carry. */
    public enum Route {
        /** Nothing was sold: there is no rate. */
        NO_SALES,
        /** Less than three periods with sales: take the rate of the product's kind, category or shop. */
        POOLED,
        /** More than a quarter of the periods are empty: take a {@link DemandRate}. */
        RATE,
        /** Take the models for regular series. */
        REGULAR
    }

    /**
     * Looks at a history.
     *
     * @param demand by period, zeros included, each &gt;= 0
     */
    public static DemandProfile of(double... demand) {
        Sales sales = Sales.of(demand);
        return sales.count() == 0
                ? new DemandProfile(demand.length, 0, 0, 0)
                : new DemandProfile(demand.length, sales.count(), sales.meanSize(), sales.squaredVariation());
    }

    /** The share of periods without sales, from 0 to 1; 1 for no history. */
    public double zeroShare() {
        return periods == 0 ? 1 : 1 - (double) sales / periods;
    }

    /** The mean number of periods for one sale; empty without sales. */
    public OptionalDouble interval() {
        return sales == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) periods / sales);
    }

    /** The class; a history without sales counts as intermittent. */
    public Kind kind() {
        boolean uneven = squaredVariation > HIGH_VARIATION;
        if (isRare()) {
            return uneven ? Kind.LUMPY : Kind.INTERMITTENT;
        }
        return uneven ? Kind.ERRATIC : Kind.SMOOTH;
    }

    /** The kind of forecast to make. */
    public Route route() {
        if (sales == 0) {
            return Route.NO_SALES;
        }
        if (sales < FEW_SALES) {
            return Route.POOLED;
        }
        return isRare() ? Route.RATE : Route.REGULAR;
    }

    private boolean isRare() {
        return sales == 0 || (double) periods / sales > LONG_INTERVAL;
    }
}
