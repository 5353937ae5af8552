package io.shopwright.analytics.segment;

import io.shopwright.analytics.AccuracyTable;
import io.shopwright.analytics.CaseFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of clusters in {@code docs/accuracy.md}. To write it anew:
 *
 * <pre>{@code
 * mvn -B -ntp -pl shopify-analytics test -Dtest=ClusteringAccuracyReferenceTest -Dshopwright.accuracy.update=true
 * }</pre>
 */
@Tag("reference")
class ClusteringAccuracyReferenceTest {

    /** Beyond 13 digits the last bits of the references count. */
    private final AccuracyTable table = new AccuracyTable("clusters", 13);

    @Test
    void documentedDigits_areReached() {
        CaseFile.errors("kmeans", KMeansCasesReferenceTest::checkFromStart)
                .forEach((quantity, error) -> table.add("k-means, from the same rows", quantity, error));
        table.verify();
    }
}
