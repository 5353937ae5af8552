package io.shopwright.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole catalogue on the sample shop, the same in every run.
 *
 * @param simulated the shop
 * @param shop the client's view of it
 * @param tools all of them, those that change the shop too
 */
record SampleHost(SimulatedShop simulated, Shop shop, ShopifyTools tools) implements AutoCloseable {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);

    static SampleHost open() {
        SimulatedShop simulated = SimulatedShop.builder()
                .clock(Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), CLOCK.instant())))
                .start();
        simulated.load(SampleShop.until(LAST_DAY));
        Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
        return new SampleHost(
                simulated, shop, ShopifyTools.of(shop, CLOCK).withChanges().as(Role.STORE_ADMIN));
    }

    /** Serves it on standard input and output. */
    public static void main(String... arguments) {
        McpServer.sync(new StdioServerTransportProvider(HttpHost.MAPPER))
                .serverInfo("host", "1")
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .strictToolNameValidation(true)
                .validateToolInputs(false)
                .tools(McpTools.sync(open().tools(), HttpHost.MAPPER))
                .build();
    }

    /** Arguments with which each tool has something to answer, by tool. */
    Map<String, Map<String, Object>> samples() {
        Samples samples = new Samples(shop);
        Map<String, Map<String, Object>> all = new TreeMap<>();
        tools.definitions().forEach(tool -> all.put(tool.name(), samples.of(tool)));
        return all;
    }

    @Override
    public void close() {
        shop.close();
        simulated.close();
    }
}
