package io.shopwright.analytics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.shopwright.analytics.churn.LogisticRegressionReferenceTest;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of survival and churn in {@code docs/accuracy.md}. To write it anew:
 *
 * <pre>{@code
 * mvn -B -ntp -pl shopify-analytics test -Dtest=SurvivalAccuracyReferenceTest -Dshopwright.accuracy.update=true
 * }</pre>
 */
@Tag("reference")
class SurvivalAccuracyReferenceTest {

    private static final Pattern SECTION =
            Pattern.compile("(<!-- survival: start -->\n).*?(<!-- survival: end -->)", Pattern.DOTALL);

    private static final Pattern ROW = Pattern.compile("\\| (.*?) \\| (.*?) \\| (\\d+) digits \\|");

    /** Beyond it, the last bits of the references count. */
    private static final double MOST_DIGITS = 13;

    private final Map<String, Double> digits = new LinkedHashMap<>();

    @Test
    void documentedDigits_areReached() throws IOException {
        collect("Kaplan-Meier and others", "kaplan_meier", KaplanMeierReferenceTest::check);
        collect("Cox", "cox_ph", CoxPhReferenceTest::check);
        collect("accelerated failure time", "aft", AcceleratedFailureTimeReferenceTest::check);
        collect("logistic", "logistic", LogisticRegressionReferenceTest::check);
        Path file = Path.of(System.getProperty("shopwright.root"), "docs", "accuracy.md");
        String document = Files.readString(file);
        if (Boolean.getBoolean("shopwright.accuracy.update")) {
            String replacement = "$1" + Matcher.quoteReplacement(table()) + "$2";
            Files.writeString(file, SECTION.matcher(document).replaceFirst(replacement));
        } else if (!agrees(document)) {
            fail("docs/accuracy.md differs from what is reached:\n" + table());
        }
    }

    private void collect(String model, String folder, Consumer<Reference> check) {
        for (Reference reference : Reference.all(folder)) {
            if (reference.json().path("split").asText().equals("public")) {
                check.accept(reference);
                reference.inexact().forEach((quantity, error) -> {
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
        assertThat(section.find()).as("a section between the marks of survival").isTrue();
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

    private static String words(String quantity) {
        return quantity.replaceAll("([A-Z])", " $1").replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
