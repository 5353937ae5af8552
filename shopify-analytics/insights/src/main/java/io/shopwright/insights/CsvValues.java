package io.shopwright.insights;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Values of a row that must be there. */
final class CsvValues {
    private CsvValues() {}

    static String text(CsvTable.Row row, String column) {
        String text = row.text(column);
        if (text.isEmpty()) {
            throw row.lacks(column);
        }
        return text;
    }

    static LocalDate day(CsvTable.Row row, String column) {
        String text = text(row, column);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong(row, column, "a day such as 2026-03-01", text, e);
        }
    }

    static BigDecimal decimal(CsvTable.Row row, String column) {
        String text = text(row, column);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw wrong(row, column, "a number", text, e);
        }
    }

    static long whole(CsvTable.Row row, String column) {
        String text = text(row, column);
        try {
            return new BigDecimal(text).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(row, column, "a whole number", text, e);
        }
    }

    private static IllegalArgumentException wrong(
            CsvTable.Row row, String column, String wanted, String text, RuntimeException cause) {
        return new IllegalArgumentException(
                "line " + row.line() + ": " + column + " must be " + wanted + ": " + text, cause);
    }
}
