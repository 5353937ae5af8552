package io.shopwright.testkit;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders as the admin of Shopify exports them in a file of comma-separated values, to
 * {@linkplain SimulatedShop#load(OrderExport) load} into a shop: one row a position, with what belongs to the whole order
 * on its first row.
 *
 * <p>Read are the columns Name, Email, Financial Status, Paid at, Currency, Shipping, Taxes, Total, Discount Code, Discount
 * Amount, Shipping Method, Created at, Lineitem quantity, name, price, sku, requires shipping, taxable, fulfillment status
 * and discount, Billing Name and Phone, Notes, Tags, Cancelled at, Payment Method, Refunded Amount, Outstanding Balance,
 * Vendor, Source and Phone; others are passed over. Name, Created at, Total and the position's quantity, name and price must be
 * there. Orders get ids of the shop's own and keep their names.
 *
 * <p>The file does not say when money was given back: it is at the cancellation, or else at the payment. Nor does it know
 * customers but by their email; an order without one is a guest's.
 */
public final class OrderExport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);
    private static final List<String> REQUIRED =
            List.of("Name", "Created at", "Total", "Lineitem quantity", "Lineitem name", "Lineitem price");

    private final List<List<Row>> orders;

    /** One row, by the names of the columns. */
    record Row(int line, Map<String, String> fields) {
        String text(String column) {
            return fields.getOrDefault(column, "").strip();
        }

        @Nullable
        String textOrNull(String column) {
            return text(column).isEmpty() ? null : text(column);
        }

        BigDecimal amount(String column) {
            try {
                return text(column).isEmpty() ? BigDecimal.ZERO : new BigDecimal(text(column));
            } catch (NumberFormatException e) {
                throw broken(column, "a decimal number");
            }
        }

        int quantity(String column) {
            try {
                int quantity = Integer.parseInt(text(column));
                if (quantity > 0) {
                    return quantity;
                }
            } catch (NumberFormatException e) {
                // Answered below, as a number out of range is.
            }
            throw broken(column, "a whole number above 0");
        }

        Optional<Instant> time(String column) {
            if (text(column).isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(OffsetDateTime.parse(text(column), TIME).toInstant());
            } catch (DateTimeParseException e) {
                throw broken(column, "a time such as 2026-01-31 09:50:26 +0200");
            }
        }

        IllegalArgumentException broken(String column, String rule) {
            return new IllegalArgumentException(
                    "line " + line + ": " + column + " must be " + rule + ": '" + text(column) + "'");
        }
    }

    private OrderExport(List<List<Row>> orders) {
        this.orders = orders;
    }

    /**
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a column is missing or a line breaks a rule
     */
    public static OrderExport read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /** @throws IllegalArgumentException if a column is missing or a line breaks a rule */
    public static OrderExport parse(String text) {
        List<CsvRows.Row> rows = CsvRows.parse(text);
        List<String> header = rows.isEmpty() ? List.of() : rows.get(0).fields();
        for (String column : REQUIRED) {
            if (!header.contains(column)) {
                throw new IllegalArgumentException("the export has no column '" + column + "'");
            }
        }
        Map<String, List<Row>> orders = new LinkedHashMap<>();
        for (CsvRows.Row each : rows.subList(1, rows.size())) {
            if (each.fields().size() > header.size()) {
                throw new IllegalArgumentException(
                        "line " + each.line() + ": a row must not have more fields than the header");
            }
            Map<String, String> fields = new HashMap<>();
            for (int i = 0; i < each.fields().size(); i++) {
                fields.put(header.get(i), each.fields().get(i));
            }
            Row row = new Row(each.line(), fields);
            if (row.text("Name").isEmpty()) {
                throw row.broken("Name", "given");
            }
            List<Row> order = orders.computeIfAbsent(row.text("Name"), name -> new ArrayList<>());
            check(row);
            if (order.isEmpty()) {
                checkFirst(row);
            }
            order.add(row);
        }
        return new OrderExport(List.copyOf(orders.values()));
    }

    /** So that a file is refused when it is read. */
    private static void check(Row row) {
        row.quantity("Lineitem quantity");
        List.of("Lineitem price", "Lineitem discount").forEach(row::amount);
    }

    private static void checkFirst(Row row) {
        if (row.time("Created at").isEmpty()) {
            throw row.broken("Created at", "given");
        }
        List.of("Paid at", "Cancelled at").forEach(row::time);
        List.of("Total", "Taxes", "Shipping", "Discount Amount", "Refunded Amount", "Outstanding Balance")
                .forEach(row::amount);
    }

    /** @throws IllegalArgumentException if an order is in another currency than the shop's */
    void loadInto(ShopData data) {
        for (List<Row> rows : orders) {
            Row first = rows.get(0);
            String currency = first.text("Currency");
            if (!currency.isEmpty() && !currency.equals(data.currency().getCurrencyCode())) {
                throw new IllegalArgumentException(first.text("Name") + " is in " + currency + ", the shop in "
                        + data.currency() + "; start it with that currency");
            }
        }
        Map<String, Customer> customers = new LinkedHashMap<>();
        List<Order> made = new ArrayList<>();
        List<List<Row>> byTime = new ArrayList<>(orders);
        byTime.sort((left, right) -> created(left).compareTo(created(right)));
        for (List<Row> rows : byTime) {
            Customer customer = customer(data, rows.get(0), customers);
            made.add(new ExportedOrder(data, rows).order(customer));
        }
        data.customers().putAll(customers.values());
        data.orders().putAll(made);
    }

    private static Instant created(List<Row> rows) {
        return rows.get(0).time("Created at").orElseThrow();
    }

    private static @Nullable Customer customer(ShopData data, Row row, Map<String, Customer> customers) {
        String email = row.text("Email").toLowerCase(Locale.ROOT);
        if (email.isEmpty()) {
            return null;
        }
        return customers.computeIfAbsent(email, key -> {
            Long known = Orders.byEmail(data, key);
            Customer customer = known == null ? null : data.customers().get(known);
            if (customer != null) {
                return customer;
            }
            String name = row.text("Billing Name");
            int space = name.lastIndexOf(' ');
            Instant since = row.time("Created at").orElseThrow();
            return new Sale.Buyer(
                            key,
                            space < 0 ? null : name.substring(0, space),
                            name.isEmpty() ? null : name.substring(space + 1),
                            row.text("Email"),
                            List.of())
                    .customer(data.customers().nextKey(), since);
        });
    }
}
