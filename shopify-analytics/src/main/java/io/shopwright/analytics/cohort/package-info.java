/**
 * Cohorts: customers grouped by the period of their first purchase, and what each group did in every period since.
 *
 * <p>Orders go in ({@link io.shopwright.analytics.order.CustomerOrder} or {@link
 * io.shopwright.analytics.order.OrderColumns}), a {@link io.shopwright.analytics.cohort.CohortTable} comes out. Period
 * offset 0 is the period of acquisition. Periods that had not begun when the observation ended have no cell; a cell with
 * zeros means that nobody came. Money is {@code long} in minor units; rates and margins are fractions.
 *
 * <p>The orders must reach back to the first purchase of each customer: who bought before the log begins is put into too
 * late a cohort, and nothing in the data shows it.
 *
 * <p>{@link io.shopwright.analytics.cohort.RetentionCurve} projects retention beyond the cells observed; for contracts, {@link
 * io.shopwright.analytics.cohort.CohortTable#renewals} leads to {@link io.shopwright.analytics.clv.Sbg}.
 *
 * <p>Tables of different customers add up exactly ({@link io.shopwright.analytics.cohort.CohortTable#plus}), and {@link
 * io.shopwright.analytics.cohort.CohortStream} counts orders as they come. Every function is pure: no clock, no
 * randomness, no logging. A bad argument is an {@link java.lang.IllegalArgumentException}; a sum beyond the range of
 * {@code long} is an {@link java.lang.ArithmeticException}.
 */
@NullMarked
package io.shopwright.analytics.cohort;

import org.jspecify.annotations.NullMarked;
