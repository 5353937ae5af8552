package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Both generations of the official client for TypeScript list the whole catalogue and call every tool. They compare what
 * comes back with the output schema themselves. Skipped where Node is absent.
 */
class TypeScriptClientsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static SampleHost host;
    private static HttpHost http;
    private static String samples;

    @BeforeAll
    static void start() throws Exception {
        NodeClients.install();
        host = SampleHost.open();
        http = HttpHost.start(host.tools());
        samples = NodeClients.file("samples.json", Json.text(host.samples()));
    }

    @AfterAll
    static void stop() throws Exception {
        if (http != null) {
            http.close();
            host.close();
        }
    }

    private static JsonNode calls(String generation, List<String> target) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(generation, samples));
        arguments.addAll(target);
        NodeClients.Run run = NodeClients.node("calls.mjs", arguments);
        assertThat(run.status()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    @Test
    void firstGeneration_http_everyTool_answersWhatItsSchemaSays() throws IOException, InterruptedException {
        check(calls("1", List.of("http", http.address())));
    }

    @Test
    void secondGeneration_stdio_everyTool_answersWhatItsSchemaSays() throws IOException, InterruptedException {
        List<String> target = new ArrayList<>(List.of("stdio"));
        target.addAll(ChildJvm.command(SampleHost.class));
        check(calls("2", target));
    }

    private static void check(JsonNode answers) throws IOException {
        assertThat(answers.path("tools"))
                .extracting(tool -> tool.path("name").asText())
                .containsExactlyElementsOf(host.tools().definitions().stream()
                        .map(ToolDefinition::name)
                        .toList());
        for (ToolDefinition tool : host.tools().definitions()) {
            JsonNode answer = answers.path("calls").path(tool.name());
            assertThat(answer.path("isError").booleanValue())
                    .as(tool.name() + answer)
                    .isFalse();
            assertThat(answer.has("thrown")).as(tool.name() + answer).isFalse();
            assertThat(answer.path("same").booleanValue())
                    .as(tool.name() + answer)
                    .isTrue();
            checkError(tool, answers.path("wrong").path(tool.name()));
        }
    }

    /** An error says what happened and what to do, in text only. */
    private static void checkError(ToolDefinition tool, JsonNode answer) throws IOException {
        assertThat(answer.path("isError").booleanValue())
                .as(tool.name() + answer)
                .isTrue();
        assertThat(answer.has("structuredContent")).as(tool.name()).isFalse();
        JsonNode error = JSON.readTree(answer.at("/content/0/text").asText());
        assertThat(error.path("code").asText()).as(tool.name()).isEqualTo("invalid_arguments");
        assertThat(error.path("message").asText()).as(tool.name()).contains("no_tool_has_this");
        assertThat(error.path("retryable").booleanValue()).as(tool.name()).isFalse();
    }
}
