package io.shopwright.client;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of its cost, in points.
 *
 * @param requested the points that must be there for the call to be let in
 * @param actual the points that the call took in the end; null if it was throttled
 * @param throttle the shop's bucket after the call; null where the shop does not tell
 */
public record Cost(
        double requested, @Nullable Double actual, @Nullable ThrottleStatus throttle) {
    /** The points that the call took in the end, empty if it was throttled. */
    public OptionalDouble actualPoints() {
        return actual == null ? OptionalDouble.empty() : OptionalDouble.of(actual);
    }

    /**
     * The shop's bucket of points for one app.
     *
     * @param maximumAvailable size of the bucket
     * @param currentlyAvailable points in it now
     * @param restoreRate points added each second
     */
    public record ThrottleStatus(double maximumAvailable, double currentlyAvailable, double restoreRate) {}
}
