package io.shopwright.analytics.pricing;

import io.shopwright.analytics.AccuracyTable;
import io.shopwright.analytics.CaseFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of prices in {@code docs/accuracy.md}. To write it anew:
 *
 * <pre>{@code
 * mvn -B -ntp -pl shopify-analytics test -Dtest=PricingAccuracyReferenceTest -Dshopwright.accuracy.update=true
 * }</pre>
 */
@Tag("reference")
class PricingAccuracyReferenceTest {

    /** Beyond 13 digits the last bits of the references count. */
    private final AccuracyTable table = new AccuracyTable("pricing", 13);

    @Test
    void documentedDigits_areReached() {
        CaseFile.errors("price_elasticity", ElasticityReferenceTest::check)
                .forEach((quantity, error) -> table.add("elasticity", quantity, error));
        CaseFile.errors("optimal_price", OptimalPriceReferenceTest::check)
                .forEach((quantity, error) -> table.add("best price", quantity, error));
        table.verify();
    }
}
