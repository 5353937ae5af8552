package io.shopwright.testkit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A query of ShopifyQL, as far as it is simulated: FROM, SHOW, WHERE with equalities, GROUP BY, TIMESERIES, SINCE, UNTIL,
 * ORDER BY, LIMIT.
 *
 * @param groups what rows are told apart by, the unit of a time series first
 * @param since the first day
 * @param until the last day
 */
record ShopifyqlQuery(
        String table,
        List<String> metrics,
        List<Condition> conditions,
        List<String> groups,
        boolean timeSeries,
        LocalDate since,
        LocalDate until,
        @Nullable Order order,
        int limit) {
    private static final Set<String> KEYWORDS = Set.of(
            "from",
            "show",
            "where",
            "group",
            "timeseries",
            "since",
            "until",
            "order",
            "limit",
            "having",
            "with",
            "during",
            "compare",
            "visualize",
            "offset");

    private static final Set<String> NOT_SIMULATED =
            Set.of("having", "with", "during", "compare", "visualize", "offset");
    private static final Set<String> UNITS = Set.of("day", "week", "month", "quarter", "year");
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|!=|[,=]|[^\\s,='!]+");
    private static final Pattern BACK = Pattern.compile("-(\\d{1,5})([dwmqy])");
    private static final int DAYS_A_POINT = 30;
    private static final int MOST_ROWS = 1_000;

    record Condition(String column, boolean equal, String value) {}

    record Order(String column, boolean descending) {}

    /** @throws IllegalArgumentException with what Shopify calls a parse error; the wording is ours */
    static ShopifyqlQuery parse(String text, LocalDate today) {
        Deque<String> tokens = new ArrayDeque<>(
                TOKEN.matcher(text).results().map(MatchResult::group).toList());
        String table = "";
        List<String> metrics = List.of();
        List<Condition> conditions = List.of();
        List<String> groups = new ArrayList<>();
        String unit = "";
        LocalDate since = today.minusDays(30);
        LocalDate until = today;
        Order order = null;
        int limit = MOST_ROWS;
        while (!tokens.isEmpty()) {
            String keyword = tokens.remove().toLowerCase(Locale.ROOT);
            if (NOT_SIMULATED.contains(keyword)) {
                throw ShopifyError.notSimulated("shopifyqlQuery(" + keyword.toUpperCase(Locale.ROOT) + ")");
            }
            switch (keyword) {
                case "from" -> table = next(tokens, keyword).toLowerCase(Locale.ROOT);
                case "show" -> metrics = list(tokens, keyword);
                case "where" -> conditions = conditions(tokens);
                case "group" -> {
                    require(tokens, "by");
                    groups.addAll(list(tokens, keyword));
                }
                case "timeseries" -> unit = next(tokens, keyword).toLowerCase(Locale.ROOT);
                case "since" -> since = day(next(tokens, keyword), today);
                case "until" -> until = day(next(tokens, keyword), today);
                case "order" -> {
                    require(tokens, "by");
                    String column = next(tokens, keyword).toLowerCase(Locale.ROOT);
                    boolean ends =
                            tokens.isEmpty() || KEYWORDS.contains(tokens.peek().toLowerCase(Locale.ROOT));
                    order = new Order(column, !ends && tokens.remove().equalsIgnoreCase("desc"));
                }
                case "limit" -> limit = number(next(tokens, keyword));
                default -> throw unexpected(keyword);
            }
        }
        if (table.isEmpty() || metrics.isEmpty()) {
            throw new IllegalArgumentException("Syntax Error: a query needs FROM and SHOW");
        }
        if (!unit.isEmpty() && !UNITS.contains(unit)) {
            throw unexpected(unit);
        }
        Set<String> all = new LinkedHashSet<>();
        if (!unit.isEmpty()) {
            all.add(unit);
        }
        all.addAll(groups);
        return new ShopifyqlQuery(
                table, metrics, conditions, List.copyOf(all), !unit.isEmpty(), since, until, order, limit);
    }

    /** The columns that the query names. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(metrics);
        columns.addAll(groups);
        conditions.forEach(each -> columns.add(each.column()));
        return columns;
    }

    /** Points of the window: one a month, as was measured; of grouped queries only that they take more is known. */
    int cost() {
        int months = 1 + (int) Math.max(0, ChronoUnit.DAYS.between(since, until)) / DAYS_A_POINT;
        return months * (1 + groups.size());
    }

    private static IllegalArgumentException unexpected(String token) {
        return new IllegalArgumentException("Syntax Error: unexpected '" + token + "'");
    }

    private static String next(Deque<String> tokens, String after) {
        String token = tokens.poll();
        if (token == null || KEYWORDS.contains(token.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Syntax Error: nothing after " + after.toUpperCase(Locale.ROOT));
        }
        return token;
    }

    private static void require(Deque<String> tokens, String wanted) {
        String token = tokens.poll();
        if (token == null || !token.equalsIgnoreCase(wanted)) {
            throw unexpected(String.valueOf(token));
        }
    }

    private static List<String> list(Deque<String> tokens, String keyword) {
        List<String> list = new ArrayList<>(List.of(next(tokens, keyword).toLowerCase(Locale.ROOT)));
        while (",".equals(tokens.peek())) {
            tokens.remove();
            list.add(next(tokens, keyword).toLowerCase(Locale.ROOT));
        }
        return list;
    }

    private static List<Condition> conditions(Deque<String> tokens) {
        List<Condition> conditions = new ArrayList<>();
        do {
            String column = next(tokens, "where").toLowerCase(Locale.ROOT);
            String operator = next(tokens, column);
            if (!operator.equals("=") && !operator.equals("!=")) {
                throw unexpected(operator);
            }
            conditions.add(new Condition(
                    column, operator.equals("="), next(tokens, operator).replace("'", "")));
        } while ("and".equalsIgnoreCase(tokens.peek()) && "and".equalsIgnoreCase(tokens.poll()));
        return conditions;
    }

    private static int number(String text) {
        try {
            return Math.min(Integer.parseInt(text), MOST_ROWS);
        } catch (NumberFormatException e) {
            throw unexpected(text);
        }
    }

    private static LocalDate day(String text, LocalDate today) {
        var back = BACK.matcher(text);
        if (back.matches()) {
            long count = Long.parseLong(back.group(1));
            return switch (back.group(2)) {
                case "d" -> today.minusDays(count);
                case "w" -> today.minusWeeks(count);
                case "m" -> today.minusMonths(count);
                case "q" -> today.minusMonths(3 * count);
                default -> today.minusYears(count);
            };
        }
        if (text.equalsIgnoreCase("today")) {
            return today;
        }
        if (text.equalsIgnoreCase("yesterday")) {
            return today.minusDays(1);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw unexpected(text);
        }
    }
}
