package io.shopwright.analytics.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: rational numbers in Python; described beside the files. */
@Tag("reference")
class CreditRuleReferenceTest {

    private static final double BAR = 1e-12;
    private static final double NOTHING = 1e-9;
    private static final Duration WEEK = Duration.ofDays(7);

    private static final Map<String, CreditRule> RULES = Map.of(
            "first", CreditRule.firstClick(),
            "last", CreditRule.lastClick(),
            "last_non_direct", ShopifyModel.LAST_NON_DIRECT_CLICK_ATTRIBUTION.rule(),
            "linear", CreditRule.linear(),
            "u_shaped", CreditRule.uShaped(),
            "w_shaped", CreditRule.wShaped(),
            "time_decay", CreditRule.timeDecay(WEEK),
            "time_decay_step", CreditRule.steppedTimeDecay(WEEK),
            "any_click", CreditRule.anyClick());

    private static final Map<String, Function<String, CreditRule>> PATH_RULES = Map.of(
            "first", direct -> CreditRule.firstClick(),
            "last", direct -> CreditRule.lastClick(),
            "linear", direct -> CreditRule.linear(),
            "last_non_direct", CreditRule::lastNonDirectClick,
            "u_shaped_40_20_40", direct -> CreditRule.positionBased(40, 20, 40),
            "position_30_20_50", direct -> CreditRule.positionBased(30, 20, 50));

    @TestFactory
    Stream<DynamicTest> everyCaseOfPaths() {
        return CaseFile.tests("heuristic_paths", CreditRuleReferenceTest::checkPaths);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheLog() {
        return CaseFile.tests("heuristic_log", CreditRuleReferenceTest::checkLog);
    }

    static void checkPaths(CaseFile suite, JsonNode one) {
        JsonNode input = one.get("input");
        CreditRule rule = PATH_RULES
                .get(input.get("model").asText())
                .apply(input.get("direct").asText());
        Attribution actual = PathCases.journeys(input).attribute(rule);
        assertThat(actual.credits()).hasSize(one.get("expected").size());
        for (Attribution.Credit credit : actual.credits()) {
            JsonNode expected = one.get("expected").get(credit.channel());
            suite.compare("conversions", credit.conversions(), expected.get(0), BAR, NOTHING);
            suite.compare("value", credit.value(), expected.get(1), BAR, NOTHING);
        }
    }

    static void checkLog(CaseFile suite, JsonNode one) {
        JsonNode input = one.get("input");
        CreditRule rule = RULES.get(input.get("model").asText());
        if (one.get("expected").isArray()) {
            checkOrders(suite, log().journeys(JourneyWindow.SHOPIFY), rule, one.get("expected"));
            return;
        }
        JourneyWindow.Reset reset = input.get("reset_after_order").asBoolean()
                ? JourneyWindow.Reset.AT_PREVIOUS_ORDER
                : JourneyWindow.Reset.NEVER;
        Optional<Duration> length = input.get("window_seconds").isNull()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(input.get("window_seconds").asLong()));
        OrderJourneys journeys = log().journeys(new JourneyWindow(length, reset))
                .only(order -> isWanted(input.get("orders").asText(), Long.parseLong(order.id())));
        checkChannels(suite, journeys.attribute(rule), one.get("expected"));
    }

    /** The text names the remainders by 5 of the wanted ids: {@code order_id % 5 in {0,1,2}}. */
    private static boolean isWanted(String orders, long id) {
        String remainders = orders.substring(orders.indexOf('{') + 1, orders.indexOf('}'));
        return List.of(remainders.split(",", -1)).contains("" + id % 5);
    }

    private static void checkChannels(CaseFile suite, OrderAttribution actual, JsonNode expected) {
        assertThat(actual.attributed().orders() + actual.withoutTouch().orders())
                .isEqualTo(expected.get("orders").asLong());
        JsonNode untouched = expected.get("unattributed");
        assertThat(actual.withoutTouch())
                .isEqualTo(new OrderTotal(
                        untouched.get(0).asLong(), untouched.get(1).asLong()));
        assertThat(actual.channels()).hasSize(expected.get("credit").size());
        JsonNode money = expected.path("value_minor_largest_remainder");
        for (OrderAttribution.Credit credit : actual.channels()) {
            suite.compare("orders", credit.orders(), expected.get("credit").get(credit.channel()), BAR, NOTHING);
            JsonNode value = expected.path("value_real").path(credit.channel());
            if (value.isNumber()) {
                suite.compare("orderValue", credit.value(), value, BAR, NOTHING);
            }
            for (JsonNode minor : List.of(money, expected.path("value_minor"))) {
                if (minor.has(credit.channel())) {
                    suite.compare("minorUnits", credit.minorUnits(), minor.get(credit.channel()), 0, 0);
                }
            }
        }
    }

    private static void checkOrders(CaseFile suite, OrderJourneys journeys, CreditRule rule, JsonNode expected) {
        Map<String, OrderCredit> credits = journeys.credits(rule).stream()
                .collect(Collectors.toMap(credit -> credit.order().id(), Function.identity()));
        for (JsonNode row : expected) {
            String id = row.get("order_id").asText();
            if (row.get("touches").isEmpty()) {
                assertThat(credits).doesNotContainKey(id);
                continue;
            }
            OrderCredit credit = credits.get(id);
            assertThat(credit.channels()).hasSize(row.get("touches").size());
            for (int i = 0; i < credit.channels().size(); i++) {
                assertThat(credit.channels().get(i))
                        .isEqualTo(row.get("touches").get(i).get(1).asText());
                suite.compare(
                        "share", credit.weights().get(i), row.get("weights").get(i), BAR, NOTHING);
                if (!row.get("minor").isNull()) {
                    suite.compare(
                            "minorUnits",
                            credit.minorUnits().get(i),
                            row.get("minor").get(i),
                            0,
                            0);
                }
            }
            assertThat(credit.minorUnits().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(row.get("value_minor").asLong());
        }
    }

    static TouchpointLog log() {
        List<Touch> touches = new ArrayList<>();
        List<JourneyOrder> orders = new ArrayList<>();
        for (String line : PathCases.lines("touchpoint_log.csv")) {
            String[] cells = line.split(",", -1);
            long sequence = Long.parseLong(cells[0]);
            Instant at = Instant.ofEpochSecond(Long.parseLong(cells[2]));
            if (cells[3].equals("touch")) {
                Touch.Stage stage = cells[5].equals("1") ? Touch.Stage.LEAD : Touch.Stage.VISIT;
                touches.add(new Touch(cells[1], at, sequence, cells[4], stage));
            } else {
                orders.add(new JourneyOrder(
                        cells[6], cells[1], at, sequence, Long.parseLong(cells[7]), Currency.getInstance("EUR")));
            }
        }
        return TouchpointLog.of(touches, orders);
    }
}
