package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of figures in {@code docs/accuracy.md}, between the marks {@code <!-- section: start -->} and {@code <!-- section:
 * end -->}. With the system property {@code shopwright.accuracy.update} it is written, without it compared.
 */
final class FigureTable {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.(\\d+)");

    private final String section;
    private final String head;
    private final Map<String, String> rows = new LinkedHashMap<>();

    /** @param head names of the columns, separated by bars */
    FigureTable(String section, String head) {
        this.section = section;
        this.head = head;
    }

    /** @param format of the cells after the first */
    void add(String first, String format, Object... cells) {
        rows.put(first, String.format(Locale.ROOT, format, cells));
    }

    /** Writes the section, or fails if it differs from what was reached. */
    void verify() {
        Path file = Path.of(System.getProperty("shopwright.root"), "docs", "accuracy.md");
        try {
            String document = Files.readString(file);
            Matcher marks = Pattern.compile(
                            "(<!-- " + section + ": start -->\n).*?(<!-- " + section + ": end -->)", Pattern.DOTALL)
                    .matcher(document);
            assertThat(marks.find()).as("marks of %s in %s", section, file).isTrue();
            if (Boolean.getBoolean("shopwright.accuracy.update")) {
                Files.writeString(file, marks.replaceFirst("$1" + Matcher.quoteReplacement(table()) + "$2"));
            } else if (!agrees(marks.group())) {
                fail("docs/accuracy.md differs from what is reached:\n" + table());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Same words, and numbers that differ by three of their last digit at most: compilers differ by that much. */
    private boolean agrees(String documented) {
        for (Map.Entry<String, String> row : rows.entrySet()) {
            Matcher line = Pattern.compile("^\\| " + Pattern.quote(row.getKey()) + " \\| (.*) \\|$", Pattern.MULTILINE)
                    .matcher(documented);
            if (!line.find() || !close(line.group(1), row.getValue())) {
                return false;
            }
        }
        return documented.lines().count() == rows.size() + 4L;
    }

    private static boolean close(String documented, String reached) {
        Matcher left = NUMBER.matcher(documented);
        Matcher right = NUMBER.matcher(reached);
        while (left.find()) {
            if (!right.find()) {
                return false;
            }
            double unit = Math.pow(10, -left.group(1).length());
            if (Math.abs(Double.parseDouble(left.group()) - Double.parseDouble(right.group())) > 3.5 * unit) {
                return false;
            }
        }
        return NUMBER.matcher(documented)
                .replaceAll("#")
                .equals(NUMBER.matcher(reached).replaceAll("#"));
    }

    private String table() {
        StringBuilder table = new StringBuilder("| " + head + " |\n|");
        table.append("-|".repeat(head.split("\\|").length)).append('\n');
        rows.forEach((first, rest) ->
                table.append("| ").append(first).append(" | ").append(rest).append(" |\n"));
        return table.toString();
    }
}
