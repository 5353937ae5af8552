package io.shopwright.examples.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

class SdkHostTest {
    @Test
    void host_started_listsAndCalls() throws Exception {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            simulated.load(GeneratedShop.builder(1, LocalDate.of(2026, 6, 30))
                    .customers(100)
                    .generate());
            Server host = SdkHost.start(shop, 0);
            try (McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder(
                                    host.getURI().toString())
                            .jsonMapper(new JacksonMcpJsonMapper(new ObjectMapper()))
                            .build())
                    .build()) {
                client.initialize();

                assertThat(client.listTools().tools())
                        .extracting(Tool::name)
                        .contains("shopify_customer_lifetime_value");
                assertThat(client.callTool(CallToolRequest.builder("shopify_customer_lifetime_value")
                                        .arguments(Map.of("limit", 2, "observation_end", "2026-06-30"))
                                        .build())
                                .structuredContent())
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsEntry("returned", 2);
            } finally {
                host.stop();
            }
        }
    }
}
