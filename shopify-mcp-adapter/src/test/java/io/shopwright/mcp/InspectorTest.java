package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The official inspector's command line as a client. Skipped where Node is absent. */
class InspectorTest {
    private static final String INSPECTOR =
            "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js";

    /** The inspector's exit status for a result with isError. */
    private static final int TOOL_ERROR = 5;

    private static SampleHost host;
    private static HttpHost http;

    @BeforeAll
    static void start() throws Exception {
        NodeClients.install();
        host = SampleHost.open();
        http = HttpHost.start(host.tools());
    }

    @AfterAll
    static void stop() throws Exception {
        if (http != null) {
            http.close();
            host.close();
        }
    }

    private static NodeClients.Run stdio(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--cli"));
        all.addAll(ChildJvm.command(main));
        all.addAll(List.of(arguments));
        return NodeClients.node(INSPECTOR, all);
    }

    @Test
    void inspector_toolsList_findsSchemasPortable() throws IOException, InterruptedException {
        NodeClients.Run run = stdio(SampleHost.class, "--method", "tools/list", "--strict");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Json.object(run.out()).get("tools"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSameSizeAs(host.tools().definitions());
        assertThat(run.err()).doesNotContain("Warning: tool", "Error: tool");
    }

    @Test
    void inspector_everyTool_getsAnAnswer() throws IOException, InterruptedException {
        for (Map.Entry<String, Map<String, Object>> sample : host.samples().entrySet()) {
            NodeClients.Run run = NodeClients.node(
                    INSPECTOR,
                    List.of(
                            "--cli", http.address(),
                            "--transport", "http",
                            "--method", "tools/call",
                            "--tool-name", sample.getKey(),
                            "--tool-args-json", Json.text(sample.getValue())));

            assertThat(run.status()).as(sample.getKey() + run.err()).isZero();
            assertThat(Json.object(run.out())).as(sample.getKey()).containsKey("structuredContent");
        }
    }

    @Test
    void inspector_toolsCallThatFails_seesAToolError() throws IOException, InterruptedException {
        NodeClients.Run run = stdio(
                StdioHost.class, "--method", "tools/call", "--tool-name", EchoTool.NAME, "--tool-arg", "mode=fail");

        assertThat(run.status()).as(run.err()).isEqualTo(TOOL_ERROR);
        assertThat(run.out()).contains("internal").doesNotContain("shpat_");
    }
}
