package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many calls at once through one client: each gets an answer, and its own. */
class ConcurrentCallsTest {
    private static final int CALLS = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void stdio_manyCallsAtOnce_eachGetsItsOwnAnswer() {
        List<String> command = ChildJvm.command(StdioHost.class);
        check(new StdioClientTransport(
                ServerParameters.builder(command.get(0))
                        .args(command.subList(1, command.size()))
                        .build(),
                HttpHost.MAPPER));
    }

    @Test
    void http_manyCallsAtOnce_eachGetsItsOwnAnswer() throws Exception {
        try (HttpHost host = HttpHost.start(ShopifyTools.of(List.of(new EchoTool())))) {
            check(HttpClientStreamableHttpTransport.builder(host.origin())
                    .jsonMapper(HttpHost.MAPPER)
                    .build());
        }
    }

    private static void check(McpClientTransport transport) {
        McpAsyncClient client = McpClient.async(transport)
                .initializationTimeout(PATIENCE)
                .requestTimeout(PATIENCE)
                .build();
        try {
            client.initialize().block(PATIENCE);

            List<String> answers = Flux.range(0, CALLS)
                    .flatMap(i -> call(client, i), CALLS)
                    .collectSortedList()
                    .block(PATIENCE);

            assertThat(answers)
                    .containsExactlyElementsOf(IntStream.range(0, CALLS)
                            .mapToObj(i -> i + " -> note " + i)
                            .sorted()
                            .toList());
        } finally {
            client.close();
        }
    }

    private static Mono<String> call(McpAsyncClient client, int id) {
        return client.callTool(CallToolRequest.builder(EchoTool.NAME)
                        .arguments(Map.of("note", "note " + id))
                        .build())
                .map(result -> id + " -> " + ((Map<?, ?>) result.structuredContent()).get("note"));
    }
}
