package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps the tables of docs/simulated-shop.md. A table that differs is written to target for whoever changed it. */
class SimulatedShopPageTest {
    private static final double ENOUGH = 0.9;

    @Test
    void coverage_isThePages() throws IOException {
        StringBuilder table = new StringBuilder("| type | served | fields |\n|-|-|-|\n");
        AdminSchema schema = AdminSchema.of(ApiVersion.of("2026-10"));
        Map<String, Set<String>> coverage = SimulatedShop.coverage();
        coverage.forEach((type, fields) -> table.append("| ")
                .append(type)
                .append(" | ")
                .append(fields.size())
                .append(" of ")
                .append(schema.type(type).orElseThrow().fields().size())
                .append(" | ")
                .append(String.join(" ", fields))
                .append(" |\n"));

        assertThat(coverage.get("Mutation")).contains("productCreate", "inventorySetQuantities", "orderCreate");
        assertThat(coverage.get("ProductVariantConnection")).contains("nodes", "pageInfo");
        assertThat(coverage.get("MediaImage")).contains("status");
        assertSection("coverage", table.toString());
    }

    @Test
    @Tag("reference")
    void replay_ofRecordedExchanges_isThePages() throws IOException {
        Path folder = Path.of(System.getProperty("shopwright.reference", "none"), "wire", "recorded");
        assumeTrue(Files.isDirectory(folder), "no recorded answers at " + folder);
        List<Replay.Outcome> outcomes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .forEach(each -> outcomes.addAll(Replay.of(each)));
        }
        long inScope = outcomes.stream().filter(Replay.Outcome::inScope).count();
        long matched = outcomes.stream().filter(Replay.Outcome::matched).count();

        assertSection("replay", tables(outcomes));
        assertThat((double) matched / inScope).isGreaterThanOrEqualTo(ENOUGH);
    }

    private static String tables(List<Replay.Outcome> outcomes) {
        StringBuilder differing = new StringBuilder("| exchange | difference |\n|-|-|\n");
        for (Replay.Outcome each : outcomes) {
            if (each.inScope() && !each.matched()) {
                differing.append("| ").append(each.file().replace(".json", "")).append(' ');
                differing.append(each.at()).append(" | ");
                differing.append(each.why().replace("|", "\\|")).append(" |\n");
            }
        }
        return counts("domain", outcomes, Replay.Outcome::domain)
                + "\n"
                + counts("recording", outcomes, each -> each.file().replace(".json", ""))
                + "\n"
                + differing;
    }

    private static String counts(
            String heading, List<Replay.Outcome> outcomes, Function<Replay.Outcome, String> group) {
        Map<String, int[]> groups = new TreeMap<>();
        int[] all = new int[3];
        for (Replay.Outcome each : outcomes) {
            int column = each.matched() ? 0 : each.inScope() ? 1 : 2;
            groups.computeIfAbsent(group.apply(each), g -> new int[3])[column]++;
            all[column]++;
        }
        StringBuilder table =
                new StringBuilder("| " + heading + " | matched | differing | out of scope |\n|-|-|-|-|\n");
        groups.forEach((name, counts) -> row(table, name, counts));
        row(table, "all", all);
        return table.toString();
    }

    private static void row(StringBuilder table, String name, int[] counts) {
        table.append("| ").append(name);
        for (int count : counts) {
            table.append(" | ").append(count);
        }
        table.append(" |\n");
    }

    private static void assertSection(String name, String expected) throws IOException {
        Path root = Path.of(System.getProperty("shopwright.root"));
        String page = Files.readString(root.resolve("docs/simulated-shop.md"));
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- end of " + name + " -->";
        String found = page.substring(page.indexOf(begin) + begin.length(), page.indexOf(end));
        if (!found.equals(expected)) {
            Path written = root.resolve("shopify-client/testkit/target/" + name + ".md");
            Files.createDirectories(written.getParent());
            Files.writeString(written, expected);
        }
        assertThat(found)
                .as("the table " + name + " of docs/simulated-shop.md; the right one is in testkit/target/" + name
                        + ".md")
                .isEqualTo(expected);
    }
}
