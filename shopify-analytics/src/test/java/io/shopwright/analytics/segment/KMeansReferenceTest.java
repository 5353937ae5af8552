package io.shopwright.analytics.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.ReferenceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: Lloyd's algorithm from given rows, and the best of 100 restarts of another implementation. */
@Tag("reference")
class KMeansReferenceTest {

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return ReferenceFile.tests("kmeans", KMeansReferenceTest::check);
    }

    static void check(ReferenceFile reference) {
        JsonNode json = reference.json();
        assertThat(json.get("transform").asText()).startsWith("log1p each column");
        FeatureTable table = table(reference);
        Standardization standardization = Standardization.of(table);
        for (int j = 0; j < table.features().size(); j++) {
            reference.compare(
                    "mean",
                    standardization.means().get(j),
                    json.get("means").get(j).asDouble(),
                    1e-13);
            reference.compare(
                    "sd",
                    standardization.deviations().get(j),
                    json.get("sds").get(j).asDouble(),
                    1e-13);
        }
        json.get("lloyd").forEach(expected -> checkGivenStart(reference, table, expected));
        json.path("best").properties().forEach(entry -> {
            double best = entry.getValue().get("inertia").asDouble();
            for (long seed = 1; seed <= 10; seed++) {
                Clustering clustering = KMeans.fit(table, Integer.parseInt(entry.getKey()), seed);
                reference.compare("above best", Math.max(best, clustering.inertia()), best, 1e-3);
            }
        });
    }

    private static void checkGivenStart(ReferenceFile reference, FeatureTable table, JsonNode expected) {
        int[] start = ints(expected.get("init_row_indices_0based"));
        Clustering clustering = KMeans.fitFrom(table, start);
        reference.compare(
                "inertia", clustering.inertia(), expected.get("inertia").asDouble(), 1e-12);
        reference.compare(
                "silhouette",
                clustering.silhouette(),
                expected.get("silhouette").asDouble(),
                1e-12);
        int[] labels = ints(expected.get("labels_first50"));
        for (int i = 0; i < labels.length; i++) {
            reference.exact("labels", clustering.cluster(i), labels[i]);
        }
        for (int c = 0; c < start.length; c++) {
            reference.exact(
                    "sizes",
                    clustering.sizes().get(c),
                    expected.get("sizes").get(c).asLong());
            for (int j = 0; j < table.features().size(); j++) {
                double center = clustering.model().centers().get(c).get(j);
                reference.compare(
                        "centers",
                        center,
                        expected.get("centroids").get(c).get(j).asDouble(),
                        1e-11);
            }
        }
    }

    /** Inputs are written as "path (column, column)". */
    private static FeatureTable table(ReferenceFile reference) {
        String input = reference.json().get("input").asText();
        String[] parts = input.replace(")", "").split(" \\(");
        String[] columns = parts[1].split(", ");
        List<Map<String, String>> rows = reference.csv(parts[0]);
        double[][] values = rows.stream()
                .map(row -> Arrays.stream(columns)
                        .mapToDouble(column -> Double.parseDouble(row.get(column)))
                        .toArray())
                .toArray(double[][]::new);
        return FeatureTable.of(Arrays.stream(columns).map(Feature::log).toList(), values);
    }

    private static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }
}
