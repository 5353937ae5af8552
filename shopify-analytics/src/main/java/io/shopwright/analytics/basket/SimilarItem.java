package io.shopwright.analytics.basket;

/**
 * An item that is like another one.
 *
 * @param item its name
 * @param score by the measure, the higher the more alike
 * @param together how many baskets hold both
 */
public record SimilarItem(String item, double score, int together) {}
