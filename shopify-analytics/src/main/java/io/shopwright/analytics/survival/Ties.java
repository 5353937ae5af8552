package io.shopwright.analytics.survival;

/** How Cox regression treats events at the same time. */
public enum Ties {
    /** As if they came one after the other in an unknown order, on average. The better one. */
    EFRON,
    /** As if each came first. Simpler, and biased towards 0 where many events share a time. */
    BRESLOW;

    /**
     * The share of those tied that is no longer at risk at the {@code event}-th of {@code events} tied events, from 0.
     */
    double gone(int event, int events) {
        return this == EFRON ? (double) event / events : 0;
    }
}
