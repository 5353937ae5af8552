package io.shopwright.analytics.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** A file of reference cases of one method; collects the greatest error of each quantity. */
public final class Suite {

    private final JsonNode json;
    private final Map<String, Double> worst = new LinkedHashMap<>();

    private Suite(JsonNode json) {
        this.json = json;
    }

    /** Skips the test where the reference data are absent. */
    public static Suite named(String name) {
        Path file = root().resolve("public").resolve(name + ".json");
        Assumptions.assumeTrue(Files.isRegularFile(file), "no reference data in " + file);
        try {
            return new Suite(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test for each case. */
    public Stream<DynamicTest> tests(BiConsumer<Suite, JsonNode> check) {
        return cases().map(one -> DynamicTest.dynamicTest(one.get("id").asText(), () -> check.accept(this, one)));
    }

    public Stream<JsonNode> cases() {
        return StreamSupport.stream(json.get("cases").spliterator(), false);
    }

    /** The lines of a data file, without its heading. */
    static List<String> lines(String file) {
        try {
            List<String> lines = Files.readAllLines(root().resolve("data").resolve(file));
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The journeys that a case names or lists. */
    static Journeys journeys(JsonNode input) {
        JourneysBuilder builder = Journeys.builder();
        if (input.has("file")) {
            int to = input.get("row_to").asInt();
            for (String line : lines(input.get("file").asText())
                    .subList(input.get("row_from").asInt(), to)) {
                String[] cells = line.replace("\"", "").split(",", -1);
                builder.add(cells[0], Long.parseLong(cells[1]), Long.parseLong(cells[3]), Double.parseDouble(cells[2]));
            }
        } else {
            for (JsonNode row : input.get("paths")) {
                builder.add(
                        row.get("path").asText(),
                        row.get("conversions").asLong(),
                        row.get("nulls").asLong(),
                        row.get("value").asDouble());
            }
        }
        return builder.build();
    }

    /** Compares within a relative or an absolute error, and records the relative one, or the absolute where it is enough. */
    public void compare(String quantity, double actual, JsonNode expected, double relative, double absolute) {
        compare(quantity, actual, expected.asDouble(), relative, absolute);
    }

    public void compare(String quantity, double actual, double expected, double relative, double absolute) {
        double error = actual == expected ? 0 : Math.abs(actual - expected);
        assertThat(error)
                .as("%s: %s, expected %s", quantity, actual, expected)
                .isLessThanOrEqualTo(Math.max(absolute, relative * Math.abs(expected)));
        double ratio = expected == 0 ? error : error / Math.abs(expected);
        worst.merge(quantity, error > absolute ? ratio : Math.min(error, ratio), Math::max);
    }

    /** The greatest errors by quantity so far. */
    public Map<String, Double> errors() {
        return worst;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static Path root() {
        return Path.of(System.getProperty("shopwright.reference", "absent"), "golden", "attribution");
    }
}
