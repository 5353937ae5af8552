package io.shopwright.analytics.anomaly;

import io.shopwright.analytics.AccuracyTable;
import io.shopwright.analytics.ForecastFile;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps the table of anomalies in {@code docs/accuracy.md}; how to write it anew, the document says. */
@Tag("reference")
class AnomalyAccuracyReferenceTest {

    /** Beyond 13 digits the last bits of the references count. */
    private final AccuracyTable table = new AccuracyTable("anomaly", 13);

    @Test
    void documentedDigits_areReached() {
        collect("charts and changes", AnomalyReferenceTest.files(), AnomalyReferenceTest::check);
        collect("S-H-ESD", AnomalyReferenceTest.hybrids(), AnomalyReferenceTest::hybrid);
        table.verify();
    }

    private void collect(String model, List<ForecastFile> files, Consumer<ForecastFile> check) {
        for (ForecastFile file : files) {
            check.accept(file);
            file.errors().forEach((quantity, error) -> table.add(model, quantity, error));
        }
    }
}
