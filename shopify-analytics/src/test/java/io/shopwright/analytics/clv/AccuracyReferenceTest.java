package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final Pattern SECTION =
            Pattern.compile("(<!-- clv: start -->\n).*?(<!-- clv: end -->)", Pattern.DOTALL);

    private static final Pattern ROW = Pattern.compile("\\| (.*?) \\| (.*?) \\| (\\d+) digits \\|");

    /** More than double precision has. */
    private static final double MOST_DIGITS = 15;

    private final Map<String, Double> digits = new LinkedHashMap<>();

    @Test
    void documentedDigits_areReached() throws IOException {
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
        Path file = Path.of(System.getProperty("shopwright.root"), "docs", "accuracy.md");
        String document = Files.readString(file);
        if (Boolean.getBoolean("shopwright.accuracy.update")) {
            String replacement = "$1" + Matcher.quoteReplacement(table()) + "$2";
            Files.writeString(file, SECTION.matcher(document).replaceFirst(replacement));
        } else if (!agrees(document)) {
            fail("docs/accuracy.md differs from what is reached:\n" + table());
        }
    }

    private void collect(String model, String folder, Consumer<Golden> check) {
        for (Golden golden : Golden.all(folder)) {
            if (golden.json().path("split").asText().equals("public")) {
                check.accept(golden);
                golden.worst().forEach((quantity, error) -> {
                    double reached = Math.min(MOST_DIGITS, -Math.log10(error));
                    digits.merge(model + " | " + words(quantity), reached, Math::min);
                });
            }
        }
        assertThat(digits).isNotEmpty();
    }

    /** Half a digit on either side of a rounded number is not a difference; compilers differ by that much. */
    private boolean agrees(String document) {
        Matcher section = SECTION.matcher(document);
        assertThat(section.find()).as("a section between the marks of clv").isTrue();
        Map<String, Integer> documented = new TreeMap<>();
        Matcher row = ROW.matcher(section.group());
        while (row.find()) {
            documented.put(row.group(1) + " | " + row.group(2), Integer.valueOf(row.group(3)));
        }
        return documented.keySet().equals(digits.keySet())
                && digits.entrySet().stream()
                        .allMatch(e -> Math.abs(documented.get(e.getKey()) + 0.5 - e.getValue()) <= 1);
    }

    private String table() {
        return digits.entrySet().stream()
                .map(e -> "| " + e.getKey() + " | " + (int) Math.floor(e.getValue()) + " digits |\n")
                .collect(Collectors.joining("", "| model | quantity | worst case |\n|-|-|-|\n", ""));
    }

    private static String name(Family<?> family) {
        return Map.of("bgnbd", "BG/NBD", "mbgnbd", "MBG/NBD", "pnbd", "Pareto/NBD")
                .get(family.folder());
    }

    private static String words(String quantity) {
        return quantity.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
