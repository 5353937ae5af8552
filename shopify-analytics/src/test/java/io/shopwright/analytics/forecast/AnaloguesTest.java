package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnaloguesTest {

    private static final int DAYS = 60;

    /** Units a day of the usual product: many at first, then a fifth. */
    private static double curve(int t) {
        return 2 + 8 * Math.exp(-t / 10.0);
    }

    private static double[] product(SplittableRandom random, double multiple) {
        return IntStream.range(0, DAYS)
                .mapToDouble(t -> poisson(random, multiple * curve(t)))
                .toArray();
    }

    /** Arrivals in the time {@code mean} of a process of rate 1. */
    private static int poisson(SplittableRandom random, double mean) {
        int count = -1;
        for (double time = 0; time < mean; time -= Math.log(1 - random.nextDouble())) {
            count++;
        }
        return Math.max(0, count);
    }

    /** Gamma distributed with mean 1 and variance 1 / 4. */
    private static double multiple(SplittableRandom random) {
        return IntStream.range(0, 4)
                        .mapToDouble(i -> -Math.log(1 - random.nextDouble()))
                        .sum()
                / 4;
    }

    private static List<double[]> products(SplittableRandom random, int count) {
        List<double[]> products = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            products.add(product(random, multiple(random)));
        }
        return products;
    }

    private static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    @Test
    void withoutData_itIsTheMedianOfTheSiblings() {
        List<double[]> siblings = List.of(new double[] {4, 2, 1}, new double[] {5, 5, 5}, new double[] {9, 1, 0});

        AnalogueForecast forecast = Analogues.of(siblings).forecast(new double[0], 3);

        // medians of 4 5 9, of 6 10 10 and of 7 15 10
        assertThat(forecast.means()).containsExactly(5, 5, 0);
        assertThat(forecast.basis().ratio()).isEqualTo(1);
        assertThat(forecast.basis().priorWeight()).isEqualTo(1);
    }

    @Test
    void withMoreDays_itTendsToTheProductsOwnLevel() {
        List<double[]> siblings = List.of(
                DoubleStream.generate(() -> 3).limit(1000).toArray(),
                DoubleStream.generate(() -> 4).limit(1000).toArray(),
                DoubleStream.generate(() -> 6).limit(1000).toArray());
        double before = 4;
        for (int days : new int[] {1, 7, 28, 900}) {
            double[] own = DoubleStream.generate(() -> 40).limit(days).toArray();
            double mean = Analogues.of(siblings).forecast(own, 5).means()[4];
            assertThat(mean).isBetween(before, 40.0);
            before = mean;
        }
        assertThat(before).isCloseTo(40, within(0.1));
    }

    @Test
    void forecast_hasTheUnitOfTheSales_andRisesWithThem() {
        SplittableRandom random = new SplittableRandom(3);
        List<double[]> siblings = products(random, 9);
        double[] own = Arrays.copyOf(product(random, 1.5), 6);
        Analogues analogues = Analogues.of(siblings);
        AnalogueForecast one = analogues.forecast(own, 20);
        AnalogueForecast cents = Analogues.of(
                        siblings.stream().map(sales -> times(0.37, sales)).toList())
                .forecast(times(0.37, own), 20);

        assertThat(cents.means()).containsExactly(times(0.37, one.means()), within(1e-9));
        assertThat(cents.sum(1, 20).variance())
                .isCloseTo(0.37 * 0.37 * one.sum(1, 20).variance(), within(1e-6));
        assertThat(analogues.forecast(times(2, own), 20).sum(1, 20).mean())
                .isGreaterThan(one.sum(1, 20).mean());
    }

    /** Multiples are gamma distributed, days Poisson: the forecast beats both the siblings and the product alone. */
    @Test
    void simulatedLaunches_areForecastBetterThanByEitherAlone_withinTheirIntervals() {
        SplittableRandom random = new SplittableRandom(11);
        double both = 0;
        double siblingsAlone = 0;
        double ownAlone = 0;
        int inside = 0;
        for (int run = 0; run < 300; run++) {
            Analogues analogues = Analogues.of(products(random, 15));
            double[] sales = product(random, multiple(random));
            double[] own = Arrays.copyOf(sales, 4);
            double truth = Arrays.stream(sales, 4, 32).sum();
            AnalogueForecast forecast = analogues.forecast(own, 28);
            double[] curve =
                    Arrays.copyOfRange(analogues.forecast(new double[0], 32).means(), 4, 32);
            both += Math.pow(forecast.sum(1, 28).mean() - truth, 2);
            siblingsAlone += Math.pow(Arrays.stream(curve).sum() - truth, 2);
            ownAlone += Math.pow(28 * Arrays.stream(own).average().orElseThrow() - truth, 2);
            inside += forecast.interval(1, 28, 0.9).contains(truth) ? 1 : 0;
        }

        assertThat(both).isLessThan(0.4 * siblingsAlone).isLessThan(0.4 * ownAlone);
        assertThat(inside / 300.0).isBetween(0.84, 0.96);
    }

    @Test
    void itRefuses_withoutSiblings() {
        double[] sales = {1, 2, 3};
        assertThatThrownBy(() -> Analogues.of(List.of())).hasMessage("need 3 siblings, take a wider category: 0");
        Analogues some = Analogues.of(List.of(sales, sales, sales));
        assertThatThrownBy(() -> some.forecast(new double[] {1}, 3))
                .hasMessage("need 3 siblings with 4 days of sales, take a wider category: 0");
        assertThatThrownBy(() -> some.forecast(sales, 0)).hasMessage("horizon must be >= 1: 0");
        assertThatThrownBy(() -> Analogues.of(List.of(sales, sales, new double[] {-1})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Analogues.of(List.of(new double[3], new double[3], sales))
                        .forecast(new double[0], 3))
                .hasMessageStartingWith("need siblings of which most sold something in 3 days");
        assertThatThrownBy(() -> some.forecast(new double[0], 3).sum(0, 3))
                .hasMessage("need 1 <= from <= to <= 3: 0, 3");
    }

    /** The same figures by a forecaster, which goes on by itself once there are two weeks. */
    @Test
    void newProduct_isForecastByItsSiblings_fromTwoWeeksOnByItself() {
        SplittableRandom random = new SplittableRandom(21);
        Analogues analogues = Analogues.of(products(random, 9));
        double[] sales = product(random, 1.3);
        sales[0] = 9;
        LocalDate first = LocalDate.of(2026, 3, 2);
        Series five = Series.of(Step.DAY, first, Arrays.copyOf(sales, 5));
        AnalogueForecast expected = analogues.forecast(Arrays.copyOf(sales, 5), 14);

        Forecast forecast = Forecaster.standard().forecast(five, analogues, 14).orElseThrow();
        assertThat(forecast.means()).containsExactly(expected.means());
        assertThat(forecast.sum(3, 9)).contains(expected.sum(3, 9));
        assertThat(forecast.demand(1, 14).orElseThrow().quantile(0.9))
                .isEqualTo(expected.demand(1, 14).quantile(0.9));
        assertThat(forecast.intervals(0.8).orElseThrow().get(6)).isEqualTo(expected.interval(7, 7, 0.8));
        assertThat(forecast.basis().method()).isEqualTo("analogues");
        assertThat(forecast.basis().members().get(0))
                .isEqualTo(new Member("siblings", expected.basis().priorWeight()));
        assertThat(forecast.basis().observations()).isEqualTo(5);
        assertThat(forecast.basis().skill()).isEmpty();

        Series fourteen = Series.of(Step.DAY, first, Arrays.copyOf(sales, 14));
        assertThat(Forecaster.standard()
                        .forecast(fourteen, analogues, 14)
                        .orElseThrow()
                        .means())
                .containsExactly(Forecaster.standard()
                        .forecast(fourteen, 14)
                        .orElseThrow()
                        .means());
    }

    /** A day out of stock is neither a day without sales nor a day of the product. */
    @Test
    void unknownDays_ofANewProduct_areNotCounted() {
        List<double[]> siblings = List.of(
                DoubleStream.generate(() -> 3).limit(40).toArray(),
                DoubleStream.generate(() -> 4).limit(40).toArray(),
                DoubleStream.generate(() -> 6).limit(40).toArray());
        Analogues analogues = Analogues.of(siblings);
        Series sold = Series.of(7, 8, 8, 8, 8);
        Series outOfStock = Series.of(7, 8, 0, 8, 8, 0, 8).unavailableAt(1, 4);

        assertThat(Forecaster.standard()
                        .forecast(outOfStock, analogues, 5)
                        .orElseThrow()
                        .means())
                .containsExactly(
                        Forecaster.standard()
                                .forecast(sold, analogues, 5)
                                .orElseThrow()
                                .means(),
                        within(1e-12));
        assertThat(Forecaster.standard()
                        .forecast(Series.of(7), analogues, 5)
                        .orElseThrow()
                        .means())
                .containsOnly(4);
        assertThatThrownBy(() -> Forecaster.standard().forecast(Series.of(7, -1), analogues, 5))
                .hasMessageStartingWith("sales of a new product must be >= 0");
        assertThatThrownBy(() -> Forecaster.standard()
                        .forecast(Series.of(Step.MONTH, LocalDate.of(2026, 1, 1), 5), analogues, 5))
                .hasMessageStartingWith("analogues are of days");
    }
}
