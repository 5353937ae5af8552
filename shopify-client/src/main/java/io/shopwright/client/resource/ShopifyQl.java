package io.shopwright.client.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.query.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports in Shopify's query language for analytics. Needs the scope {@code read_reports}.
 *
 * <p>The language has an allowance of its own, 1,000 points a minute; a query that finds it used up is sent again when it
 * comes back, if that is before the call's deadline.
 */
public final class ShopifyQl {
    private final Shop shop;

    public ShopifyQl(Shop shop) {
        this.shop = shop;
    }

    /** The answer as the shop gives it. */
    public record Response(@Nullable TableData tableData, List<String> parseErrors) {
        /** The rows as text; empty if the shop could not read the query, see {@code parseErrors}. */
        public Optional<Table> table() {
            return tableData == null || !parseErrors.isEmpty() ? Optional.empty() : Optional.of(tableData.table());
        }
    }

    /** A table as the shop gives it: rows are objects by column name, or lists in the order of the columns. */
    public record TableData(List<Column> columns, JsonNode rows) {
        private Table table() {
            List<Map<String, @Nullable String>> texts = new ArrayList<>();
            for (JsonNode row : rows) {
                texts.add(row(columns, row));
            }
            return new Table(columns, texts);
        }
    }

    /**
     * A column.
     *
     * @param dataType such as {@code MONEY}, {@code PERCENT} (a fraction: 0.0119 is 1.19 %), {@code DAY_TIMESTAMP}
     */
    public record Column(
            String name,
            String displayName,
            String dataType,
            @Nullable String subType) {}

    /**
     * A report. Values are text as the shop writes them, null where it has none.
     *
     * @param rows values by column name, in the order of the columns
     */
    public record Table(List<Column> columns, List<Map<String, @Nullable String>> rows) {
        /**
         * The rows in records. A component is named as its column, {@code totalSales} for {@code total_sales}, and holds
         * text, {@code BigDecimal}, {@code long}, {@code int}, {@code double}, {@code LocalDate} or {@code Instant}.
         *
         * @throws IllegalArgumentException if there is no such column, or a value does not fit
         */
        public <T extends Record> List<T> as(Class<T> record) {
            ReportRows<T> reader = new ReportRows<>(record, columns);
            return rows.stream().map(reader::read).toList();
        }
    }

    /** A query such as {@code FROM sales SHOW total_sales TIMESERIES day SINCE -30d}, ready to be sent. */
    public Query<Response> query(String text) {
        return shop.object("shopifyqlQuery", Response.class).with("query", text);
    }

    /**
     * Runs a query and returns its table. A table of more rows than the query's LIMIT, or than Shopify's default, is cut
     * without a word.
     *
     * @throws ShopifyException.Invalid if the shop cannot read the query; its message says why
     * @throws ShopifyException.Throttled if the allowance does not come back before the deadline
     */
    public Table table(String text) {
        Response response = query(text).get();
        return response.table()
                .orElseThrow(() -> new ShopifyException.Invalid(
                        "The report cannot be made: " + String.join("; ", response.parseErrors()) + ": " + text,
                        "",
                        List.of()));
    }

    private static Map<String, @Nullable String> row(List<Column> columns, JsonNode row) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            JsonNode value = row.isArray() ? row.path(i) : row.path(name);
            boolean none = value.isNull() || value.isMissingNode();
            values.put(name, none ? null : value.isValueNode() ? value.asText() : value.toString());
        }
        return values;
    }
}
