package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments at the ends of what the schemas allow, on a shop that answers: each has an answer or an error with a remedy. */
class HostileArgumentsTest {
    private static final int CALLS = 10;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\u202Eabc\u200B",
            "🧦",
            "' OR 1=1 --",
            "\"",
            "(",
            "AND OR NOT",
            "a:b:c",
            "*",
            "\\",
            "{ shop { name } }",
            "{",
            "mutation { a }",
            "١٢٣",
            "-1",
            "0",
            "1",
            "999999999999999999",
            "gid://shopify/Order/1",
            "gid://shopify/Order/abc?x=1#y",
            "gid://shopify/Product/999999999999999999",
            "day,channel,amount\n9999-12-31,a,1e308",
            "FROM sales SHOW net_sales SINCE 9999-12-31 UNTIL 0001-01-01",
            "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");

    private static final List<String> DAYS = List.of(
            "0001-01-01",
            "1969-12-31",
            "2024-02-29",
            "9999-12-31",
            LocalDate.now(Clock.systemUTC()).toString());

    private static final List<String> DECIMALS = List.of("0", "-0.0001", "999999999999.9999", "-999999999999", "0.01");

    private static SimulatedShop simulated;
    private static Shop shop;
    private static ShopifyTools tools;
    private static Samples samples;

    /** A cursor of each list that has several pages, and some that were never given. */
    private static final List<String> CURSORS = new ArrayList<>();

    @BeforeAll
    static void open() {
        simulated = SimulatedShop.builder().plan(Plan.PLUS).start();
        simulated.load(SampleShop.until(LocalDate.now(Clock.systemUTC()).minusDays(1)));
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
        tools = ShopifyTools.of(shop).withChanges();
        samples = new Samples(shop);
        for (String name : List.of("shopify_order_search", "shopify_inventory_status", "shopify_customer_cohorts")) {
            String given = SampleTools.answer(tools, name, Map.of("limit", 1))
                    .get("next_cursor")
                    .toString();
            String plain = new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8);
            CURSORS.addAll(List.of(
                    given,
                    given.substring(1),
                    encoded(plain + "x"),
                    encoded("999999999" + plain.substring(plain.indexOf('.'))),
                    encoded("7" + plain),
                    encoded(plain.substring(0, plain.lastIndexOf('.') + 1))));
        }
        CURSORS.addAll(List.of("", "x", encoded("0.0."), encoded("99999999999.0.0"), "A".repeat(Cursor.LONGEST)));
    }

    private static String encoded(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void close() {
        shop.close();
        simulated.close();
    }

    static Stream<ToolDefinition> all() {
        return tools.definitions().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void call_withTheEndsOfItsSchema_answersOrTellsARemedy(ToolDefinition tool) {
        Random random = new Random(tool.name().hashCode());
        int answers = 0;
        for (int i = 0; i < CALLS; i++) {
            Map<String, Object> arguments = new LinkedHashMap<>(samples.of(tool));
            properties(tool.inputSchema()).forEach((name, schema) -> {
                if (random.nextInt(3) == 0) {
                    arguments.put(name, value(name, schema, random));
                }
            });
            answers += tellsWhatItIs(tool, arguments) ? 1 : 0;
        }
        assertThat(answers).as(tool.name()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("all")
    void cursor_ofAnotherListOrTamperedWith_isRefusedOrAPage(ToolDefinition tool) {
        if (!properties(tool.inputSchema()).containsKey("cursor")) {
            return;
        }
        for (String cursor : CURSORS) {
            Map<String, Object> arguments = new LinkedHashMap<>(samples.of(tool));
            arguments.put("limit", 1);
            arguments.put("cursor", cursor);
            tellsWhatItIs(tool, arguments);
        }
    }

    /** Whether the call has an answer. */
    private static boolean tellsWhatItIs(ToolDefinition tool, Map<String, Object> arguments) {
        String given = tool.name() + Json.text(arguments);
        assertThat(Json.violations(tool.inputSchemaJson(), Json.text(arguments)))
                .as(given)
                .isEmpty();
        ToolResult result = tools.call(ToolCall.of(tool.name(), arguments));

        assertThat(result.text()).as(given).hasSizeLessThanOrEqualTo(Size.MOST_CHARACTERS);
        assertThat(result.text()).as(given).doesNotContain("shpat_", "\u202E", "\u200B");
        assertThat(simulated.writes()).as(given).isEmpty();
        if (!result.error()) {
            assertThat(Json.violations(tool.outputSchemaJson(), result.text()))
                    .as(given + result.text())
                    .isEmpty();
            return true;
        }
        assertThat(result.structured().get("code"))
                .as(given + result.text())
                .isIn(
                        "invalid_arguments",
                        "not_found",
                        "not_confirmed",
                        "unusable_data",
                        "invalid_call",
                        "answer_too_large");
        assertThat((String) result.structured().get("message"))
                .as(given)
                .hasSizeBetween(20, 2_000)
                .doesNotContain("Exception")
                .endsWith(".");
        return false;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> properties(Map<String, Object> schema) {
        return (Map<String, Map<String, Object>>) schema.getOrDefault("properties", Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Object value(String name, Map<String, Object> schema, Random random) {
        if (name.equals("cursor")) {
            return one(CURSORS, random);
        }
        if (schema.get("enum") instanceof List<?> words) {
            return one(words, random);
        }
        return switch ((String) schema.get("type")) {
            case "integer" -> one(List.of(schema.get("minimum"), schema.get("maximum")), random);
            case "number" -> number(schema, random);
            case "array" -> {
                int most = (Integer) schema.get("maxItems");
                int size = random.nextBoolean() ? 1 : most;
                yield Stream.generate(() -> value("", (Map<String, Object>) schema.get("items"), random))
                        .limit(size)
                        .toList();
            }
            case "object" -> {
                Map<String, Object> object = new LinkedHashMap<>();
                properties(schema).forEach((member, its) -> object.put(member, value(member, its, random)));
                yield object;
            }
            default -> text(schema, random);
        };
    }

    private static double number(Map<String, Object> schema, Random random) {
        double least = schema.get("minimum") instanceof Number number
                ? number.doubleValue()
                : Math.nextUp(((Number) schema.get("exclusiveMinimum")).doubleValue());
        double most = schema.get("maximum") instanceof Number number
                ? number.doubleValue()
                : Math.nextDown(((Number) schema.get("exclusiveMaximum")).doubleValue());
        return random.nextBoolean() ? least : most;
    }

    private static String text(Map<String, Object> schema, Random random) {
        if ("date".equals(schema.get("format"))) {
            return one(DAYS, random);
        }
        if (schema.containsKey("pattern")) {
            return one(DECIMALS, random);
        }
        int longest = (Integer) schema.get("maxLength");
        String text = random.nextInt(6) == 0 ? "é9".repeat(longest / 2) : one(TEXTS, random);
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static <T> T one(List<? extends T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
