package io.shopwright.analytics.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: scikit-learn's k-means without tolerance, from given rows; and its best of 300 starts. */
@Tag("reference")
class KMeansCasesReferenceTest {

    /** Above the best known inertia, relative to it. */
    private static final double NEAR_BEST = 1e-6;

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return CaseFile.tests("kmeans", KMeansCasesReferenceTest::check);
    }

    private static void check(CaseFile file, JsonNode one) {
        JsonNode expected = one.get("expected");
        FeatureTable table = table(one.get("input"));
        int clusters = one.get("input").get("k").asInt();
        if (expected.has("error_or")) {
            assertThatThrownBy(() -> KMeans.fit(table, clusters, 1)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        checkFromStart(file, one);
        if (expected.has("best_known_inertia_300_starts") && isStandardised(one.get("input"))) {
            double best = expected.get("best_known_inertia_300_starts").asDouble();
            assertThat(KMeans.fit(table, clusters, 50, 1).inertia()).isLessThanOrEqualTo(best * (1 + NEAR_BEST));
        }
    }

    private static boolean isStandardised(JsonNode input) {
        return !input.path("standardise").asText("none").equals("none");
    }

    /** The end of the run from the rows of the case; nothing where there can be none. */
    static void checkFromStart(CaseFile file, JsonNode one) {
        JsonNode input = one.get("input");
        JsonNode expected = one.get("expected");
        if (expected.has("error_or")) {
            return;
        }
        FeatureTable table = table(input);
        int clusters = input.get("k").asInt();
        Standardization standardization =
                isStandardised(input) ? Standardization.of(table) : Standardization.none(table.features());
        int[] start = Arrays.stream(CaseFile.numbers(input.get("initial_center_rows")))
                .mapToInt(row -> (int) row)
                .toArray();
        Clustering clustering = KMeans.fitFrom(table, standardization, start);
        JsonNode labels = expected.get("labels");
        for (int i = 0; i < labels.size(); i++) {
            assertThat(clustering.cluster(i)).isEqualTo(labels.get(i).asInt());
        }
        assertThat(clustering.iterations()).isEqualTo(expected.get("iterations").asInt());
        file.compare("silhouette", clustering.silhouette(), expected.get("silhouette"));
        file.compare("davies_bouldin", clustering.daviesBouldin().orElseThrow(), expected.get("davies_bouldin"));
        file.compare(
                "calinski_harabasz", clustering.calinskiHarabasz().orElseThrow(), expected.get("calinski_harabasz"));
        file.compare("inertia", clustering.inertia(), expected.get("inertia"));
        for (int c = 0; c < clusters; c++) {
            for (int j = 0; j < table.features().size(); j++) {
                file.compare(
                        "center",
                        clustering.model().centers().get(c).get(j),
                        expected.get("centers").get(c).get(j));
            }
        }
    }

    private static FeatureTable table(JsonNode input) {
        double[][] rows = input.has("points") ? points(input.get("points")) : rows(input);
        List<Feature> features = IntStream.range(0, rows[0].length)
                .mapToObj(j -> Feature.linear("column " + j))
                .toList();
        return FeatureTable.of(features, rows);
    }

    private static double[][] points(JsonNode points) {
        return IntStream.range(0, points.size())
                .mapToObj(i -> CaseFile.numbers(points.get(i)))
                .toArray(double[][]::new);
    }

    /** Columns are "all" numeric ones, or named; "ln(x)" is a logarithm. */
    private static double[][] rows(JsonNode input) {
        List<String> lines = CaseFile.lines(input.get("file").asText());
        List<String> names = List.of(lines.get(0).replace("\"", "").split(",", -1));
        String columns = input.get("columns").asText();
        List<String> chosen = columns.equals("all") ? names : List.of(columns.split(", ", -1));
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> chosen.stream()
                        .map(column -> value(names, column))
                        .mapToDouble(value -> value.applyAsDouble(cells))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static ToDoubleFunction<String[]> value(List<String> names, String column) {
        if (column.startsWith("ln(")) {
            ToDoubleFunction<String[]> inner = value(names, column.substring(3, column.length() - 1));
            return cells -> Math.log(inner.applyAsDouble(cells));
        }
        return cells -> Double.parseDouble(cells[names.indexOf(column)]);
    }
}
