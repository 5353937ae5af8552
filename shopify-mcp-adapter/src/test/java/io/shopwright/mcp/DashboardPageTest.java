package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.SimulatedShop;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees of the dashboard's page, in a real browser within a host of MCP Apps. Skipped without a browser. */
@SuppressWarnings("deprecation") // the requests of both versions of the SDK
class DashboardPageTest {
    private static final String TOOL = "shopify_executive_dashboard";
    private static final String INJECTED = "<img src=x onerror=alert(1)> & <b>" + "Socks".repeat(30) + "</b>";

    /** The least contrast of text that WCAG 2 asks for at level AA. */
    private static final double LEAST_CONTRAST = 4.5;

    private static final Path FOLDER = Path.of("target", "dashboard-page");

    /** The tool's answer about the sample shop. */
    private static Map<String, Object> answer;

    private static Map<String, Map<String, Object>> seen;

    @BeforeAll
    static void look() throws Exception {
        Browser browser = Browser.find();
        String page;
        String result;
        String failure;
        try (SampleHost host = SampleHost.open();
                HttpHost http = HttpHost.start(host.tools());
                McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder(http.origin())
                                .jsonMapper(HttpHost.MAPPER)
                                .build())
                        .build()) {
            client.initialize();
            page = ((TextResourceContents) client.readResource(new ReadResourceRequest("ui://shopwright/dashboard"))
                            .contents()
                            .get(0))
                    .text();
            result = call(client, Map.of());
            failure = call(client, Map.of("period", INJECTED));
        }
        answer = object(Json.object(result), "structuredContent");
        seen = look(
                browser,
                List.of(
                        scene("light", page, 1200, context("light", "en-US"), List.of(input(), result(result))),
                        scene("dark", page, 360, context("dark", "de-DE"), List.of(input(), result(result))),
                        scene(
                                "injected",
                                page,
                                360,
                                context("light", "en-US"),
                                List.of(input(), result(injected(result)))),
                        scene("empty", page, 700, context("light", "en-US"), List.of(input(), result(ofEmptyShop()))),
                        scene("error", page, 360, context("dark", "en-US"), List.of(input(), result(failure))),
                        scene("waiting", page, 360, Map.of(), List.of(input())),
                        scene("cancelled", page, 360, Map.of(), List.of(input(), cancelled())),
                        scene("changed", page, 700, context("light", "en-US"), changes(result)),
                        scene(
                                "control",
                                "<head></head><img src=https://elsewhere.example/x onerror=nowhere()>",
                                360,
                                Map.of(),
                                List.of())));
    }

    private static String call(McpSyncClient client, Map<String, Object> arguments) throws IOException {
        return HttpHost.MAPPER.writeValueAsString(client.callTool(new CallToolRequest(TOOL, arguments)));
    }

    /** Shops write no figure's name, but they might one day: the page must not rely on it. */
    private static String injected(String result) {
        return result.replace("\"Net sales\"", Json.text(INJECTED))
                .replace("\"alerts\":[", "\"alerts\":[" + Json.text(INJECTED) + ",")
                .replace("\"missing\":[", "\"missing\":[" + Json.text(INJECTED) + ",");
    }

    private static String ofEmptyShop() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            return "{\"structuredContent\":"
                    + ShopifyTools.of(shop).call(ToolCall.of(TOOL, Map.of())).text() + "}";
        }
    }

    private static Map<String, Object> context(String theme, String locale) {
        return Map.of("theme", theme, "locale", locale, "timeZone", "America/New_York", "displayMode", "inline");
    }

    private static Map<String, Object> notification(String method, Map<String, Object> params) {
        return Map.of("method", "ui/notifications/" + method, "params", params);
    }

    private static Map<String, Object> input() {
        return notification("tool-input", Map.of("arguments", Map.of()));
    }

    private static Map<String, Object> result(String result) {
        return notification("tool-result", Json.object(result));
    }

    private static Map<String, Object> cancelled() {
        return notification("tool-cancelled", Map.of("reason", "the user went away"));
    }

    /** Another theme and language after the answer, and requests of which the page knows one. */
    private static List<Map<String, Object>> changes(String result) {
        return List.of(
                input(),
                result(result),
                notification("host-context-changed", Map.of("theme", "dark", "locale", "de-DE")),
                Map.of("id", 7, "method", "ui/resource-teardown", "params", Map.of()),
                Map.of("id", 8, "method", "tools/list"));
    }

    private static Map<String, Object> scene(
            String name, String page, int width, Map<String, Object> context, List<Map<String, Object>> messages) {
        return Map.of("name", name, "page", page, "width", width, "context", context, "messages", messages);
    }

    private static Map<String, Map<String, Object>> look(Browser browser, List<Map<String, Object>> scenes)
            throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        String script;
        try (InputStream from = DashboardPageTest.class.getResourceAsStream("/dashboard-page/host.js")) {
            script = new String(from.readAllBytes(), StandardCharsets.UTF_8);
        }
        String page = "<!DOCTYPE html><meta charset=utf-8><body><script type=application/json id=scenes>"
                + Json.text(scenes).replace("<", "\\u003c") + "</script><script>" + script.replace("</", "<\\/")
                + "</script>";
        String posted = browser.show(page, FOLDER);
        Map<String, Map<String, Object>> byName = new HashMap<>();
        for (Map<String, Object> scene : rows(Json.object("{\"scenes\":" + posted + "}"), "scenes")) {
            byName.put((String) scene.get("name"), scene);
        }
        return byName;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> of, String member) {
        return (Map<String, Object>) of.get(member);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> of, String member) {
        return (List<Map<String, Object>>) of.get(member);
    }

    /** With plain blanks, of which languages have several kinds. */
    private static String text(String scene, String member) {
        return ((String) seen.get(scene).get(member)).replaceAll("[\\u00a0\\u202f\\u2009]", " ");
    }

    private static double number(String scene, String member) {
        return ((Number) seen.get(scene).get(member)).doubleValue();
    }

    private static List<String> methods(String scene) {
        return rows(seen.get(scene), "said").stream()
                .map(message -> String.valueOf(message.get("method")))
                .toList();
    }

    /** A figure's card as a person in the United States reads it. */
    private static List<String> card(Map<String, Object> figure) {
        String unit = (String) figure.get("unit");
        List<String> lines = new ArrayList<>();
        lines.add((String) figure.get("name"));
        lines.add(american(figure.get("value"), unit));
        if (figure.get("previous") != null) {
            lines.add("Before: " + american(figure.get("previous"), unit));
        }
        String[] status = ((String) figure.get("status")).split(", wanted at (least|most) ", 2);
        if (status.length == 2) {
            String bound = ((String) figure.get("status")).contains("at least") ? "at least " : "at most ";
            lines.add((status[0].equals("near") ? "Near the target: " : "Target " + status[0] + ": ")
                    + bound
                    + american(status[1], unit));
        }
        return lines;
    }

    private static String american(Object value, String unit) {
        BigDecimal number = new BigDecimal(value.toString());
        NumberFormat form = switch (unit) {
            case "USD" -> NumberFormat.getCurrencyInstance(Locale.US);
            case "share" -> NumberFormat.getPercentInstance(Locale.US);
            default -> NumberFormat.getNumberInstance(Locale.US);
        };
        if (!unit.equals("USD")) {
            form.setMaximumFractionDigits(2);
        }
        boolean plain = List.of("USD", "share", "count", "number").contains(unit);
        return form.format(number) + (plain ? "" : " " + unit);
    }

    @Test
    void figures_areThoseOfTheAnswer() {
        List<List<String>> known = rows(answer, "figures").stream()
                .filter(figure -> figure.get("value") != null)
                .map(DashboardPageTest::card)
                .toList();

        assertThat(known).hasSizeGreaterThan(8);
        assertThat(seen.get("light").get("cards")).isEqualTo(known);
    }

    @Test
    void whatIsMissedOrUnknown_isTold() {
        String opened = text("light", "opened");
        for (Object alert : (List<?>) answer.get("alerts")) {
            assertThat(opened).contains((String) alert);
        }
        for (Map<String, Object> figure : rows(answer, "figures")) {
            assertThat(opened).contains((String) figure.get("name"));
        }
        assertThat(opened)
                .contains("Jun 1 – 30, 2026", "Amounts in USD", "Not complete")
                .contains("customers were not asked; give a source of answers.")
                .contains((String) object(answer, "basis").get("method"));
        assertThat(text("light", "text")).doesNotContain("customers were not asked");
        assertThat(seen.get("light").get("headings"))
                .isEqualTo(List.of("H1 Executive dashboard", "H2 Targets missed", "H2 Figures"));
    }

    @Test
    void language_isThatOfTheHost() {
        String net = NumberFormat.getNumberInstance(Locale.GERMANY)
                .format(new BigDecimal(
                        rows(answer, "figures").get(0).get("value").toString()));

        assertThat(text("dark", "text")).contains(net).contains("01.–30.06.2026");
        assertThat(text("changed", "text")).isEqualTo(text("dark", "text"));
    }

    @Test
    void theme_isThatOfTheHost() {
        assertThat(number("light", "background")).isGreaterThan(0.9);
        assertThat(number("dark", "background")).isLessThan(0.1);
        assertThat(number("changed", "background")).isLessThan(0.1);
    }

    @Test
    void textOfStrangers_isShownAsText() {
        assertThat(text("injected", "text").split(Pattern.quote(INJECTED), -1)).hasSize(4);
        assertThat(seen.get("injected").get("images")).isEqualTo(0);
        assertThat(text("error", "text")).contains("There are no figures.", "<img src=x onerror=alert(1)>");
    }

    @Test
    void emptyShop_showsItsZeros() {
        assertThat(seen.get("empty").get("cards"))
                .isEqualTo(List.of(
                        List.of("Net sales", "$0.00", "Before: $0.00"),
                        List.of("Customers", "0", "Before: 0"),
                        List.of("New customers", "0", "Before: 0")));
        assertThat(text("empty", "text")).contains("Not known: 21 figures").doesNotContain("more of this kind");
    }

    @Test
    void withoutAnAnswer_saysWhy() {
        assertThat(text("waiting", "text")).contains("Reading the shop");
        assertThat(text("cancelled", "text")).contains("The call was cancelled: the user went away");
        for (String scene : List.of("waiting", "cancelled", "error")) {
            assertThat(seen.get(scene).get("headings")).as(scene).isEqualTo(List.of("H1 Executive dashboard"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "injected", "empty", "error", "waiting", "cancelled", "changed"})
    void page_isReadable_andWantsNothingFromElsewhere(String scene) {
        assertThat(seen.get(scene).get("troubles")).isEqualTo(List.of());
        assertThat(seen.get(scene).get("loaded")).isEqualTo(List.of());
        assertThat(number(scene, "wide")).isZero();
        assertThat(number(scene, "contrast")).isGreaterThanOrEqualTo(LEAST_CONTRAST);
        assertThat(methods(scene))
                .startsWith("ui/initialize", "ui/notifications/initialized")
                .contains("ui/notifications/size-changed");
        assertThat(number(scene, "cut")).as("what the frame's height cuts off").isBetween(-1.0, 1.0);
    }

    @Test
    void requests_areAnswered() {
        List<Map<String, Object>> said = rows(seen.get("changed"), "said");

        assertThat(said).contains(Map.of("jsonrpc", "2.0", "id", 7, "result", Map.of()));
        assertThat(said)
                .contains(Map.of(
                        "jsonrpc", "2.0", "id", 8, "error", Map.of("code", -32601, "message", "Method not found")));
    }

    @Test
    void host_noticesWhatAPageShouldNotDo() {
        assertThat(Stream.of(seen.get("control").get("troubles")).map(String::valueOf))
                .singleElement()
                .asString()
                .contains("img-src https://elsewhere.example/x", "nowhere is not defined");
    }
}
