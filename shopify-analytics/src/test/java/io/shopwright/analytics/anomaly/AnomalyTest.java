package io.shopwright.analytics.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnomalyTest {

    @Test
    void plantedDays_areFoundAndNamed() {
        double[] y = ordinary(new SplittableRandom(1), 210, 0);
        y[50] = 400;
        y[90] = 20;
        y[120] = 0;
        y[160] = 0;
        y[161] = 0;
        y[162] = 0;
        for (List<Anomaly> found : List.of(
                ResidualLimits.of(7).detect(y), sorted(SeasonalHybridEsd.of(7).detect(y)))) {
            assertThat(found.stream().filter(a -> a.score() > 6).map(Anomaly::index))
                    .containsExactly(50, 90, 120, 160, 161, 162);
            assertThat(kindAt(found, 50)).isEqualTo(Anomaly.Kind.SPIKE);
            assertThat(kindAt(found, 90)).isEqualTo(Anomaly.Kind.DROP);
            assertThat(kindAt(found, 120)).isEqualTo(Anomaly.Kind.MISSING);
            assertThat(kindAt(found, 161)).isEqualTo(Anomaly.Kind.CLOSED);
            assertThat(found).allSatisfy(a -> assertThat(a.expected()).isBetween(60.0, 160.0));
        }
    }

    /** What the published way does on a trend, and what the trend taken away mends. */
    @Test
    void trend_isAnAnomalyForTheMedianOnly() {
        double[] y = ordinary(new SplittableRandom(2), 210, 0.05);
        for (int t = 0; t < 14; t++) {
            y[t] -= 40;
        }
        double[] steep = IntStream.range(0, y.length)
                .mapToDouble(t -> t < 30 ? y[t] - 10 * (30 - t) : y[t])
                .toArray();
        SeasonalHybridEsd published =
                new SeasonalHybridEsd(7, 0.1, 0.05, ExtremeDeviates.Side.BOTH, SeasonalHybridEsd.Level.MEDIAN);
        SeasonalHybridEsd detrended =
                new SeasonalHybridEsd(7, 0.1, 0.05, ExtremeDeviates.Side.BOTH, SeasonalHybridEsd.Level.TREND);
        assertThat(published.detect(steep)).hasSizeGreaterThan(10);
        assertThat(detrended.detect(steep).size())
                .isLessThan(published.detect(steep).size());
    }

    @Test
    void exactAndConstantSeries_haveNoAnomalies() {
        double[] exact =
                IntStream.range(0, 70).mapToDouble(t -> 3.0 * t + t % 7).toArray();
        assertThat(ResidualLimits.of(7).detect(exact)).isEmpty();
        assertThat(ResidualLimits.of(7).detect(new double[70])).isEmpty();
        assertThat(SeasonalHybridEsd.of(7).detect(new double[70])).isEmpty();
    }

    @Test
    void mostlyZeros_withASpike_findsIt() {
        double[] y = new double[140];
        y[77] = 50;
        assertThat(ResidualLimits.of(7).detect(y)).extracting(Anomaly::index).contains(77);
    }

    @Test
    void anything_isFiniteAndInOrder() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 2000; round++) {
            int period = 2 + random.nextInt(12);
            double[] y = random.ints(2 * period + 1 + random.nextInt(40), 0, 1 + random.nextInt(50))
                    .asDoubleStream()
                    .toArray();
            for (Anomaly anomaly : ResidualLimits.of(period).detect(y)) {
                assertThat(anomaly.score()).isFinite().isPositive();
                assertThat(anomaly.expected()).isFinite();
                assertThat(anomaly.value()).isEqualTo(y[anomaly.index()]);
            }
            assertThat(SeasonalHybridEsd.of(period).detect(y)).hasSizeLessThanOrEqualTo(y.length / 20);
        }
    }

    /** The median and its deviation by sorting, after each removal. */
    @Test
    void sortedRange_agreesWithSortingAnew() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 500; round++) {
            double[] y =
                    random.ints(4 + random.nextInt(30), 0, 12).asDoubleStream().toArray();
            SortedRange range = new SortedRange(y);
            List<Double> left = new ArrayList<>(Arrays.stream(y).boxed().toList());
            while (range.size() > 1) {
                double median =
                        median(left.stream().mapToDouble(Double::doubleValue).toArray());
                assertThat(range.median()).isEqualTo(median);
                assertThat(range.medianDeviation(median))
                        .isEqualTo(1.4826
                                * median(left.stream()
                                        .mapToDouble(x -> Math.abs(x - median))
                                        .toArray()));
                boolean least = random.nextBoolean();
                Double extreme = least ? Collections.min(left) : Collections.max(left);
                int index = least ? range.takeLeast() : range.takeGreatest();
                assertThat(y[index]).isEqualTo(extreme);
                left.remove(extreme);
            }
        }
    }

    @Test
    void changePoints_areThoseOfAllPartitions() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 300; round++) {
            double[] y = random.ints(9, 0, 10).asDoubleStream().toArray();
            int least = 1 + random.nextInt(3);
            double penalty = 1 + random.nextInt(30);
            assertThat(ChangePoints.of(y, penalty, least).cost())
                    .isCloseTo(bestOfAll(y, 0, penalty, least) - penalty, within(1e-9));
        }
    }

    @Test
    void levelShift_isSeenByEveryMethod() {
        SplittableRandom random = new SplittableRandom(6);
        double[] y = IntStream.range(0, 100)
                .mapToDouble(t -> (t < 60 ? 100 : 130) + 10 * (random.nextDouble() - 0.5))
                .toArray();
        ChangePoints points = ChangePoints.of(y, ChangePoints.penalty(3, y), 2);
        assertThat(points.anomalies(3, y)).singleElement().satisfies(a -> {
            assertThat(a.index()).isEqualTo(60);
            assertThat(a.kind()).isEqualTo(Anomaly.Kind.LEVEL_SHIFT);
            assertThat(a.expected()).isCloseTo(100, within(2.0));
        });
        Cusum.Shift shift = new Cusum(100, 5, 25).firstShift(y).orElseThrow();
        assertThat(shift.start()).isBetween(58, 60);
        assertThat(shift.level()).isCloseTo(130, within(8.0));
        assertThat(new Ewma(100, 3, 0.2, 3).signals(y)[0]).isBetween(60, 62);
    }

    @Test
    void breaches_stayInTheBudgetFarthestFirst() {
        double[] y = {10, 30, 0, 11, -90};
        List<ForecastBreaches.Forecast> forecasts = Collections.nCopies(5, new ForecastBreaches.Forecast(5, 10, 15));
        assertThat(new ForecastBreaches(2).detect(y, forecasts))
                .extracting(Anomaly::index)
                .containsExactly(4, 1);
        assertThat(new ForecastBreaches(9).detect(y, forecasts)).hasSize(3);
        assertThat(ForecastBreaches.ordinary(100, 0.95).budget()).isEqualTo(5);
        assertThat(new ForecastBreaches(1)
                        .detect(new double[] {1}, List.of(new ForecastBreaches.Forecast(0, 0, 0)))
                        .get(0)
                        .score())
                .isFinite();
    }

    @Test
    void badInput_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResidualLimits.of(7).detect(1, 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ewma(0, 0, 0.2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> ChangePoints.of(new double[] {1}, 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> ChangePoints.penalty(3, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ForecastBreaches.Forecast(2, 1, 3));
    }

    private static double bestOfAll(double[] y, int from, double penalty, int least) {
        if (from == y.length) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int to = from + least; to <= y.length; to++) {
            double[] part = Arrays.copyOfRange(y, from, to);
            double mean = Arrays.stream(part).average().orElseThrow();
            double cost = Arrays.stream(part).map(x -> (x - mean) * (x - mean)).sum();
            best = Math.min(best, cost + penalty + bestOfAll(y, to, penalty, least));
        }
        return best;
    }

    private static double[] ordinary(SplittableRandom random, int n, double slope) {
        return IntStream.range(0, n)
                .mapToDouble(
                        t -> 100 + slope * t + 20 * Math.sin(2 * Math.PI * t / 7) + 6 * (random.nextDouble() - 0.5))
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static Anomaly.Kind kindAt(List<Anomaly> found, int index) {
        return found.stream()
                .filter(a -> a.index() == index)
                .findFirst()
                .orElseThrow()
                .kind();
    }

    private static List<Anomaly> sorted(List<Anomaly> anomalies) {
        return anomalies.stream()
                .sorted(Comparator.comparingInt(Anomaly::index))
                .toList();
    }
}
