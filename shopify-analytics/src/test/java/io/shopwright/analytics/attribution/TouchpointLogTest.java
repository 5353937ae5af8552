package io.shopwright.analytics.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the definitions say must come out; worked out by hand. */
class TouchpointLogTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    private static Touch touch(String channel, Duration before) {
        return new Touch("c", NOON.minus(before), 0, channel);
    }

    private static JourneyOrder order(String id, Instant at, long minorUnits) {
        return new JourneyOrder(id, "c", at, 1, minorUnits, EUR);
    }

    private static OrderJourneys shopify(List<Touch> touches, JourneyOrder... orders) {
        return TouchpointLog.of(touches, List.of(orders)).journeys(JourneyWindow.SHOPIFY);
    }

    @ParameterizedTest
    @CsvSource({"2591999, 1", "2592000, 1", "2592001, 0"})
    void window_isClosedAtItsLowerEdge(long secondsBefore, int touches) {
        OrderJourneys journeys =
                shopify(List.of(touch("Email", Duration.ofSeconds(secondsBefore))), order("1", NOON, 500));

        assertThat(journeys.rows().get(0).touches()).hasSize(touches);
    }

    @Test
    void touch_atTheSecondOfTheOrder_countsByItsSequence() {
        List<Touch> touches = List.of(
                new Touch("c", NOON, 0, "before"), new Touch("c", NOON, 1, "tied"), new Touch("c", NOON, 2, "after"));

        assertThat(shopify(touches, order("1", NOON, 1)).converted().touches(0).channels())
                .containsExactly("before", "tied");
    }

    @Test
    void previousOrder_endsJourneys_alsoIfItIsNotReady() {
        List<Touch> touches = List.of(touch("old", Duration.ofHours(30)), touch("new", Duration.ofHours(1)));
        JourneyOrder first = new JourneyOrder(
                "1", "c", NOON.minus(Duration.ofHours(24)), 1, 100, EUR, JourneyOrder.Readiness.NOT_READY);
        TouchpointLog log = TouchpointLog.of(touches, List.of(first, order("2", NOON, 200)));

        OrderAttribution reset = log.journeys(JourneyWindow.SHOPIFY).attribute(CreditRule.linear());
        assertThat(reset.channels()).containsExactly(new OrderAttribution.Credit("new", 1, 200, 200));
        assertThat(reset.notReady()).isEqualTo(new OrderTotal(1, 100));
        assertThat(reset.withoutTouch()).isEqualTo(new OrderTotal(0, 0));

        OrderJourneys all = log.journeys(JourneyWindow.ofDays(30, JourneyWindow.Reset.NEVER));
        assertThat(all.converted().touches(0).channels()).containsExactly("old", "new");
    }

    @Test
    void orderWithoutTouches_isARowOfItsOwn_andNoDirectVisit() {
        OrderAttribution credited = shopify(List.of(), order("1", NOON, 4999)).attribute(CreditRule.lastClick());

        assertThat(credited.channels()).isEmpty();
        assertThat(credited.withoutTouch()).isEqualTo(new OrderTotal(1, 4999));
        assertThat(credited.currency()).isEqualTo(EUR);
    }

    @Test
    void oneMinorUnitOverThreeTouches_goesToTheEarliest() {
        List<Touch> touches = Stream.of(3, 2, 1)
                .map(h -> touch("channel" + h, Duration.ofHours(h)))
                .toList();

        OrderCredit credit = shopify(touches, order("1", NOON, 1))
                .credits(CreditRule.linear())
                .get(0);

        assertThat(credit.minorUnits()).containsExactly(1L, 0L, 0L);
    }

    /** The example of the Javadoc of {@link CreditRule#wShaped()}, position by position. */
    @Test
    void wShape_addsRolesThatFallOnOneTouch() {
        assertThat(wShares(0, 4)).containsExactly(0.6, 0.05, 0.05, 0.3);
        assertThat(wShares(1, 3)).containsExactly(1 / 3.0, 1 / 3.0, 1 / 3.0);
        assertThat(wShares(0, 1)).containsExactly(1.0);
        assertThat(wShares(1, 2)).containsExactly(0.35, 0.65);
        assertThat(wShares(2, 5)).containsExactly(0.3, 0.05, 0.3, 0.05, 0.3);
    }

    private static List<Double> wShares(int lead, int size) {
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Touch.Stage stage = i == lead ? Touch.Stage.LEAD : Touch.Stage.VISIT;
            touches.add(new Touch("c", NOON.minusSeconds(size - i), 0, "channel " + i, stage));
        }
        return shopify(touches, order("1", NOON, 100))
                .credits(CreditRule.wShaped())
                .get(0)
                .weights();
    }

    @Test
    void timeDecay_ofAncientTouches_doesNotUnderflow() {
        List<Touch> touches = List.of(touch("a", Duration.ofDays(20_000)), touch("b", Duration.ofDays(19_993)));
        OrderJourneys journeys = TouchpointLog.of(touches, List.of(order("1", NOON, 300)))
                .journeys(JourneyWindow.lifetime(JourneyWindow.Reset.NEVER));

        OrderCredit credit =
                journeys.credits(CreditRule.timeDecay(Duration.ofDays(7))).get(0);

        assertThat(credit.weights()).containsExactly(1 / 3.0, 2 / 3.0);
        assertThat(credit.minorUnits()).containsExactly(100L, 200L);
    }

    @Test
    void steppedTimeDecay_countsWholeHalfLives() {
        List<Touch> touches = List.of(
                touch("a", Duration.ofDays(14)),
                touch("b", Duration.ofDays(14).minusSeconds(1)),
                touch("c", Duration.ZERO));

        assertThat(shopify(touches, order("1", NOON, 7))
                        .credits(CreditRule.steppedTimeDecay(Duration.ofDays(7)))
                        .get(0)
                        .minorUnits())
                .containsExactly(1L, 2L, 4L);
    }

    @Test
    void lastNonDirect_fallsBackToTheLastTouch() {
        List<Touch> direct = List.of(touch("Direct", Duration.ofDays(2)), touch("Direct", Duration.ofDays(1)));

        assertThat(shopify(direct, order("1", NOON, 7))
                        .credits(ShopifyModel.LAST_NON_DIRECT_CLICK_ATTRIBUTION.rule())
                        .get(0)
                        .weights())
                .containsExactly(0.0, 1.0);
    }

    @Test
    void anyClick_givesTheWholeOrderToEachChannelOnce() {
        List<Touch> touches = List.of(
                touch("Email", Duration.ofDays(3)),
                touch("SMS", Duration.ofDays(2)),
                touch("Email", Duration.ofDays(1)));

        assertThat(shopify(touches, order("1", NOON, 999))
                        .attribute(ShopifyModel.ANY_CLICK_ATTRIBUTION.rule())
                        .channels())
                .containsExactly(
                        new OrderAttribution.Credit("Email", 1, 999, 999),
                        new OrderAttribution.Credit("SMS", 1, 999, 999));
    }

    @Test
    void refunds_addUpToTheirAmount_andTogetherTakeBackTheOrder() {
        List<Touch> touches = Stream.of(3, 2, 1)
                .map(h -> touch("channel" + h, Duration.ofHours(h)))
                .toList();
        for (CreditRule rule : List.of(CreditRule.uShaped(), CreditRule.timeDecay(Duration.ofHours(1)))) {
            OrderCredit credit =
                    shopify(touches, order("1", NOON, 1000)).credits(rule).get(0);
            List<Long> first = credit.refund(0, 333);
            List<Long> rest = credit.refund(333, 667);

            assertThat(first.stream().mapToLong(Long::longValue).sum()).isEqualTo(333);
            for (int i = 0; i < 3; i++) {
                assertThat(first.get(i) + rest.get(i))
                        .isEqualTo(credit.minorUnits().get(i));
            }
        }
    }

    @Test
    void negativeOrder_isCreditedLikeItsOpposite() {
        List<Touch> touches = List.of(touch("a", Duration.ofHours(2)), touch("b", Duration.ofHours(1)));

        assertThat(shopify(touches, order("1", NOON, -101))
                        .credits(CreditRule.linear())
                        .get(0)
                        .minorUnits())
                .containsExactly(-51L, -50L);
    }

    @ParameterizedTest
    @EnumSource(ShopifyModel.class)
    void orderOfTheInput_doesNotMatter(ShopifyModel model) {
        Random random = new Random(7);
        List<Touch> touches = new ArrayList<>();
        List<JourneyOrder> orders = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String customer = "c" + random.nextInt(20);
            Instant at = NOON.plusSeconds(random.nextInt(50) * 3600L);
            touches.add(new Touch(
                    customer, at, random.nextInt(3), List.of("A", "B", "Direct").get(i % 3)));
            if (i % 5 == 0) {
                orders.add(new JourneyOrder("o" + i, customer, at, random.nextInt(3), random.nextInt(9999), EUR));
            }
        }
        OrderAttribution straight = TouchpointLog.of(touches, orders)
                .journeys(JourneyWindow.SHOPIFY)
                .attribute(model.rule());
        Collections.shuffle(touches, random);
        Collections.shuffle(orders, random);

        assertThat(TouchpointLog.of(touches, orders)
                        .journeys(JourneyWindow.SHOPIFY)
                        .attribute(model.rule()))
                .isEqualTo(straight);
        if (model != ShopifyModel.ANY_CLICK_ATTRIBUTION) {
            assertThat(straight.channels().stream()
                            .mapToLong(OrderAttribution.Credit::minorUnits)
                            .sum())
                    .isEqualTo(straight.attributed().minorUnits());
        }
    }

    @Test
    void lostJourneys_endWithTheWindow_anOrderOrStayOpen() {
        List<Touch> touches = List.of(
                touch("won", Duration.ofDays(100)),
                touch("lost 1", Duration.ofDays(80)),
                touch("lost 1 again", Duration.ofDays(60)),
                touch("lost 2", Duration.ofDays(45)),
                touch("open", Duration.ofDays(10)));
        TouchpointLog log = TouchpointLog.of(touches, List.of(order("1", NOON.minus(Duration.ofDays(90)), 100)));

        Journeys lost = log.lostJourneys(JourneyWindow.SHOPIFY, NOON);

        assertThat(LongStream.range(0, lost.size())
                        .mapToObj(row -> lost.touches((int) row).channels()))
                .containsExactly(List.of("lost 1", "lost 1 again"), List.of("lost 2"));
        assertThat(lost.lost()).isEqualTo(2);
        Journeys all = log.journeys(JourneyWindow.SHOPIFY).and(lost);
        assertThat(MarkovAttribution.of(all, 1).conversionProbability()).isEqualTo(1 / 3.0);
    }

    @Test
    void timeToConvert_isFromTheFirstTouch() {
        TimeToConvert times = TimeToConvert.of(
                shopify(List.of(touch("a", Duration.ofDays(3)), touch("b", Duration.ofDays(1))), order("1", NOON, 1)));

        assertThat(times.quantile(0.5)).contains(Duration.ofDays(3));
        assertThat(times.within(Duration.ofDays(2))).contains(0.0);
        assertThat(new TimeToConvert(List.of()).quantile(0.5)).isEmpty();
    }

    @Test
    void badInput_isNamed() {
        Touch touch = touch("a", Duration.ofDays(1));
        JourneyOrder dollars = new JourneyOrder("2", "c", NOON, 0, 1, Currency.getInstance("USD"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TouchpointLog.of(List.of(touch), List.of(order("1", NOON, 1), dollars)))
                .withMessage("orders must have one currency: EUR, USD (order 2); convert the values first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TouchpointLog.of(List.of(), List.of(order("1", NOON, 1), order("1", NOON, 1))))
                .withMessage("id of an order must be its own: 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> touch("", Duration.ZERO))
                .withMessageStartingWith("channel must have a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JourneyWindow.ofDays(0, JourneyWindow.Reset.NEVER))
                .withMessage("length of the window must be > 0: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditRule.timeDecay(Duration.ZERO))
                .withMessage("half-life must be > 0: PT0S");
        OrderJourneys journeys = shopify(List.of(touch), order("1", NOON, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journeys.attribute(journey -> new double[] {Double.NaN}))
                .withMessage("weight of a touch must be >= 0: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journeys.attribute(journey -> new double[] {0}))
                .withMessage("weights of a journey must have a positive, finite sum: 0.0");
    }

    @Test
    void ruleWithTimes_onCountedPaths_isRefused() {
        Journeys paths = Journeys.builder().add("a > b", 1, 0, 1).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> paths.attribute(CreditRule.timeDecay(Duration.ofDays(7))))
                .withMessageContaining("TouchpointLog");
    }
}
