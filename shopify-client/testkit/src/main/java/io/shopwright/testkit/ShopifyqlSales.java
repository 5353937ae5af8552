package io.shopwright.testkit;

import io.shopwright.testkit.Shopifyql.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sales of a shop by ShopifyQL's metrics. An order counts on the day it was processed, what was given back on the day of
 * the refund; test orders do not count. Discounts and returns are negative: net sales are gross sales plus both, total sales
 * are net sales plus taxes and shipping. Taxes and shipping of an order are told of its first position alone.
 */
final class ShopifyqlSales {
    static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("gross_sales", "MONEY"),
            Map.entry("discounts", "MONEY"),
            Map.entry("returns", "MONEY"),
            Map.entry("net_sales", "MONEY"),
            Map.entry("shipping_charges", "MONEY"),
            Map.entry("taxes", "MONEY"),
            Map.entry("total_sales", "MONEY"),
            Map.entry("average_order_value", "MONEY"),
            Map.entry("orders", "INTEGER"),
            Map.entry("quantity_ordered", "INTEGER"),
            Map.entry("day", "DAY_TIMESTAMP"),
            Map.entry("week", "WEEK_TIMESTAMP"),
            Map.entry("month", "MONTH_TIMESTAMP"),
            Map.entry("quarter", "QUARTER_TIMESTAMP"),
            Map.entry("year", "YEAR_TIMESTAMP"),
            Map.entry("product_title", "STRING"),
            Map.entry("product_variant_sku", "STRING"),
            Map.entry("product_vendor", "STRING"),
            Map.entry("order_name", "STRING"),
            Map.entry("sales_channel", "STRING"));

    private final Session session;
    private final ShopifyqlQuery query;
    private final Map<List<@Nullable String>, Sums> groups = new LinkedHashMap<>();

    private static final class Sums {
        private final Map<String, BigDecimal> amounts = new HashMap<>();

        private void add(String metric, BigDecimal amount) {
            amounts.merge(metric, amount, BigDecimal::add);
        }

        private BigDecimal of(String metric) {
            return switch (metric) {
                case "net_sales" -> of("gross_sales").add(of("discounts")).add(of("returns"));
                case "total_sales" ->
                    of("net_sales").add(of("shipping_charges")).add(of("taxes"));
                case "average_order_value" ->
                    of("orders").signum() == 0
                            ? BigDecimal.ZERO
                            : of("gross_sales").add(of("discounts")).divide(of("orders"), 2, RoundingMode.HALF_UP);
                default -> amounts.getOrDefault(metric, BigDecimal.ZERO);
            };
        }
    }

    ShopifyqlSales(Session session, ShopifyqlQuery query) {
        this.session = session;
        this.query = query;
    }

    Shopifyql.TableData table() {
        seedTimeSeries();
        for (Order order : session.data().orders().rows()) {
            if (!order.test()) {
                add(order);
            }
        }
        if (query.groups().isEmpty()) {
            groups.computeIfAbsent(List.of(), key -> new Sums());
        }
        List<Column> columns = new ArrayList<>();
        query.groups().forEach(each -> columns.add(Column.named(each, TYPES.getOrDefault(each, "STRING"))));
        query.metrics().forEach(each -> columns.add(Column.named(each, TYPES.getOrDefault(each, "MONEY"))));
        return new Shopifyql.TableData(columns, rows());
    }

    /** A series has its empty times too, unless something else tells rows apart. */
    private void seedTimeSeries() {
        if (query.timeSeries() && query.groups().size() == 1) {
            for (LocalDate day = query.since(); !day.isAfter(query.until()); day = day.plusDays(1)) {
                groups.computeIfAbsent(List.of(start(query.groups().get(0), day)), key -> new Sums());
            }
        }
    }

    private void add(Order order) {
        LocalDate day = day(order.processedAt());
        LineItem first =
                order.lines().isEmpty() ? LineItem.BLANK : order.lines().get(0);
        for (LineItem line : order.lines().isEmpty() ? List.of(first) : order.lines()) {
            sums(order, line, day).ifPresent(sums -> {
                sums.add("gross_sales", line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())));
                sums.add("discounts", line.discount().negate());
                sums.add("quantity_ordered", BigDecimal.valueOf(line.quantity()));
                if (line.key() == first.key()) {
                    sums.add("taxes", order.tax());
                    order.shipping().forEach(each -> sums.add("shipping_charges", each.amount()));
                }
            });
        }
        ordersOf(order, day);
        for (Refund refund : order.moneyBack()) {
            sums(order, first, day(refund.createdAt()))
                    .ifPresent(sums -> sums.add("returns", refund.amount().negate()));
        }
    }

    /** An order counts once in each group that has a position of it. */
    private void ordersOf(Order order, LocalDate day) {
        order.lines().stream()
                .map(line -> sums(order, line, day))
                .flatMap(Optional::stream)
                .distinct()
                .forEach(sums -> sums.add("orders", BigDecimal.ONE));
    }

    private LocalDate day(Instant time) {
        return time.atZone(session.data().zone()).toLocalDate();
    }

    private Optional<Sums> sums(Order order, LineItem line, LocalDate day) {
        if (day.isBefore(query.since()) || day.isAfter(query.until())) {
            return Optional.empty();
        }
        for (ShopifyqlQuery.Condition each : query.conditions()) {
            if (each.value().equals(dimension(each.column(), order, line, day)) != each.equal()) {
                return Optional.empty();
            }
        }
        List<@Nullable String> key = new ArrayList<>();
        query.groups().forEach(each -> key.add(dimension(each, order, line, day)));
        return Optional.of(groups.computeIfAbsent(key, k -> new Sums()));
    }

    private static @Nullable String dimension(String column, Order order, LineItem line, LocalDate day) {
        return switch (column) {
            case "product_title" -> line.title();
            case "product_variant_sku" -> line.sku();
            case "product_vendor" -> line.vendor();
            case "order_name" -> order.name();
            case "sales_channel" -> order.sourceName();
            default -> start(column, day);
        };
    }

    /** The first day of the unit. */
    static String start(String unit, LocalDate day) {
        LocalDate first = switch (unit) {
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case "year" -> day.withDayOfYear(1);
            default -> day;
        };
        return first.toString();
    }

    private List<Map<String, @Nullable String>> rows() {
        List<Map.Entry<List<@Nullable String>, Sums>> entries = new ArrayList<>(groups.entrySet());
        entries.sort(order());
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        for (Map.Entry<List<@Nullable String>, Sums> entry :
                entries.subList(0, Math.min(query.limit(), entries.size()))) {
            Map<String, @Nullable String> row = new LinkedHashMap<>();
            for (int i = 0; i < query.groups().size(); i++) {
                row.put(query.groups().get(i), entry.getKey().get(i));
            }
            query.metrics()
                    .forEach(metric ->
                            row.put(metric, text(metric, entry.getValue().of(metric))));
            rows.add(row);
        }
        return rows;
    }

    private static String text(String metric, BigDecimal value) {
        return "INTEGER".equals(TYPES.get(metric)) ? value.toBigInteger().toString() : Money.price(value);
    }

    /** Series by time, other groups by the first metric from the top, unless the query says otherwise. */
    private Comparator<Map.Entry<List<@Nullable String>, Sums>> order() {
        ShopifyqlQuery.Order asked = query.order();
        Comparator<Map.Entry<List<@Nullable String>, Sums>> byKeys = Comparator.comparing(
                entry -> entry.getKey().stream().map(String::valueOf).reduce("", (left, right) -> left + "\n" + right));
        if (asked == null) {
            Comparator<Map.Entry<List<@Nullable String>, Sums>> byMetric = Comparator.comparing(
                    entry -> entry.getValue().of(query.metrics().get(0)));
            return query.timeSeries() ? byKeys : byMetric.reversed().thenComparing(byKeys);
        }
        int group = query.groups().indexOf(asked.column());
        Comparator<Map.Entry<List<@Nullable String>, Sums>> order = group >= 0
                ? Comparator.comparing(entry -> String.valueOf(entry.getKey().get(group)))
                : Comparator.comparing(entry -> entry.getValue().of(asked.column()));
        return (asked.descending() ? order.reversed() : order).thenComparing(byKeys);
    }
}
