package io.shopwright.analytics.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderColumnsTest {

    /** St. John's went back from 00:01 to 23:01 of the day before, until 2011; Apia left out 2011-12-30. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "America/Los_Angeles",
                "America/St_Johns",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "Europe/London"
            })
    void ofSeconds_anyZone_agreesWithTheCalendar(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(1);
        long from = Instant.parse("1969-06-01T00:00:00Z").getEpochSecond();
        long[] seconds = new long[50_000];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = from + (long) (random.nextDouble() * 70 * 365.25 * 86_400);
        }
        for (int i = 0; i < 20_000; i++) { // around the transition of 2010-11-07 minute by minute
            seconds[i] = Instant.parse("2010-11-01T00:00:00Z").getEpochSecond() + 60L * i;
        }
        OrderColumns<Long> columns =
                OrderColumns.ofSeconds(new long[seconds.length], seconds, new long[seconds.length], zone);
        for (int i = 0; i < seconds.length; i++) {
            long expected =
                    LocalDate.ofInstant(Instant.ofEpochSecond(seconds[i]), zone).toEpochDay();
            assertThat(columns.epochDay(i)).isEqualTo((int) expected);
        }
    }

    @Test
    void at_dayOfTwentyThreeHours_endsAtLocalMidnight() {
        ZoneId zone = ZoneId.of("America/Los_Angeles");
        Instant last = LocalDateTime.of(2024, 3, 10, 23, 59, 59).atZone(zone).toInstant();
        assertThat(CustomerOrder.at("a", last, zone, 1).day()).isEqualTo(LocalDate.of(2024, 3, 10));
        assertThat(CustomerOrder.at("a", last.plusSeconds(1), zone, 1).day()).isEqualTo(LocalDate.of(2024, 3, 11));
        assertThat(CustomerOrder.at("a", last, ZoneOffset.UTC, 1).day()).isEqualTo(LocalDate.of(2024, 3, 11));
    }

    @Test
    void ofDays_anyKeys_numbersThemByFirstMention() {
        Random random = new Random(2);
        long[] customers = new long[100_000];
        for (int i = 0; i < customers.length; i++) {
            int kind = i % 4;
            long small = random.nextInt(20_000);
            customers[i] = kind == 0 ? small : kind == 1 ? -small : kind == 2 ? small << 40 : random.nextLong();
        }
        OrderColumns<Long> columns =
                OrderColumns.ofDays(customers, new int[customers.length], new long[customers.length]);
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < customers.length; i++) {
            expected.putIfAbsent(customers[i], expected.size());
            assertThat(columns.customer(i)).isEqualTo(expected.get(customers[i]));
        }
        assertThat(columns.customers()).isEqualTo(expected.size());
        expected.forEach((key, number) -> assertThat(columns.key(number)).isEqualTo(key));
    }

    @Test
    void of_orders_keepsRows() {
        OrderColumns<String> columns = OrderColumns.of(List.of(
                new CustomerOrder<>("b", LocalDate.of(1970, 1, 3), 5),
                new CustomerOrder<>("a", LocalDate.of(1970, 1, 2), -6),
                new CustomerOrder<>("b", LocalDate.of(1970, 1, 4), 7)));
        assertThat(columns.size()).isEqualTo(3);
        assertThat(columns.customer(2)).isZero();
        assertThat(columns.key(1)).isEqualTo("a");
        assertThat(columns.epochDay(1)).isEqualTo(1);
        assertThat(columns.amount(1)).isEqualTo(-6);
        assertThat(columns.firstEpochDay()).isEqualTo(1);
        assertThat(columns.lastEpochDay()).isEqualTo(3);
    }

    @Test
    void ofSeconds_milliseconds_isRefused() {
        long[] millis = {1_700_000_000_000L};
        assertThatThrownBy(() -> OrderColumns.ofSeconds(new long[1], millis, new long[1], ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0: day must be in the years 1 to 9999: epoch day 19675925");
        LocalDate far = LocalDate.of(10_000, 1, 1);
        assertThatThrownBy(() -> new CustomerOrder<>("a", far, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("day must be in the years 1 to 9999: +10000-01-01");
    }

    @Test
    void ofDays_lengthsDiffer_isRefused() {
        assertThatThrownBy(() -> OrderColumns.ofDays(new long[1], new int[2], new long[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers, times and amounts must have the same length: 1, 2, 1");
    }
}
