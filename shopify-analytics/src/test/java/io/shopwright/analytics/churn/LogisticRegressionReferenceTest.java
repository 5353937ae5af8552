package io.shopwright.analytics.churn;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.survival.Coefficient;
import io.shopwright.analytics.survival.Covariates;
import io.shopwright.analytics.survival.Reference;
import io.shopwright.analytics.survival.RegressionFit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: Newton's method in 80-bit arithmetic, checked with statsmodels; described beside the files. */
@Tag("reference")
public class LogisticRegressionReferenceTest {

    private static final double BAR = 1e-10;
    private static final int DECILES = 10;

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return Reference.tests("logistic", LogisticRegressionReferenceTest::check);
    }

    public static void check(Reference reference) {
        JsonNode json = reference.json();
        Covariates covariates = covariates(reference);
        boolean[] outcomes = reference.table().flags(json.get("target").asText());
        RegressionFit<LogisticRegression> fit = LogisticRegression.fit(covariates, outcomes);
        checkFit(reference, fit);
        double[] probabilities = probabilities(fit.model(), covariates);
        JsonNode first = json.get("first20_probabilities");
        for (int i = 0; i < first.size(); i++) {
            reference.compare("probability", probabilities[i], first.get(i), BAR);
        }
        Discrimination discrimination = Discrimination.of(probabilities, outcomes);
        reference.compare("auc", discrimination.auc().orElseThrow(), json.get("auc"), 1e-13);
        reference.compare("brier", Calibration.of(probabilities, outcomes).brier(), json.get("brier"), BAR);
        reference.compare("logLoss", Calibration.of(probabilities, outcomes).logLoss(), json.get("log_loss"), BAR);
        checkDeciles(reference, discrimination.lift(DECILES));
        checkRidge(reference, covariates, outcomes);
    }

    private static Covariates covariates(Reference reference) {
        List<String> names = Reference.texts(reference.json().get("features"));
        Reference.Table table = reference.table();
        return Covariates.ofColumns(names, names.stream().map(table::column).toArray(double[][]::new));
    }

    private static double[] probabilities(LogisticRegression model, Covariates covariates) {
        return IntStream.range(0, covariates.rows())
                .mapToDouble(i -> model.probability(covariates.row(i)))
                .toArray();
    }

    private static void checkFit(Reference reference, RegressionFit<LogisticRegression> fit) {
        JsonNode json = reference.json();
        List<Coefficient> coefficients = fit.coefficients().orElseThrow();
        for (int j = 0; j < json.get("coef").size(); j++) {
            Coefficient coefficient = coefficients.get(j);
            reference.compare(
                    "coefficient", coefficient.value(), json.get("coef").get(j), BAR);
            reference.compare(
                    "standardError", coefficient.standardError(), json.get("se").get(j), BAR);
            reference.compare("z", coefficient.z(), json.get("z").get(j), BAR);
            reference.compare("p", coefficient.pValue(), json.get("p_values").get(j), 1e-9);
            for (int k = 0; k < coefficients.size(); k++) {
                double covariance = fit.covariance().orElseThrow()[j][k];
                reference.compare(
                        "covariance", covariance, json.get("vcov").get(j).get(k), 1e-9);
            }
        }
        reference.compare("logLikelihood", fit.logLikelihood(), json.get("loglik"), 1e-13);
        // A closed form, n times the entropy of the share; the references have it to ten digits only.
        reference.compare("nullLogLikelihood", fit.nullLogLikelihood(), json.get("loglik_null"), 1e-9);
        reference.compare("aic", fit.aic(), json.get("aic"), 1e-13);
    }

    private static void checkDeciles(Reference reference, List<Discrimination.Part> parts) {
        JsonNode table = reference.json().get("decile_table");
        for (int part = 0; part < table.size(); part++) {
            reference.compare(
                    "decileSize", parts.get(part).size(), table.get(part).get("n"), 0);
            reference.compare(
                    "decilePositives",
                    parts.get(part).positives(),
                    table.get(part).get("positives"),
                    0);
            reference.compare(
                    "decileScore", parts.get(part).meanScore(), table.get(part).get("mean_p"), BAR);
        }
        reference.compare("lift", parts.get(0).lift(), reference.json().get("top_decile_lift"), BAR);
    }

    private static void checkRidge(Reference reference, Covariates covariates, boolean[] outcomes) {
        JsonNode ridge = reference.json().get("ridge");
        LogisticRegression model =
                LogisticRegression.fit(covariates, outcomes, 1).model();
        double[] means = covariates.means();
        reference.compare(
                "ridge", model.logOdds(means), ridge.get("coef_standardised").get(0), BAR);
        for (int j = 0; j < means.length; j++) {
            double squares = 0;
            for (double value : covariates.column(j)) {
                squares += (value - means[j]) * (value - means[j]);
            }
            double deviation = Math.sqrt(squares / covariates.rows());
            double standardized = model.terms().get(j).coefficient() * deviation;
            reference.compare(
                    "ridge", standardized, ridge.get("coef_standardised").get(j + 1), BAR);
        }
        double auc = Discrimination.of(probabilities(model, covariates), outcomes)
                .auc()
                .orElseThrow();
        reference.compare("ridgeAuc", auc, ridge.get("auc"), 1e-13);
    }
}
