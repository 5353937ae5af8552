package io.shopwright.analytics.inventory;

import java.util.OptionalDouble;

/** Figures of stock, each empty where it has no meaning instead of 0 or infinity. */
public final class StockFigures {

    private StockFigures() {}

    /** How many periods the stock lasts at a rate of demand; empty without demand. */
    public static OptionalDouble cover(double onHand, double demandRate) {
        Check.notNegative(onHand, "onHand");
        Check.notNegative(demandRate, "demandRate");
        return quotient(onHand, demandRate);
    }

    /**
     * How often the stock was sold in the time considered.
     *
     * @param costOfSales at unit cost, &gt;= 0
     * @param meanStock at unit cost, &gt;= 0
     * @return empty without stock
     */
    public static OptionalDouble turnover(double costOfSales, double meanStock) {
        Check.notNegative(costOfSales, "costOfSales");
        Check.notNegative(meanStock, "meanStock");
        return quotient(costOfSales, meanStock);
    }

    /**
     * Gross margin return on investment: what each unit of money in stock earned.
     *
     * @param grossMargin revenue less cost of sales, may be negative
     * @param meanStock at unit cost, &gt;= 0
     * @return empty without stock
     */
    public static OptionalDouble grossMarginReturn(double grossMargin, double meanStock) {
        Check.notNegative(meanStock, "meanStock");
        return quotient(grossMargin, meanStock);
    }

    /**
     * The share of what was there that was sold, {@code sold / (sold + left)}, from 0 to 1.
     *
     * @return empty if nothing was there
     */
    public static OptionalDouble sellThrough(double sold, double left) {
        Check.notNegative(sold, "sold");
        Check.notNegative(left, "left");
        return quotient(sold, sold + left);
    }

    /** A large quotient that no double holds is as meaningless as one by zero. */
    private static OptionalDouble quotient(double above, double below) {
        double value = above / below;
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
