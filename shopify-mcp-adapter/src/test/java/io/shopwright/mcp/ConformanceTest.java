package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The conformance suite of the protocol's project against a host with the whole catalogue, and the tools that the suite
 * looks for by name beside it. What fails is exactly what the baseline names: a scenario there that passes is a failure too.
 * Skipped where Node is absent.
 */
class ConformanceTest {
    private static final String STABLE = "node_modules/@modelcontextprotocol/conformance/dist/index.js";

    /** Also checks every message against the protocol's schema. */
    private static final String WITH_WIRE_SCHEMA = "node_modules/conformance-alpha/dist/index.js";

    private static SampleHost host;
    private static HttpHost http;
    private static String baseline;

    @BeforeAll
    static void start() throws Exception {
        NodeClients.install();
        host = SampleHost.open();
        http = HttpHost.start(
                host.tools().and(FixtureTool.all()),
                server -> server.tools(SdkFixtures.tools())
                        .resources(SdkLibraryFixtures.resources())
                        .resourceTemplates(SdkLibraryFixtures.templates())
                        .prompts(SdkLibraryFixtures.prompts())
                        .completions(SdkLibraryFixtures.completions()));
        try (InputStream in = ConformanceTest.class.getResourceAsStream("/mcp-clients/baseline.yml")) {
            baseline = NodeClients.file("baseline.yml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (http != null) {
            http.close();
            host.close();
        }
    }

    private static String run(String suite, String... options) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("server", "--url", http.address(), "--expected-failures", baseline));
        arguments.addAll(List.of(options));
        NodeClients.Run run = NodeClients.node(suite, arguments);
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        return run.out();
    }

    @Test
    void stableSuite_failsOnlyWhereTheBaselineSaysSo() throws IOException, InterruptedException {
        assertThat(run(STABLE, "--suite", "active")).contains("✓ dns-rebinding-protection");
    }

    @Test
    void requirementsOfTheRevision_withEveryMessageChecked_failOnlyWhereTheBaselineSaysSo()
            throws IOException, InterruptedException {
        assertThat(run(WITH_WIRE_SCHEMA, "--requirements", "2025-11-25"))
                .contains("✓ json-schema-2020-12", "✓ tools-call-with-progress");
    }
}
