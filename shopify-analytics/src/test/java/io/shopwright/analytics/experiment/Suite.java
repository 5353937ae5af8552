package io.shopwright.analytics.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shopwright.analytics.survival.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** The cases of one method in one file of reference results, and the greatest error of each quantity. */
public final class Suite {

    private final JsonNode json;
    private final double bar;
    private final double ignored;
    private final Map<String, Double> worst = new LinkedHashMap<>();

    private Suite(JsonNode json) {
        this.json = json;
        bar = json.at("/tolerance/rel").asDouble(1e-9);
        ignored = json.at("/tolerance/abs").asDouble(0);
    }

    /** A test for each case; none, with a message, where the reference data are absent. */
    public static Stream<DynamicTest> tests(String name, BiConsumer<Suite, JsonNode> check) {
        Suite all = of(name);
        return all.cases()
                .map(one -> DynamicTest.dynamicTest(one.get("id").asText(), () -> {
                    Suite suite = new Suite(all.json);
                    check.accept(suite, one);
                    assertThat(suite.worst).isNotEmpty();
                }));
    }

    /** The greatest errors of all cases by quantity. */
    public static Map<String, Double> errors(String name, BiConsumer<Suite, JsonNode> check) {
        Suite suite = of(name);
        suite.cases().forEach(one -> check.accept(suite, one));
        return suite.worst;
    }

    /** Compares with {@code expected[field]} where the reference has a number there. */
    public void compare(JsonNode expected, String field, double actual) {
        JsonNode node = expected.path(field);
        if (node.isNumber()) {
            compare(field, actual, node.asDouble(), bar);
        }
    }

    /** Compares with a number, or expects nothing where the reference has none. */
    public void compare(JsonNode expected, String field, OptionalDouble actual) {
        assertThat(actual.isPresent()).as(field).isEqualTo(expected.path(field).isNumber());
        actual.ifPresent(value -> compare(expected, field, value));
    }

    /** Compares with a pair of ends, or expects nothing where the reference has none. */
    public void compare(JsonNode expected, String field, Optional<Interval> actual) {
        JsonNode ends = expected.path(field);
        assertThat(actual.isPresent()).as(field).isEqualTo(ends.isArray());
        actual.ifPresent(interval -> {
            compare(field, interval.lower(), ends.get(0).asDouble(), bar);
            compare(field, interval.upper(), ends.get(1).asDouble(), bar);
        });
    }

    /** Checks a number against a bar relative to it; 0 must be met to the absolute tolerance. */
    public void compare(String quantity, double actual, double expected, double relative) {
        double difference = Math.abs(actual - expected);
        assertThat(difference)
                .as("%s: %s instead of %s", quantity, actual, expected)
                .isLessThanOrEqualTo(Math.max(Math.abs(expected) * relative, ignored));
        worst.merge(quantity, Math.abs(expected) > ignored ? difference / Math.abs(expected) : 0, Math::max);
    }

    public static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble())
                .toArray();
    }

    private Stream<JsonNode> cases() {
        return StreamSupport.stream(json.get("cases").spliterator(), false);
    }

    private static Suite of(String name) {
        Path file = Path.of(
                System.getProperty("shopwright.reference", "absent"),
                "golden",
                "attribution",
                "public",
                name + ".json");
        Assumptions.assumeTrue(Files.exists(file), "no reference data in " + file);
        try {
            return new Suite(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
