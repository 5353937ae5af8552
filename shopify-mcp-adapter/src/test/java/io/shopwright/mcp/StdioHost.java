package io.shopwright.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A host with the SDK's own server: the real tool on a simulated shop, and the echo. */
final class StdioHost {
    private StdioHost() {}

    public static void main(String... arguments) {
        // The SDK drops a reply that waits 100 ms for those of other threads to be queued, as happens on a busy
        // machine.
        System.setProperty("reactor.schedulers.defaultBoundedElasticSize", "8");
        SimulatedShop simulated = SimulatedShop.start();
        simulated.load(GeneratedShop.builder(1, LocalDate.of(2026, 6, 30))
                .customers(200)
                .generate());
        Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
        Clock clock = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);
        ShopifyTools tools = ShopifyTools.of(shop, clock)
                .only(definition -> definition.name().equals("shopify_customer_lifetime_value"))
                .and(List.of(new EchoTool()));
        McpJsonMapper mapper = new JacksonMcpJsonMapper(new ObjectMapper());
        McpServer.sync(new StdioServerTransportProvider(mapper))
                .serverInfo("host", "1")
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .strictToolNameValidation(true)
                .tools(McpTools.sync(tools, mapper))
                .build();
    }
}
