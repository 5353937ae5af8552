package io.shopwright.analytics.clv;

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
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** One reference file; collects the greatest error of each quantity, prints them and compares them with their bars. */
final class Golden {

    private static final double DAYS_PER_WEEK = 7;

    private final Path file;
    private final JsonNode json;
    private final Map<String, Double> worst = new LinkedHashMap<>();
    private final Map<String, Double> bars = new HashMap<>();

    private Golden(Path file) {
        this.file = file;
        json = parse(file);
    }

    /** A test for each file of a folder; none, with a message, where the reference data are absent. */
    static Stream<DynamicTest> tests(String model, Consumer<Golden> test) {
        return tests(model, golden -> true, test);
    }

    /** A test for each file of a folder that has what the test needs. */
    static Stream<DynamicTest> tests(String model, Predicate<Golden> wanted, Consumer<Golden> test) {
        return all(model).stream()
                .filter(wanted)
                .map(golden -> DynamicTest.dynamicTest(model + "/" + golden.file.getFileName(), () -> {
                    test.accept(golden);
                    golden.verify();
                }));
    }

    /** The files of a folder; stops the test, with a message, where the reference data are absent. */
    static List<Golden> all(String model) {
        Path folder = root().resolve(model);
        Assumptions.assumeTrue(Files.isDirectory(folder), "no reference data in " + folder);
        return files(folder).stream().map(Golden::new).toList();
    }

    /** The greatest error of each quantity that was compared. */
    Map<String, Double> worst() {
        return worst;
    }

    static Path root() {
        return Path.of(System.getProperty("shopwright.reference", "absent"), "golden", "clv", "public");
    }

    static JsonNode parse(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json() {
        return json;
    }

    List<Map<String, String>> rows() {
        return csv(file.getParent().resolveSibling(json.get("input").asText()));
    }

    /** Records the relative error of a number, or the absolute one where 0 is expected; underflow to 0 is none. */
    void compare(String quantity, double actual, double expected, double bar) {
        boolean underflow = actual == 0 && Math.abs(expected) < 1e-300;
        double error = actual == expected || underflow ? 0 : Math.abs(actual - expected);
        error = expected == 0 ? error : error / Math.abs(expected);
        worst.merge(quantity, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error, Math::max);
        bars.put(quantity, bar);
    }

    /** Compares a fit that should converge with its maximum, parameters, standard errors and covariance. */
    <M> void compareFit(Fit<M> fit, List<ToDoubleFunction<M>> parameters) {
        JsonNode expected = json.get("fit");
        compare(
                "greatestLogLikelihood",
                fit.logLikelihood(),
                expected.get("loglik").asDouble(),
                1e-12);
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        double[][] covariance = fit.logCovariance().orElseThrow();
        for (int i = 0; i < parameters.size(); i++) {
            double parameter = parameters.get(i).applyAsDouble(fit.model());
            compare("parameters", parameter, expected.get("params").get(i).asDouble(), 1e-10);
            compare(
                    "standardError",
                    fit.standardError(parameters.get(i)).orElseThrow(),
                    expected.get("se_natural_delta").get(i).asDouble(),
                    1e-8);
            for (int j = 0; j < parameters.size(); j++) {
                double element = expected.get("cov_log_params").get(i).get(j).asDouble();
                compare("covariance", covariance[i][j], element, 1e-8);
            }
        }
    }

    static CustomerSummary summary(Map<String, String> row) {
        if (row.containsKey("t_x_days")) {
            return summary(row.get("x"), row.get("t_x_days"), row.get("T_days"));
        }
        return new CustomerSummary(
                Integer.parseInt(row.get("frequency")),
                Double.parseDouble(row.get("recency")),
                Double.parseDouble(row.get("T")));
    }

    static CustomerSummary summary(JsonNode customer) {
        return summary(
                customer.get("x").asText(),
                customer.get("t_x_days").asText(),
                customer.get("T_days").asText());
    }

    private static CustomerSummary summary(String x, String recencyDays, String ageDays) {
        return new CustomerSummary(
                Integer.parseInt(x),
                Double.parseDouble(recencyDays) / DAYS_PER_WEEK,
                Double.parseDouble(ageDays) / DAYS_PER_WEEK);
    }

    static Spend spend(Map<String, String> row) {
        int x = Integer.parseInt(row.get("x"));
        return x == 0 ? Spend.NONE : new Spend(x, Double.parseDouble(row.get("repeat_spend")) / x);
    }

    static List<Map<String, String>> csv(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            List<String[]> cells = lines.map(line -> line.split(",", -1)).toList();
            return cells.stream().skip(1).map(row -> zip(cells.get(0), row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> zip(String[] head, String[] row) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < head.length; i++) {
            cells.put(head[i], row[i]);
        }
        return cells;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
