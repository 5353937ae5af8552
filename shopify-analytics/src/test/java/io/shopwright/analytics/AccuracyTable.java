package io.shopwright.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table of reached digits in {@code docs/accuracy.md}, between the marks {@code <!-- section: start -->} and
 * {@code <!-- section: end -->}. With the system property {@code shopwright.accuracy.update} it is written, without it
 * compared.
 */
public final class AccuracyTable {

    private static final Pattern ROW = Pattern.compile("\\| (.*?) \\| (.*?) \\| (\\d+) digits \\|");

    private final String section;
    private final double mostDigits;
    private final Map<String, Double> digits = new LinkedHashMap<>();

    /**
     * @param section the word in the marks
     * @param mostDigits what the references have; agreement beyond it is not counted
     */
    public AccuracyTable(String section, double mostDigits) {
        this.section = section;
        this.mostDigits = mostDigits;
    }

    /** Adds the greatest relative error of one comparison; of several for the same row the worst stays. */
    public void add(String model, String quantity, double error) {
        double reached = Math.min(mostDigits, -Math.log10(error));
        digits.merge(model + " | " + words(quantity), reached, Math::min);
    }

    /** Writes the section, or fails if it differs from what was reached. */
    public void verify() {
        assertThat(digits).isNotEmpty();
        verify(section, table(), this::agrees);
    }

    /** Writes a section of another kind, or fails if it differs from {@code table}. */
    public static void verify(String section, String table) {
        verify(section, table, documented -> documented.contains("-->\n" + table + "<!--"));
    }

    private static void verify(String section, String table, Predicate<String> agrees) {
        Path file = Path.of(System.getProperty("shopwright.root"), "docs", "accuracy.md");
        try {
            String document = Files.readString(file);
            Matcher marks = Pattern.compile(
                            "(<!-- " + section + ": start -->\n).*?(<!-- " + section + ": end -->)", Pattern.DOTALL)
                    .matcher(document);
            assertThat(marks.find()).as("marks of %s in %s", section, file).isTrue();
            if (Boolean.getBoolean("shopwright.accuracy.update")) {
                Files.writeString(file, marks.replaceFirst("$1" + Matcher.quoteReplacement(table) + "$2"));
            } else if (!agrees.test(marks.group())) {
                fail("docs/accuracy.md differs from what is reached:\n" + table);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Half a digit on either side of a rounded number is not a difference; compilers differ by that much. */
    private boolean agrees(String documentedSection) {
        Map<String, Integer> documented = new TreeMap<>();
        Matcher row = ROW.matcher(documentedSection);
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
