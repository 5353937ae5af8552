package io.shopwright.client.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.SchemaCheck.Finding;
import io.shopwright.client.query.SchemaCheck.Standing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
    private static Map<String, List<Finding>> findings = Map.of();

    /** A program to be checked; it is compiled and never run. */
    @SuppressWarnings("unused")
    static final class Program {
        record Named(Gid id, String name) {}

        record Misspelt(Gid id, String totalPrise) {}

        record Goal(Gid id, String metric) {}

        record Ruled(Gid id, RuleSet ruleSet) {}

        record RuleSet(boolean appliedDisjunctively) {}

        Object fits(Shop shop) {
            return shop.connection("orders", Named.class);
        }

        Object misspelt(Shop shop) {
            return shop.object("order", Misspelt.class);
        }

        Object newest(Shop shop) {
            return shop.connection("analyticsTargets", Goal.class);
        }

        Object deprecated(Shop shop) {
            return shop.object("collection", Ruled.class);
        }

        Object inBulk(Shop shop) {
            return shop.bulk().query("orders", Named.class);
        }

        Object inBulkMisspelt(Shop shop) {
            return shop.bulk().query("orders", Misspelt.class);
        }

        Object document(Shop shop) {
            return shop.document("{ shop { name nickname } }", JsonNode.class);
        }

        Object variable(Shop shop, String field) {
            return shop.connection(field, Named.class);
        }
    }

    @BeforeAll
    static void check() throws Exception {
        Path classes = Path.of(SchemaCheckTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        findings = SchemaCheck.check(List.of(classes)).stream()
                .filter(finding -> finding.where().startsWith(Program.class.getName() + "."))
                .collect(Collectors.groupingBy(finding ->
                        finding.where().substring(Program.class.getName().length() + 1)));
    }

    private static Map<String, Standing> standings(String method) {
        return findings.get(method).stream()
                .collect(Collectors.toMap(finding -> finding.version().name(), Finding::standing));
    }

    @Test
    void callThatFits_fitsEveryVersion() {
        assertThat(standings("fits"))
                .hasSize(4)
                .allSatisfy((version, standing) -> assertThat(standing).isEqualTo(Standing.FITS));
    }

    @Test
    void bulkQuery_isCheckedToo() {
        assertThat(standings("inBulk").values()).hasSize(4).containsOnly(Standing.FITS);
        assertThat(standings("inBulkMisspelt").values()).containsOnly(Standing.BREAKS);
    }

    @Test
    void fieldThatDoesNotExist_breaksAndSaysWhatWasMeant() {
        assertThat(standings("misspelt").values()).containsOnly(Standing.BREAKS);
        assertThat(findings.get("misspelt").get(0).reasons().get(0)).contains("totalPrise", "Order");
    }

    /** {@code analyticsTargets} came with 2026-10, says the official schema. */
    @Test
    void fieldOfANewVersion_breaksTheOlderOnes() {
        assertThat(standings("newest"))
                .containsEntry("2026-07", Standing.BREAKS)
                .containsEntry("2026-10", Standing.FITS);
    }

    /** {@code Collection.ruleSet} is deprecated from 2026-10, says the official schema. */
    @Test
    void deprecatedField_isNamedWithShopifysAdvice() {
        assertThat(standings("deprecated"))
                .containsEntry("2026-01", Standing.FITS)
                .containsEntry("2026-10", Standing.DEPRECATED);
        assertThat(findings.get("deprecated"))
                .filteredOn(finding -> finding.standing() == Standing.DEPRECATED)
                .allSatisfy(finding -> assertThat(finding.toString()).contains("ruleSet"));
    }

    @Test
    void rawDocument_leftAsJson_isNotCheckedFieldByField() {
        assertThat(standings("document")).hasSize(4);
    }

    @Test
    void nameInAVariable_isSaidNotToBeChecked() {
        assertThat(standings("variable").values()).containsOnly(Standing.NOT_CHECKED);
    }
}
