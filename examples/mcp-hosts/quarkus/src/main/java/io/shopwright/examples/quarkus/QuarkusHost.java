package io.shopwright.examples.quarkus;

import io.quarkiverse.mcp.server.InitialResponseInfo;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolAnnotations;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.mcp.ShopifyTools;
import io.shopwright.mcp.ToolCall;
import io.shopwright.mcp.ToolDefinition;
import io.shopwright.mcp.ToolResult;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves a shop's tools over streamable HTTP, at {@code http://localhost:8080/mcp}. */
@Singleton
public class QuarkusHost implements InitialResponseInfo {
    void start(
            @Observes StartupEvent event,
            ToolManager server,
            @ConfigProperty(name = "shop.endpoint") URI endpoint,
            @ConfigProperty(name = "shop.access-token") String token) {
        ShopifyTools tools = ShopifyTools.of(Shop.open(ShopConfig.at(endpoint, token)));
        tools.definitions().forEach(tool -> register(server, tool, tools));
    }

    private static void register(ToolManager server, ToolDefinition tool, ShopifyTools tools) {
        var hints = tool.hints();
        server.newTool(tool.name())
                .setTitle(tool.title())
                .setDescription(tool.description())
                .setInputSchema(tool.inputSchema())
                .setOutputSchema(tool.outputSchema())
                .setAnnotations(new ToolAnnotations(
                        tool.title(), hints.readOnly(), hints.destructive(), hints.idempotent(), hints.openWorld()))
                .setHandler(arguments -> response(tools.call(call(tool.name(), arguments))))
                .register();
    }

    private static ToolCall call(String tool, ToolArguments arguments) {
        ToolCall call = ToolCall.of(tool, arguments.args())
                .cancelledWhen(() -> arguments.cancellation().check().isRequested());
        var progress = arguments.progress();
        return progress.token().isEmpty()
                ? call
                : call.progress((done, total) -> progress.notificationBuilder()
                        .setProgress(done)
                        .setTotal(total)
                        .build()
                        .sendAndForget());
    }

    private static ToolResponse response(ToolResult result) {
        var text = List.of(new TextContent(result.text()));
        return new ToolResponse(result.error(), text, result.error() ? null : result.structured(), Map.of());
    }

    @Override
    public Optional<String> instructions(String server) {
        return Optional.of(ShopifyTools.INSTRUCTIONS);
    }
}
