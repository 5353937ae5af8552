package io.shopwright.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shopwright.analytics.survival.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** The reference cases of one method, the data files beside them, and the greatest relative error of each quantity. */
public final class CaseFile {

    /** Relative, where the file names none. */
    private static final double USUAL_BAR = 1e-9;

    private final JsonNode json;
    private final double bar;
    private final double ignored;
    private final Map<String, Double> worst = new LinkedHashMap<>();

    private CaseFile(JsonNode json) {
        this.json = json;
        bar = json.at("/tolerance/rel").asDouble(USUAL_BAR);
        ignored = json.at("/tolerance/abs").asDouble(0);
    }

    /** A test for each case of a method; none, with a message, where the reference data are absent. */
    public static Stream<DynamicTest> tests(String method, BiConsumer<CaseFile, JsonNode> check) {
        CaseFile file = read(method);
        return file.cases().map(one -> DynamicTest.dynamicTest(one.get("id").asText(), () -> check.accept(file, one)));
    }

    /** As {@link #tests}, and a case that compares nothing fails. */
    public static Stream<DynamicTest> comparisons(String method, BiConsumer<CaseFile, JsonNode> check) {
        return tests(method, (file, one) -> {
            CaseFile own = new CaseFile(file.json);
            check.accept(own, one);
            assertThat(own.worst).isNotEmpty();
        });
    }

    /** The greatest errors of all cases of a method, by quantity. */
    public static Map<String, Double> errors(String method, BiConsumer<CaseFile, JsonNode> check) {
        CaseFile file = read(method);
        file.cases().forEach(one -> check.accept(file, one));
        return file.worst;
    }

    /** Fails if a number is farther from the expected one than the bar of the method, relative to it. */
    public void compare(String quantity, double actual, JsonNode expected) {
        double number = expected.isTextual() ? Double.parseDouble(expected.asText()) : expected.asDouble();
        double difference = actual == number ? 0 : Math.abs(actual - number);
        double error = number == 0 || difference == 0 ? difference : difference / Math.abs(number);
        assertThat(error).as("%s: %s, expected %s", quantity, actual, expected).isLessThanOrEqualTo(bar);
        worst.merge(quantity, error, Math::max);
    }

    /** Compares where the reference has the field. */
    public void compareIfGiven(String field, double actual, JsonNode expected) {
        if (expected.has(field)) {
            compare(field, actual, expected.get(field));
        }
    }

    /** Compares within a relative or an absolute error, and records the relative one, or the absolute where it is enough. */
    public void compare(String quantity, double actual, double expected, double relative, double absolute) {
        double error = actual == expected ? 0 : Math.abs(actual - expected);
        assertThat(error)
                .as("%s: %s, expected %s", quantity, actual, expected)
                .isLessThanOrEqualTo(Math.max(absolute, relative * Math.abs(expected)));
        double ratio = expected == 0 ? error : error / Math.abs(expected);
        worst.merge(quantity, error > absolute ? ratio : Math.min(error, ratio), Math::max);
    }

    public void compare(String quantity, double actual, JsonNode expected, double relative, double absolute) {
        compare(quantity, actual, expected.asDouble(), relative, absolute);
    }

    /** Checks a number against a bar relative to it; 0 must be met to the absolute tolerance of the file. */
    public void compare(String quantity, double actual, double expected, double relative) {
        double difference = Math.abs(actual - expected);
        assertThat(difference)
                .as("%s: %s instead of %s", quantity, actual, expected)
                .isLessThanOrEqualTo(Math.max(Math.abs(expected) * relative, ignored));
        worst.merge(quantity, Math.abs(expected) > ignored ? difference / Math.abs(expected) : 0, Math::max);
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

    /** The lines of a data file. */
    public static List<String> lines(String file) {
        try {
            return Files.readAllLines(root().resolve("data").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble())
                .toArray();
    }

    public static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private Stream<JsonNode> cases() {
        return StreamSupport.stream(json.get("cases").spliterator(), false);
    }

    private static CaseFile read(String method) {
        Path file = root().resolve("public").resolve(method + ".json");
        Assumptions.assumeTrue(Files.exists(file), "no reference data in " + file);
        try {
            return new CaseFile(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("shopwright.reference", "absent"), "golden", "attribution");
    }
}
