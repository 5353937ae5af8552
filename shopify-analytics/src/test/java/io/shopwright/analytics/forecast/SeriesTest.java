package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** One sale in the first and one in the last second of each local day, in any order. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-23, 14", // 29 March has 23 hours
        "Europe/Berlin, 2026-10-19, 14", // 25 October has 25
        "America/Sao_Paulo, 2018-10-29, 14", // 4 November begins at 1 o'clock
        "America/New_York, 2024-02-26, 7", // with a leap day
        "Pacific/Apia, 2011-12-20, 9" // just before the day that was leapt over
    })
    void salesOfEachLocalDay_areCounted_whateverItsLength(String zone, LocalDate first, int days) {
        ZoneId shop = ZoneId.of(zone);
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            ZonedDateTime day = first.plusDays(i).atStartOfDay(shop);
            sales.add(new Sale(day.toInstant(), 1));
            sales.add(new Sale(
                    first.plusDays(i + 1L).atStartOfDay(shop).toInstant().minusSeconds(1), 10));
        }
        Collections.shuffle(sales, new Random(1));
        Instant cutOff = first.plusDays(days).atStartOfDay(shop).toInstant();

        Series series = Series.of(sales, new Window(shop, Step.DAY, first, cutOff));

        assertThat(series.size()).isEqualTo(days);
        assertThat(IntStream.range(0, days).mapToDouble(series::value)).containsOnly(11.0);
    }

    @Test
    void dayThatAZoneLeaptOver_isClosed() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        LocalDate first = LocalDate.of(2011, 12, 28);
        Instant cutOff = LocalDate.of(2012, 1, 2).atStartOfDay(apia).toInstant();

        Series series = Series.of(List.of(), new Window(apia, Step.DAY, first, cutOff));

        assertThat(series.size()).isEqualTo(5);
        assertThat(series.state(2)).isEqualTo(Series.State.CLOSED);
        assertThat(series.count(Series.State.OBSERVED)).isEqualTo(4);
    }

    /** 2020 has a week 53 by ISO 8601, which begins on 28 December. */
    @Test
    void week53_isAWeekLikeOthers_andSalesAtEqualTimesAddUp() {
        LocalDate monday = LocalDate.of(2020, 12, 14);
        List<Sale> sales = new ArrayList<>();
        for (int day = 0; day < 35; day++) {
            Instant noon = monday.plusDays(day).atTime(12, 0).atZone(BERLIN).toInstant();
            sales.addAll(List.of(new Sale(noon, 1), new Sale(noon, 1)));
        }
        Instant cutOff = monday.plusDays(35).atStartOfDay(BERLIN).toInstant();

        Series weeks = Series.of(sales, new Window(BERLIN, Step.WEEK, monday, cutOff));

        assertThat(IntStream.range(0, weeks.size()).mapToDouble(weeks::value))
                .containsExactly(14.0, 14.0, 14.0, 14.0, 14.0);
        assertThat(weeks.date(2)).contains(LocalDate.of(2020, 12, 28));
    }

    @Test
    void runningPeriod_isLeftOut_andDaysWithoutSalesAtTheEndCount() {
        LocalDate first = LocalDate.of(2026, 6, 1);
        List<Sale> sales = List.of(
                new Sale(first.atTime(12, 0).atZone(BERLIN).toInstant(), 3),
                new Sale(first.plusDays(9).atTime(8, 0).atZone(BERLIN).toInstant(), 100),
                new Sale(first.minusDays(1).atTime(8, 0).atZone(BERLIN).toInstant(), 100));
        Instant noon = first.plusDays(9).atTime(12, 0).atZone(BERLIN).toInstant();

        Series days = Series.of(sales, new Window(BERLIN, Step.DAY, first, noon));
        Series weeks = Series.of(sales, new Window(BERLIN, Step.WEEK, first, noon));
        Series months = Series.of(sales, new Window(BERLIN, Step.MONTH, first, noon));

        assertThat(days.size()).isEqualTo(9);
        assertThat(days.value(0)).isEqualTo(3);
        assertThat(days.value(8)).isZero();
        assertThat(weeks.size()).isEqualTo(1);
        assertThat(months.size()).isZero();
        assertThat(weeks.date(53)).contains(first.plusWeeks(53));
    }

    @Test
    void closedWeekdaysAndShutDowns_areFound_andPutBackAsZeros() {
        LocalDate start = LocalDate.of(2025, 9, 1);
        double[] values = IntStream.range(0, 150)
                .mapToDouble(i -> closed(start.plusDays(i))
                        ? 0
                        : 100 + 10 * start.plusDays(i).getDayOfWeek().getValue())
                .toArray();
        Series series = Series.of(Step.DAY, start, values).withClosuresFound();

        IntStream.range(0, 150)
                .forEach(i -> assertThat(series.state(i) == Series.State.CLOSED)
                        .as(start.plusDays(i).toString())
                        .isEqualTo(closed(start.plusDays(i))));
        Forecast forecast = Forecaster.standard()
                .forecast(Series.of(Step.DAY, start, values), 14)
                .orElseThrow();
        for (Forecast.Point point : forecast.points()) {
            LocalDate date = forecast.date(point.step()).orElseThrow();
            boolean sunday = date.getDayOfWeek() == DayOfWeek.SUNDAY;
            assertThat(point.closed()).isEqualTo(sunday);
            assertThat(point.mean() > 0).isEqualTo(!sunday);
        }
        assertThat(forecast.basis().closed()).isEqualTo(series.count(Series.State.CLOSED));
    }

    private static boolean closed(LocalDate day) {
        boolean holidays = !day.isBefore(LocalDate.of(2025, 12, 24)) && day.isBefore(LocalDate.of(2026, 1, 2));
        return day.getDayOfWeek() == DayOfWeek.SUNDAY || holidays;
    }

    @Test
    void seldomSoldProduct_hasNoClosedDays() {
        double[] values =
                IntStream.range(0, 200).mapToDouble(i -> i % 40 == 3 ? 1 : 0).toArray();

        assertThat(Series.of(Step.DAY, LocalDate.of(2026, 1, 1), values)
                        .withClosuresFound()
                        .count(Series.State.CLOSED))
                .isZero();
    }

    @Test
    void stockOuts_hideDemand() {
        Series sold = Series.of(7, 10, 12, 8, 4, 0, 11, 9);

        Series demand = sold.unconstrained(new double[] {1, 1, 1, 0.5, 0, 1, 0.2});

        assertThat(demand.value(3)).isEqualTo(8);
        assertThat(demand.state(4)).isEqualTo(Series.State.UNAVAILABLE);
        assertThat(demand.value(6)).as("three medians of 10, 12, 8, 11").isEqualTo(33);
        assertThat(demand.value(0)).isEqualTo(10);
        assertThatThrownBy(() -> sold.unconstrained(new double[] {1, 1, 1, 1, 1, 1, 1.5}))
                .hasMessage("share 6 must be in [0, 1]: 1.5");
        assertThatThrownBy(() -> sold.closedOn(List.of(LocalDate.EPOCH)))
                .hasMessage("the series has no dates, mark positions instead");
    }

    @Test
    void singleOrderOfAWholesaler_isCutToTheLargestUsualOne() {
        List<Sale> sales = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            sales.add(new Sale(Instant.EPOCH.plusSeconds(i), i == 100 ? 9000 : i));
        }
        sales.add(new Sale(Instant.EPOCH, -5000));

        List<Sale> usual = Sale.capped(sales, 0.995);

        assertThat(usual.get(99).amount()).isEqualTo(200);
        assertThat(usual.get(198).amount()).isEqualTo(199);
        assertThat(usual.get(200).amount()).isEqualTo(-5000);
        assertThat(Sale.capped(List.of(), 0.995)).isEmpty();
    }
}
