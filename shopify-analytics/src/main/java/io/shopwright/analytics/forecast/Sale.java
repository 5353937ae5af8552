package io.shopwright.analytics.forecast;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * An amount sold, or given back, at a time.
 *
 * @param amount units or money, net of what was cancelled; negative for a refund. Finite
 */
public record Sale(Instant time, double amount) {

    /** Rejects NaN and infinite amounts. */
    public Sale {
        if (!Double.isFinite(amount)) {
            throw new IllegalArgumentException("amount at " + time + " must be finite: " + amount);
        }
    }

    /**
     * Sales with orders of unusual size, such as single ones of a wholesaler, cut down to the largest usual one: the amount
     * that the given share of positive sales does not exceed. Refunds stay as they are.
     *
     * @param share of the sales that are usual, in (0, 1); 0.995 leaves one in 200 to be cut
     */
    public static List<Sale> capped(Collection<Sale> sales, double share) {
        Check.share(share, "share");
        double[] sizes = sales.stream()
                .mapToDouble(Sale::amount)
                .filter(amount -> amount > 0)
                .sorted()
                .toArray();
        if (sizes.length == 0) {
            return List.copyOf(sales);
        }
        double most = sizes[(int) Math.ceil(share * sizes.length) - 1];
        return sales.stream()
                .map(sale -> sale.amount > most ? new Sale(sale.time, most) : sale)
                .toList();
    }
}
