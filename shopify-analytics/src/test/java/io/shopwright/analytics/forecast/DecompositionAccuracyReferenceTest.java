package io.shopwright.analytics.forecast;

import io.shopwright.analytics.AccuracyTable;
import io.shopwright.analytics.ForecastFile;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps the table of decompositions, rates and reconciliation in {@code docs/accuracy.md}; how to write it anew, the document says. */
@Tag("reference")
class DecompositionAccuracyReferenceTest {

    /** Beyond 13 digits the last bits of the references count. */
    private final AccuracyTable table = new AccuracyTable("decomposition", 13);

    @Test
    void documentedDigits_areReached() {
        collect("decomposition", DecompositionReferenceTest.complete(), DecompositionReferenceTest::check);
        collect("intermittent", IntermittentReferenceTest.files(), IntermittentReferenceTest::check);
        collect("intermittent", IntermittentReferenceTest.others(), IntermittentReferenceTest::checkOther);
        collect("hierarchy", HierarchyReferenceTest.files(), HierarchyReferenceTest::check);
        table.verify();
    }

    private void collect(String model, List<ForecastFile> files, Consumer<ForecastFile> check) {
        for (ForecastFile file : files) {
            check.accept(file);
            file.errors().forEach((quantity, error) -> table.add(model, quantity, error));
        }
    }
}
