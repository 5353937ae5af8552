package io.shopwright.analytics.clv;

/**
 * Customers with the same number of repeat purchases before a holdout period, and what they bought in it.
 *
 * @param frequency number of repeat purchases; in the last bin, this many or more
 * @param customers number of customers
 * @param expectedMean purchases that a model expects of one of them, on average
 * @param actualMean purchases that one of them made, on average
 */
public record FrequencyBin(int frequency, int customers, double expectedMean, double actualMean) {}
