package io.shopwright.mcp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Arguments with which each tool has something to answer about the shop of {@link SampleHost}. A tool that is not in the
 * table is called without any.
 */
final class SampleCalls {
    private static final Map<String, Function<ShopifyTools, Map<String, Object>>> TABLE = Map.of();

    private SampleCalls() {}

    static Map<String, Object> of(ShopifyTools tools, String tool) {
        return Optional.ofNullable(TABLE.get(tool))
                .map(make -> make.apply(tools))
                .orElse(Map.of());
    }

    /** Arguments by tool. */
    static Map<String, Map<String, Object>> all(ShopifyTools tools) {
        Map<String, Map<String, Object>> all = new HashMap<>();
        for (ToolDefinition tool : tools.definitions()) {
            all.put(tool.name(), of(tools, tool.name()));
        }
        return all;
    }
}
