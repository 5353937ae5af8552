package io.shopwright.analytics.budget;

/**
 * What is fitted to observed spend.
 *
 * @param shape the family of the curve
 * @param base what is earned without any spend
 * @param carryOver how spend works in later periods
 */
public record CurveModel(CurveShape shape, Base base, CarryOver carryOver) {

    /** What is earned without any spend. */
    public enum Base {
        /** Nothing. */
        NONE,
        /** A constant that is fitted, too. */
        FITTED
    }

    /** How spend is carried over to later periods. */
    public enum CarryOver {
        /** Not at all; or the spend given is already transformed. */
        NONE,
        /** {@link Adstock.Geometric}, whose theta is fitted, too. */
        GEOMETRIC
    }

    /** A curve through nothing at no spend, without carry-over. */
    public static CurveModel of(CurveShape shape) {
        return new CurveModel(shape, Base.NONE, CarryOver.NONE);
    }
}
