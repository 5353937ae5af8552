package io.shopwright.analytics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConcordanceTest {

    @Test
    void of_allPairs_countsAsOneByOne() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            Simulated data = Simulated.of(60 + round, 5, round);
            double[] risks = random.doubles(data.times().length)
                    .map(x -> Math.rint(20 * x))
                    .toArray();
            int[] strata = random.ints(risks.length, -1, 2).toArray();
            Concordance counted = Concordance.of(data.lifetimes(), risks, strata);
            assertThat(List.of(counted.concordant(), counted.discordant(), counted.tied()))
                    .isEqualTo(oneByOne(data, risks, strata));
        }
    }

    @Test
    void value_noPair_isEmpty() {
        Lifetimes open = Lifetimes.of(List.of(new Lifetime(1, false), new Lifetime(2, false)));
        assertThat(Concordance.of(open, new double[] {1, 2})).isEqualTo(new Concordance(0, 0, 0, 0));
        assertThat(Concordance.of(open, new double[] {1, 2}).value()).isEmpty();
    }

    private static List<Long> oneByOne(Simulated data, double[] risks, int[] strata) {
        long[] counts = new long[3];
        for (int i = 0; i < risks.length; i++) {
            for (int j = 0; j < risks.length; j++) {
                boolean later =
                        data.times()[j] > data.times()[i] || (data.times()[j] == data.times()[i] && !data.ended()[j]);
                if (data.ended()[i] && later && strata[i] == strata[j]) {
                    counts[risks[i] > risks[j] ? 0 : risks[i] < risks[j] ? 1 : 2]++;
                }
            }
        }
        return List.of(counts[0], counts[1], counts[2]);
    }
}
