package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values: quoted fields with commas, line breaks and doubled quotes; LF, CRLF or CR; a BOM. */
final class CsvRows {
    private final String text;
    private int at;
    private int line = 1;

    /** @param line where the row begins, from 1 */
    record Row(int line, List<String> fields) {
        boolean isBlank() {
            return fields.size() == 1 && fields.get(0).isBlank();
        }
    }

    private CsvRows(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The rows that are not blank. */
    static List<Row> parse(String text) {
        CsvRows reader = new CsvRows(text);
        List<Row> rows = new ArrayList<>();
        while (reader.at < reader.text.length()) {
            Row row = reader.row();
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row row() {
        int start = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            fields.add(field());
        }
        if (at < text.length()) {
            skipLineBreak();
        }
        return new Row(start, fields);
    }

    private String field() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int start = line;
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' && text.startsWith("\"\"", at)) {
                field.append('"');
                at += 2;
            } else if (c == '"') {
                at++;
                requireEndOfField();
                return field.toString();
            } else if (c == '\r' || c == '\n') {
                field.append('\n');
                skipLineBreak();
            } else {
                field.append(c);
                at++;
            }
        }
        throw new IllegalArgumentException("line " + start + ": a quoted field has no closing quote");
    }

    private void requireEndOfField() {
        if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            throw new IllegalArgumentException("line " + line
                    + ": after a closing quote must come a comma or the end of the line, not '" + text.charAt(at)
                    + "'");
        }
    }

    private void skipLineBreak() {
        at += text.startsWith("\r\n", at) ? 2 : 1;
        line++;
    }
}
