package io.shopwright.analytics.internal;

import java.util.function.DoublePredicate;

/** Halving of an interval, to the last bit. */
public final class Bisection {

    private Bisection() {}

    /**
     * Returns where a condition begins to hold between two points.
     *
     * @param no a point where it does not hold; not checked
     * @param yes a point, below or above, where it does; not checked
     * @return the nearest double to {@code no} found to satisfy it
     */
    public static double boundary(double no, double yes, DoublePredicate holds) {
        double without = no;
        double with = yes;
        while (true) {
            double middle = without + (with - without) / 2;
            if (middle == without || middle == with) {
                return with;
            }
            if (holds.test(middle)) {
                with = middle;
            } else {
                without = middle;
            }
        }
    }
}
