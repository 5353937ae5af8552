package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.ForecastFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Expected values: crost and tsb of R's package tsintermittent, croston of its forecast 8.20, and statsforecast 2.1.1. */
@Tag("reference")
class IntermittentReferenceTest {

    private static final double BAR = 1e-9;

    /** What the table of accuracy calls the methods of the references. */
    private static final Map<String, String> NAMES = Map.of(
            "croston_w01", "croston",
            "sba_w01", "sba",
            "sbj_w01", "sbj",
            "tsb_w01_02", "tsb",
            "croston_R_alpha01", "croston from the first interval",
            "sf_TSB_01_01", "tsb from the first period",
            "sf_ADIDA", "adida",
            "sf_IMAPA", "imapa");

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return ForecastFile.tests(files(), IntermittentReferenceTest::check);
    }

    static List<ForecastFile> files() {
        return DecompositionReferenceTest.complete().stream()
                .filter(file -> file.json().has("croston_w01"))
                .toList();
    }

    static void check(ForecastFile file) {
        JsonNode json = file.json();
        double[] y = ForecastFile.series(json.get("id").asText());
        compare(file, "croston_w01", Croston.of(0.1, Croston.Correction.NONE), y, BAR);
        compare(file, "sba_w01", Croston.of(0.1, Croston.Correction.SBA), y, BAR);
        compare(file, "sbj_w01", Croston.of(0.1, Croston.Correction.SBJ), y, BAR);
        compare(file, "tsb_w01_02", new Tsb(0.1, 0.2, DemandRate.Start.MEAN), y, BAR);
        compare(
                file,
                "croston_R_alpha01",
                new Croston(0.1, 0.1, Croston.Correction.NONE, DemandRate.Start.FIRST),
                y,
                BAR);
        DemandProfile profile = DemandProfile.of(y);
        file.compare(
                "interval",
                profile.interval().orElseThrow(),
                json.at("/adi_cv2/adi_n_over_nz").asDouble(),
                BAR);
        file.compare(
                "variation",
                profile.squaredVariation(),
                json.at("/adi_cv2/cv2_pop").asDouble(),
                BAR);
    }

    @TestFactory
    Stream<DynamicTest> everyFileOfTheOther() {
        return ForecastFile.tests(others(), IntermittentReferenceTest::checkOther);
    }

    static List<ForecastFile> others() {
        List<String> ids = files().stream().map(ForecastFile::name).toList();
        return ForecastFile.folder("public/py").stream()
                .filter(file -> ids.contains(file.name()) && file.json().has("sf_ADIDA"))
                .toList();
    }

    static void checkOther(ForecastFile file) {
        double[] y = ForecastFile.series(file.json().get("id").asText());
        compareOne(file, "sf_TSB_01_01", new Tsb(0.1, 0.1, DemandRate.Start.FIRST), y, BAR);
        // its search for the weight stops early
        compareOne(file, "sf_ADIDA", Aggregation.ADIDA, y, 1e-5);
        compareOne(file, "sf_IMAPA", Aggregation.IMAPA, y, 1e-5);
    }

    private static void compare(ForecastFile file, String name, DemandRate model, double[] y, double bar) {
        file.compare(
                name,
                model.rate(y).orElseThrow(),
                file.json().get(name).get("mean").asDouble(),
                bar);
    }

    private static void compareOne(ForecastFile file, String name, DemandRate model, double[] y, double bar) {
        file.compare(
                NAMES.get(name),
                model.rate(y).orElseThrow(),
                file.json().get(name).asDouble(),
                bar);
    }

    /** The rows of the table in docs/accuracy.md: 227 products of a shop, 28 days ahead. */
    @Test
    void defaultRate_onDailyProducts_isCloseAndUnbiased() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("shopwright.root"), "docs", "accuracy.md"));
        DailyProducts best = DailyProducts.forecast(DemandRate.DEFAULT);
        assertThat(best.scaledError()).isLessThanOrEqualTo(0.8);
        assertThat(Math.abs(best.bias())).isLessThanOrEqualTo(0.05);
        assertThat(document).contains(best.row("TSB(0.1, 0.1), the default"));
        assertThat(document)
                .contains(DailyProducts.forecast(Croston.of(0.1, Croston.Correction.SBA))
                        .row("SBA(0.1)"));
        assertThat(document)
                .contains(DailyProducts.forecast(Croston.of(0.1, Croston.Correction.NONE))
                        .row("Croston(0.1)"));
        assertThat(document).contains(DailyProducts.forecast(Aggregation.ADIDA).row("ADIDA"));
        assertThat(document).contains(DailyProducts.forecast(Aggregation.IMAPA).row("IMAPA"));
    }

    /** The mean of the products' RMSSE, and the sum of forecasts over that of sales less one. */
    private record DailyProducts(double scaledError, double bias) {

        static DailyProducts forecast(DemandRate model) {
            double errors = 0;
            int products = 0;
            double forecast = 0;
            double actual = 0;
            for (String line : ForecastFile.lines("data/sku_daily_240.csv")) {
                String[] cells = line.split(",", -1);
                int n = Integer.parseInt(cells[3]);
                double[] y = Arrays.stream(cells[4].split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                double rate = model.rate(Arrays.copyOf(y, n)).orElse(0);
                double steps = IntStream.range(1, n)
                        .mapToDouble(t -> (y[t] - y[t - 1]) * (y[t] - y[t - 1]))
                        .average()
                        .orElseThrow();
                double squares = IntStream.range(n, y.length)
                        .mapToDouble(t -> (y[t] - rate) * (y[t] - rate))
                        .average()
                        .orElseThrow();
                errors += Math.sqrt(squares / steps);
                products++;
                forecast += rate * (y.length - n);
                actual += Arrays.stream(y, n, y.length).sum();
            }
            return new DailyProducts(errors / products, forecast / actual - 1);
        }

        String row(String method) {
            return String.format(Locale.ROOT, "| %s | %.3f | %+.1f %% |%n", method, scaledError, 100 * bias);
        }
    }
}
