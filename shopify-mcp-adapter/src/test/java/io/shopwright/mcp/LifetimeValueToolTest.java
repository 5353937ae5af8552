package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.insights.CustomerLifetimeValue;
import io.shopwright.insights.CustomerLifetimeValue.Customer;
import io.shopwright.insights.CustomerLifetimeValue.Question;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tool on a simulated shop, over HTTP. */
class LifetimeValueToolTest {
    private static final String NAME = "shopify_customer_lifetime_value";
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final Clock JULY_FIRST = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String CANARY = "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";
    private static final String SHORT_SIGHTED = "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";
    private static final String BLIND = "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";

    private static SimulatedShop simulated;
    private static Shop shop;
    private static ShopifyTools tools;

    /** The same day for a shop, whose points must come back as time goes on. */
    private static Clock shopClock() {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), JULY_FIRST.instant()));
    }

    @BeforeAll
    static void open() {
        simulated = SimulatedShop.builder()
                .clock(shopClock())
                .accessToken(CANARY, "read_orders", "read_all_orders", "read_customers")
                .accessToken(SHORT_SIGHTED, "read_orders", "read_customers")
                .accessToken(BLIND)
                .start();
        simulated.load(GeneratedShop.builder(1, END)
                .customers(300)
                .guestOrders(0.05)
                .testOrders(0.05)
                .cancelledOrders(0.05)
                .refundedOrders(0.05)
                .generate());
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), CANARY));
        tools = ShopifyTools.of(shop, JULY_FIRST);
    }

    @AfterAll
    static void close() {
        shop.close();
        simulated.close();
    }

    private static ToolResult call(Map<String, Object> arguments) {
        ToolResult result = tools.call(ToolCall.of(NAME, arguments));
        assertThat(result.text()).doesNotContain(CANARY).hasSizeLessThan(40_000);
        return result;
    }

    private static Map<String, Object> answer(Map<String, Object> arguments) {
        ToolResult result = call(arguments);
        assertThat(result.error()).as(result.text()).isFalse();
        assertThat(Json.violations(outputSchema(), result.text())).isEmpty();
        assertThat(Json.object(result.text())).isEqualTo(Json.object(Json.text(result.structured())));
        return result.structured();
    }

    private static String outputSchema() {
        return tools.only(definition -> definition.name().equals(NAME))
                .definitions()
                .get(0)
                .outputSchemaJson();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> ranked(Map<String, Object> answer) {
        return (List<Map<String, Object>>) answer.get("ranked");
    }

    @Test
    void call_noArguments_isOfYesterdayInWeeks() {
        assertThat(answer(Map.of()))
                .containsEntry("shop", "simulated-shop.myshopify.com")
                .containsEntry("currency", "USD")
                .containsEntry("time_zone", "UTC")
                .containsEntry("observation_end", "2026-06-30")
                .containsEntry("unit", "week")
                .containsEntry("rank", "most_valuable")
                .containsEntry("returned", 10)
                .containsEntry("has_more", true)
                .containsEntry("complete", true)
                .containsEntry("notes", List.of());
    }

    @ParameterizedTest
    @EnumSource(LifetimeValueAnswer.Rank.class)
    void call_cursorToTheEnd_givesTheInsightsRankingOnce(LifetimeValueAnswer.Rank rank) {
        CustomerLifetimeValue.Report report = CustomerLifetimeValue.report(shop, Question.of(END));
        List<Customer> expected =
                rank == LifetimeValueAnswer.Rank.MOST_VALUABLE ? report.mostValuable() : report.mostEndangered();
        Map<String, Object> arguments = new HashMap<>(Map.of("rank", rank.name().toLowerCase(Locale.ROOT)));
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, Object> page;
        do {
            arguments.put("limit", rows.isEmpty() ? 7 : 100);
            page = answer(arguments);
            rows.addAll(ranked(page));
            arguments.put("cursor", page.get("next_cursor"));
            assertThat(page.get("returned")).isEqualTo(ranked(page).size());
            assertThat(page.get("has_more")).isEqualTo(page.get("next_cursor") != null);
        } while (page.get("next_cursor") != null);

        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            Customer customer = expected.get(i);
            assertThat(rows.get(i))
                    .containsEntry("customer_id", customer.id().toString())
                    .containsEntry("frequency", customer.summary().frequency())
                    .containsEntry("recency", customer.summary().recency())
                    .containsEntry("age", customer.summary().age())
                    .containsEntry("monetary_value", customer.spend().mean())
                    .containsEntry("probability_alive", customer.probabilityAlive())
                    .containsEntry("expected_purchases", customer.expectedPurchases())
                    .containsEntry("expected_spend", customer.expectedSpend().orElseThrow())
                    .containsEntry("lifetime_value", customer.lifetimeValue().orElseThrow());
        }
    }

    @Test
    void call_twice_givesTheSameBytes() {
        assertThat(call(Map.of("limit", 50)).text())
                .isEqualTo(call(Map.of("limit", 50)).text());
    }

    @Test
    void call_largestPage_staysUnderTheCapOfHosts() {
        String text = call(Map.of("limit", 100, "unit", "day")).text();

        assertThat(text).hasSizeLessThan(40_000);
        assertThat(Tokens.of(text)).isLessThanOrEqualTo(10_000);
    }

    @Test
    @SuppressWarnings("unchecked")
    void call_guestsTestsAndCancelled_areCountedAsSkipped() {
        Map<String, Object> orders = (Map<String, Object>) answer(Map.of()).get("orders");
        Map<String, Object> skipped = (Map<String, Object>) orders.get("skipped");

        long left = skipped.values().stream().mapToLong(n -> (Long) n).sum();
        assertThat((Long) orders.get("read")).isEqualTo((Long) orders.get("counted") + left);
        assertThat((Long) skipped.get("guests")).isPositive();
        assertThat((Long) skipped.get("test")).isPositive();
        assertThat((Long) skipped.get("cancelled")).isPositive();
    }

    @Test
    void call_halfTheMargin_halvesTheValues() {
        double whole = (Double) ranked(answer(Map.of())).get(0).get("lifetime_value");
        double half = (Double) ranked(answer(Map.of("margin", 0.5))).get(0).get("lifetime_value");

        assertThat(half).isCloseTo(whole / 2, within(1e-9 * whole));
    }

    @Test
    void call_answer_holdsNoPersonalData() {
        String text = call(Map.of("limit", 100)).text();

        assertThat(text).doesNotContainPattern(Pattern.compile("@|email|name|phone|address", Pattern.CASE_INSENSITIVE));
    }

    @Test
    void call_onlyReads() {
        answer(Map.of());

        assertThat(simulated.requests())
                .isNotEmpty()
                .noneMatch(request -> request.document().contains("mutation"));
    }

    @Test
    void call_cursorOfOtherArguments_isRefusedBeforeTheShopIsRead() {
        Object cursor = answer(Map.of()).get("next_cursor");
        int before = simulated.requests().size();

        ToolResult result = call(Map.of("cursor", cursor, "unit", "day"));

        assertThat(result.error()).isTrue();
        assertThat(result.text()).contains("cursor continues a result of another tool or of other arguments");
        assertThat(simulated.requests()).hasSize(before);
    }

    @Test
    void call_cursorOfNoResult_isRefused() {
        assertThat(call(Map.of("cursor", "abc")).text()).contains("cursor is not the next_cursor of an earlier result");
        assertThat(call(Map.of("cursor", "ä")).text()).contains("cursor is not the next_cursor of an earlier result");
    }

    @Test
    void call_secondPage_isOfTheFirstPagesReading() {
        Object cursor = answer(Map.of("limit", 5)).get("next_cursor");
        simulated.forgetRequests();

        assertThat(ranked(answer(Map.of("limit", 5, "cursor", cursor)))).hasSize(5);

        assertThat(simulated.requests("orders")).isEmpty();
    }

    @Test
    void call_ordersChangedBetweenPages_isToldWhereTheReadingIsForgotten() {
        try (SimulatedShop changing = SimulatedShop.builder().clock(shopClock()).start();
                Shop client = Shop.open(ShopConfig.at(changing.endpoint(), changing.accessToken()))) {
            changing.load(GeneratedShop.builder(2, END).customers(40).generate());
            ToolResult first = ShopifyTools.of(client, JULY_FIRST).call(ToolCall.of(NAME, Map.of()));
            changing.load(GeneratedShop.builder(3, END).customers(5).generate());

            ToolResult next = ShopifyTools.of(client, JULY_FIRST)
                    .call(ToolCall.of(NAME, Map.of("cursor", first.structured().get("next_cursor"))));

            assertThat(next.text()).contains("the shop's data have changed since the cursor was given");
        }
    }

    @Test
    void call_dayOfTheShop_isWhatYesterdayIsCountedFrom() {
        try (SimulatedShop far = SimulatedShop.builder()
                        .clock(shopClock())
                        .timeZone(ZoneId.of("Pacific/Kiritimati")) // 14 hours ahead: 2 July there
                        .start();
                Shop client = Shop.open(ShopConfig.at(far.endpoint(), far.accessToken()))) {
            far.load(GeneratedShop.builder(2, END).customers(40).generate());

            ToolResult result = ShopifyTools.of(client, JULY_FIRST).call(ToolCall.of(NAME, Map.of()));

            assertThat(result.structured())
                    .containsEntry("time_zone", "Pacific/Kiritimati")
                    .containsEntry("observation_end", "2026-07-01");
        }
    }

    @Test
    void call_endInTheFuture_isRefused() {
        assertThat(call(Map.of("observation_end", "2026-07-03")).text())
                .contains("observation_end lies in the future: 2026-07-03; today is 2026-07-01");
    }

    @Test
    void call_endBeforeAllOrders_saysThatNobodyHasBought() {
        assertThat(call(Map.of("observation_end", "2001-01-01")).structured())
                .containsEntry("code", "unusable_data")
                .hasEntrySatisfying(
                        "message", message -> assertThat((String) message).contains("Nobody has bought"));
    }

    @Test
    void call_tokenOfRecentOrdersOnly_isNotComplete() {
        try (Shop client = Shop.open(ShopConfig.at(simulated.endpoint(), SHORT_SIGHTED))) {
            ToolResult result = ShopifyTools.of(client, JULY_FIRST).call(ToolCall.of(NAME, Map.of()));

            assertThat(result.structured()).containsEntry("complete", false);
            assertThat(result.text()).contains("lacks read_all_orders").doesNotContain(SHORT_SIGHTED);
        }
    }

    @Test
    void call_tokenWithoutScopes_isDeniedAndNotShown() {
        try (Shop client = Shop.open(ShopConfig.at(simulated.endpoint(), BLIND))) {
            ToolResult result = ShopifyTools.of(client, JULY_FIRST).call(ToolCall.of(NAME, Map.of()));

            assertThat(result.structured()).containsEntry("code", "denied");
            assertThat(result.text()).contains("read_orders").doesNotContain(BLIND);
        }
    }

    @Test
    void call_shopGone_isUnreachable() {
        SimulatedShop gone = SimulatedShop.start();
        gone.close();
        try (Shop client = Shop.open(ShopConfig.at(gone.endpoint(), CANARY).retries(0))) {
            ToolResult result = ShopifyTools.of(client, JULY_FIRST).call(ToolCall.of(NAME, Map.of()));

            assertThat(result.structured()).containsEntry("code", "unreachable").containsEntry("retryable", true);
            assertThat(result.text()).doesNotContain(CANARY);
        }
    }

    @Test
    void call_progress_risesToTheNumberOfOrders() {
        List<Long> done = Collections.synchronizedList(new ArrayList<>());

        tools.call(ToolCall.of(NAME, Map.of()).progress((now, total) -> done.add(now)));

        assertThat(done).isSorted().first().isEqualTo(0L);
    }

    @Test
    void outputSchema_mutatedAnswers_doNotFit() {
        Map<String, Object> good = Json.object(call(Map.of("limit", 1)).text());

        for (String member : good.keySet()) {
            Map<String, Object> without = new LinkedHashMap<>(good);
            without.remove(member);
            // The last page has no cursor, and where nobody came back there is no model of what people spend.
            boolean mayLack = List.of("next_cursor", "spend_model").contains(member);
            assertThat(Json.violations(outputSchema(), Json.text(without)).isEmpty())
                    .as("without " + member)
                    .isEqualTo(mayLack);

            Map<String, Object> wrong = new LinkedHashMap<>(good);
            wrong.put(member, List.of(true));
            assertThat(Json.violations(outputSchema(), Json.text(wrong)))
                    .as("wrong " + member)
                    .isNotEmpty();
        }
        Map<String, Object> more = new LinkedHashMap<>(good);
        more.put("more", 1);
        assertThat(Json.violations(outputSchema(), Json.text(more))).isNotEmpty();
    }
}
