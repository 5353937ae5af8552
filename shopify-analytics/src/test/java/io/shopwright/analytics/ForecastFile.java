package io.shopwright.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** Reference numbers of forecasts, anomalies and inventory: one file or one case of a file, and its greatest errors. */
public final class ForecastFile {

    private final String name;
    private final JsonNode json;
    private final Map<String, Double> worst = new LinkedHashMap<>();
    private final Map<String, Double> bars = new HashMap<>();

    private ForecastFile(String name, JsonNode json) {
        this.name = name;
        this.json = json;
    }

    /** Every file of a folder; skips the test where the reference data are absent. */
    public static List<ForecastFile> folder(String folder) {
        Path path = path(folder);
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new ForecastFile(file.getFileName().toString(), parse(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every element of a file that holds a list; skips the test where the reference data are absent. */
    public static List<ForecastFile> cases(String file) {
        JsonNode list = parse(path(file));
        return list.valueStream()
                .map(json -> new ForecastFile(json.get("id").asText(), json))
                .toList();
    }

    /** A test for each. */
    public static Stream<DynamicTest> tests(List<ForecastFile> files, Consumer<ForecastFile> test) {
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.name, () -> {
                    test.accept(file);
                    file.verify();
                }));
    }

    /** The lines of a table after its head. */
    public static List<String> lines(String file) {
        try (Stream<String> lines = Files.lines(path(file))) {
            return lines.skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A single series by its id; NaN where a value is missing. */
    public static double[] series(String id) {
        return lines("data/series/" + id + ".csv").stream()
                .map(line -> line.substring(line.indexOf(',') + 1).strip())
                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }

    public static boolean hasSeries(String id) {
        return Files.exists(root().resolve("data/series/" + id + ".csv"));
    }

    public static double[] doubles(JsonNode list) {
        return list.isArray()
                ? list.valueStream().mapToDouble(JsonNode::asDouble).toArray()
                : new double[] {list.asDouble()};
    }

    public String name() {
        return name;
    }

    public JsonNode json() {
        return json;
    }

    /** Records the error of a number relative to the expected one, or the absolute one where 0 is expected. */
    public void compare(String quantity, double actual, double expected, double bar) {
        compare(quantity, new double[] {actual}, new double[] {expected}, expected == 0 ? 1 : Math.abs(expected), bar);
    }

    /** Records the greatest difference of two arrays relative to a scale. */
    public void compare(String quantity, double[] actual, double[] expected, double scale, double bar) {
        assertThat(actual).as(quantity).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            double error = actual[i] == expected[i] ? 0 : Math.abs(actual[i] - expected[i]) / scale;
            worst.merge(quantity, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error, Math::max);
        }
        bars.put(quantity, bar);
    }

    /** The greatest errors by quantity. */
    public Map<String, Double> errors() {
        return worst;
    }

    /** Fails if an error is above its bar, or if nothing was compared. */
    public void verify() {
        assertThat(worst).isNotEmpty();
        worst.forEach((quantity, error) ->
                assertThat(error).as(name + ": " + quantity).isLessThanOrEqualTo(bars.get(quantity)));
    }

    private static Path path(String name) {
        Path path = root().resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "no reference data in " + path);
        return path;
    }

    private static Path root() {
        return Path.of(System.getProperty("shopwright.reference", "absent"), "golden", "forecast");
    }

    private static JsonNode parse(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
