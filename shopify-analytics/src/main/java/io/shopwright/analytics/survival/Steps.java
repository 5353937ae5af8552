package io.shopwright.analytics.survival;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Lookup in step functions. */
final class Steps {

    private Steps() {}

    /** The index of the last point not after {@code time}, in points of ascending time; -1 if there is none. */
    static <P> int lastUntil(List<P> points, ToDoubleFunction<P> timeOf, double time) {
        if (Double.isNaN(time)) {
            throw new IllegalArgumentException("time must be a number: " + time);
        }
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeOf.applyAsDouble(points.get(middle)) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
