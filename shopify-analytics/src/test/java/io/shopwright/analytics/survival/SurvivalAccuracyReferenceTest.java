package io.shopwright.analytics.survival;

import io.shopwright.analytics.AccuracyTable;
import io.shopwright.analytics.churn.LogisticRegressionReferenceTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of survival and churn in {@code docs/accuracy.md}. To write it anew:
 *
 * <pre>{@code
 * mvn -B -ntp -pl shopify-analytics test -Dtest=SurvivalAccuracyReferenceTest -Dshopwright.accuracy.update=true
 * }</pre>
 */
@Tag("reference")
class SurvivalAccuracyReferenceTest {

    /** Beyond 13 digits the last bits of the references count. */
    private final AccuracyTable table = new AccuracyTable("survival", 13);

    @Test
    void documentedDigits_areReached() {
        collect("Kaplan-Meier and others", "kaplan_meier", KaplanMeierReferenceTest::check);
        collect("Cox", "cox_ph", CoxPhReferenceTest::check);
        collect("accelerated failure time", "aft", AcceleratedFailureTimeReferenceTest::check);
        collect("logistic", "logistic", LogisticRegressionReferenceTest::check);
        table.verify();
    }

    private void collect(String model, String folder, Consumer<Reference> check) {
        for (Reference reference : Reference.all(folder)) {
            if (reference.json().path("split").asText().equals("public")) {
                check.accept(reference);
                reference.inexact().forEach((quantity, error) -> table.add(model, quantity, error));
            }
        }
    }
}
