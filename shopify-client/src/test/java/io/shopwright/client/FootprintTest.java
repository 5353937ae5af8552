package io.shopwright.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What the client weighs for who uses it. */
class FootprintTest {
    private static final int MOST_BYTES = 1_500_000;
    private static final int MOST_JARS = 15;

    private static final Path TARGET = Path.of(System.getProperty("shopwright.root", ".."), "shopify-client", "target");

    @Test
    void jar_withAllSchemas_isSmall() throws Exception {
        Path classes = TARGET.resolve("classes");
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }

        System.out.println("client's jar: " + jar.size() + " bytes");
        assertThat(jar.size()).isBetween(100_000, MOST_BYTES);
    }

    @Test
    void jars_atRunTime_areFew() throws Exception {
        List<String> jars = Stream.of(Files.readString(TARGET.resolve("runtime-jars.txt"))
                        .strip()
                        .split(File.pathSeparator))
                .map(jar -> Path.of(jar).getFileName().toString())
                .sorted()
                .toList();

        System.out.println("jars beside the client: " + jars);
        assertThat(jars).hasSizeBetween(1, MOST_JARS - 1).anyMatch(jar -> jar.startsWith("okhttp-jvm-"));
    }
}
