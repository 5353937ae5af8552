package io.shopwright.analytics.forecast;

/**
 * A model that took part in a forecast.
 *
 * @param name as "theta" or "ETS(AAdN)"
 * @param weight in (0, 1]; those of a forecast add up to 1
 */
public record Member(String name, double weight) {}
