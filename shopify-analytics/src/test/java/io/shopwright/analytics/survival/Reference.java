package io.shopwright.analytics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** One reference file: its input, and the greatest error of each quantity against the bar of that quantity. */
public final class Reference {

    private final Path file;
    private final JsonNode json;
    private final Map<String, Double> worst = new LinkedHashMap<>();
    private final Map<String, Double> bars = new HashMap<>();

    private Reference(Path file) {
        this.file = file;
        json = parse(file);
    }

    /** A test for each file of a folder; skips, with a message, where the reference data are absent. */
    public static Stream<DynamicTest> tests(String folder, Consumer<Reference> test) {
        return all(folder).stream()
                .map(reference -> DynamicTest.dynamicTest(folder + "/" + reference.file.getFileName(), () -> {
                    test.accept(reference);
                    reference.verify();
                }));
    }

    /** The files of a folder. */
    public static List<Reference> all(String folder) {
        Path path = Path.of(System.getProperty("shopwright.reference", "absent"), "golden", "clv", "public", folder);
        Assumptions.assumeTrue(Files.isDirectory(path), "no reference data in " + path);
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Reference::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the file without its ending. */
    public String name() {
        return file.getFileName().toString().replace(".json", "");
    }

    public JsonNode json() {
        return json;
    }

    /** The greatest error so far of each quantity that need not be exact. */
    public Map<String, Double> inexact() {
        Map<String, Double> errors = new LinkedHashMap<>(worst);
        errors.keySet().removeIf(quantity -> bars.get(quantity) == 0);
        return errors;
    }

    /** The rows of the input file. */
    public Table table() {
        return new Table(csv(file.getParent().resolveSibling(json.get("input").asText())));
    }

    /** Records the relative error of a number, or the absolute one where 0 is expected. */
    public void compare(String quantity, double actual, double expected, double bar) {
        double error = actual == expected ? 0 : Math.abs(actual - expected);
        error = expected == 0 || error == 0 ? error : error / Math.abs(expected);
        worst.merge(quantity, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error, Math::max);
        bars.put(quantity, bar);
    }

    /** Records the error of a number that the reference may leave open. */
    public void compare(String quantity, double actual, JsonNode expected, double bar) {
        if (expected.isNumber()) {
            compare(quantity, actual, expected.asDouble(), bar);
        }
    }

    /** Names, or anything else of a JSON array, as text. */
    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    public static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble(Double.NaN);
        }
        return numbers;
    }

    private void verify() {
        String report = worst.entrySet().stream()
                .map(e -> "%s %.1e".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
        System.out.println(file.getFileName() + " " + json.path("id").asText() + ": " + report);
        assertThat(worst)
                .isNotEmpty()
                .allSatisfy(
                        (quantity, error) -> assertThat(error).as(quantity).isLessThanOrEqualTo(bars.get(quantity)));
    }

    private static JsonNode parse(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String[]> csv(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.replace("\"", "").split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The columns of an input file by their names. */
    public record Table(List<String[]> lines) {

        public double[] column(String name) {
            int column = List.of(lines.get(0)).indexOf(name);
            return lines.stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line[column]))
                    .toArray();
        }

        public boolean[] flags(String name) {
            double[] column = column(name);
            boolean[] flags = new boolean[column.length];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = column[i] == 1;
            }
            return flags;
        }
    }
}
