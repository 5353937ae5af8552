package io.shopwright.analytics.inventory;

/** How fast stock moves. */
public enum FsnClass {
    FAST,
    SLOW,
    NON_MOVING;

    /**
     * Limits of stock turns in a year.
     *
     * @param fast from which a product is fast, greater than slow
     * @param slow from which it is slow and not dead, &gt; 0
     */
    public record Rule(double fast, double slow) {

        /** Fast from 3 turns a year, slow from 1. */
        public static final Rule USUAL = new Rule(3, 1);

        public Rule {
            if (!(slow > 0 && slow < fast)) {
                throw new IllegalArgumentException("need 0 < slow < fast: " + slow + ", " + fast);
            }
        }
    }

    /** The class of a product by its turns in a year, see {@link StockFigures#turnover}. */
    public static FsnClass of(Rule rule, double turnsPerYear) {
        Check.notNegative(turnsPerYear, "turnsPerYear");
        return turnsPerYear >= rule.fast ? FAST : turnsPerYear >= rule.slow ? SLOW : NON_MOVING;
    }
}
