package io.shopwright.analytics.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.ForecastFile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: stl, decompose, acf and pacf of R 4.2, mstl of its package forecast 8.20. */
@Tag("reference")
class DecompositionReferenceTest {

    /**
     * A product with a sale in 20 days: more than half of the distances from the robust fit are rounding, which decides the
     * weights. R's own season moves by 4e-5 of the range if the sales move by 1e-15.
     */
    private static final String UNSTABLE = "sku_intermittent_21547";

    private static final double BAR = 1e-8;
    private static final double ROBUST_BAR = 1e-6;

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return ForecastFile.tests(complete(), DecompositionReferenceTest::check);
    }

    /** The files of series without missing values. */
    static List<ForecastFile> complete() {
        return ForecastFile.folder("public/R").stream()
                .filter(file -> file.json().get("missing").asInt() == 0)
                .toList();
    }

    static void check(ForecastFile file) {
        JsonNode json = file.json();
        double[] y = ForecastFile.series(json.get("id").asText());
        int period = json.get("m").asInt();
        checkCorrelation(file, y);
        if (!json.has("stl_13")) {
            return;
        }
        checkStl(file, "stl_periodic", Stl.periodic(period), y);
        checkStl(file, "stl_13", Stl.of(period, 13), y);
        if (!json.get("id").asText().equals(UNSTABLE)) {
            checkStl(file, "stl_7_robust", Stl.of(period, 7).robust(), y);
        }
        checkMstl(file, period, y);
        checkClassical(file, period, y);
    }

    private static void checkStl(ForecastFile file, String name, Stl stl, double[] y) {
        JsonNode json = file.json().get(name);
        Decomposition actual = stl.decompose(y);
        double bar = stl.outer() > 0 ? ROBUST_BAR : BAR;
        part(file, name, actual.seasonal(), json.get("seasonal"), y, bar);
        part(file, name, actual.trend(), json.get("trend"), y, bar);
        part(file, name, actual.remainder(), json.get("remainder"), y, bar);
        if (stl.outer() > 0) {
            file.compare(name + " weights", actual.weights(), ForecastFile.doubles(json.get("weights")), 1, ROBUST_BAR);
        }
    }

    private static void checkMstl(ForecastFile file, int period, double[] y) {
        JsonNode rows = file.json().at("/mstl/data");
        Decomposition actual = Mstl.of(period).decompose(y);
        double[][] columns = IntStream.range(0, 4)
                .mapToObj(c -> ForecastFile.doubles(rows.get(c)))
                .toArray(double[][]::new);
        file.compare("mstl", actual.trend(), columns[1], range(y), BAR);
        file.compare("mstl", actual.seasonal(), columns[2], range(y), BAR);
        file.compare("mstl", actual.remainder(), columns[3], range(y), BAR);
        JsonNode strength = file.json().get("strength");
        file.compare("strength", actual.trendStrength(), strength.get("trend").asDouble(), 1e-9);
        file.compare(
                "strength", actual.seasonalStrength(0), strength.get("seasonal").asDouble(), 1e-9);
    }

    private static void checkClassical(ForecastFile file, int period, double[] y) {
        for (ClassicalDecomposition.Kind kind : ClassicalDecomposition.Kind.values()) {
            String name = "decompose_" + (kind == ClassicalDecomposition.Kind.ADDITIVE ? "additive" : "multiplicative");
            JsonNode expected = file.json().get(name + "_figure");
            if (expected != null) {
                double[] figure = ClassicalDecomposition.of(y, period, kind).figure();
                double scale = kind == ClassicalDecomposition.Kind.ADDITIVE ? range(y) : 1;
                file.compare(name, figure, ForecastFile.doubles(expected), scale, 1e-12);
            }
        }
    }

    private static void checkCorrelation(ForecastFile file, double[] y) {
        double[] acf = ForecastFile.doubles(file.json().get("acf"));
        double[] pacf = ForecastFile.doubles(file.json().get("pacf"));
        Autocorrelation actual =
                Autocorrelation.of(y, Math.max(acf.length - 1, pacf.length)).orElseThrow();
        file.compare(
                "acf", IntStream.range(0, acf.length).mapToDouble(actual::at).toArray(), acf, 1, 1e-12);
        file.compare(
                "pacf",
                IntStream.rangeClosed(1, pacf.length)
                        .mapToDouble(actual::partial)
                        .toArray(),
                pacf,
                1,
                1e-9);
    }

    private static void part(
            ForecastFile file, String name, double[] actual, JsonNode expected, double[] y, double bar) {
        file.compare(name, actual, ForecastFile.doubles(expected), range(y), bar);
    }

    private static double range(double[] y) {
        return Arrays.stream(y).max().orElseThrow() - Arrays.stream(y).min().orElseThrow();
    }
}
