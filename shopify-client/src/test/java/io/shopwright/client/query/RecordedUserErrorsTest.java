package io.shopwright.client.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shopwright.client.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** User errors of real shops, whatever their list is called. */
@Tag("reference")
class RecordedUserErrorsTest {
    private static final Path RECORDED =
            Path.of(System.getProperty("shopwright.reference", "../shared"), "wire", "recorded");

    @Test
    void everyRecordedUserError_isRead() throws IOException {
        assumeTrue(Files.isDirectory(RECORDED), "skipped: no reference data at " + RECORDED);
        ObjectMapper mapper = new ObjectMapper();
        int read = 0;
        try (Stream<Path> files = Files.list(RECORDED)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                for (JsonNode exchange : mapper.readTree(file.toFile()).get("exchanges")) {
                    for (JsonNode payload : exchange.at("/answer/data")) {
                        read += check(payload);
                    }
                }
            }
        }
        System.out.println(read + " recorded user errors read");
        assertThat(read).isPositive();
    }

    private static int check(JsonNode payload) {
        List<UserError> errors = UserErrors.read(payload);
        int index = 0;
        for (Map.Entry<String, JsonNode> entry : payload.properties()) {
            if (entry.getKey().endsWith("serErrors")) {
                for (JsonNode error : entry.getValue()) {
                    UserError read = errors.get(index++);
                    assertThat(read.message()).isEqualTo(error.path("message").asText());
                    assertThat(read.code()).isEqualTo(error.path("code").asText(""));
                    assertThat(read.field()).hasSize(error.path("field").size());
                }
            }
        }
        assertThat(errors).hasSize(index);
        return index;
    }
}
