package io.shopwright.analytics.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.ForecastFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: the formula of the trace minimization with NumPy. */
@Tag("reference")
class HierarchyReferenceTest {

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return ForecastFile.tests(files(), HierarchyReferenceTest::check);
    }

    static List<ForecastFile> files() {
        return ForecastFile.cases("public/inventory_public.json").stream()
                .filter(file -> file.json().get("category").asText().equals("reconciliation"))
                .toList();
    }

    static void check(ForecastFile file) {
        JsonNode in = file.json().get("input");
        Hierarchy hierarchy = Hierarchy.of(
                in.get("S").valueStream().map(ForecastFile::doubles).toArray(double[][]::new));
        double[] base = ForecastFile.doubles(in.get("base"));
        double[] actual = switch (in.get("method").asText()) {
            case "ols" -> hierarchy.leastSquares(base);
            case "bottom_up" -> hierarchy.bottomUp(base);
            default -> hierarchy.structural(base);
        };
        file.compare("reconciled", actual, ForecastFile.doubles(file.json().at("/expected/reconciled")), 100, 1e-12);
    }
}
