package io.shopwright.testkit;

import io.shopwright.client.schema.ApiVersion;
import java.util.List;

/**
 * A GraphQL request that the shop priced: executed, or refused for its cost.
 *
 * @param version the one that served, which is newer than the one asked for if that is retired
 * @param rootFields names of the fields at the top of the operation, without aliases
 * @param document the text as it came
 * @param requestedCost points, before execution
 * @param actualCost points that were charged, 0 if the request was refused
 * @param throttled whether the answer was THROTTLED
 */
public record ShopRequest(
        ApiVersion version,
        List<String> rootFields,
        String document,
        int requestedCost,
        int actualCost,
        boolean throttled) {
    public ShopRequest {
        rootFields = List.copyOf(rootFields);
    }
}
