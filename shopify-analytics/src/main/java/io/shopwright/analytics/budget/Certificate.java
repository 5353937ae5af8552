package io.shopwright.analytics.budget;

/**
 * How one can see that an allocation is the best.
 *
 * @param upperBound no allocation within the bounds earns more: the optimum of a problem with concave curves that are
 *     nowhere below the given ones
 * @param gap how far the allocation is below that bound, relative to it; rounding aside 0 for concave curves
 * @param residual of the optimality conditions (Karush, Kuhn, Tucker), relative to the common marginal return: how much
 *     the marginal return of a channel between its bounds differs from that of its group, or is on the wrong side of it
 *     at a bound
 */
public record Certificate(double upperBound, double gap, double residual) {}
