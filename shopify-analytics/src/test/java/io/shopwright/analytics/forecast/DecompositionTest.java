package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecompositionTest {

    @Test
    void parts_ofRandomSeries_addUp() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            int period = 2 + random.nextInt(12);
            double[] y = series(random, 2 * period + 1 + random.nextInt(60));
            Stl stl = random.nextBoolean() ? Stl.periodic(period) : Stl.of(period, 7 + 2 * random.nextInt(5));
            assertAddsUp((random.nextBoolean() ? stl : stl.robust()).decompose(y), y);
            assertAddsUp(Mstl.of(period, period + 1).decompose(y), y);
        }
    }

    @Test
    void lineAndSeason_areFoundToThreeHundredths() {
        double[] y = IntStream.range(0, 96)
                .mapToDouble(t -> 100 + 0.5 * t + 10 * Math.sin(2 * Math.PI * t / 12))
                .toArray();
        for (Stl stl :
                new Stl[] {Stl.periodic(12), Stl.of(12, 13), Stl.periodic(12).robust()}) {
            assertThat(stl.decompose(y).remainder()).containsExactly(new double[96], within(0.3));
        }
    }

    @Test
    void decompose_constant_isTrendOnly() {
        double[] y = new double[50];
        Arrays.fill(y, 7);
        Decomposition parts = Stl.periodic(7).robust().decompose(y);
        assertThat(parts.trend()).containsExactly(y, within(1e-12));
        assertThat(parts.seasonalStrength(0)).isBetween(0.0, 1.0);
        assertThat(Autocorrelation.of(y, 5)).isEmpty();
    }

    @Test
    void decompose_scaledAndShifted_isScaledAndShifted() {
        SplittableRandom random = new SplittableRandom(2);
        double[] y = series(random, 80);
        double[] other = Arrays.stream(y).map(value -> 8 * value + 64).toArray();
        double[] season = Stl.of(7, 13).decompose(y).seasonal();
        double[] otherSeason = Stl.of(7, 13).decompose(other).seasonal();
        for (int t = 0; t < y.length; t++) {
            assertThat(otherSeason[t]).isCloseTo(8 * season[t], within(1e-8));
        }
    }

    @Test
    void decompose_leavesItsInputAlone() {
        double[] y = series(new SplittableRandom(3), 40);
        double[] before = y.clone();
        double[] trend = Stl.of(7, 7).robust().decompose(y).trend();
        assertThat(y).isEqualTo(before);
        trend[0] = Double.NaN;
        assertThat(Stl.of(7, 7).robust().decompose(y).trend()[0]).isNotNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 13, 14})
    void decompose_ofTwoPeriodsOrLess_isRejected(int n) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stl.periodic(7).decompose(new double[n]))
                .withMessageContaining("more than two periods of 7");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void notFinite_isRejectedWithItsPlace(double bad) {
        double[] y = new double[30];
        y[17] = bad;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stl.periodic(7).decompose(y))
                .withMessageContaining("value 17");
    }

    @Test
    void mstl_leavesOutSeasonsThatAreTooLong() {
        assertThat(Mstl.of(7, 365)
                        .decompose(series(new SplittableRandom(4), 400))
                        .periods())
                .containsExactly(7);
    }

    @Test
    void mstl_findsTwoSeasons() {
        double[] y = IntStream.range(0, 24 * 7 * 6)
                .mapToDouble(t -> 50 + 5 * Math.sin(2 * Math.PI * t / 24) + 9 * Math.cos(2 * Math.PI * t / 168))
                .toArray();
        Decomposition parts = Mstl.of(168, 24).decompose(y);
        assertThat(parts.periods()).containsExactly(24, 168);
        assertThat(parts.seasonalStrength(0)).isGreaterThan(0.99);
        assertThat(parts.seasonalStrength(1)).isGreaterThan(0.99);
    }

    @Test
    void figure_ofMultiplicativeSeries_isTheSeason() {
        double[] season = {0.5, 1.5, 1, 1};
        double[] y = IntStream.range(0, 20).mapToDouble(t -> 40 * season[t % 4]).toArray();
        ClassicalDecomposition parts = ClassicalDecomposition.of(y, 4, ClassicalDecomposition.Kind.MULTIPLICATIVE);
        assertThat(parts.figure()).containsExactly(season, within(1e-12));
        assertThat(Arrays.stream(parts.seasonallyAdjusted()).boxed())
                .allSatisfy(value -> assertThat(value).isCloseTo(40, within(1e-12)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ClassicalDecomposition.of(new double[20], 4, ClassicalDecomposition.Kind.MULTIPLICATIVE))
                .withMessageContaining("additive");
    }

    private static void assertAddsUp(Decomposition parts, double[] y) {
        double[] seasonal = parts.seasonal();
        double[] trend = parts.trend();
        double[] remainder = parts.remainder();
        for (int t = 0; t < y.length; t++) {
            assertThat(seasonal[t] + trend[t] + remainder[t]).isCloseTo(y[t], within(1e-9 * 1e4));
            assertThat(parts.weights()[t]).isBetween(0.0, 1.0);
        }
        assertThat(parts.trendStrength()).isBetween(0.0, 1.0);
    }

    /** Counts, many of them zero, with a wild one now and then. */
    private static double[] series(SplittableRandom random, int n) {
        return IntStream.range(0, n)
                .mapToDouble(t -> random.nextInt(10) == 0 ? random.nextInt(10_000) : random.nextInt(4))
                .toArray();
    }
}
