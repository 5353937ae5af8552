package io.shopwright.analytics.churn;

/**
 * What one covariate adds to a customer's log-odds.
 *
 * @param covariate its name
 * @param value the customer's value
 * @param contribution the coefficient times the distance from the typical value; positive makes the outcome more likely
 */
public record Reason(String covariate, double value, double contribution) {}
