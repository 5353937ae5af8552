package io.shopwright.analytics.churn;

/** What a rule says of a customer who has no contract. */
public enum CustomerState {
    /**
     * Bought once and never came back. Neither rule can judge him: BG/NBD calls everybody alive who never came back, and he
     * has no gap of his own.
     */
    ONE_TIME_BUYER,
    /** Came back, and is not silent for too long. */
    ACTIVE,
    /** Came back, and is probably lost by the rule. */
    CHURNED
}
