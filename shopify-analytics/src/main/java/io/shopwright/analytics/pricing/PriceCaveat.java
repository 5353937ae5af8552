package io.shopwright.analytics.pricing;

/** What to know before acting on an elasticity. */
public enum PriceCaveat {

    /** Without instruments or an experiment nothing tells a price that moved demand from one that followed it. */
    PRICE_MAY_FOLLOW_DEMAND,

    /** The instruments hardly move the price: the F of the first stage is below 10. */
    WEAK_INSTRUMENTS,

    /** There are no more rows than parameters: the estimate fits exactly, and its error is unknown. */
    NO_ERROR,

    /** The 95 % confidence interval reaches 0 or beyond. */
    MAY_BE_ZERO,

    /** The estimate is not negative: dearer would sell more. Hardly a law of this product; rather, price followed demand. */
    NOT_NEGATIVE
}
