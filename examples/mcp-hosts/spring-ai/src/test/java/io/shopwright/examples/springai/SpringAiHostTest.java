package io.shopwright.examples.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.mcp.ShopifyTools;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.json.JsonMapper;

class SpringAiHostTest {
    /** The application with another shop than the one that the environment names. */
    private static ConfigurableApplicationContext start(Shop shop) {
        ApplicationContextInitializer<GenericApplicationContext> other =
                context -> context.addBeanFactoryPostProcessor(factory -> {
                    context.removeBeanDefinition("shop");
                    factory.registerSingleton("shop", shop);
                });
        return SpringAiHost.application()
                .initializers(other)
                .properties("server.port=0", "logging.level.root=warn")
                .run();
    }

    @Test
    void host_started_listsAndCalls() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            simulated.load(GeneratedShop.builder(1, LocalDate.of(2026, 6, 30))
                    .customers(100)
                    .generate());
            try (ConfigurableApplicationContext host = start(shop);
                    McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder("http://127.0.0.1:"
                                            + host.getEnvironment().getProperty("local.server.port"))
                                    .jsonMapper(new JacksonMcpJsonMapper(new JsonMapper()))
                                    .build())
                            .build()) {
                assertThat(client.initialize().instructions()).isEqualTo(ShopifyTools.INSTRUCTIONS);
                Tool tool = client.listTools().tools().stream()
                        .filter(one -> one.name().equals("shopify_customer_lifetime_value"))
                        .findFirst()
                        .orElseThrow();

                assertThat(tool.title()).isEqualTo("Customer lifetime value");
                assertThat(tool.outputSchema()).isNotEmpty();
                assertThat(tool.annotations().readOnlyHint()).isTrue();
                assertThat(client.callTool(CallToolRequest.builder(tool.name())
                                        .arguments(Map.of("limit", 2, "observation_end", "2026-06-30"))
                                        .build())
                                .structuredContent())
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsEntry("returned", 2);
            }
        }
    }
}
