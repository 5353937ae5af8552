package io.shopwright.insights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Rows of comma-separated text with a header, as RFC 4180 has them; a quoted value may hold commas and quotes. */
final class CsvTable {
    private final List<Row> rows;

    private CsvTable(List<Row> rows) {
        this.rows = rows;
    }

    /** @param line from 1, the header's */
    record Row(int line, Map<String, String> values) {
        /** Empty where the column is absent. */
        String text(String column) {
            return values.getOrDefault(column, "");
        }

        OptionalDouble number(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                return OptionalDouble.empty();
            }
            try {
                return OptionalDouble.of(Double.parseDouble(text));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("line " + line + ": " + column + " must be a number: " + text, e);
            }
        }

        IllegalArgumentException lacks(String column) {
            return new IllegalArgumentException("line " + line + ": " + column + " must not be empty");
        }
    }

    /** @param required columns that the header must have */
    static CsvTable parse(String text, List<String> required) {
        String[] lines = text.split("\\R", -1);
        List<String> header = lines[0].isBlank() ? List.of() : fields(lines[0], 1);
        if (!header.containsAll(required)) {
            throw new IllegalArgumentException("the header must have the columns " + required + ": " + header);
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                rows.add(row(header, fields(lines[i], i + 1), i + 1));
            }
        }
        return new CsvTable(rows);
    }

    private static Row row(List<String> header, List<String> fields, int line) {
        if (fields.size() != header.size()) {
            throw new IllegalArgumentException(
                    "line " + line + ": need " + header.size() + " values as in the header: " + fields.size());
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            values.put(header.get(i), fields.get(i));
        }
        return new Row(line, values);
    }

    private static List<String> fields(String text, int line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("line " + line + ": a quote is not closed");
        }
        fields.add(field.toString().strip());
        return fields;
    }

    List<Row> rows() {
        return rows;
    }
}
