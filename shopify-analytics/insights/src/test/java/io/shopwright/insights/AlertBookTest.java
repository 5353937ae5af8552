package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.insights.AlertBook.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AlertLimit SLOW = AlertLimit.above(200, 180);

    private static Reading slow(double millis) {
        return new Reading(Alert.Kind.SLOW_ANSWERS, "", SLOW, millis, millis + " ms");
    }

    private static Reading stock(String sku, double units) {
        return new Reading(Alert.Kind.LOW_STOCK, sku, AlertLimit.below(6, 11), units, units + " left");
    }

    private static List<Alert> deliver(AlertBook book, Instant now) {
        List<Alert> heard = new ArrayList<>();
        for (Optional<Alert> next = book.next(now); next.isPresent(); next = book.next(now)) {
            heard.add(next.get());
            book.delivered(next.get(), now);
        }
        return heard;
    }

    @Test
    void valueThatSwingsAroundTheLimit_opensOneAlert() {
        AlertBook book = new AlertBook(AlertPace.standard());
        List<Alert> heard = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            Instant now = NOON.plusSeconds(60 * minute);
            book.read(slow(minute % 2 == 0 ? 201 : 190), now);
            heard.addAll(deliver(book, now));
        }

        assertThat(heard).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(Alert.State.OPEN);
            assertThat(alert.since()).isEqualTo(NOON);
        });

        book.read(slow(180), NOON.plusSeconds(3600));
        assertThat(deliver(book, NOON.plusSeconds(3600)))
                .extracting(Alert::state)
                .containsExactly(Alert.State.CLEARED);
    }

    @Test
    void valueAtTheLimit_isGood() {
        AlertBook book = new AlertBook(AlertPace.standard());
        book.read(slow(200), NOON);
        book.read(stock("A", 6), NOON);

        assertThat(book.alerts()).isEmpty();
    }

    /** Whatever comes, a kind and subject is open between passing one limit and passing the other, and else not. */
    @Test
    void alert_isOpenAsTheTwoLimitsSay() {
        SplittableRandom random = new SplittableRandom(5);
        AlertBook book = new AlertBook(AlertPace.standard());
        Map<String, Boolean> open = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String sku = "S" + random.nextInt(4);
            int units = random.nextInt(20);
            boolean before = open.getOrDefault(sku, false);
            open.put(sku, before ? units < 11 : units < 6);
            book.read(stock(sku, units), NOON.plusSeconds(i));

            assertThat(book.alerts().stream().map(Alert::subject))
                    .containsExactlyInAnyOrderElementsOf(open.entrySet().stream()
                            .filter(Map.Entry::getValue)
                            .map(Map.Entry::getKey)
                            .toList());
        }
    }

    /** In no hour more than three, whatever is read when; and in the end everything that is open has been told. */
    @Test
    void deliveries_neverExceedThePace() {
        SplittableRandom random = new SplittableRandom(6);
        AlertPace pace = new AlertPace(3, Duration.ofHours(1), Duration.ofMinutes(50));
        AlertBook book = new AlertBook(pace);
        List<Instant> times = new ArrayList<>();
        List<Long> told = new ArrayList<>();
        Instant now = NOON;
        for (int i = 0; i < 2_000; i++) {
            now = now.plusSeconds(random.nextInt(600));
            book.read(stock("S" + random.nextInt(30), random.nextInt(20)), now);
            for (Alert alert : deliver(book, now)) {
                times.add(now);
                told.add(alert.id());
            }
        }
        for (int i = 3; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 3), times.get(i))).isGreaterThanOrEqualTo(Duration.ofHours(1));
        }
        for (int hour = 0; hour < 40; hour++) {
            now = now.plus(Duration.ofHours(1));
            deliver(book, now).forEach(alert -> told.add(alert.id()));
        }
        assertThat(told).containsAll(book.alerts().stream().map(Alert::id).toList());
    }

    @Test
    void reminders_comeUntilSomebodyAcknowledges() {
        AlertBook book = new AlertBook(AlertPace.standard());
        book.read(slow(300), NOON);

        assertThat(deliver(book, NOON)).hasSize(1);
        assertThat(deliver(book, NOON.plus(Duration.ofMinutes(239)))).isEmpty();
        assertThat(deliver(book, NOON.plus(Duration.ofHours(4)))).hasSize(1);

        long id = book.alerts().get(0).id();
        assertThat(book.acknowledge(id)).isTrue();
        assertThat(deliver(book, NOON.plus(Duration.ofDays(3)))).isEmpty();
        assertThat(book.alerts()).extracting(Alert::state).containsExactly(Alert.State.ACKNOWLEDGED);

        book.read(slow(100), NOON.plus(Duration.ofDays(3)));
        book.read(slow(300), NOON.plus(Duration.ofDays(4)));
        assertThat(deliver(book, NOON.plus(Duration.ofDays(4))))
                .extracting(Alert::state)
                .contains(Alert.State.OPEN);
        assertThat(book.acknowledge(id)).isFalse();
    }

    @Test
    void whatIsOver_isToldOnceAndForgottenAfterAWeek() {
        AlertBook book = new AlertBook(AlertPace.standard());
        for (int i = 0; i < 3; i++) {
            book.happened(Alert.Kind.TARGET_MISSED, "March", 90, 100, "missed", NOON);
        }

        assertThat(deliver(book, NOON)).hasSize(1);
        assertThat(deliver(book, NOON.plus(Duration.ofDays(7)))).isEmpty();
        assertThat(book.alerts()).isEmpty();
    }

    @Test
    void alertThatClearsUnheard_isNotToldAtAll() {
        AlertBook book = new AlertBook(AlertPace.standard());
        book.read(slow(300), NOON);
        book.read(slow(100), NOON.plusSeconds(1));

        assertThat(deliver(book, NOON.plusSeconds(2))).isEmpty();
    }

    @Test
    void limitsAndPaces_outOfRange_areRefused() {
        assertThatThrownBy(() -> AlertLimit.above(200, 210))
                .hasMessage("an alert ABOVE 200.0 must close on the good side of that, not at 210.0");
        assertThatThrownBy(() -> AlertLimit.below(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AlertPace(0, Duration.ofHours(1), Duration.ofHours(1)))
                .hasMessage("most must be >= 1: 0");
        assertThatThrownBy(() -> new AlertPace(1, Duration.ZERO, Duration.ofHours(1)))
                .hasMessage("window must be > 0: PT0S");
    }
}
