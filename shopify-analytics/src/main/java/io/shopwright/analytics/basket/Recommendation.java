package io.shopwright.analytics.basket;

/**
 * An item and how well it fits.
 *
 * @param item its name
 * @param score the higher the better; what it means depends on who recommends
 */
public record Recommendation(String item, double score) {}
