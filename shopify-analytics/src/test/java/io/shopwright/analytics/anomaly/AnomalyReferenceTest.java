package io.shopwright.analytics.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.ForecastFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Expected values: the NIST e-handbook of statistical methods (EWMA, ESD), Montgomery's table 9.1 (CUSUM), exact optimal
 * partitions, and the S-H-ESD authors' program in R on public series.
 */
@Tag("reference")
class AnomalyReferenceTest {

    private static final Map<String, Consumer<ForecastFile>> CHECKS = Map.of(
            "ewma_chart", AnomalyReferenceTest::ewma,
            "cusum_chart", AnomalyReferenceTest::cusum,
            "generalized_esd", file -> deviates(file, ExtremeDeviates.Measure.MEAN),
            "generalized_esd_median_mad", file -> deviates(file, ExtremeDeviates.Measure.MEDIAN),
            "changepoint_l2", AnomalyReferenceTest::changePoints);

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return ForecastFile.tests(files(), AnomalyReferenceTest::check);
    }

    @TestFactory
    Stream<DynamicTest> everySeasonalHybrid() {
        return ForecastFile.tests(hybrids(), AnomalyReferenceTest::hybrid);
    }

    static List<ForecastFile> files() {
        return ForecastFile.cases("public/inventory_public.json").stream()
                .filter(file -> CHECKS.containsKey(category(file)))
                .toList();
    }

    /** Those whose series are at hand. */
    static List<ForecastFile> hybrids() {
        return ForecastFile.cases("public/shesd_public.json").stream()
                .filter(file -> series(file.json().get("id").asText()).length > 0)
                .toList();
    }

    static void check(ForecastFile file) {
        CHECKS.get(category(file)).accept(file);
    }

    private static String category(ForecastFile file) {
        return file.json().get("category").asText();
    }

    static void hybrid(ForecastFile file) {
        JsonNode json = file.json();
        ExtremeDeviates.Side side = Map.of(
                        "both", ExtremeDeviates.Side.BOTH,
                        "pos", ExtremeDeviates.Side.ABOVE,
                        "neg", ExtremeDeviates.Side.BELOW)
                .get(json.get("direction").asText());
        List<Anomaly> anomalies = new SeasonalHybridEsd(
                        json.get("period").asInt(),
                        json.get("max_anoms").asDouble(),
                        json.get("alpha").asDouble(),
                        side,
                        SeasonalHybridEsd.Level.MEDIAN)
                .detect(series(json.get("id").asText()));
        double[] expected = ForecastFile.doubles(json.get("anomaly_index_1based_in_removal_order"));
        assertThat(anomalies.stream().mapToInt(anomaly -> anomaly.index() + 1).sorted())
                .containsExactlyElementsOf(Arrays.stream(expected)
                        .mapToInt(i -> (int) i)
                        .sorted()
                        .boxed()
                        .toList());
        file.compare("indices", anomalies.size(), expected.length, 0);
    }

    private static void ewma(ForecastFile file) {
        JsonNode in = file.json().get("input");
        JsonNode out = file.json().get("expected");
        Ewma chart = new Ewma(
                in.get("center").asDouble(),
                in.get("sigma").asDouble(),
                in.get("lam").asDouble(),
                in.get("k").asDouble());
        double[] x = ForecastFile.doubles(in.get("x"));
        file.compare("ewma", chart.means(x), ForecastFile.doubles(out.get("ewma")), 1, 1e-12);
        file.compare(
                "limit",
                chart.centre() + chart.limit(),
                out.get("ucl_asymptotic").asDouble(),
                1e-12);
        file.compare(
                "limit",
                IntStream.range(0, x.length)
                        .mapToDouble(i -> chart.centre() + chart.limit(i))
                        .toArray(),
                ForecastFile.doubles(out.get("ucl_exact")),
                1,
                1e-12);
    }

    private static void cusum(ForecastFile file) {
        JsonNode in = file.json().get("input");
        JsonNode out = file.json().get("expected");
        double[] x = ForecastFile.doubles(in.get("x"));
        Cusum chart = new Cusum(
                in.get("target").asDouble(), in.get("K").asDouble(), in.get("H").asDouble());
        file.compare("above", chart.above(x), ForecastFile.doubles(out.get("c_plus")), 1, 1e-12);
        file.compare("below", chart.below(x), ForecastFile.doubles(out.get("c_minus")), 1, 1e-12);
        assertThat(chart.firstShift(x).orElseThrow().signal() + 1)
                .isEqualTo(out.get("first_signal_1based").asInt());
    }

    private static void deviates(ForecastFile file, ExtremeDeviates.Measure measure) {
        JsonNode in = file.json().get("input");
        JsonNode out = file.json().get("expected");
        ExtremeDeviates test = ExtremeDeviates.of(
                ForecastFile.doubles(in.get("x")),
                in.get("max_outliers").asInt(),
                in.get("alpha").asDouble(),
                measure);
        file.compare(
                "deviate",
                test.steps().stream().mapToDouble(ExtremeDeviates.Step::deviate).toArray(),
                ForecastFile.doubles(out.get("R")),
                1,
                1e-9);
        file.compare(
                "limit",
                test.steps().stream().mapToDouble(ExtremeDeviates.Step::limit).toArray(),
                ForecastFile.doubles(out.get("lam")),
                1,
                1e-9);
        assertThat(test.outliers()).isEqualTo(out.get("n_outliers").asInt());
        assertThat(test.steps().stream().mapToDouble(ExtremeDeviates.Step::index))
                .containsExactly(Arrays.stream(ForecastFile.doubles(out.get("removed_order_0based")))
                        .boxed()
                        .toArray(Double[]::new));
    }

    private static void changePoints(ForecastFile file) {
        JsonNode in = file.json().get("input");
        JsonNode out = file.json().get("expected");
        ChangePoints points = ChangePoints.of(
                series(in.get("series").asText()),
                in.get("penalty").asDouble(),
                in.get("min_segment").asInt());
        assertThat(points.segments().stream().mapToDouble(ChangePoints.Segment::end))
                .containsExactly(Arrays.stream(ForecastFile.doubles(out.get("segment_ends")))
                        .boxed()
                        .toArray(Double[]::new));
        file.compare(
                "cost",
                points.cost(),
                out.get("objective_without_first_penalty").asDouble(),
                1e-9);
    }

    /** A series by its name; empty if it is not at hand. Orders of a shop start, as its revenue, on 4 January 2011. */
    static double[] series(String id) {
        return switch (id) {
            case "twitter_anomaly_raw" -> column("data/twitter_anomaly_raw.csv", 1);
            case "shop_daily_orders" -> {
                double[] all = column("data/online_retail_daily_shop.csv", 1);
                yield Arrays.copyOfRange(
                        all, all.length - ForecastFile.series("shop_daily_revenue").length, all.length);
            }
            default -> ForecastFile.hasSeries(id) ? ForecastFile.series(id) : new double[0];
        };
    }

    private static double[] column(String file, int column) {
        return ForecastFile.lines(file).stream()
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .toArray();
    }
}
