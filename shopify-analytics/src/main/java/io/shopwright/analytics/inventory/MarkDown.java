package io.shopwright.analytics.inventory;

/**
 * The price that brings the most for stock that would not sell in time. Demand follows the price with a constant elasticity,
 * {@code rate * (price / price now)^-elasticity}; what is left at the end brings the salvage value.
 *
 * <p>Source: R. Phillips (2021), Pricing and revenue optimization, section 12.3, with one price for the rest of the season.
 *
 * @param price the best one, at most the price now
 * @param sold the expected units at it, at most the stock
 * @param revenue of sales and salvage
 */
public record MarkDown(double price, double sold, double revenue) {

    /**
     * Stock near its end.
     *
     * @param onHand units, &gt;= 0
     * @param periods left, &gt;= 0
     * @param rate of demand at the price now, &gt;= 0
     * @param price now, &gt; 0
     */
    public record Situation(double onHand, double periods, double rate, double price) {

        public Situation {
            Check.notNegative(onHand, "onHand");
            Check.notNegative(periods, "periods");
            Check.notNegative(rate, "rate");
            Check.positive(price, "price");
        }

        double demand() {
            return rate * periods;
        }
    }

    /**
     * The best price. With an elasticity of at most 1 a lower price never pays, nor does it without demand.
     *
     * @param elasticity by how many per cent demand rises if the price falls by one, &gt;= 0
     * @param salvage of a unit left, &gt;= 0 and at most the price now
     */
    public static MarkDown best(Situation now, double elasticity, double salvage) {
        Check.notNegative(elasticity, "elasticity");
        Check.notNegative(salvage, "salvage");
        if (salvage > now.price) {
            throw new IllegalArgumentException("salvage must be <= price: " + salvage + ", " + now.price);
        }
        double price = now.price;
        if (elasticity > 1 && now.demand() > 0 && now.onHand > now.demand()) {
            double clearing = now.price * Math.pow(now.onHand / now.demand(), -1 / elasticity);
            double free = salvage * elasticity / (elasticity - 1);
            price = Math.min(now.price, Math.max(clearing, free));
        }
        double sold = Math.min(now.onHand, now.demand() * Math.pow(price / now.price, -elasticity));
        return new MarkDown(price, sold, price * sold + salvage * (now.onHand - sold));
    }
}
