package io.shopwright.mcp;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A tool as a host announces it.
 *
 * @param name lower case with underscores, beginning with {@code shopify_}; unique in a catalogue
 * @param title for people
 * @param description for models: what the tool answers, when to use it, what comes back
 * @param inputSchema JSON Schema 2020-12 of the arguments, an object; maps and lists in a fixed order
 * @param outputSchema JSON Schema 2020-12 of {@link ToolResult#structured} of a call without error
 * @param hints what a call may do
 * @param scopes access scopes that the shop's token needs
 */
public record ToolDefinition(
        String name,
        String title,
        String description,
        Map<String, Object> inputSchema,
        Map<String, Object> outputSchema,
        ToolHints hints,
        SortedSet<String> scopes) {
    public ToolDefinition {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }

    static ToolDefinition of(Tool<?> tool, JsonForm answer) {
        return new ToolDefinition(
                tool.name(),
                tool.title(),
                tool.description(),
                Arguments.schema(tool.parameters()),
                answer.schema(),
                tool.hints(),
                new TreeSet<>(tool.scopes()));
    }

    /** The input schema as JSON text, the same in every run. */
    public String inputSchemaJson() {
        return JsonText.of(inputSchema);
    }

    /** The output schema as JSON text, the same in every run. */
    public String outputSchemaJson() {
        return JsonText.of(outputSchema);
    }
}
