package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A parsed query as Shopify describes it beside its warnings. */
final class SearchReport {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<String, String> RANGES =
            Map.of(">", "range_gt", ">=", "range_gte", "<", "range_lt", "<=", "range_lte");

    private SearchReport() {}

    static ObjectNode of(SearchQuery.Node node) {
        ObjectNode report = JSON.objectNode();
        if (node instanceof SearchQuery.All all) {
            report.set("and", of(all.parts()));
        } else if (node instanceof SearchQuery.Any any) {
            report.set("or", of(any.parts()));
        } else if (node instanceof SearchQuery.Not not) {
            report.set("not", of(not.part()));
        } else {
            SearchQuery.Term term = (SearchQuery.Term) node;
            if (term.field() != null) {
                report.put("field", term.field());
            }
            String match = term.quoted() ? "match_phrase" : term.isPrefix() ? "match_prefix" : "match_all";
            report.put(RANGES.getOrDefault(term.comparator(), match), term.value());
        }
        return report;
    }

    private static ArrayNode of(List<SearchQuery.Node> parts) {
        ArrayNode array = JSON.arrayNode();
        parts.forEach(part -> array.add(of(part)));
        return array;
    }
}
