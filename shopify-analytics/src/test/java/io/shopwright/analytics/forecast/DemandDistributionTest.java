package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DemandDistributionTest {

    @Test
    void everyDistribution_keepsTheLaws() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 3000; round++) {
            DemandDistribution demand = draw(random);
            double probability = Math.min(0.9999, Math.max(1e-6, random.nextDouble()));
            double quantile = demand.quantile(probability);
            assertThat(quantile).as("%s", demand).isNotNegative().isFinite();
            assertThat(demand.probabilityUpTo(quantile))
                    .as("%s at %s", demand, probability)
                    .isGreaterThanOrEqualTo(probability - 1e-9);
            double x = random.nextDouble() * 3 * (demand.mean() + 1);
            double above = demand.expectedAbove(x);
            assertThat(above).as("%s", demand).isNotNegative().isFinite();
            assertThat(demand.expectedAbove(x * 1.01 + 0.01)).isLessThanOrEqualTo(above + 1e-12 * (1 + demand.mean()));
            assertThat(demand.expectedBelow(x) - above)
                    .isCloseTo(x - demand.mean(), within(1e-9 * (1 + x + demand.mean())));
        }
    }

    @Test
    void quantileOfCounts_isTheSmallestThatIsEnough() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 2000; round++) {
            double mean = Math.exp(random.nextDouble() * 12 - 5);
            DemandDistribution counts = DemandDistribution.ofCounts(mean, mean * (1 + 5 * random.nextDouble()));
            double probability = Math.min(0.99999, Math.max(1e-5, random.nextDouble()));
            double quantile = counts.quantile(probability);
            assertThat(quantile).isEqualTo(Math.rint(quantile));
            assertThat(counts.probabilityUpTo(quantile)).isGreaterThanOrEqualTo(probability);
            assertThat(counts.probabilityUpTo(quantile - 1)).isLessThan(probability);
        }
    }

    /** The definition: the sum of what is above, weighted. */
    @Test
    void expectedAbove_ofCounts_isTheSumOfTheTail() {
        for (DemandDistribution counts : List.of(
                new PoissonDemand(0.3),
                new PoissonDemand(40),
                NegativeBinomialDemand.of(3, 20),
                new PoissonDemand(0))) {
            for (double x : new double[] {0, 0.5, 1, 7, 39.25, 60}) {
                double sum = 0;
                for (int k = 0; k < 2000; k++) {
                    double mass = counts.probabilityUpTo(k) - counts.probabilityUpTo(k - 1);
                    sum += Math.max(0, k - x) * mass;
                }
                assertThat(counts.expectedAbove(x)).as("%s above %s", counts, x).isCloseTo(sum, within(1e-9));
            }
        }
    }

    @Test
    void moments_ofCounts_areTheGivenOnes() {
        DemandDistribution counts = DemandDistribution.ofCounts(4, 9);
        assertThat(counts.mean()).isCloseTo(4, within(1e-12));
        assertThat(counts.variance()).isCloseTo(9, within(1e-12));
        assertThat(DemandDistribution.ofCounts(4, 2)).isEqualTo(new PoissonDemand(4));
        assertThat(DemandDistribution.ofCounts(0, 0).quantile(0.99)).isZero();
        assertThat(DemandDistribution.ofCounts(1e12, 1e12)).isInstanceOf(NormalDemand.class);
    }

    @Test
    void sumsOfPeriods_haveSummedMoments() {
        NegativeBinomialDemand day = NegativeBinomialDemand.of(2, 5);
        assertThat(day.times(14).mean()).isCloseTo(28, within(1e-12));
        assertThat(day.times(14).variance()).isCloseTo(70, within(1e-12));
        assertThat(new PoissonDemand(2).times(14).mean()).isEqualTo(28);
    }

    @Test
    void bootstrap_ofLeadTimes_hasTheMomentsOfARandomSum() {
        double[] history = {0, 0, 3, 0, 1, 0, 0, 8, 0, 2};
        int[] leadTimes = {3, 7};
        EmpiricalDemand sums = EmpiricalDemand.bootstrap(history, leadTimes, 200_000, 5);
        double mean = DoubleStream.of(history).average().orElseThrow();
        double variance = DoubleStream.of(history)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(sums.mean()).isCloseTo(5 * mean, within(0.05));
        assertThat(sums.variance()).isCloseTo(5 * variance + mean * mean * 4, within(0.5));
        assertThat(EmpiricalDemand.bootstrap(history, leadTimes, 1000, 5).quantile(0.9))
                .isEqualTo(
                        EmpiricalDemand.bootstrap(history, leadTimes, 1000, 5).quantile(0.9));
    }

    @Test
    void runs_sumNeighbours() {
        EmpiricalDemand runs = EmpiricalDemand.ofRuns(new double[] {1, 0, 4, 2}, 2);
        assertThat(runs.size()).isEqualTo(3);
        assertThat(runs.quantile(1e-9)).isEqualTo(1);
        assertThat(runs.quantile(0.5)).isEqualTo(4);
        assertThat(runs.quantile(0.999)).isEqualTo(6);
    }

    @Test
    void badParameters_areRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PoissonDemand(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PoissonDemand(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new NormalDemand(1, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NegativeBinomialDemand.of(3, 3))
                .withMessageContaining("Poisson");
        assertThatIllegalArgumentException().isThrownBy(() -> new PoissonDemand(3).quantile(1));
        assertThatIllegalArgumentException().isThrownBy(() -> EmpiricalDemand.of());
        assertThatIllegalArgumentException().isThrownBy(() -> EmpiricalDemand.of(1, -2));
    }

    private static DemandDistribution draw(SplittableRandom random) {
        double mean = Math.exp(random.nextDouble() * 16 - 6);
        return switch (random.nextInt(6)) {
            case 0 -> new PoissonDemand(mean);
            case 1 -> NegativeBinomialDemand.of(mean, mean * (1.01 + 20 * random.nextDouble()));
            case 2 -> new NormalDemand(mean, mean * random.nextDouble());
            case 3 -> new LogNormalDemand(Math.log(mean), 0.05 + random.nextDouble());
            case 4 -> new UniformDemand(mean, mean * 2);
            default -> EmpiricalDemand.of(random.doubles(20, 0, mean).toArray());
        };
    }
}
