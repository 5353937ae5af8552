package io.shopwright.testkit;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of a file of comma-separated values, to {@linkplain SimulatedShop#load(TransactionLog) load} into a shop.
 * The file is UTF-8 and has a header.
 *
 * <p>Each row becomes an order of its own, also where a customer has several on a day. The log's key of the customer
 * becomes the customer's last name and so the {@code displayName}. A date without a time becomes noon of that day in
 * the shop's time zone; a time without an offset is in that zone too.
 *
 * <p>The amount is the total of the row, in the shop's currency, rounded half up to its smallest unit; zero is legal.
 * Without a column of amounts all orders have the amount 0: who bought when is there, what they spent is not. Without a
 * column of quantities the quantity is 1. The order has one line, titled "Item", whose unit price is the amount divided
 * by the quantity, rounded.
 *
 * <p>A log with a fault is refused as a whole, by an {@link IllegalArgumentException} that names the line, the rule and
 * the value.
 */
public final class TransactionLog {
    private static final LocalTime TIME_OF_DAY = LocalTime.NOON;
    private static final String TITLE = "Item";

    private final List<Transaction> transactions;

    /**
     * Which columns of the file to read, by their names in the header.
     *
     * @param customer the key that tells customers apart
     * @param date {@code yyyyMMdd}, an ISO date or an ISO date-time
     * @param quantity how many were bought, null if the file does not say
     * @param amount the row's total, null if the file does not say
     */
    public record Columns(
            String customer,
            String date,
            @Nullable String quantity,
            @Nullable String amount) {
        public static Columns of(String customer, String date) {
            return new Columns(customer, date, null, null);
        }

        public Columns quantity(String column) {
            return new Columns(customer, date, column, amount);
        }

        public Columns amount(String column) {
            return new Columns(customer, date, quantity, column);
        }
    }

    private record Transaction(String customer, Function<ZoneId, Instant> at, int quantity, BigDecimal amount) {}

    private TransactionLog(List<Transaction> transactions) {
        this.transactions = List.copyOf(transactions);
    }

    /**
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if the header lacks a column or a line breaks a rule
     */
    public static TransactionLog read(Path file, Columns columns) throws IOException {
        return parse(Files.readString(file), columns);
    }

    /** @throws IllegalArgumentException if the header lacks a column or a line breaks a rule */
    public static TransactionLog parse(String text, Columns columns) {
        List<CsvRows.Row> rows = CsvRows.parse(text);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the log has no header");
        }
        List<String> header = rows.get(0).fields().stream().map(String::strip).toList();
        int customer = index(header, columns.customer());
        int date = index(header, columns.date());
        int quantity = columns.quantity() == null ? -1 : index(header, columns.quantity());
        int amount = columns.amount() == null ? -1 : index(header, columns.amount());
        List<Transaction> transactions = new ArrayList<>(rows.size());
        for (CsvRows.Row row : rows.subList(1, rows.size())) {
            if (row.fields().size() != header.size()) {
                throw broken(
                        row,
                        "a row must have " + header.size() + " fields as the header has",
                        String.join(",", row.fields()));
            }
            transactions.add(new Transaction(
                    customer(row, customer),
                    date(row, date),
                    quantity < 0 ? 1 : quantity(row, quantity),
                    amount < 0 ? BigDecimal.ZERO : amount(row, amount)));
        }
        return new TransactionLog(transactions);
    }

    private static int index(List<String> header, String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "the log has no column '" + column + "'; it has '" + String.join("', '", header) + "'");
        }
        if (index != header.lastIndexOf(column)) {
            throw new IllegalArgumentException("the log has more than one column '" + column + "'");
        }
        return index;
    }

    private static String customer(CsvRows.Row row, int index) {
        String key = row.fields().get(index).strip();
        if (key.isEmpty()) {
            throw broken(row, "the customer must not be empty", key);
        }
        return key;
    }

    private static Function<ZoneId, Instant> date(CsvRows.Row row, int index) {
        String text = row.fields().get(index).strip();
        try {
            if (text.length() == 8) {
                LocalDate day = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
                return zone -> day.atTime(TIME_OF_DAY).atZone(zone).toInstant();
            }
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text);
                return zone -> day.atTime(TIME_OF_DAY).atZone(zone).toInstant();
            }
            String iso = text.replace(' ', 'T');
            if (iso.matches(".*T.*(Z|[+-]\\d{2}(:?\\d{2})?)")) {
                Instant instant = OffsetDateTime.parse(iso).toInstant();
                return zone -> instant;
            }
            LocalDateTime local = LocalDateTime.parse(iso);
            return zone -> local.atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw broken(row, "the date must be yyyyMMdd, an ISO date or an ISO date-time", text);
        }
    }

    private static int quantity(CsvRows.Row row, int index) {
        String text = row.fields().get(index).strip();
        try {
            int quantity = Integer.parseInt(text);
            if (quantity > 0) {
                return quantity;
            }
        } catch (NumberFormatException e) {
            // Answered below, as a number out of range is.
        }
        throw broken(row, "the quantity must be a whole number above 0", text);
    }

    private static BigDecimal amount(CsvRows.Row row, int index) {
        String text = row.fields().get(index).strip();
        BigDecimal amount;
        try {
            amount = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw broken(row, "the amount must be a decimal number", text);
        }
        if (amount.signum() < 0) {
            throw broken(row, "the amount must not be negative", text);
        }
        return amount;
    }

    private static IllegalArgumentException broken(CsvRows.Row row, String rule, String value) {
        return new IllegalArgumentException("line " + row.line() + ": " + rule + ": '" + value + "'");
    }

    List<Sale> sales(ZoneId zone, Currency currency) {
        List<Sale> sales = new ArrayList<>(transactions.size());
        for (Transaction each : transactions) {
            BigDecimal total = Money.round(each.amount(), currency);
            BigDecimal unit = Money.round(
                    each.amount().divide(BigDecimal.valueOf(each.quantity()), MathContext.DECIMAL64), currency);
            Sale.Buyer buyer = new Sale.Buyer(each.customer(), null, each.customer(), null, List.of());
            List<Sale.Line> lines = List.of(new Sale.Line(TITLE, each.quantity(), unit));
            sales.add(Sale.paid(each.at().apply(zone), buyer, total, lines));
        }
        return sales;
    }
}
