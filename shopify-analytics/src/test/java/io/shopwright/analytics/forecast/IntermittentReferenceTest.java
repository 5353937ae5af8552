package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.ForecastFile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Expected values: crost and tsb of R's package tsintermittent, croston of its forecast 8.20, and statsforecast 2.1.1. */
@Tag("reference")
class IntermittentReferenceTest {

    private static final double BAR = 1e-9;

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
        List<String> ids = files().stream().map(ForecastFile::name).toList();
        return ForecastFile.tests(
                ForecastFile.folder("public/py").stream()
                        .filter(file -> ids.contains(file.name()) && file.json().has("sf_ADIDA"))
                        .toList(),
                IntermittentReferenceTest::checkOther);
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
        file.compare(name, model.rate(y).orElseThrow(), file.json().get(name).asDouble(), bar);
    }

    /** The bar of the method's own table: 227 products of a shop, 28 days ahead. */
    @Test
    void defaultRate_onDailyProducts_isCloseAndUnbiased() {
        double squares = 0;
        int products = 0;
        double forecast = 0;
        double actual = 0;
        for (String line : ForecastFile.lines("data/sku_daily_240.csv")) {
            String[] cells = line.split(",", -1);
            int n = Integer.parseInt(cells[3]);
            double[] y = Arrays.stream(cells[4].split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] train = Arrays.copyOf(y, n);
            double scale = 0;
            for (int t = 1; t < n; t++) {
                scale += (train[t] - train[t - 1]) * (train[t] - train[t - 1]) / (n - 1);
            }
            double rate = DemandRate.DEFAULT.rate(train).orElse(0);
            double error = 0;
            for (int t = n; t < y.length; t++) {
                error += (y[t] - rate) * (y[t] - rate) / (y.length - n);
                forecast += rate;
                actual += y[t];
            }
            if (scale > 0) {
                squares += Math.sqrt(error / scale);
                products++;
            }
        }
        System.out.println("RMSSE " + squares / products + " bias " + (forecast / actual - 1) + " of " + products);
        assertThat(squares / products).isLessThanOrEqualTo(0.8);
        assertThat(Math.abs(forecast / actual - 1)).isLessThanOrEqualTo(0.05);
    }
}
