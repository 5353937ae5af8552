package io.shopwright.client.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The bucket of points of one shop and app, as an answer reports it.
 *
 * @param maximumAvailable points of the full bucket
 * @param currentlyAvailable points in it when the shop answered
 * @param restoreRate points that come back each second
 */
public record ThrottleStatus(double maximumAvailable, double currentlyAvailable, double restoreRate) {
    public ThrottleStatus {
        if (!(maximumAvailable > 0 && restoreRate > 0 && Double.isFinite(currentlyAvailable))) { // also rejects NaN
            throw new IllegalArgumentException("not a bucket of points: maximum " + maximumAvailable + ", available "
                    + currentlyAvailable + ", restored each second " + restoreRate);
        }
    }

    /**
     * Reads {@code extensions.cost.throttleStatus} of an answer.
     *
     * @return empty if it is absent, as on some plans, or has no usable numbers
     */
    public static Optional<ThrottleStatus> of(JsonNode throttleStatus) {
        double maximum = throttleStatus.path("maximumAvailable").asDouble();
        double available = throttleStatus.path("currentlyAvailable").asDouble(Double.NaN);
        double rate = throttleStatus.path("restoreRate").asDouble();
        return maximum > 0 && rate > 0 && Double.isFinite(available)
                ? Optional.of(new ThrottleStatus(maximum, available, rate))
                : Optional.empty();
    }
}
