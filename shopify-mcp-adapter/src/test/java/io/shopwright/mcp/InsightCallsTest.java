package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.insights.SalesMonitor;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SimulatedShop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every tool that asks the insights: pages, empty shops, tokens that lack scopes, bad arguments. */
class InsightCallsTest extends InsightTestbed {
    @ParameterizedTest
    @MethodSource("names")
    void answer_ofAnyTool_isCompactAndTheSameEachTime(String name) {
        Map<String, Object> first = answer(name, arguments(name));

        assertThat(Size.tokens(Json.text(first))).isLessThan(4_000);
        assertThat(first).containsKey("complete");
        assertThat(answer(name, arguments(name))).isEqualTo(first);
        assertThat(definition(name).hints()).isEqualTo(ToolHints.READ);
    }

    @ParameterizedTest
    @CsvSource({
        "shopify_store_analytics, products",
        "shopify_sales_forecast, steps",
        "shopify_customer_churn, win_back",
        "shopify_customer_cohorts, cohorts",
        "shopify_channel_attribution, channels",
        "shopify_product_recommendations, recommended",
        "shopify_store_comparison, stores"
    })
    void pages_ofAnyList_giveEachRowOnce(String name, String list) {
        List<Map<String, Object>> all = walk(name, list, 100);

        assertThat(all).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(walk(name, list, Math.max(1, all.size() / 3))).isEqualTo(all);
    }

    private static List<Map<String, Object>> walk(String name, String list, int limit) {
        List<Map<String, Object>> walked = new ArrayList<>();
        Map<String, Object> arguments = new HashMap<>(Map.of("limit", limit));
        Map<String, Object> page;
        do {
            page = answer(name, arguments);
            assertThat(rows(page, list)).hasSizeLessThanOrEqualTo(limit);
            walked.addAll(rows(page, list));
            arguments.put("cursor", page.get("next_cursor"));
        } while (Boolean.TRUE.equals(page.get("has_more")));
        assertThat(page.get("next_cursor")).isNull();
        return walked;
    }

    @Test
    void periodUntilToday_isNotComplete() {
        Map<String, Object> answer = answer("shopify_customer_cohorts", Map.of("last_day", "2026-07-01"));

        assertThat(answer).containsEntry("complete", false);
        assertThat(answer.get("missing").toString()).contains("2026-07-01 is not over");
    }

    @ParameterizedTest
    @MethodSource("names")
    void emptyShop_isAnsweredOrSaidToBeEmpty(String name) {
        try (SimulatedShop empty = SimulatedShop.builder()
                        .plan(Plan.PLUS)
                        .clock(shopClock())
                        .accessToken("all", SCOPES)
                        .start();
                Shop none = Shop.open(ShopConfig.at(empty.endpoint(), "all"));
                SalesMonitor watching = SalesMonitor.start(
                        none, SalesMonitor.Question.of(List.of()), alert -> {}, JULY_FIRST.instant())) {
            ToolResult result = tools(none, watching).call(ToolCall.of(name, least().get(name)));

            if (result.error()) {
                assertThat(result.structured()).containsEntry("code", "unusable_data");
            } else {
                assertThat(Json.violations(definition(name).outputSchemaJson(), result.text()))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void tokenWithoutScopes_isToldWhichLack(String name) {
        if (name.equals("shopify_experiment_evaluation")
                || name.equals("shopify_sales_monitor")
                || name.equals("shopify_store_comparison")) {
            return; // these ask no shop, or other shops than this one
        }
        try (Shop blind = Shop.open(ShopConfig.at(simulated.endpoint(), "few"))) {
            ToolResult result = ShopifyTools.of(blind, JULY_FIRST).call(ToolCall.of(name, arguments(name)));

            assertThat(result.error()).isTrue();
            assertThat(result.text()).contains("read_customers");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shopify_store_analytics|last_day|2026-07-02|last_day lies in the future: 2026-07-02",
                "shopify_store_analytics|first_day|2026-07-01|first_day must not be after last_day",
                "shopify_store_analytics|first_day|2020-01-01|a period has 1461 days at most",
                "shopify_executive_dashboard|period|yesterday|period must be one of last_7_days",
                "shopify_customer_churn|alive_threshold|2|alive_threshold must be a number in (0, 1)",
                "shopify_customer_segments|group|best|group must be one of champions",
                "shopify_sales_forecast|days_ahead|400|days_ahead must be a whole number",
                "shopify_channel_attribution|spend|day,what|spend: ",
                "shopify_channel_attribution|spend|day,channel,amount\\n2026-06-31,a,1|spend: line 2",
                "shopify_budget_allocation|weekly_budget|much|weekly_budget must be",
                "shopify_product_recommendations|product_id|mug|product_id must be an id",
                "shopify_price_elasticity|product_id|gid://shopify/Order/1|product_id must be an id",
                "shopify_price_elasticity|product_id||product_id is missing",
                "shopify_store_analytics|cursor|abc|cursor is not the next_cursor",
                "shopify_experiment_evaluation|control_value|1.5|control_value must be a whole number"
            })
    void badArguments_areNamedWithTheirRemedy(String name, String argument, String value, String problem) {
        Map<String, Object> arguments = new HashMap<>(arguments(name));
        boolean number = value != null && value.matches("[0-9.]+");
        arguments.put(argument, number ? Double.valueOf(value) : value == null ? null : value.replace("\\n", "\n"));

        ToolResult result = tools.call(ToolCall.of(name, arguments));

        assertThat(result.structured()).containsEntry("code", "invalid_arguments");
        assertThat(result.text()).contains(problem);
    }
}
