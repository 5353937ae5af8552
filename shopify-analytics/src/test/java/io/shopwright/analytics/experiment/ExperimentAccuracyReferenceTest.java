package io.shopwright.analytics.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.AccuracyTable;
import io.shopwright.analytics.CaseFile;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of experiments in {@code docs/accuracy.md}. To write it anew:
 *
 * <pre>{@code
 * mvn -B -ntp -pl shopify-analytics test -Dtest=ExperimentAccuracyReferenceTest -Dshopwright.accuracy.update=true
 * }</pre>
 */
@Tag("reference")
class ExperimentAccuracyReferenceTest {

    private final AccuracyTable table = new AccuracyTable("experiments", 15);

    @Test
    void documentedDigits_areReached() {
        collect("two proportions", "ab_two_proportion", ComparisonReferenceTest::checkProportions);
        collect("two means", "ab_welch", ComparisonReferenceTest::checkWelch);
        collect("CUPED", "ab_cuped", ComparisonReferenceTest::checkCuped);
        collect("contingency", "ab_contingency", ComparisonReferenceTest::checkContingency);
        collect("sample ratio", "ab_srm", ComparisonReferenceTest::checkSampleRatio);
        collect("design", "ab_sample_size", ExperimentReferenceTest::checkSampleSize);
        collect("Bayes", "ab_bayes_beta_binomial", ExperimentReferenceTest::checkBayes);
        collect("mixture SPRT", "ab_msprt", ExperimentReferenceTest::checkMixtureSprt);
        collect("confidence sequence", "ab_asymp_cs", ExperimentReferenceTest::checkConfidenceSequence);
        table.verify();
    }

    private void collect(String model, String suite, BiConsumer<CaseFile, JsonNode> check) {
        CaseFile.errors(suite, check).forEach((quantity, error) -> table.add(model, quantity, error));
    }
}
