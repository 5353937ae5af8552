package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What the adapter adds to a program. */
class FootprintTest {
    /** Of the jar without the tools and their answers, whose number grows. */
    private static final int MOST_BYTES = 100_000;

    private static final String CATALOGUE = ".*(Tool|Answer|Row)(\\$.*)?\\.class";

    @Test
    void jar_withoutTheCatalogue_isSmall() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            for (Path file : classes()) {
                zip.putNextEntry(new ZipEntry(file.toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        assertThat(jar.size()).isLessThan(MOST_BYTES);
    }

    private static List<Path> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches(CATALOGUE)
                            || file.getFileName().toString().matches("Tool(\\$.*)?\\.class"))
                    .toList();
        }
    }
}
