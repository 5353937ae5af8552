package io.shopwright.mcp;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tools of the conformance suite that show what the SDK does beyond what a catalogue of ours uses. */
final class SdkFixtures {
    static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final String SILENCE = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";

    private SdkFixtures() {}

    static List<SyncToolSpecification> tools() {
        Content image = new ImageContent(null, PIXEL, "image/png");
        List<SyncToolSpecification> tools = new ArrayList<>();
        tools.add(content("test_image_content", image));
        tools.add(content("test_audio_content", new AudioContent(null, SILENCE, "audio/wav")));
        tools.add(content("test_embedded_resource", embedded("test://embedded-resource")));
        tools.add(content(
                "test_multiple_content_types",
                new TextContent("Multiple content types test:"),
                image,
                embedded("test://mixed-content-resource")));
        tools.add(tool("test_tool_with_logging", Map.of("type", "object"), SdkFixtures::logging));
        tools.add(tool("json_schema_2020_12_tool", SCHEMA, exchange -> List.of(new TextContent("fine"))));
        return tools;
    }

    private static final Map<String, Object> SCHEMA = Map.of(
            "$schema",
            "https://json-schema.org/draft/2020-12/schema",
            "type",
            "object",
            "$defs",
            Map.of(
                    "address",
                    Map.of(
                            "type",
                            "object",
                            "properties",
                            Map.of("street", Map.of("type", "string"), "city", Map.of("type", "string")))),
            "properties",
            Map.of("name", Map.of("type", "string"), "address", Map.of("$ref", "#/$defs/address")),
            "additionalProperties",
            false);

    private static Content embedded(String uri) {
        return new EmbeddedResource(null, new TextResourceContents(uri, "text/plain", "An embedded resource."));
    }

    private static List<Content> logging(McpSyncServerExchange exchange) {
        for (String step : List.of("started", "processing data", "completed")) {
            exchange.loggingNotification(LoggingMessageNotification.builder(LoggingLevel.INFO, "Tool " + step)
                    .logger("fixture")
                    .build());
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return List.of(new TextContent("Done."));
    }

    private static SyncToolSpecification content(String name, Content... content) {
        return tool(name, Map.of("type", "object"), exchange -> List.of(content));
    }

    private static SyncToolSpecification tool(
            String name, Map<String, Object> schema, Function<McpSyncServerExchange, List<Content>> work) {
        return SyncToolSpecification.builder()
                .tool(Tool.builder(name, schema).description("A fixture.").build())
                .callHandler((exchange, request) -> CallToolResult.builder()
                        .content(work.apply(exchange))
                        .isError(false)
                        .build())
                .build();
    }
}
