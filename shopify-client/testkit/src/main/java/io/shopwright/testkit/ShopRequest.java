package io.shopwright.testkit;

import io.shopwright.client.schema.ApiVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL request that the shop priced: executed, or refused for its cost.
 *
 * @param kind what the operation does
 * @param operation its name, null if it has none
 * @param version the one that served, which is newer than the one asked for if that is retired
 * @param rootFields names of the fields at the top of the operation, without aliases
 * @param document the text as it came
 * @param variables as they came, an object in JSON
 * @param requestedCost points, before execution
 * @param actualCost points that were charged, 0 if the request was refused
 * @param throttled whether the answer was THROTTLED
 */
public record ShopRequest(
        Kind kind,
        @Nullable String operation,
        ApiVersion version,
        List<String> rootFields,
        String document,
        String variables,
        int requestedCost,
        int actualCost,
        boolean throttled) {
    public ShopRequest {
        rootFields = List.copyOf(rootFields);
    }

    /** What an operation does. */
    public enum Kind {
        QUERY,
        MUTATION
    }

    /** Whether it is a mutation that was executed. */
    public boolean isWrite() {
        return kind == Kind.MUTATION && actualCost > 0;
    }
}
