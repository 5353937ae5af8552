package io.shopwright.analytics.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.AccuracyTable;
import io.shopwright.analytics.CaseFile;
import io.shopwright.analytics.budget.BudgetReferenceTest;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of attribution and budgets in {@code docs/accuracy.md}. To write it anew:
 *
 * <pre>{@code
 * mvn -B -ntp -pl shopify-analytics test -Dtest=AttributionAccuracyReferenceTest -Dshopwright.accuracy.update=true
 * }</pre>
 */
@Tag("reference")
class AttributionAccuracyReferenceTest {

    /** Beyond 14 digits the last bits of the references count. */
    private final AccuracyTable table = new AccuracyTable("attribution", 14);

    @Test
    void documentedDigits_areReached() {
        collect("rules, counted paths", "heuristic_paths", CreditRuleReferenceTest::checkPaths);
        collect("rules, touchpoint log", "heuristic_log", CreditRuleReferenceTest::checkLog);
        collect("Markov chain, orders 1 to 4", "markov", MarkovReferenceTest::check);
        collect("Shapley value", "shapley", ShapleyReferenceTest::check);
        collect("Shapley value", "shapley_exact_set", ShapleyReferenceTest::checkExactSets);
        collect("carry-over and saturation", "adstock_saturation", BudgetReferenceTest::checkTransformation);
        collect("budget", "budget_allocation", BudgetReferenceTest::checkAllocation);
        table.verify();
    }

    private void collect(String model, String suite, BiConsumer<CaseFile, JsonNode> check) {
        CaseFile.errors(suite, check).forEach((quantity, error) -> table.add(model, quantity, error));
    }
}
