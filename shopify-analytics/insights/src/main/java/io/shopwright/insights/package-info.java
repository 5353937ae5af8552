/**
 * Questions about a shop, one class each: which records are loaded, how they become the input of an analysis, and what
 * the answer says.
 *
 * <p>Reads a {@link io.shopwright.client.Shop}; returns records of numbers with the assumptions behind them. Money enters
 * as decimals in the shop's one currency and leaves as {@code double}. Days are those of the shop's time zone; "now" is
 * an argument. Beside what the client throws, {@link io.shopwright.insights.UnusableDataException} says that the shop's
 * data cannot answer the question.
 */
@NullMarked
package io.shopwright.insights;

import org.jspecify.annotations.NullMarked;
