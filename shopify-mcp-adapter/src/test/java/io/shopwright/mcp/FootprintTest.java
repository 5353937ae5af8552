package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What the adapter's jar weighs, apart from the tools, prompts and pages, whose number grows. */
class FootprintTest {
    private static final int MOST_BYTES = 100_000;

    private static final Path CLASSES = Path.of("target", "classes");

    /** What carries a tool to a host, whichever tool it is. */
    private static final Set<String> FRAMEWORK = Set.of(
            "About",
            "Alarm",
            "Arguments",
            "AuditEvent",
            "AuditSink",
            "BadArguments",
            "CallRecord",
            "Capability",
            "Confirmations",
            "Cursor",
            "Desk",
            "Detail",
            "Failure",
            "JsonForm",
            "JsonMember",
            "JsonText",
            "Listing",
            "McpLibrary",
            "McpTools",
            "Memory",
            "Parameter",
            "Parameters",
            "Permission",
            "Personal",
            "Refusal",
            "Request",
            "Role",
            "Rows",
            "ShopText",
            "ShopifyTools",
            "Size",
            "Tool",
            "ToolCall",
            "ToolDefinition",
            "ToolHints",
            "ToolResult",
            "View",
            "package-info");

    @Test
    void jar_withoutTheCatalogue_isSmall() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            for (Path file : classes()) {
                zip.putNextEntry(new ZipEntry(CLASSES.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        assertThat(jar.size()).isBetween(MOST_BYTES / 2, MOST_BYTES);
    }

    private static List<Path> classes() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            FRAMEWORK.contains(file.getFileName().toString().replaceAll("(\\$.*)?\\.class$", "")))
                    .toList();
        }
    }
}
