package io.shopwright.examples.springai;

import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.mcp.McpTools;
import io.shopwright.mcp.ShopifyTools;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Serves a shop's tools over streamable HTTP, at {@code http://localhost:8080/mcp}. */
@SpringBootApplication
public class SpringAiHost {
    public static void main(String... arguments) {
        application().run(arguments);
    }

    static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(SpringAiHost.class)
                .properties("spring.ai.mcp.server.instructions=" + ShopifyTools.INSTRUCTIONS);
    }

    @Bean
    Shop shop() {
        return Shop.open(ShopConfig.fromEnvironment());
    }

    @Bean
    List<McpServerFeatures.SyncToolSpecification> tools(Shop shop) {
        return McpTools.sync(ShopifyTools.of(shop), new JacksonMcpJsonMapper(new JsonMapper()));
    }
}
