package io.shopwright.client.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaResourceTest {
    /** What a jar may hold for one version. */
    private static final int MOST_BYTES = 130 * 1024;

    static List<ApiVersion> bundled() {
        return ApiVersion.bundled();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void resource_isSmallInTheJar(ApiVersion version) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(compressed)) {
            out.write(AdminSchema.of(version).text().getBytes(StandardCharsets.UTF_8));
        }

        assertThat(compressed.size()).isLessThan(MOST_BYTES);
    }

    /** Fetches the official introspection results anew; takes npm and its registry. */
    @Test
    void resources_equalWhatTheGeneratorMakesOfTheOfficialSchema(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path script = Path.of("src/schema/regenerate").toAbsolutePath();
        assumeTrue(Files.exists(script) && runs("npm", "--version"), "skipped: npm is not installed");
        ProcessBuilder regenerate = new ProcessBuilder("sh", script.toString(), folder.toString());
        regenerate.environment().put("JACKSON", jackson());
        Process process = regenerate
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroy();
        assumeTrue(ended && process.exitValue() == 0, "skipped: npm could not fetch the official schema");

        for (ApiVersion version : ApiVersion.bundled()) {
            assertThat(Files.readString(folder.resolve("admin-" + version + ".graphqls")))
                    .as(version.name())
                    .isEqualTo(AdminSchema.of(version).text());
        }
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String jackson() {
        return Stream.of(ObjectMapper.class, JsonParser.class, JsonProperty.class)
                .map(type -> {
                    try {
                        return Path.of(type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString();
                    } catch (URISyntaxException e) {
                        throw new AssertionError(e);
                    }
                })
                .collect(Collectors.joining(File.pathSeparator));
    }
}
