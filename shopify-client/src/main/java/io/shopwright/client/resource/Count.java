package io.shopwright.client.resource;

/**
 * How many there are.
 *
 * @param precision {@code EXACT}, or {@code AT_LEAST} where the shop stopped counting
 */
public record Count(int count, String precision) {}
