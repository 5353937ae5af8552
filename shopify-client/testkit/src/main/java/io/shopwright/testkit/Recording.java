package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Exchanges with a shop, without personal values. */
final class Recording {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<Exchange> exchanges = new ArrayList<>();

    /**
     * @param version as it was asked for
     * @param served the version that answered, empty if the answer does not say
     */
    record Exchange(String version, String query, JsonNode variables, int status, String served, JsonNode answer) {
        /** What tells requests apart. */
        String key() {
            return key(version, query, variables);
        }

        static String key(String version, String query, JsonNode variables) {
            return version + "\n" + PersonalValues.blanked(query) + "\n" + PersonalValues.blanked(variables);
        }
    }

    synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    synchronized void save(Path file) {
        ArrayNode all = MAPPER.createArrayNode();
        for (Exchange each : exchanges) {
            all.addObject()
                    .put("version", each.version())
                    .put("query", each.query())
                    .put("status", each.status())
                    .put("served", each.served())
                    .<ObjectNode>set("variables", each.variables())
                    .set("answer", each.answer());
        }
        try {
            Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    static Recording read(Path file) {
        Recording recording = new Recording();
        try {
            for (JsonNode each : MAPPER.readTree(Files.readString(file))) {
                recording.add(new Exchange(
                        each.path("version").asText(),
                        each.path("query").asText(),
                        each.path("variables"),
                        each.path("status").asInt(),
                        each.path("served").asText(),
                        each.path("answer")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        return recording;
    }
}
