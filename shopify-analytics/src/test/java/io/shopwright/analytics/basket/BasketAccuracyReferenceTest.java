package io.shopwright.analytics.basket;

import io.shopwright.analytics.AccuracyTable;
import io.shopwright.analytics.CaseFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of baskets in {@code docs/accuracy.md}. To write it anew:
 *
 * <pre>{@code
 * mvn -B -ntp -pl shopify-analytics test -Dtest=BasketAccuracyReferenceTest -Dshopwright.accuracy.update=true
 * }</pre>
 */
@Tag("reference")
class BasketAccuracyReferenceTest {

    /** Beyond 13 digits the last bits of the references count. */
    private final AccuracyTable table = new AccuracyTable("baskets", 13);

    @Test
    void documentedDigits_areReached() {
        CaseFile.errors("association_rules", RulesReferenceTest::check)
                .forEach((quantity, error) -> table.add("rules", quantity, error));
        CaseFile.errors("item_similarity", SimilarItemsReferenceTest::check)
                .forEach((quantity, error) -> table.add("similar items", quantity, error));
        CaseFile.errors("als_implicit", ImplicitFactorsReferenceTest::check)
                .forEach((quantity, error) -> table.add("implicit factors", quantity, error));
        table.verify();
    }
}
