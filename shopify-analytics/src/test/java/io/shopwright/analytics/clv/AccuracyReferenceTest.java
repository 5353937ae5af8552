package io.shopwright.analytics.clv;

import io.shopwright.analytics.AccuracyTable;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of reached digits in {@code docs/accuracy.md}. To write it anew:
 *
 * <pre>{@code
 * mvn -B -ntp -pl shopify-analytics test -Dtest=AccuracyReferenceTest -Dshopwright.accuracy.update=true
 * }</pre>
 */
@Tag("reference")
class AccuracyReferenceTest {

    /** What double precision has. */
    private final AccuracyTable table = new AccuracyTable("clv", 15);

    @Test
    void documentedDigits_areReached() {
        Assumptions.assumeTrue(Files.isDirectory(Golden.root()), "no reference data in " + Golden.root());
        for (Family<?> family : Family.ALL) {
            collect(name(family), family.folder(), golden -> PurchaseModelReferenceTest.check(family, golden));
            collect(name(family), family.folder(), golden -> {
                if (LifetimeValueReferenceTest.hasSpend(golden)) {
                    LifetimeValueReferenceTest.check(family, golden);
                }
            });
        }
        collect("BG/NBD, covariates", "bgnbd_static", CovariateReferenceTest::checkBgNbd);
        collect("Pareto/NBD, covariates", "pnbd_static", CovariateReferenceTest::checkParetoNbd);
        collect("BG/BB", "bgbb", BgBbReferenceTest::check);
        collect("sBG", "sbg", SbgReferenceTest::check);
        collect("Gamma-Gamma", "gammagamma", GammaGammaReferenceTest::check);
        table.verify();
    }

    private void collect(String model, String folder, Consumer<Golden> check) {
        for (Golden golden : Golden.all(folder)) {
            if (golden.json().path("split").asText().equals("public")) {
                check.accept(golden);
                golden.worst().forEach((quantity, error) -> table.add(model, quantity, error));
            }
        }
    }

    private static String name(Family<?> family) {
        return Map.of("bgnbd", "BG/NBD", "mbgnbd", "MBG/NBD", "pnbd", "Pareto/NBD")
                .get(family.folder());
    }
}
