package io.shopwright.examples.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.mcp.ShopifyTools;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShopToolProviderTest {
    private static final String TOOL = "shopify_customer_lifetime_value";

    /** What a program has of an assistant. */
    interface Assistant {
        String chat(String message);
    }

    /** A model that calls one tool and then says what it heard. */
    private static final class OneCall implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            if (request.messages().get(request.messages().size() - 1) instanceof ToolExecutionResultMessage heard) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(heard.text()))
                        .build();
            }
            assertThat(request.toolSpecifications())
                    .filteredOn(tool -> tool.name().equals(TOOL))
                    .singleElement()
                    .satisfies(
                            tool -> assertThat(tool.parameters().properties()).containsKey("limit"));
            ToolExecutionRequest call = ToolExecutionRequest.builder()
                    .id("1")
                    .name(TOOL)
                    .arguments("{\"limit\":2,\"observation_end\":\"2026-06-30\"}")
                    .build();
            return ChatResponse.builder().aiMessage(AiMessage.from(call)).build();
        }
    }

    @Test
    void assistant_callsATool_andHearsItsAnswer() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            simulated.load(GeneratedShop.builder(1, LocalDate.of(2026, 6, 30))
                    .customers(100)
                    .generate());
            Assistant assistant = AiServices.builder(Assistant.class)
                    .chatModel(new OneCall())
                    .toolProvider(new ShopToolProvider(ShopifyTools.of(shop)))
                    .build();

            assertThat(assistant.chat("Who are our best customers?")).contains("\"returned\":2,");
        }
    }
}
