package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.audit.CallEvent;
import io.shopwright.insights.SalesMonitor.Current;
import io.shopwright.insights.SalesMonitor.GivenBack;
import io.shopwright.insights.SalesMonitor.OrderEvent;
import io.shopwright.insights.SalesMonitor.Question;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SalesMonitorTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** The day on which clocks go forward there, a Sunday of 23 hours. */
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 8);

    private final List<Alert> heard = Collections.synchronizedList(new ArrayList<>());

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(ZONE).toInstant();
    }

    /** On each day of eight weeks before, orders of 40 at 9:00 and of 60 at 15:00, and 10 more on even days. */
    private static TransactionLog past(LocalDate day) {
        StringBuilder log = new StringBuilder("who,when,paid\n");
        for (LocalDate each = day.minusDays(56); each.isBefore(day); each = each.plusDays(1)) {
            log.append("ada,").append(each).append("T09:00,40\n");
            int more = each.getDayOfMonth() % 2 == 0 ? 10 : 0;
            log.append("bob,").append(each).append("T15:00,").append(60 + more).append('\n');
        }
        return TransactionLog.parse(
                log.toString(), TransactionLog.Columns.of("who", "when").amount("paid"));
    }

    private static SimulatedShop shop(LocalDate day) {
        SimulatedShop simulated = SimulatedShop.builder().timeZone(ZONE).start();
        simulated.time().freezeAt(at(day, 10, 0));
        simulated.load(past(day));
        return simulated;
    }

    private static OrderEvent event(int number, Instant when, String amount) {
        BigDecimal none = BigDecimal.ZERO;
        SalesFigures figures = new SalesFigures(new BigDecimal(amount), none, none, none, none, 1, 0, 1, 0);
        return new OrderEvent(
                Gid.of("Order", 900_000 + number), "#" + number, when, when, false, "USD", figures, List.of());
    }

    @Test
    void today_isWhatWasSoldInTheShopsTimeZone() {
        try (SimulatedShop simulated = shop(SPRING);
                Shop shop = open(simulated);
                SalesMonitor monitor = SalesMonitor.start(shop, Question.of(List.of()), heard::add, at(SPRING, 0, 5))) {
            // The evening before, the first and the last minute of the 23 hours, and the day after.
            monitor.accept(event(1, at(SPRING, 0, 0).minusSeconds(1), "1"));
            monitor.accept(event(2, at(SPRING, 0, 0), "2"));
            monitor.accept(event(3, at(SPRING, 0, 0).plus(Duration.ofHours(23)).minusSeconds(1), "4"));
            monitor.accept(event(4, at(SPRING, 0, 0).plus(Duration.ofHours(23)), "8"));

            Current current = monitor.update(at(SPRING, 23, 59));

            assertThat(current.day()).isEqualTo(SPRING);
            assertThat(current.today().net()).isEqualByComparingTo("6");
            assertThat(current.today().orders()).isEqualTo(2);
            assertThat(monitor.update(at(SPRING.plusDays(1), 0, 0)).today().net())
                    .isEqualByComparingTo("8");
        }
    }

    /** On a Sunday at 10:00, 40 of 100 to 110 have usually been sold, by the wall clock also on the day of 23 hours. */
    @Test
    void trend_comparesTheSameTimeOfTheSameWeekdays() {
        try (SimulatedShop simulated = shop(SPRING);
                Shop shop = open(simulated);
                SalesMonitor monitor = SalesMonitor.start(shop, Question.of(List.of()), heard::add, at(SPRING, 0, 5))) {
            monitor.accept(event(1, at(SPRING, 8, 0), "50"));

            Current current = monitor.update(at(SPRING, 10, 0));

            assertThat(current.trend())
                    .hasValueSatisfying(trend -> assertThat(trend).isEqualByComparingTo("0.25"));
            assertThat(current.expected()).hasValueSatisfying(expected -> {
                assertThat(expected.lower()).isLessThanOrEqualTo(expected.day());
                assertThat(expected.day()).isBetween(new BigDecimal("98"), new BigDecimal("112"));
                // Of 4 weeks: 28 x 40 by then, of 28 x 100 and 14 x 10.
                double share = 28 * 40 / (28 * 100 + 14 * 10.0);
                assertThat(expected.byNow().orElseThrow().doubleValue()).isBetween(share * 97.9, share * 112.1);
            });
            assertThat(current.basis().missing())
                    .containsExactly("Conversion is not watched: no source of sessions was given.");
        }
    }

    @Test
    void newsOfAnOrder_replacesOlderNewsAndNothingElse() {
        try (SimulatedShop simulated = shop(SPRING);
                Shop shop = open(simulated);
                SalesMonitor monitor = SalesMonitor.start(shop, Question.of(List.of()), heard::add, at(SPRING, 0, 5))) {
            OrderEvent first = event(1, at(SPRING, 8, 0), "50");
            OrderEvent later = new OrderEvent(
                    first.order(),
                    first.name(),
                    first.processedAt(),
                    at(SPRING, 9, 0),
                    false,
                    "USD",
                    first.figures(),
                    List.of(new GivenBack(at(SPRING, 9, 0), new BigDecimal("20"), 1)));

            assertThat(monitor.accept(first)).isTrue();
            assertThat(monitor.accept(first)).isFalse();
            assertThat(monitor.accept(later)).isTrue();
            assertThat(monitor.accept(first)).isFalse();

            SalesFigures today = monitor.update(at(SPRING, 10, 0)).today();
            assertThat(today.net()).isEqualByComparingTo("30");
            assertThat(today.orders()).isEqualTo(1);
            assertThat(today.unitsReturned()).isEqualTo(1);
        }
    }

    @Test
    void orderInAnotherCurrency_isRefusedByName() {
        try (SimulatedShop simulated = shop(SPRING);
                Shop shop = open(simulated);
                SalesMonitor monitor = SalesMonitor.start(shop, Question.of(List.of()), heard::add, at(SPRING, 0, 5))) {
            OrderEvent usd = event(1, at(SPRING, 8, 0), "50");
            OrderEvent euro = new OrderEvent(
                    usd.order(), "#1", usd.processedAt(), usd.updatedAt(), false, "EUR", usd.figures(), List.of());

            assertThatThrownBy(() -> monitor.accept(euro))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("Order #1 is in EUR, the shop in USD");
        }
    }

    /** A day of 400 where about 105 are expected is told while it runs. */
    @Test
    void unusualDays_areToldOnce() {
        try (SimulatedShop simulated = shop(SPRING);
                Shop shop = open(simulated);
                SalesMonitor monitor = SalesMonitor.start(shop, Question.of(List.of()), heard::add, at(SPRING, 0, 5))) {
            monitor.accept(event(1, at(SPRING, 8, 0), "400"));
            monitor.update(at(SPRING, 9, 0));
            monitor.update(at(SPRING, 10, 0));

            assertThat(heard).singleElement().satisfies(alert -> {
                assertThat(alert.kind()).isEqualTo(Alert.Kind.UNUSUAL_SALES);
                assertThat(alert.subject()).isEqualTo("2026-03-08");
                assertThat(alert.message()).startsWith("Net sales of 2026-03-08 are 400.00 USD, where ");
            });

            assertThat(monitor.acknowledge(heard.get(0).id())).isTrue();
            monitor.update(at(SPRING.plusDays(1), 0, 0));
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void dayWithoutSales_isToldWhenItIsOver() {
        try (SimulatedShop simulated = shop(SPRING);
                Shop shop = open(simulated);
                SalesMonitor monitor = SalesMonitor.start(shop, Question.of(List.of()), heard::add, at(SPRING, 0, 5))) {
            monitor.update(at(SPRING, 23, 59));
            assertThat(heard).isEmpty();

            monitor.update(at(SPRING.plusDays(1), 0, 0));
            assertThat(heard).singleElement().satisfies(alert -> {
                assertThat(alert.subject()).isEqualTo("2026-03-08");
                assertThat(alert.value()).isZero();
                assertThat(alert.limit()).isPositive();
            });
        }
    }

    @Test
    void goals_areFollowedToTheirEnd() {
        Period week = new Period(SPRING.minusDays(6), SPRING);
        List<Goal> goals = List.of(
                Goal.netSales("high", week, new BigDecimal("800")),
                Goal.netSales("low", week, new BigDecimal("500")),
                Goal.netSales("fair", week, new BigDecimal("680")),
                new Goal("orders", "orders", week, new BigDecimal("15"), ""),
                new Goal("sessions", "sessions", week, BigDecimal.TEN, ""),
                new Goal("later", "net_sales", new Period(SPRING.plusDays(1), SPRING.plusDays(9)), BigDecimal.TEN, ""));
        try (SimulatedShop simulated = shop(SPRING);
                Shop shop = open(simulated);
                SalesMonitor monitor = SalesMonitor.start(shop, Question.of(goals), heard::add, at(SPRING, 0, 5))) {
            Current morning = monitor.update(at(SPRING, 0, 5));

            // Six days before: 2 to 7 March, 100 each and 10 more on three of them; about 105 are to come.
            assertThat(morning.goals().get(0).attained())
                    .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("630"));
            assertThat(morning.goals())
                    .extracting(GoalProgress::status)
                    .containsExactly(
                            GoalProgress.Status.BEHIND,
                            GoalProgress.Status.MET,
                            GoalProgress.Status.ON_COURSE,
                            GoalProgress.Status.RUNNING,
                            GoalProgress.Status.UNKNOWN,
                            GoalProgress.Status.UPCOMING);
            assertThat(morning.basis().missing())
                    .anyMatch(line -> line.startsWith("Goal 'sessions' is about sessions; only "));

            monitor.accept(event(1, at(SPRING, 8, 0), "49.99"));
            Current after = monitor.update(at(SPRING.plusDays(1), 0, 0));

            assertThat(after.goals())
                    .extracting(GoalProgress::status)
                    .startsWith(GoalProgress.Status.MISSED, GoalProgress.Status.MET, GoalProgress.Status.MISSED);
            assertThat(heard)
                    .filteredOn(alert -> alert.kind() == Alert.Kind.TARGET_MISSED)
                    .extracting(Alert::message)
                    .contains("Goal 'fair' was missed: net_sales of 2026-03-02 to 2026-03-08 is 679.99, not 680");
        }
    }

    @Test
    void conversion_isComparedWithTheFourWeeksBefore() {
        Map<LocalDate, Visits> days = new HashMap<>();
        for (int back = 1; back <= 28; back++) {
            days.put(SPRING.minusDays(back), new Visits(1_000, 100, 40));
        }
        days.put(SPRING, new Visits(1_000, 100, 35));
        try (SimulatedShop simulated = shop(SPRING);
                Shop shop = open(simulated)) {
            Question plain = Question.of(List.of());
            Question question =
                    new Question(56, List.of(), plain.rules(), plain.pace(), VisitSource.of(days), plain.calls());
            try (SalesMonitor monitor = SalesMonitor.start(shop, question, heard::add, at(SPRING, 0, 5))) {
                monitor.poll(at(SPRING, 12, 0));
            }

            assertThat(heard).singleElement().satisfies(alert -> {
                assertThat(alert.kind()).isEqualTo(Alert.Kind.CONVERSION_DOWN);
                assertThat(alert.value()).isEqualTo(-0.125);
                assertThat(alert.message())
                        .isEqualTo("3.50 % of today's 1000 sessions ordered, 4.00 % in the four weeks before: -12.5 %");
            });
        }
    }

    private static CallEvent call(int millis, CallEvent.Outcome outcome) {
        return new CallEvent(
                "a",
                List.of("shop"),
                false,
                1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Duration.ofMillis(5_000),
                Duration.ofMillis(5_000 + millis),
                1,
                1,
                outcome,
                "",
                "2026-10",
                "2026-10");
    }

    /** 190 calls of 100 ms and 10 of 900 ms: the 190th of 200 is at the 95th percentile. One more slow one moves it. */
    @Test
    void calls_areJudgedByTheirPercentileAndFailures() {
        CallHealth calls = CallHealth.ofLatest(200);
        for (int i = 0; i < 200; i++) {
            calls.called(call(i < 10 ? 900 : 100, CallEvent.Outcome.ANSWERED));
        }
        assertThat(calls.figures()).contains(new CallHealth.Figures(200, Duration.ofMillis(100), 0, 1));
        for (int i = 0; i < 11; i++) {
            calls.called(call(900, i == 0 ? CallEvent.Outcome.FAILED : CallEvent.Outcome.ANSWERED));
        }
        assertThat(calls.figures())
                .contains(new CallHealth.Figures(200, Duration.ofMillis(900), 1 / 200.0, 199 / 200.0));
        Question plain = Question.of(List.of());
        Question question = new Question(56, List.of(), plain.rules(), plain.pace(), VisitSource.NONE, calls);
        try (SimulatedShop simulated = shop(SPRING);
                Shop shop = open(simulated);
                SalesMonitor monitor = SalesMonitor.start(shop, question, heard::add, at(SPRING, 0, 5))) {
            monitor.update(at(SPRING, 1, 0));
        }
        assertThat(heard)
                .extracting(Alert::message)
                .containsExactly(
                        "5 % of the last 200 calls took more than 900 ms to answer",
                        "0.50 % of the last 200 calls failed");
    }

    /** What is sold while the monitor runs is found by polling; stock that falls below 6 is told. */
    @Test
    void poll_findsWhatWasSoldSince() {
        LocalDate day = LocalDate.of(2026, 6, 30);
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.time().freezeAt(day.atTime(22, 0).toInstant(ZoneOffset.UTC));
            simulated.load(SampleShop.until(day));
            CallHealth calls = CallHealth.ofLatest(1_000);
            ShopConfig config =
                    ShopConfig.at(simulated.endpoint(), simulated.accessToken()).listener(calls);
            Question plain = Question.of(List.of());
            Question question = new Question(56, List.of(), plain.rules(), plain.pace(), VisitSource.NONE, calls);
            try (Shop shop = Shop.open(config);
                    SalesMonitor monitor = SalesMonitor.start(
                            shop, question, heard::add, simulated.time().now())) {
                Current before = monitor.poll(simulated.time().now());
                simulated.time().advance(Duration.ofMinutes(10));
                shop.document(
                                "mutation { orderCreate(order: {lineItems: [{title: \"Mug\", quantity: 2, priceSet:"
                                        + " {shopMoney: {amount: \"12.50\", currencyCode: USD}}}]}) { order { id }"
                                        + " userErrors { message } } }",
                                JsonNode.class)
                        .get();
                Current after = monitor.poll(simulated.time().now());

                assertThat(after.today().net().subtract(before.today().net())).isEqualByComparingTo("25");
                assertThat(after.today().orders()).isEqualTo(before.today().orders() + 1);
                assertThat(after.calls())
                        .hasValueSatisfying(
                                figures -> assertThat(figures.availability()).isOne());
                monitor.stock("MUGS-01", 5, simulated.time().now());
                monitor.update(simulated.time().now());
                assertThat(heard).extracting(Alert::message).contains("5 units of MUGS-01 are left");
            }
        }
    }

    @Test
    void emptyShop_saysThatNothingIsExpected() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("t", "read_orders", "read_customers")
                        .start();
                Shop shop = open(simulated);
                SalesMonitor monitor = SalesMonitor.start(
                        shop, Question.of(List.of()), heard::add, Instant.parse("2026-03-08T12:00:00Z"))) {
            Current current = monitor.poll(Instant.parse("2026-03-08T12:00:00Z"));

            assertThat(current.today()).isEqualTo(SalesFigures.NONE);
            assertThat(current.expected()).isEmpty();
            assertThat(current.trend()).isEmpty();
            assertThat(current.basis().missing())
                    .contains(
                            "Nothing is expected of a day: that takes sales in the 14 days before.",
                            "The access token lacks read_products or read_inventory: low stock is not seen by"
                                    + " polling.");
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void listenerThatFails_hearsTheAlertAgain() {
        List<Alert> tries = new ArrayList<>();
        AlertListener failing = alert -> {
            tries.add(alert);
            if (tries.size() == 1) {
                throw new IllegalStateException("no line");
            }
        };
        try (SimulatedShop simulated = shop(SPRING);
                Shop shop = open(simulated);
                SalesMonitor monitor = SalesMonitor.start(shop, Question.of(List.of()), failing, at(SPRING, 0, 5))) {
            monitor.stock("A", 1, at(SPRING, 1, 0));
            assertThatThrownBy(() -> monitor.update(at(SPRING, 1, 0))).hasMessage("no line");
            monitor.update(at(SPRING, 1, 1));
            monitor.update(at(SPRING, 1, 2));
        }
        assertThat(tries).hasSize(2);
    }

    @Test
    void run_pollsUntilTheMonitorIsClosed() throws InterruptedException {
        try (SimulatedShop simulated = shop(SPRING);
                Shop shop = open(simulated)) {
            CountDownLatch told = new CountDownLatch(1);
            List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());
            Instant now = at(SPRING, 0, 5);
            SalesMonitor monitor = SalesMonitor.start(shop, Question.of(List.of()), alert -> told.countDown(), now);
            monitor.accept(event(1, now, "400"));
            monitor.run(Duration.ofMillis(20), Clock.fixed(now, ZONE), failures::add);

            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            monitor.close();

            assertThat(failures).isEmpty();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("sales-monitor"));
            assertThatThrownBy(() -> monitor.update(now)).hasMessage("the monitor is closed");
        }
    }

    /** The hour that comes twice belongs to its day once: 25 hours on 1 November. */
    @Test
    void autumnDay_has25Hours() {
        LocalDate autumn = LocalDate.of(2026, 11, 1);
        try (SimulatedShop simulated = shop(autumn);
                Shop shop = open(simulated);
                SalesMonitor monitor = SalesMonitor.start(shop, Question.of(List.of()), heard::add, at(autumn, 0, 5))) {
            ZonedDateTime start = autumn.atStartOfDay(ZONE);
            for (int hour = 0; hour < 26; hour++) {
                monitor.accept(event(hour, start.plusHours(hour).toInstant(), "1"));
            }
            assertThat(monitor.update(at(autumn, 23, 59)).today().orders()).isEqualTo(25);
        }
    }
}
