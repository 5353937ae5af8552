package io.shopwright.analytics.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The price that earns most within limits, and why it is that one. Immutable. */
public final class PriceAdvice {

    /** Relative to a price: nearer than this, a price is on a limit. */
    private static final double ON_LIMIT = 1e-12;

    private final PriceOutcome best;
    private final OptionalDouble unconstrainedPrice;
    private final Reason reason;

    private PriceAdvice(PriceOutcome best, OptionalDouble unconstrainedPrice, Reason reason) {
        this.best = best;
        this.unconstrainedPrice = unconstrainedPrice;
        this.reason = reason;
    }

    /** What determines the price. */
    public enum Reason {
        /** Nothing but demand and cost. */
        INTERIOR,
        /** The lowest price allowed. */
        FLOOR,
        /** The highest price allowed. */
        CEILING,
        /** The least share of the price after the unit cost. */
        MARGIN,
        /** A lower price would ask for more than there is. */
        STOCK,
        /** The nearest better price does not end as it should. */
        ENDING
    }

    /**
     * Finds the price with the greatest profit {@code (price - unitCost) min(quantity(price), stock)} within limits. The
     * profit of all these curves rises up to one price and falls from there, so that the best price within limits is the
     * nearest to it, and with endings one of its two neighbours; of equally good ones the lower.
     *
     * @param unitCost what one more unit costs, not negative
     * @throws NoBestPriceException if the profit rises with the price without end and there is no ceiling (elasticity from -1
     *     on), rises with lower prices without end and there is no floor (nothing costs anything), nobody pays the cost, or
     *     no price keeps to all limits
     */
    public static PriceAdvice of(DemandCurve demand, double unitCost, PriceLimits limits) {
        Check.notNegative(unitCost, "unit cost");
        double floor = floor(unitCost, limits);
        if (floor > limits.ceiling()) {
            throw new NoBestPriceException("no price leaves a margin of " + limits.leastMargin()
                    + " below the ceiling: " + floor + " > " + limits.ceiling());
        }
        OptionalDouble unconstrained = demand.bestPrice(unitCost);
        double wanted = unconstrained.orElseGet(() -> limitOf(demand, unitCost, limits, floor));
        double scarce = limits.stock() < Double.POSITIVE_INFINITY
                ? demand.priceFor(limits.stock()).orElse(0)
                : 0;
        double price = Math.min(Math.max(Math.max(wanted, scarce), floor), limits.ceiling());
        Reason reason = unconstrained.isPresent() && price == wanted
                ? Reason.INTERIOR
                : bindingLimit(price, scarce, floor, limits);
        double ending = limits.endings().isEmpty() ? price : ending(demand, unitCost, limits, floor, price);
        return new PriceAdvice(
                PriceOutcome.of(demand, unitCost, limits.stock(), ending),
                unconstrained,
                ending == price ? reason : Reason.ENDING);
    }

    /** What the price brings. */
    public PriceOutcome best() {
        return best;
    }

    /** The best price without limits; empty if there is none. */
    public OptionalDouble unconstrainedPrice() {
        return unconstrainedPrice;
    }

    /** Why the price is not that one. */
    public Reason reason() {
        return reason;
    }

    /** Without a least margin, selling below cost is allowed. */
    private static double floor(double unitCost, PriceLimits limits) {
        return limits.leastMargin() == 0
                ? limits.floor()
                : Math.max(limits.floor(), unitCost / (1 - limits.leastMargin()));
    }

    /** The end of the allowed prices towards which the profit rises. */
    private static double limitOf(DemandCurve demand, double unitCost, PriceLimits limits, double floor) {
        boolean inelastic = demand instanceof ConstantElasticityDemand curve && curve.elasticity() >= -1;
        if (inelastic && limits.ceiling() < Double.POSITIVE_INFINITY) {
            return limits.ceiling();
        }
        if (inelastic) {
            throw new NoBestPriceException("with an elasticity from -1 on the profit rises with the price without end; "
                    + "set a ceiling, such as the highest price ever tried");
        }
        if (demand instanceof ConstantElasticityDemand && (floor > 0 || limits.stock() < Double.POSITIVE_INFINITY)) {
            return floor;
        }
        if (demand instanceof ConstantElasticityDemand) {
            throw new NoBestPriceException("with an elasticity below -1 and no unit cost the profit rises as the price "
                    + "falls without end; set a floor, or the stock");
        }
        throw new NoBestPriceException("nobody pays the unit cost of " + unitCost + "; no price earns anything");
    }

    private static Reason bindingLimit(double price, double scarce, double floor, PriceLimits limits) {
        if (price == limits.ceiling()) {
            return Reason.CEILING;
        }
        if (price == scarce) {
            return Reason.STOCK;
        }
        return floor > limits.floor() ? Reason.MARGIN : Reason.FLOOR;
    }

    /** The better of the two prices with an allowed ending beside the best one. */
    private static double ending(DemandCurve demand, double unitCost, PriceLimits limits, double floor, double price) {
        List<Double> candidates = new ArrayList<>();
        for (PriceEnding ending : limits.endings()) {
            candidates.add(ending.atMost(price));
            candidates.add(ending.atLeast(price));
        }
        return candidates.stream()
                .filter(candidate -> candidate > 0
                        && candidate >= floor * (1 - ON_LIMIT)
                        && candidate <= limits.ceiling() * (1 + ON_LIMIT))
                .sorted()
                .reduce((left, right) ->
                        profit(demand, unitCost, limits, right) > profit(demand, unitCost, limits, left) ? right : left)
                .orElseThrow(() -> new NoBestPriceException("no price from " + floor + " to " + limits.ceiling()
                        + " next to " + price + " ends as " + limits.endings()));
    }

    private static double profit(DemandCurve demand, double unitCost, PriceLimits limits, double price) {
        return PriceOutcome.of(demand, unitCost, limits.stock(), price).profit();
    }
}
