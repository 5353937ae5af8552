package io.shopwright.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a catalogue can be read by address: reports and the schema, each the answer of a tool, and the page that shows the
 * dashboard. Only what the catalogue's tools give is there.
 */
final class Library {
    /** A page of the extension MCP Apps: a host shows it and hands it the answer of the tool that names it. */
    private static final String PAGE = "ui://shopwright/dashboard";

    private static final String DASHBOARD = "shopify_executive_dashboard";
    private static final String SCHEMA_SEARCH = "shopify_schema_search";
    private static final String REPORTS = "shopify://reports/";
    private static final String TYPES = "shopify://schema/";
    private static final String TYPE_VARIABLE = "type";
    private static final String JSON = "application/json";
    private static final String PREFIX = "shopify_";

    /** Names that a completion offers at most, by the protocol. */
    private static final int MOST_COMPLETIONS = 100;

    /** Tools whose answer without arguments is a report. */
    private static final List<String> REPORT_TOOLS = List.of(
            DASHBOARD,
            "shopify_store_analytics",
            "shopify_sales_forecast",
            "shopify_customer_lifetime_value",
            "shopify_customer_churn",
            "shopify_customer_segments",
            "shopify_customer_cohorts",
            "shopify_channel_report",
            "shopify_inventory_status");

    private final ShopifyTools tools;
    private final Map<String, ToolDefinition> definitions = new LinkedHashMap<>();

    Library(ShopifyTools tools) {
        this.tools = tools;
        tools.definitions().forEach(definition -> definitions.put(definition.name(), definition));
    }

    /** The address of the page that shows a tool's answers. */
    static Optional<String> page(String tool) {
        return tool.equals(DASHBOARD) ? Optional.of(PAGE) : Optional.empty();
    }

    /** What a host should know of a resource's text besides its type; empty for what is no page. */
    static Map<String, Object> meta(String uri) {
        return uri.equals(PAGE) ? Map.of("ui", Map.of("prefersBorder", true)) : Map.of();
    }

    List<ShopResource> resources() {
        List<ShopResource> resources = new ArrayList<>();
        for (String tool : REPORT_TOOLS) {
            ToolDefinition definition = definitions.get(tool);
            if (definition != null) {
                String report = tool.substring(PREFIX.length());
                resources.add(new ShopResource(
                        REPORTS + report,
                        report,
                        definition.title(),
                        "What " + tool + " answers without arguments.",
                        JSON));
            }
        }
        if (definitions.containsKey(SCHEMA_SEARCH)) {
            resources.add(new ShopResource(
                    TYPES + "{" + TYPE_VARIABLE + "}",
                    "schema_type",
                    "Type of the Admin API",
                    "A type of the shop's version of the Admin API with its fields or values, such as " + TYPES
                            + "Order.",
                    JSON));
        }
        if (definitions.containsKey(DASHBOARD)) {
            resources.add(new ShopResource(
                    PAGE,
                    "dashboard_page",
                    "Dashboard",
                    "A page that shows what " + DASHBOARD + " answers, in hosts that show pages.",
                    "text/html;profile=mcp-app"));
        }
        return List.copyOf(resources);
    }

    ToolResult read(String uri) {
        if (uri.equals(PAGE) && definitions.containsKey(DASHBOARD)) {
            return new ToolResult(false, Map.of(), Page.TEXT);
        }
        String report = PREFIX + rest(uri, REPORTS);
        if (REPORT_TOOLS.contains(report) && definitions.containsKey(report)) {
            return tools.call(ToolCall.of(report, Map.of()));
        }
        String type = rest(uri, TYPES);
        if (!type.isEmpty() && definitions.containsKey(SCHEMA_SEARCH)) {
            return schema(type, MOST_COMPLETIONS);
        }
        return ToolResult.failure(Failure.unknownResource("there is no resource " + ShopText.clean(uri, 200)));
    }

    private static String rest(String uri, String beginning) {
        return uri.startsWith(beginning) ? uri.substring(beginning.length()) : "";
    }

    private ToolResult schema(String words, int limit) {
        return tools.call(ToolCall.of(SCHEMA_SEARCH, Map.of("words", words, "limit", limit)));
    }

    /** Names of types for the template of the schema; none for what is no template. */
    List<String> complete(String uri, String variable, String begun) {
        if (!uri.equals(TYPES + "{" + TYPE_VARIABLE + "}") || !variable.equals(TYPE_VARIABLE) || begun.isBlank()) {
            return List.of();
        }
        return members(schema(begun, MOST_COMPLETIONS), "names", "of");
    }

    /** A member of each row of an answer, each value once; none of an answer that is an error. */
    static List<String> members(ToolResult result, String list, String member) {
        LinkedHashSet<String> found = new LinkedHashSet<>();
        if (result.structured().get(list) instanceof List<?> rows) {
            for (Object row : rows) {
                if (row instanceof Map<?, ?> map && map.get(member) instanceof String text) {
                    found.add(text);
                }
            }
        }
        return List.copyOf(found);
    }

    /** Loaded when it is first asked for. */
    private static final class Page {
        static final String TEXT = load();

        private static String load() {
            try (InputStream in = Library.class.getResourceAsStream("dashboard.html")) {
                if (in == null) {
                    throw new IllegalStateException("dashboard.html is missing beside " + Library.class);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
