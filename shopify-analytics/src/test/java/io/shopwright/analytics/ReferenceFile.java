package io.shopwright.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * One file of reference numbers and the tables of orders beside it. Collects the greatest error of each quantity; at the
 * end prints them and compares them with their bars.
 */
public final class ReferenceFile {

    private static final List<String> CUSTOMER_COLUMNS =
            List.of("sample_id", "customer", "CustomerID", "Id", "id", "cust", "customer_id", "master_id");
    private static final List<String> TIME_COLUMNS =
            List.of("created_at_utc", "ts", "date", "Date", "day", "order_date");
    private static final List<String> AMOUNT_COLUMNS =
            List.of("cents", "dollars", "amount", "Price", "price", "sales", "revenue");

    private final Path file;
    private final JsonNode json;
    private final Map<String, Double> worst = new LinkedHashMap<>();
    private final Map<String, Double> bars = new HashMap<>();

    private ReferenceFile(Path file) {
        this.file = file;
        json = parse(file);
    }

    /** A test for each file of a folder; none, with a message, where the reference data are absent. */
    public static Stream<DynamicTest> tests(String folder, Consumer<ReferenceFile> test) {
        return all(folder).stream()
                .map(reference -> DynamicTest.dynamicTest(reference.name(), () -> {
                    test.accept(reference);
                    reference.verify();
                }));
    }

    /** Every file of a folder, by name; skips the test where the reference data are absent. */
    public static List<ReferenceFile> all(String folder) {
        Path path = root().resolve(folder);
        Assumptions.assumeTrue(Files.isDirectory(path), "no reference data in " + path);
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(ReferenceFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    public JsonNode json() {
        return json;
    }

    /** The rows of a table, named relative to the root of the references. */
    public List<Map<String, String>> csv(String path) {
        try (Stream<String> lines = Files.lines(root().resolve(path))) {
            List<String[]> cells = lines.map(line -> line.split(",", -1)).toList();
            return cells.stream().skip(1).map(row -> zip(cells.get(0), row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The orders of the file's input. */
    public List<Row> orders() {
        List<Map<String, String>> rows = csv(json.get("input").asText());
        String customer = column(rows.get(0), CUSTOMER_COLUMNS);
        String time = column(rows.get(0), TIME_COLUMNS);
        String amount = column(rows.get(0), AMOUNT_COLUMNS);
        return rows.stream()
                .map(row -> new Row(row.get(customer), row.get(time), cents(row.get(amount), amount.equals("cents"))))
                .toList();
    }

    /** Records the relative error of a number, or the absolute one where 0 is expected. */
    public void compare(String quantity, double actual, double expected, double bar) {
        double error = actual == expected ? 0 : Math.abs(actual - expected);
        error = expected == 0 ? error : error / Math.abs(expected);
        worst.merge(quantity, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error, Math::max);
        bars.put(quantity, bar);
    }

    /** Records the difference of two integers, which must be 0. */
    public void exact(String quantity, long actual, long expected) {
        worst.merge(quantity, Math.abs((double) actual - expected), Math::max);
        bars.put(quantity, 0.0);
    }

    /** The greatest errors by quantity so far. */
    public Map<String, Double> errors() {
        return worst;
    }

    /** Prints the errors and fails if one is above its bar, or if nothing was compared. */
    public void verify() {
        String report = worst.entrySet().stream()
                .map(e -> e.getKey() + (e.getValue() == 0 ? " exact" : " %.1e".formatted(e.getValue())))
                .collect(Collectors.joining(", "));
        System.out.println(name() + " " + json.path("id").asText() + ": " + report);
        assertThat(worst)
                .isNotEmpty()
                .allSatisfy(
                        (quantity, error) -> assertThat(error).as(quantity).isLessThanOrEqualTo(bars.get(quantity)));
    }

    /** One order of an input. */
    public record Row(String customer, String time, long cents) {

        /** The day as it is written, which is local or UTC depending on the file. */
        public LocalDate day() {
            return time.contains("-")
                    ? LocalDate.parse(time.substring(0, 10))
                    : LocalDate.parse(time, DateTimeFormatter.BASIC_ISO_DATE);
        }

        public Instant instant() {
            return Instant.parse(time);
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("shopwright.reference", "absent"), "golden", "clv", "public");
    }

    private static JsonNode parse(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long cents(String amount, boolean minorUnits) {
        BigDecimal value = new BigDecimal(amount);
        return (minorUnits ? value : value.movePointRight(2)).longValueExact();
    }

    private static String column(Map<String, String> row, List<String> names) {
        return names.stream()
                .filter(row::containsKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("none of " + names + " in " + row.keySet()));
    }

    private static Map<String, String> zip(String[] head, String[] row) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < head.length; i++) {
            cells.put(head[i], row[i]);
        }
        return cells;
    }
}
