package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the field {@code shopifyqlQuery} from the shop's orders and sessions, and charges its window. */
final class Shopifyql {
    private Shopifyql() {}

    /** The answer to a field of type ShopifyqlQueryResponse. */
    record Response(@Nullable TableData tableData, List<String> parseErrors) {
        List<String> parseWarnings() {
            return List.of();
        }
    }

    /** The answer to a field of type ShopifyqlTableData. */
    record TableData(List<Column> columns, List<Map<String, @Nullable String>> rows) {}

    /** The answer to a field of type ShopifyqlTableDataColumn. */
    record Column(String name, String displayName, String dataType) {
        static Column named(String name, String dataType) {
            String words = name.replace('_', ' ');
            return new Column(name, Character.toUpperCase(words.charAt(0)) + words.substring(1), dataType);
        }

        @Nullable
        String subType() {
            return null;
        }

        String shortDisplayName() {
            return displayName;
        }

        String columnOrigin() {
            return "REQUESTED";
        }
    }

    static Response answer(Call call) {
        call.session().require("read_reports", call.field());
        String text = String.valueOf(call.text("query"));
        LocalDate today = call.now().atZone(call.data().zone()).toLocalDate();
        ShopifyqlQuery query;
        try {
            query = ShopifyqlQuery.parse(text, today);
        } catch (IllegalArgumentException e) {
            return new Response(null, List.of(String.valueOf(e.getMessage())));
        }
        boolean sessions = query.table().equals("sessions");
        if (!sessions && !query.table().equals("sales") && !query.table().equals("orders")) {
            throw ShopifyError.notSimulated("shopifyqlQuery(FROM " + query.table() + ")");
        }
        Map<String, String> known = sessions ? ShopifyqlSessions.TYPES : ShopifyqlSales.TYPES;
        for (String column : query.columns()) {
            if (!known.containsKey(column)) {
                return new Response(null, List.of("Column Not Found: Column '" + column + "' not found"));
            }
        }
        charge(call.session(), query);
        TableData table = sessions
                ? new ShopifyqlSessions(query).table(call.data())
                : new ShopifyqlSales(call.session(), query).table();
        return new Response(table, List.of());
    }

    private static void charge(Session session, ShopifyqlQuery query) {
        ShopifyqlWindow.Charge charge = session.backstage().window().charge(query.cost());
        var cost = JsonNodeFactory.instance
                .objectNode()
                .put("requestedQueryCost", query.cost())
                .put("maximumAvailable", ShopifyqlWindow.SIZE)
                .put("currentlyAvailable", charge.left())
                .put("windowResetAt", charge.resetAt().toString().replace("Z", "+00:00"));
        if (!charge.admitted()) {
            throw ShopifyError.throttled(cost);
        }
        session.addExtension("shopifyqlCost", cost);
    }
}
