package io.shopwright.analytics.inventory;

import io.shopwright.analytics.AccuracyTable;
import io.shopwright.analytics.ForecastFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps the table of inventory in {@code docs/accuracy.md}; how to write it anew, the document says. */
@Tag("reference")
class InventoryAccuracyReferenceTest {

    /** Beyond 13 digits the last bits of the references count. */
    private final AccuracyTable table = new AccuracyTable("inventory", 13);

    @Test
    void documentedDigits_areReached() {
        for (ForecastFile file : InventoryReferenceTest.files()) {
            InventoryReferenceTest.check(file);
            String model = file.json().get("category").asText().replace('_', ' ');
            file.errors().forEach((quantity, error) -> table.add(model, quantity, error));
        }
        table.verify();
    }
}
