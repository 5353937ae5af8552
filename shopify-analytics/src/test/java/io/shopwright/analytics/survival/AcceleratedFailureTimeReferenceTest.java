package io.shopwright.analytics.survival;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: survreg of the package survival 3.5 of R; their origin is described beside the files. */
@Tag("reference")
class AcceleratedFailureTimeReferenceTest {

    private static final double BAR = 1e-10;

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return Reference.tests("aft", AcceleratedFailureTimeReferenceTest::check);
    }

    static void check(Reference reference) {
        String formula = reference.json().get("formula").asText();
        List<String> response = List.of(formula.substring(formula.indexOf('(') + 1, formula.indexOf(')'))
                .split(", *"));
        Reference.Table table = reference.table();
        Lifetimes lifetimes = Lifetimes.of(table.column(response.get(0)), table.flags(response.get(1)));
        for (LifetimeDistribution distribution : LifetimeDistribution.values()) {
            JsonNode expected = reference
                    .json()
                    .path(distribution.name().toLowerCase(Locale.ROOT).replace("_", ""));
            if (expected.isObject()) {
                List<String> names = Reference.texts(expected.get("coef_names"));
                List<String> covariates = names.subList(1, names.size());
                double[][] columns = covariates.stream().map(table::column).toArray(double[][]::new);
                check(
                        reference,
                        expected,
                        AcceleratedFailureTime.fit(lifetimes, Covariates.ofColumns(covariates, columns), distribution),
                        columns);
            }
        }
    }

    private static void check(
            Reference reference, JsonNode expected, RegressionFit<AcceleratedFailureTime> fit, double[][] columns) {
        List<Coefficient> coefficients = fit.coefficients().orElseThrow();
        for (int j = 0; j < coefficients.size(); j++) {
            double error = coefficients.get(j).standardError();
            reference.compare("standardError", error, expected.get("se").get(j), BAR);
            if (j < expected.get("coef").size()) {
                reference.compare(
                        "coefficient",
                        coefficients.get(j).value(),
                        expected.get("coef").get(j),
                        BAR);
            }
        }
        AcceleratedFailureTime model = fit.model();
        reference.compare("scale", model.scale(), expected.get("scale"), BAR);
        reference.compare("logLikelihood", fit.logLikelihood(), expected.get("loglik"), 1e-12);
        reference.compare("nullLogLikelihood", fit.nullLogLikelihood(), expected.get("loglik_null"), 1e-12);
        reference.compare("aic", fit.aic(), expected.get("aic"), 1e-12);
        for (int i = 0; i < expected.get("median_first10").size(); i++) {
            double[] row = new double[columns.length];
            for (int j = 0; j < row.length; j++) {
                row[j] = columns[j][i];
            }
            reference.compare(
                    "median",
                    model.quantile(0.5, row),
                    expected.get("median_first10").get(i),
                    BAR);
        }
    }
}
