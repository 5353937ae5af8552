package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps the table in {@code docs/accuracy.md} of what the default takes for hard series, and what it says of itself. */
@Tag("reference")
class ForecastCasesAccuracyReferenceTest {

    private static final int HORIZON = 18;

    private final FigureTable table = new FigureTable(
            "cases",
            "series | method | used | closed | unavailable | before launch | skill | coverage of 95 % | highest mean / highest"
                    + " value");

    @Test
    void everyForecast_saysWhatItRestsOn() {
        ForecastRobustnessTest.oddSeries()
                .forEach(arguments ->
                        add((String) arguments.get()[0], (Series) arguments.get()[1]));
        double[] days = IntStream.range(0, 84)
                .mapToDouble(t -> 20 + 5 * (t % 7) + t % 3)
                .toArray();
        Series week = Series.of(7, days);
        add(
                "60 % missing",
                week.unavailableAt(
                        IntStream.range(0, 84).filter(t -> t * 31 % 10 < 6).toArray()));
        add(
                "one weekday missing",
                week.unavailableAt(
                        IntStream.range(0, 84).filter(t -> t % 7 == 2).toArray()));
        add("last weeks missing", week.unavailableAt(IntStream.range(70, 84).toArray()));
        SplittableRandom random = new SplittableRandom(4);
        double[] walk = new double[60];
        for (int t = 0; t < walk.length; t++) {
            walk[t] = (t == 0 ? 1000 : walk[t - 1]) + random.nextDouble(-3, 3);
        }
        add("random walk", Series.of(1, walk));
        for (ForecastData.Single single : ForecastData.singles()) {
            if (List.of("AirPassengers", "shop_daily_revenue", "sku_lumpy_15056N", "Nile")
                    .contains(single.id())) {
                add(single.id(), Series.of(single.seasonLength(), single.values()));
            }
        }
        table.verify();
    }

    private void add(String name, Series series) {
        Forecast forecast = Forecaster.standard().forecast(series, HORIZON).orElseThrow();
        Forecast.Basis basis = forecast.basis();
        double mean = Arrays.stream(forecast.means()).max().orElseThrow();
        double value = IntStream.range(0, series.size())
                .filter(i -> series.state(i) == Series.State.OBSERVED)
                .mapToDouble(series::value)
                .max()
                .orElseThrow();
        assertThat(basis.members().stream().mapToDouble(Member::weight).sum()).isCloseTo(1, within(1e-12));
        table.add(
                name,
                "%s | %d | %d | %d | %d | %s | %s | %s",
                basis.members().stream().map(Member::name).collect(Collectors.joining(", ")),
                basis.observations(),
                basis.closed(),
                basis.unavailable(),
                basis.beforeLaunch(),
                text(basis.skill()),
                text(basis.coverage()),
                value == 0 ? "" : String.format(Locale.ROOT, "%.2f", mean / value));
    }

    private static String text(OptionalDouble figure) {
        return figure.isPresent() ? String.format(Locale.ROOT, "%.2f", figure.getAsDouble()) : "";
    }
}
