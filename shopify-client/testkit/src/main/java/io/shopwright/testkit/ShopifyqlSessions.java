package io.shopwright.testkit;

import io.shopwright.testkit.Shopifyql.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a shop by ShopifyQL's metrics. All are of people. Rows are ordered by the first metric from the top, those
 * of a series by time; days without sessions are left out.
 */
final class ShopifyqlSessions {
    static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("sessions", "INTEGER"),
            Map.entry("sessions_with_cart_additions", "INTEGER"),
            Map.entry("sessions_that_reached_checkout", "INTEGER"),
            Map.entry("sessions_that_completed_checkout", "INTEGER"),
            Map.entry("conversion_rate", "PERCENT"),
            Map.entry("day", "DAY_TIMESTAMP"),
            Map.entry("week", "WEEK_TIMESTAMP"),
            Map.entry("month", "MONTH_TIMESTAMP"),
            Map.entry("quarter", "QUARTER_TIMESTAMP"),
            Map.entry("year", "YEAR_TIMESTAMP"),
            Map.entry("referrer_source", "STRING"),
            Map.entry("human_or_bot_session", "STRING"));

    private static final String PEOPLE = "human";

    private final ShopifyqlQuery query;
    private final Map<List<String>, SessionCounts> groups = new LinkedHashMap<>();

    ShopifyqlSessions(ShopifyqlQuery query) {
        this.query = query;
    }

    Shopifyql.TableData table(ShopData data) {
        for (SessionCounts row : data.table(SessionCounts.class).rows()) {
            if (!row.day().isBefore(query.since()) && !row.day().isAfter(query.until()) && meets(row)) {
                List<String> key = query.groups().stream()
                        .map(each -> dimension(each, row))
                        .toList();
                groups.merge(key, row, ShopifyqlSessions::sum);
            }
        }
        if (query.groups().isEmpty() && groups.isEmpty()) {
            groups.put(List.of(), new SessionCounts(0, query.since(), "", 0, 0, 0, 0));
        }
        List<Column> columns = new ArrayList<>();
        query.groups().forEach(each -> columns.add(Column.named(each, TYPES.getOrDefault(each, "STRING"))));
        query.metrics().forEach(each -> columns.add(Column.named(each, TYPES.getOrDefault(each, "INTEGER"))));
        Comparator<Map.Entry<List<String>, SessionCounts>> byMetric = Comparator.comparing(
                entry -> Double.parseDouble(metric(query.metrics().get(0), entry.getValue())));
        Comparator<Map.Entry<List<String>, SessionCounts>> byKeys =
                Comparator.comparing(entry -> String.join("\n", entry.getKey()));
        return new Shopifyql.TableData(
                columns,
                groups.entrySet().stream()
                        .sorted(
                                query.timeSeries()
                                        ? byKeys
                                        : byMetric.reversed().thenComparing(byKeys))
                        .limit(query.limit())
                        .map(this::row)
                        .toList());
    }

    private Map<String, @Nullable String> row(Map.Entry<List<String>, SessionCounts> entry) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 0; i < query.groups().size(); i++) {
            row.put(query.groups().get(i), entry.getKey().get(i));
        }
        query.metrics().forEach(each -> row.put(each, metric(each, entry.getValue())));
        return row;
    }

    private boolean meets(SessionCounts row) {
        return query.conditions().stream()
                .allMatch(each -> each.value().equals(dimension(each.column(), row)) == each.equal());
    }

    private static String dimension(String column, SessionCounts row) {
        return switch (column) {
            case "referrer_source" -> row.referrerSource();
            case "human_or_bot_session" -> PEOPLE;
            default -> ShopifyqlSales.start(column, row.day());
        };
    }

    private static String metric(String metric, SessionCounts row) {
        return switch (metric) {
            case "sessions" -> String.valueOf(row.sessions());
            case "sessions_with_cart_additions" -> String.valueOf(row.withCart());
            case "sessions_that_reached_checkout" -> String.valueOf(row.reachedCheckout());
            case "sessions_that_completed_checkout" -> String.valueOf(row.completedCheckout());
            default -> String.valueOf(row.sessions() == 0 ? 0 : (double) row.completedCheckout() / row.sessions());
        };
    }

    private static SessionCounts sum(SessionCounts left, SessionCounts right) {
        return new SessionCounts(
                left.key(),
                left.day(),
                left.referrerSource(),
                left.sessions() + right.sessions(),
                left.withCart() + right.withCart(),
                left.reachedCheckout() + right.reachedCheckout(),
                left.completedCheckout() + right.completedCheckout());
    }
}
