package io.shopwright.analytics.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Axioms of the Shapley value, and its definition over orders of joining. */
class ShapleyTest {

    @Test
    void values_areMeansOverAllOrdersOfJoining() {
        Random random = new Random(1);
        for (int round = 0; round < 20; round++) {
            double[] game = random.doubles(1 << 5, -3, 5).toArray();
            double[] sums = new double[5];
            int orders = joining(game, 0, sums);

            List<Double> values = Shapley.of(game);

            for (int i = 0; i < 5; i++) {
                assertThat(values.get(i)).isCloseTo(sums[i] / orders, within(1e-12));
            }
        }
    }

    /** Adds what each player contributes in every order that begins with the players of a mask; counts the orders. */
    private static int joining(double[] game, int mask, double[] sums) {
        if (mask == game.length - 1) {
            return 1;
        }
        int orders = 0;
        for (int i = 0; i < sums.length; i++) {
            if ((mask & 1 << i) == 0) {
                int after = joining(game, mask | 1 << i, sums);
                sums[i] += after * (game[mask | 1 << i] - game[mask]);
                orders += after;
            }
        }
        return orders;
    }

    @Test
    void nullPlayersGetNothing_andSymmetricOnesTheSame() {
        double[] game = new double[16];
        for (int mask = 0; mask < 16; mask++) {
            game[mask] = Math.pow(Integer.bitCount(mask & 0b0111), 1.5);
        }

        List<Double> values = Shapley.of(game);

        assertThat(values.get(3)).isZero();
        assertThat(values.get(0)).isEqualTo(values.get(1)).isEqualTo(values.get(2));
        assertThat(DoubleStream.of(values.get(0), values.get(1), values.get(2)).sum())
                .isCloseTo(Math.pow(3, 1.5), within(1e-14));
    }

    @Test
    void sumGame_isTheGameOverAllCoalitions() {
        Journeys journeys = MarkovAttributionTest.random(6, 8, 400);
        ChannelSets sets = ChannelSets.of(journeys, Integer.MAX_VALUE);
        double[] game = new double[1 << sets.channels.size()];
        for (int mask = 0; mask < game.length; mask++) {
            for (int set = 0; set < sets.size(); set++) {
                boolean inside = true;
                for (int member : sets.sets.get(set)) {
                    inside &= (mask & 1 << member) != 0;
                }
                game[mask] += inside ? sets.conversions(set) : 0;
            }
        }

        Attribution closed = Shapley.ofSums(journeys);

        List<Double> values = Shapley.of(game);
        for (int i = 0; i < values.size(); i++) {
            assertThat(closed.credits().get(i).conversions()).isCloseTo(values.get(i), within(1e-10));
        }
        assertThat(closed.conversions()).isCloseTo(journeys.conversions(), within(1e-10));
        assertThat(closed.value()).isCloseTo(journeys.value(), within(1e-10));
    }

    @Test
    void rateGame_addsUpToTheRate_andItsCreditsToTheConversions() {
        Journeys journeys = MarkovAttributionTest.random(7, 10, 300);

        double rate = Shapley.rateValues(journeys).stream()
                .mapToDouble(Double::doubleValue)
                .sum();

        assertThat(rate)
                .isCloseTo(journeys.conversions() / ((double) journeys.conversions() + journeys.lost()), within(1e-13));
        assertThat(Shapley.ofRates(journeys).conversions()).isCloseTo(journeys.conversions(), within(1e-9));
        assertThat(Shapley.ofExactSets(journeys, OptionalInt.empty()).conversions())
                .isCloseTo(journeys.conversions(), within(1e-8));
    }

    @Test
    void tooManyChannels_areRefused() {
        Journeys journeys = MarkovAttributionTest.random(8, 40, 3000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapley.ofRates(journeys))
                .withMessageStartingWith("a game must have at most 20 channels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapley.of(new double[3]))
                .withMessage("need a value for each of 2^n coalitions, n <= 20: 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapley.of(new double[] {0, Double.NaN}))
                .withMessage("value of coalition 1 must be finite: NaN");
    }

    /** Forty channels, whose true values the closed form of the sum game knows. */
    @Test
    void sampling_holdsItsBound_inNearlyAllSeeds() {
        Journeys journeys = MarkovAttributionTest.random(9, 40, 60);
        Attribution truth = Shapley.ofSums(journeys);
        Game game = new SumGame(journeys);
        int held = 0;
        for (int seed = 0; seed < 100; seed++) {
            SampledShapley sampled = SampledShapley.of(game, new SamplingPlan(0.01, 0.95, 400, seed));
            boolean all = true;
            double sum = 0;
            for (int i = 0; i < truth.credits().size(); i++) {
                SampledShapley.Estimate estimate = sampled.estimates().get(i);
                all &= Math.abs(estimate.value() - truth.credits().get(i).conversions()) <= estimate.halfWidth();
                sum += estimate.value();
            }
            held += all ? 1 : 0;
            assertThat(sum).isCloseTo(journeys.conversions(), within(1e-9));
        }
        assertThat(truth.credits()).hasSizeGreaterThan(30);
        assertThat(held).isGreaterThanOrEqualTo(95);
    }

    private static final class SumGame implements Game {
        private final ChannelSets sets;
        private final double all;

        SumGame(Journeys journeys) {
            sets = ChannelSets.of(journeys, Integer.MAX_VALUE);
            all = journeys.conversions();
        }

        @Override
        public int players() {
            return sets.channels.size();
        }

        @Override
        public double range() {
            return all;
        }

        @Override
        public double value(BitSet coalition) {
            double sum = 0;
            for (int set = 0; set < sets.size(); set++) {
                boolean inside = true;
                for (int member : sets.sets.get(set)) {
                    inside &= coalition.get(member);
                }
                sum += inside ? sets.conversions(set) : 0;
            }
            return sum;
        }
    }

    @Test
    void sampledRates_areWithinTheirBoundOfTheSolvedOnes_andStopThere() {
        Journeys journeys = MarkovAttributionTest.random(10, 12, 300);
        List<Double> solved = Shapley.rateValues(journeys);

        SampledShapley sampled = SampledShapley.ofRates(journeys, new SamplingPlan(0.005, 0.99, 1_000_000, 4));

        assertThat(sampled.permutations()).isLessThan(1_000_000);
        for (int i = 0; i < solved.size(); i++) {
            SampledShapley.Estimate estimate = sampled.estimates().get(i);
            assertThat(estimate.halfWidth()).isLessThanOrEqualTo(0.005);
            assertThat(estimate.value()).isCloseTo(solved.get(i), within(estimate.halfWidth()));
        }
        assertThat(SampledShapley.ofRates(journeys, new SamplingPlan(0.005, 0.99, 1_000_000, 4)))
                .isEqualTo(sampled);
    }
}
