package io.shopwright.examples.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import io.shopwright.mcp.ShopifyTools;
import io.shopwright.mcp.ToolCall;
import io.shopwright.mcp.ToolDefinition;
import java.util.Map;

/** A shop's tools as LangChain4j takes them; for {@code AiServices.builder(..).toolProvider(..)}. */
public record ShopToolProvider(ShopifyTools tools) implements ToolProvider {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public ToolProviderResult provideTools(ToolProviderRequest request) {
        ToolProviderResult.Builder provided = ToolProviderResult.builder();
        tools.definitions().forEach(tool -> provided.add(specification(tool), (call, memory) -> call(call)));
        return provided.build();
    }

    private static ToolSpecification specification(ToolDefinition tool) {
        return ToolSpecification.fromJson(JSON.valueToTree(Map.of(
                        "name", tool.name(), "description", tool.description(), "parameters", tool.inputSchema()))
                .toString());
    }

    private String call(ToolExecutionRequest call) {
        try {
            Map<String, Object> arguments = JSON.readValue(call.arguments(), new TypeReference<>() {});
            return tools.call(ToolCall.of(call.name(), arguments)).text();
        } catch (JsonProcessingException e) {
            return "{\"code\":\"invalid_arguments\",\"message\":\"The arguments are not JSON. Send an object.\"}";
        }
    }
}
