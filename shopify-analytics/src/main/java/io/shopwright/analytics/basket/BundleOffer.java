package io.shopwright.analytics.basket;

import java.util.OptionalDouble;

/**
 * A price for a bundle, and how many more must be sold for it to pay.
 *
 * @param listPrice what the items cost apart, positive
 * @param unitCost what they cost the shop, not negative and below the list price
 * @param discount the share of the list price that is given away, in [0, 1)
 */
public record BundleOffer(double listPrice, double unitCost, double discount) {

    /** Rejects offers without a margin to give away. */
    public BundleOffer {
        if (!(listPrice > 0 && listPrice < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("list price must be > 0 and finite: " + listPrice);
        }
        if (!(unitCost >= 0 && unitCost < listPrice)) {
            throw new IllegalArgumentException("need 0 <= unit cost < list price: " + unitCost + ", " + listPrice);
        }
        if (!(discount >= 0 && discount < 1)) {
            throw new IllegalArgumentException("discount must be >= 0 and < 1: " + discount);
        }
    }

    /**
     * The offer with the greatest discount that pays if sales of the bundle grow by a share that one expects or has measured:
     * {@code growth / (1 + growth)} of the margin.
     *
     * @param growth of the bundles sold, not negative; 0.5 means half as many again
     */
    public static BundleOffer payingAt(double growth, double listPrice, double unitCost) {
        if (!(growth >= 0 && growth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("growth must be >= 0 and finite: " + growth);
        }
        double margin = (listPrice - unitCost) / listPrice;
        return new BundleOffer(listPrice, unitCost, margin * growth / (1 + growth));
    }

    public double price() {
        return listPrice * (1 - discount);
    }

    /**
     * By which share the number of bundles sold must grow for the profit to stay: {@code given away / (margin - given away)}.
     * Who would have bought the items anyway gets the discount, too.
     *
     * @return not negative; empty if the price leaves nothing above the cost, so that no number is enough
     */
    public OptionalDouble neededGrowth() {
        double given = listPrice * discount;
        double left = price() - unitCost;
        return left > 0 ? OptionalDouble.of(given / left) : OptionalDouble.empty();
    }
}
