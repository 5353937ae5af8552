package io.shopwright.insights;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A way to more net sales.
 *
 * @param reason the figures that speak for it
 * @param effect more net sales in a year
 */
public record Opportunity(Kind kind, String reason, Effect effect) {

    /** Which way. */
    public enum Kind {
        LOST_CUSTOMERS(
                "Win back customers who have stopped buying",
                "Write to the customers with the highest value at risk, with an offer that ends",
                2,
                "Orders of the customers written to, beside a tenth who were not",
                Gain.GOODS),
        SECOND_PURCHASE(
                "Bring one-time buyers to a second order",
                "Send a message some weeks after the first order, with goods that go with it",
                3,
                "Share of new customers who order again within 90 days",
                Gain.GOODS),
        RETURNS(
                "Have less sent back",
                "Read the reasons of returns; mend sizes, pictures and descriptions of the goods that come back most",
                4,
                "Returned units over sold units",
                Gain.GOODS),
        CANCELLATIONS(
                "Have fewer orders cancelled",
                "Read the reasons of cancellations; show stock and delivery times before the order",
                2,
                "Cancelled orders over all orders",
                Gain.GOODS),
        DISCOUNTS(
                "Give discounts where they bring sales",
                "End discounts one by one, a part of the visitors at a time, and watch the sales",
                6,
                "Discounts over gross sales, and orders",
                Gain.MONEY),
        PRICES(
                "Raise prices that are below the market",
                "Raise them in small steps, product by product, and watch the units",
                4,
                "Net sales of the products that were raised",
                Gain.MONEY);

        private final String words;
        private final String action;
        private final int weeks;
        private final String measure;
        private final Gain gain;

        private enum Gain {
            /** Goods must be bought to be sold. */
            GOODS,
            /** The same goods bring more. */
            MONEY
        }

        Kind(String words, String action, int weeks, String measure, Gain gain) {
            this.words = words;
            this.action = action;
            this.weeks = weeks;
            this.measure = measure;
            this.gain = gain;
        }

        String words() {
            return words;
        }

        String action() {
            return action;
        }

        /** Weeks that one person takes until it runs; a guess. */
        int weeks() {
            return weeks;
        }

        String measure() {
            return measure;
        }

        /** What is left of a sum of net sales after its goods were paid; empty without a margin, or with a negative one. */
        Optional<BigDecimal> profit(BigDecimal netSales, Optional<BigDecimal> marginRate) {
            return gain == Gain.MONEY
                    ? Optional.of(netSales)
                    : marginRate.filter(rate -> rate.signum() >= 0).map(netSales::multiply);
        }
    }
}
