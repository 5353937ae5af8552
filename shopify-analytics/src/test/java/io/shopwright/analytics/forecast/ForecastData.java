package io.shopwright.analytics.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The series and reference results of the forecasts; its readers skip a test where they are absent. */
final class ForecastData {

    private ForecastData() {}

    /** A single series; missing values are filled in as R did before fitting. */
    record Single(String id, int seasonLength, int horizon, double[] values) {}

    /** A series of a competition with the part that forecasts are measured by. */
    record Split(String id, int seasonLength, double[] train, double[] test) {}

    static Path root() {
        Path root = Path.of(System.getProperty("shopwright.reference", "absent"), "golden", "forecast");
        Assumptions.assumeTrue(Files.isDirectory(root), "no reference data in " + root);
        return root;
    }

    static List<Map<String, String>> table(String path) {
        List<String> lines = lines(path);
        String[] head = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < head.length; i++) {
                row.put(head[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The single series that have a manifest entry, in its order. */
    static List<Single> singles() {
        List<Single> singles = new ArrayList<>();
        for (String line : lines("data/series_manifest.csv")) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("id")) {
                double[] values = lines("data/series/" + cells[0] + ".csv").stream()
                        .skip(1)
                        .mapToDouble(row -> number(row.split(",", -1)[1]))
                        .toArray();
                if (Arrays.stream(values).anyMatch(Double::isNaN)) {
                    values = numbers(json(cells[0]).get("na_interp"));
                }
                singles.add(new Single(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), values));
            }
        }
        return singles;
    }

    /** The series of a bulk set. */
    static List<Split> splits(String set) {
        List<Split> splits = new ArrayList<>();
        for (String line : lines("data/" + set + ".csv")
                .subList(1, lines("data/" + set + ".csv").size())) {
            String[] cells = line.split(",", -1);
            double[] values = Arrays.stream(cells[4].trim().split(" ", -1))
                    .mapToDouble(ForecastData::number)
                    .toArray();
            int train = Integer.parseInt(cells[3]);
            splits.add(new Split(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    Arrays.copyOf(values, train),
                    Arrays.copyOfRange(values, train, values.length)));
        }
        return splits;
    }

    /** What R gave for a single series. */
    static JsonNode json(String id) {
        return json(root().resolve("public/R/" + id + ".json"));
    }

    static List<String> lines(String path) {
        try (Stream<String> lines = Files.lines(root().resolve(path))) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] numbers(JsonNode node) {
        double[] numbers = new double[Math.max(node.size(), 1)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (node.isArray() ? node.get(i) : node).asDouble(Double.NaN);
        }
        return numbers;
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(String cell) {
        return cell.isEmpty() || cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
    }
}
