package io.shopwright.insights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What competitors ask for the same goods, which a shop does not know.
 *
 * <p>As CSV, with a header: {@code sku,competitor,price}.
 */
@FunctionalInterface
public interface MarketSource {
    /** Knows nothing. */
    MarketSource NONE = List::of;

    /**
     * A competitor's price.
     *
     * @param sku the shop's own
     * @param price in the shop's currency, above 0
     */
    record Offer(String sku, String competitor, BigDecimal price) {
        public Offer {
            if (price.signum() <= 0) {
                throw new IllegalArgumentException(
                        "the price of " + sku + " at " + competitor + " must be > 0: " + price);
            }
        }
    }

    /** All prices that are known. */
    List<Offer> offers();

    static MarketSource of(List<Offer> offers) {
        List<Offer> copy = List.copyOf(offers);
        return () -> copy;
    }

    /**
     * Prices from a CSV text.
     *
     * @throws IllegalArgumentException naming what breaks a rule
     */
    static MarketSource parse(String csv) {
        List<Offer> offers = new ArrayList<>();
        for (CsvTable.Row row :
                CsvTable.parse(csv, List.of("sku", "competitor", "price")).rows()) {
            offers.add(new Offer(
                    CsvValues.text(row, "sku"), CsvValues.text(row, "competitor"), CsvValues.decimal(row, "price")));
        }
        return of(offers);
    }
}
