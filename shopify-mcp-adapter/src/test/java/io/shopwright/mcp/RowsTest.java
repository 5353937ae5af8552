package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.testkit.SimulatedShop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long lists: pages, what is left out for size, and the way to it. */
class RowsTest {
    /** A list of rows with texts of a certain length. */
    private record LongTool(int rows, int letters) implements Tool<LongTool.Answer> {
        record Answer(Rows<Row> things, String after) {}

        record Row(int number, String text) {}

        @Override
        public String name() {
            return "shopify_long_list";
        }

        @Override
        public String title() {
            return "Long list";
        }

        @Override
        public String description() {
            return "Lists things.";
        }

        @Override
        public ToolHints hints() {
            return ToolHints.READ;
        }

        @Override
        public Capability capability() {
            return Capability.READ_SHOP;
        }

        @Override
        public List<Parameter<?>> parameters() {
            return List.of(Parameters.LIMIT, Parameters.CURSOR);
        }

        @Override
        public Class<Answer> answerType() {
            return Answer.class;
        }

        @Override
        public Answer answer(Arguments arguments, Request request) {
            Random random = new Random(1);
            List<Row> all = IntStream.range(0, rows)
                    .mapToObj(i -> new Row(i, text(random, letters)))
                    .toList();
            Cursor cursor = request.cursor(arguments, "all").in(rows);
            return new Answer(Rows.of(all, cursor, arguments.get(Parameters.LIMIT), Function.identity()), "the end");
        }
    }

    private static String text(Random random, int letters) {
        List<String> words =
                List.of("socks", "Fountain pen", "0.437183", "\"blue\"", "größer", "ウール", "ships on 2026-07-01");
        StringBuilder text = new StringBuilder();
        while (text.length() < letters) {
            text.append(words.get(random.nextInt(words.size()))).append(' ');
        }
        return text.substring(0, letters).replace(' ', '_');
    }

    private static Map<String, Object> page(LongTool tool, int limit, @Nullable Object cursor) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("limit", limit);
        arguments.put("cursor", cursor);
        ShopifyTools tools = ShopifyTools.of(List.of(tool));
        ToolResult result = tools.call(ToolCall.of(tool.name(), arguments));
        assertThat(result.error()).as(result.text()).isFalse();
        assertThat(result.text()).hasSizeLessThanOrEqualTo(40_000).contains("\"after\":\"the end\"");
        assertThat(Tokens.of(result.text())).isLessThanOrEqualTo(10_000);
        assertThat(Json.violations(tools.definitions().get(0).outputSchemaJson(), result.text()))
                .isEmpty();
        return result.structured();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 300, 1_500})
    void walk_rowsOfAnySize_comeOnceAndWhole(int letters) {
        LongTool tool = new LongTool(250, letters);
        List<Object> numbers = new ArrayList<>();
        Object cursor = null;
        do {
            Map<String, Object> page = page(tool, 100, cursor);
            List<?> rows = (List<?>) page.get("things");
            rows.forEach(row -> numbers.add(((Map<?, ?>) row).get("number")));
            assertThat(page).containsEntry("returned", rows.size());
            assertThat(page.get("truncated")).isEqualTo(rows.size() < 100 && numbers.size() < 250);
            assertThat(rows).allMatch(row -> ((String) ((Map<?, ?>) row).get("text")).length() == letters);
            cursor = page.get("next_cursor");
            assertThat(page).containsEntry("has_more", cursor != null);
        } while (cursor != null);

        assertThat(numbers).isEqualTo(IntStream.range(0, 250).boxed().toList());
    }

    @Test
    void lastPage_hasNoCursor() {
        Map<String, Object> page = page(new LongTool(10, 5), 10, null);

        assertThat(page).containsEntry("has_more", false).doesNotContainKey("next_cursor");
    }

    @Test
    void emptyList_isAPageToo() {
        assertThat(page(new LongTool(0, 5), 10, null))
                .containsEntry("returned", 0)
                .containsEntry("truncated", false);
    }

    @Test
    void cursor_ofAListThatIsGone_isRefused() {
        Object cursor = page(new LongTool(30, 5), 10, null).get("next_cursor");

        ToolResult result = ShopifyTools.of(List.of(new LongTool(31, 5)))
                .call(ToolCall.of("shopify_long_list", Map.of("cursor", cursor)));

        assertThat(result.text()).contains("the shop's data have changed since the cursor was given");
    }

    @Test
    void oneRowThatIsTooLarge_isAnError() {
        record Wide(List<String> texts) {}
        record Answer(Rows<Wide> things) {}
        Wide wide = new Wide(
                IntStream.range(0, 100).mapToObj(i -> "x".repeat(1_000)).toList());
        Answer answer = new Answer(Rows.of(List.of(wide, wide), new Cursor(0, "0", ""), 10, Function.identity()));

        assertThatThrownBy(() -> ToolResult.fitting(JsonForm.of(Answer.class), answer, View.OPEN))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The answer is larger than a model can take");
    }

    @Test
    void read_moreFollowsWithoutACursor_isAnError() {
        try (SimulatedShop endless = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(endless.endpoint(), endless.accessToken()))) {
            endless.faults()
                    .always()
                    .body(
                            "application/json",
                            "{\"data\":{\"products\":{\"edges\":[],\"pageInfo\":{\"hasNextPage\":true}}}}");

            assertThatThrownBy(() -> Rows.read(
                            shop.object("products", ProductNodes.Listed.class),
                            new Cursor(0, "0", ""),
                            10,
                            Function.identity()))
                    .isInstanceOf(ShopifyException.Unreadable.class)
                    .hasMessageContaining("no cursor though more follow");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The quick brown fox jumps over the lazy dog, and the merchant counts the socks.",
                "Die Händlerin zählt die Socken, während der braune Fuchs über den faulen Hund springt.",
                "La marchande compte les chaussettes pendant que le renard saute par-dessus le chien.",
                "Продавец считает носки, а лиса прыгает через ленивую собаку.",
                "店主は靴下を数え、狐は怠け者の犬を飛び越える。",
                "店主在数袜子，狐狸跳过了懒狗。",
                "상인은 양말을 세고 여우는 게으른 개를 뛰어넘는다.",
                "{\"customer_id\":\"gid://shopify/Customer/7000000000021\",\"recency\":8.571428571428571,\"spend\":null}",
                "gid://shopify/ProductVariant/40123456789012 SOCK-01 #1001 2026-06-30T12:34:56Z EUR 1234.50"
            })
    void size_ofWhatPeopleAndProgramsWrite_isNotLessThanItsTokens(String text) {
        assertThat(Size.tokens(text)).isGreaterThanOrEqualTo(Tokens.of(text));
    }

    @Test
    void size_ofNoise_isNotLessThanHalfOfItsTokens() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            int kind = i % 5;
            String text = random.ints(400, 0, 1_000_000)
                    .map(n -> switch (kind) {
                        case 0 -> '0' + n % 10;
                        case 1 -> ' ' + n % 95;
                        case 2 -> "{}[]\":,.\\/ab1".charAt(n % 13);
                        case 3 -> 0x400 + n % 256;
                        default -> 'a' + n % 26;
                    })
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(2 * Size.tokens(text)).as(text).isGreaterThanOrEqualTo(Tokens.of(text));
        }
    }
}
