package io.shopwright.mcp;

import java.util.Map;

/**
 * How a call ended.
 *
 * @param error whether there is no answer; then {@code structured} tells {@code code}, {@code message}, {@code retryable}
 *     and {@code retry_after_s}
 * @param structured the answer as maps, lists, text, numbers, booleans and nulls, in a fixed order; fits the tool's output
 *     schema unless it is an error
 * @param text the same as compact JSON
 */
public record ToolResult(boolean error, Map<String, Object> structured, String text) {
    static ToolResult answer(Map<String, Object> structured) {
        return new ToolResult(false, structured, JsonText.of(structured));
    }

    static ToolResult failure(Failure failure) {
        Map<String, Object> structured = Failure.FORM.object(failure);
        return new ToolResult(true, structured, JsonText.of(structured));
    }
}
