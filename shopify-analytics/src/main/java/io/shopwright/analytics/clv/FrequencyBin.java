package io.shopwright.analytics.clv;

import java.util.OptionalDouble;

/**
 * Customers with the same number of repeat purchases before a holdout period, and what they bought in it.
 *
 * @param frequency number of repeat purchases; in the last bin, this many or more
 * @param customers number of customers
 * @param expectedMean purchases that a model expects of one of them, on average; empty if there are none
 * @param actualMean purchases that one of them made, on average; empty if there are none
 */
public record FrequencyBin(int frequency, int customers, OptionalDouble expectedMean, OptionalDouble actualMean) {}
