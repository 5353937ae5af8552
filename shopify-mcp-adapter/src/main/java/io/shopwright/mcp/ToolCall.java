package io.shopwright.mcp;

import io.shopwright.insights.Progress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call: which tool, with which arguments, and who hears how far it is. Immutable. */
public final class ToolCall {
    private final String tool;
    private final Map<String, @Nullable Object> arguments;
    private final Progress progress;

    private ToolCall(String tool, Map<String, @Nullable Object> arguments, Progress progress) {
        this.tool = tool;
        this.arguments = arguments;
        this.progress = progress;
    }

    /**
     * A call whose progress nobody hears.
     *
     * @param arguments as parsed from JSON: maps, lists, text, numbers, booleans and nulls
     */
    public static ToolCall of(String tool, Map<String, ? extends @Nullable Object> arguments) {
        return new ToolCall(tool, Collections.unmodifiableMap(new LinkedHashMap<>(arguments)), Progress.NONE);
    }

    /** The same call with a listener, which is called from the thread that runs the tool. */
    public ToolCall progress(Progress listener) {
        return new ToolCall(tool, arguments, listener);
    }

    public String tool() {
        return tool;
    }

    public Map<String, @Nullable Object> arguments() {
        return arguments;
    }

    Progress progress() {
        return progress;
    }
}
