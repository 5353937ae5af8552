package io.shopwright.examples.quickstart;

import io.shopwright.analytics.clv.TimeScale;
import io.shopwright.testkit.TransactionLog;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param transactions a log that fills the simulated shop; null for a generated shop
 * @param columns names of the log's columns
 * @param calibrationEnd last day that the models see; null for the day of the shop's last order
 * @param fromEnvironment whether to read a real shop instead, named by environment variables
 * @param rows lines of each table
 */
record Options(
        @Nullable Path transactions,
        TransactionLog.Columns columns,
        @Nullable LocalDate calibrationEnd,
        TimeScale unit,
        Format format,
        boolean fromEnvironment,
        int customers,
        long seed,
        int rows) {
    enum Format {
        TABLE,
        JSON
    }

    static final String HELP = """
            Prints a shop's most valuable and most endangered customers.

              --transactions FILE     fill the simulated shop from a CSV file instead of generating it
              --columns customer=H,date=H[,quantity=H][,amount=H]
                                      names of the file's columns (default: customer, date, amount)
              --calibration-end DATE  last day that the models see, yyyy-MM-dd (default: day of the last order)
              --unit day|week         time unit of the models (default: week)
              --format table|json     (default: table)
              --rows N                lines of each table (default: 10)
              --customers N           size of the generated shop (default: 1000)
              --seed N                of the generated shop (default: 1)
              --from-environment      read the real shop that SHOPIFY_SHOP and SHOPIFY_ACCESS_TOKEN name
              --help
            """;

    /** What the columns of a log can hold; the first two are needed. */
    private static final List<String> COLUMNS = List.of("customer", "date", "quantity", "amount");

    Optional<Path> log() {
        return Optional.ofNullable(transactions);
    }

    Optional<LocalDate> end() {
        return Optional.ofNullable(calibrationEnd);
    }

    /** @throws IllegalArgumentException if an option is unknown, or its value missing or wrong */
    static Options parse(String... arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        ArrayDeque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        while (!rest.isEmpty()) {
            String name = rest.remove();
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("unknown option '" + name + "'; --help lists them all");
            }
            String value = name.equals("--from-environment") ? "" : rest.poll();
            if (value == null) {
                throw new IllegalArgumentException("the option " + name + " needs a value");
            }
            given.put(name, value);
        }
        String log = given.get("--transactions");
        String end = given.get("--calibration-end");
        return new Options(
                log == null ? null : Path.of(log),
                columns(given.get("--columns")),
                end == null ? null : date(end),
                constant(TimeScale.class, "--unit", given.getOrDefault("--unit", "week")),
                constant(Format.class, "--format", given.getOrDefault("--format", "table")),
                given.containsKey("--from-environment"),
                number(given, "--customers", 1000),
                number(given, "--seed", 1),
                number(given, "--rows", 10));
    }

    private static final List<String> KNOWN = List.of(
            "--transactions",
            "--columns",
            "--calibration-end",
            "--unit",
            "--format",
            "--rows",
            "--customers",
            "--seed",
            "--from-environment");

    private static TransactionLog.Columns columns(@Nullable String text) {
        if (text == null) {
            return TransactionLog.Columns.of("customer", "date").amount("amount");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1 || !COLUMNS.contains(part.substring(0, equals))) {
                throw new IllegalArgumentException("--columns wants customer=H,date=H[,quantity=H][,amount=H] with the"
                        + " file's headers H, not '" + part + "'");
            }
            headers.put(part.substring(0, equals), part.substring(equals + 1));
        }
        String customer = headers.get("customer");
        String date = headers.get("date");
        if (customer == null || date == null) {
            throw new IllegalArgumentException("--columns must name customer and date, not only " + headers.keySet());
        }
        return new TransactionLog.Columns(customer, date, headers.get("quantity"), headers.get("amount"));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--calibration-end wants a date such as 1997-09-30, not '" + text + "'", e);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String option, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                option + " is one of " + Arrays.toString(type.getEnumConstants()) + ", not '" + text + "'");
    }

    private static int number(Map<String, String> given, String option, int unlessGiven) {
        String text = given.get(option);
        if (text == null) {
            return unlessGiven;
        }
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) == 0) {
            throw new IllegalArgumentException(option + " wants a number from 1 to 9999999, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
