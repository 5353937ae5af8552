package io.shopwright.mcp;

import io.shopwright.client.Shop;
import io.shopwright.client.resource.ShopifyQl;
import io.shopwright.client.resource.ShopifyQl.Column;
import io.shopwright.client.resource.ShopifyQl.Response;
import io.shopwright.client.resource.ShopifyQl.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports in Shopify's own query language, a page of rows a call. */
final class ShopifyqlTool implements Tool<ShopifyqlTool.Answer> {
    /** Rows that Shopify gives where a query names no limit. */
    private static final int MOST_ROWS = 1_000;

    private static final Parameter<String> QUERY = Parameter.text(
                    "query",
                    "ShopifyQL, such as FROM sales SHOW net_sales GROUP BY product_title SINCE -30d UNTIL today ORDER BY"
                            + " net_sales DESC LIMIT 20.",
                    2_000)
            .required();

    private final ShopifyQl reports;

    ShopifyqlTool(Shop shop) {
        this.reports = new ShopifyQl(shop);
    }

    /** The answer. */
    record Answer(
            List<ColumnRow> columns,
            @About("Rows that the query found.") int found,

            @About(
                    "Values in the order of columns, as text: amounts plain, percent as a fraction, times as Shopify writes"
                            + " them.")
            Rows<List<@Nullable String>> rows,

            List<String> notes) {}

    record ColumnRow(
            String name,
            @About("Such as money or day_timestamp.") String type) {}

    @Override
    public String name() {
        return "shopify_shopifyql_query";
    }

    @Override
    public String title() {
        return "ShopifyQL report";
    }

    @Override
    public String description() {
        return "Runs a report in ShopifyQL over Shopify's own analytics: sales, orders, sessions and more, grouped and over"
                + " time. Use it for figures that no other tool has, such as sessions and conversion; it reads only."
                + " Returns columns and rows of text. Shopify allows some dozens of such reports a minute.";
    }

    @Override
    public ToolHints hints() {
        return ToolHints.READ;
    }

    @Override
    public Capability capability() {
        return Capability.QUERY_SHOP;
    }

    @Override
    public Set<String> scopes() {
        return Set.of("read_reports");
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(QUERY, Parameters.LIMIT, Parameters.CURSOR);
    }

    @Override
    public Class<Answer> answerType() {
        return Answer.class;
    }

    @Override
    public Answer answer(Arguments arguments, Request request) {
        String query = arguments.get(QUERY).strip();
        Cursor cursor = request.cursor(arguments, query);
        Table table = request.report(query, cursor, () -> read(query));
        List<String> hidden = request.seesPersonalData()
                ? List.of()
                : table.columns().stream()
                        .map(Column::name)
                        .filter(PersonalFields::isPersonalColumn)
                        .toList();
        List<String> notes = new ArrayList<>();
        if (table.rows().size() >= MOST_ROWS) {
            notes.add(
                    "Shopify gives " + MOST_ROWS + " rows at most; there may be more: narrow the time or group less.");
        }
        if (!hidden.isEmpty()) {
            notes.add("Masked for this role: " + String.join(", ", hidden) + ".");
        }
        return new Answer(
                table.columns().stream()
                        .map(column -> new ColumnRow(column.name(), Wording.lower(column.dataType())))
                        .toList(),
                table.rows().size(),
                Rows.of(
                        table.rows(),
                        cursor.in(table.rows().hashCode()),
                        arguments.get(Parameters.LIMIT),
                        row -> values(table.columns(), row, hidden)),
                notes);
    }

    private Table read(String query) {
        Response response = reports.query(query).get();
        return response.table()
                .orElseThrow(() -> new BadArguments("query cannot be read by Shopify: "
                        + String.join("; ", response.parseErrors())
                        + "; a query is FROM table SHOW metrics, then perhaps WHERE, GROUP BY, TIMESERIES day, SINCE -30d"
                        + " UNTIL today, ORDER BY, LIMIT"));
    }

    private static List<@Nullable String> values(
            List<Column> columns, Map<String, @Nullable String> row, List<String> hidden) {
        List<@Nullable String> values = new ArrayList<>();
        for (Column column : columns) {
            String value = row.get(column.name());
            values.add(value != null && hidden.contains(column.name()) ? JsonForm.MASK : value);
        }
        return values;
    }
}
