package io.shopwright.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The catalogue as the MCP Java SDK takes it.
 *
 * <p>Uses only those builders of the SDK that its versions 0.17.2 to 2.1.0 share, so that a host may bring any of them.
 *
 * <pre>{@code
 * McpServer.sync(transport).tools(McpTools.sync(tools, mapper)).instructions(ShopifyTools.INSTRUCTIONS).build();
 * }</pre>
 */
public final class McpTools {
    private McpTools() {}

    /**
     * For servers with sessions: stdio and streamable HTTP. Progress is told to clients that ask for it.
     *
     * @param mapper the host's, to hand the schemas over
     */
    public static List<McpServerFeatures.SyncToolSpecification> sync(ShopifyTools tools, McpJsonMapper mapper) {
        return sync(tools, mapper, (exchange, call) -> call);
    }

    /**
     * For servers with sessions, with what the host knows of the caller.
     *
     * @param mapper the host's, to hand the schemas over
     * @param caller gives each call its actor, role and limit of time; what it throws refuses the call
     */
    public static List<McpServerFeatures.SyncToolSpecification> sync(
            ShopifyTools tools, McpJsonMapper mapper, BiFunction<McpSyncServerExchange, ToolCall, ToolCall> caller) {
        return tools.definitions().stream()
                .map(definition -> McpServerFeatures.SyncToolSpecification.builder()
                        .tool(tool(definition, mapper))
                        .callHandler((exchange, request) ->
                                result(tools, () -> caller.apply(exchange, call(exchange, request))))
                        .build())
                .toList();
    }

    /**
     * For servers without sessions.
     *
     * @param mapper the host's, to hand the schemas over
     */
    public static List<McpStatelessServerFeatures.SyncToolSpecification> stateless(
            ShopifyTools tools, McpJsonMapper mapper) {
        return stateless(tools, mapper, (context, call) -> call);
    }

    /**
     * For servers without sessions, with what the host knows of the caller.
     *
     * @param mapper the host's, to hand the schemas over
     * @param caller gives each call its actor, role and limit of time, from what the host's context extractor put into
     *     the context; what it throws refuses the call
     */
    public static List<McpStatelessServerFeatures.SyncToolSpecification> stateless(
            ShopifyTools tools, McpJsonMapper mapper, BiFunction<McpTransportContext, ToolCall, ToolCall> caller) {
        return tools.definitions().stream()
                .map(definition -> McpStatelessServerFeatures.SyncToolSpecification.builder()
                        .tool(tool(definition, mapper))
                        .callHandler((context, request) -> result(tools, () -> caller.apply(context, call(request))))
                        .build())
                .toList();
    }

    @SuppressWarnings("deprecation") // what replaces them is not in SDK 1
    private static Tool tool(ToolDefinition definition, McpJsonMapper mapper) {
        ToolHints hints = definition.hints();
        Tool.Builder tool = Tool.builder()
                .name(definition.name())
                .title(definition.title())
                .description(definition.description())
                .inputSchema(mapper, definition.inputSchemaJson())
                .outputSchema(mapper, definition.outputSchemaJson())
                .annotations(new ToolAnnotations(
                        definition.title(),
                        hints.readOnly(),
                        hints.destructive(),
                        hints.idempotent(),
                        hints.openWorld(),
                        null));
        Library.page(definition.name()).ifPresent(page -> tool.meta(Map.of("ui", Map.of("resourceUri", page))));
        return tool.build();
    }

    private static ToolCall call(McpSyncServerExchange exchange, CallToolRequest request) {
        Object token = request.progressToken();
        return token == null
                ? call(request)
                : call(request).progress((done, total) -> tell(exchange, token, done, total));
    }

    @SuppressWarnings("deprecation") // as above
    private static void tell(McpSyncServerExchange exchange, Object token, long done, long total) {
        try {
            exchange.progressNotification(new ProgressNotification(token, done, (double) total, null));
        } catch (RuntimeException e) {
            // A client that cannot hear of the progress may still wait for the answer.
        }
    }

    private static ToolCall call(CallToolRequest request) {
        Map<String, Object> arguments = request.arguments();
        return ToolCall.of(request.name(), arguments == null ? Map.of() : arguments);
    }

    private static CallToolResult result(ShopifyTools tools, Supplier<ToolCall> call) {
        try {
            return result(tools.call(call.get()));
        } catch (RuntimeException e) { // of the host's caller: the SDK would show its message
            return result(ToolResult.failure(Failure.of(e, Optional.empty())));
        }
    }

    /** An error has text only: clients compare structured content with the output schema, which an error does not fit. */
    private static CallToolResult result(ToolResult result) {
        CallToolResult.Builder builder =
                CallToolResult.builder().addTextContent(result.text()).isError(result.error());
        return result.error()
                ? builder.build()
                : builder.structuredContent(result.structured()).build();
    }
}
