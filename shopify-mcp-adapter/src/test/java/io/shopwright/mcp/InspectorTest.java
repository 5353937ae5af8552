package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The official inspector as a client, from npm's cache: nothing is downloaded. {@code npx -y} with the package and {@code
 * --help} puts it there.
 */
@Tag("inspector")
class InspectorTest {
    private static final String PACKAGE = "@modelcontextprotocol/inspector@2.12.0";

    /** The inspector's exit status for a result with isError. */
    private static final int TOOL_ERROR = 5;

    @TempDir
    private static Path folder;

    private record Run(int status, String out, String err) {}

    @BeforeAll
    static void requireInspector() throws IOException, InterruptedException {
        Run help;
        try {
            help = npx("--help");
        } catch (IOException e) {
            Assumptions.abort("no npx here: " + e.getMessage());
            return;
        }
        Assumptions.assumeTrue(help.status() == 0, PACKAGE + " is not in npm's cache: " + help.err());
    }

    private static Run npx(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("npx", "--offline", "--yes", PACKAGE));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Run(
                process.waitFor(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private static Run inspect(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--cli"));
        all.addAll(ChildJvm.command(StdioHost.class));
        all.addAll(List.of(arguments));
        return npx(all.toArray(String[]::new));
    }

    @Test
    void inspector_toolsList_findsSchemasPortable() throws IOException, InterruptedException {
        Run run = inspect("--method", "tools/list", "--strict");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Json.object(run.out()).get("tools"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(run.err()).doesNotContain("Warning: tool", "Error: tool");
    }

    @Test
    void inspector_toolsCall_getsAnAnswer() throws IOException, InterruptedException {
        Run run = inspect(
                "--method", "tools/call", "--tool-name", "shopify_customer_lifetime_value", "--tool-arg", "limit=2");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Json.object(run.out()).get("structuredContent"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsAllEntriesOf(Map.of("returned", 2, "complete", true));
    }

    @Test
    void inspector_toolsCallThatFails_seesAToolError() throws IOException, InterruptedException {
        Run run = inspect("--method", "tools/call", "--tool-name", EchoTool.NAME, "--tool-arg", "mode=fail");

        assertThat(run.status()).as(run.err()).isEqualTo(TOOL_ERROR);
        assertThat(run.out()).contains("internal").doesNotContain("shpat_");
    }
}
