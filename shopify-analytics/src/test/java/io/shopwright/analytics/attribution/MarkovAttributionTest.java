package io.shopwright.analytics.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of absorbing chains, on random journeys, and cases that can be worked out by hand. */
class MarkovAttributionTest {

    private static final int MANY_STATES = 200;

    static Journeys random(long seed, int channels, int rows) {
        Random random = new Random(seed);
        JourneysBuilder builder = Journeys.builder();
        for (int row = 0; row < rows; row++) {
            long conversions = random.nextInt(4);
            builder.add(
                    randomPath(random, channels),
                    conversions,
                    random.nextInt(20),
                    conversions * (1 + random.nextDouble()));
        }
        return builder.build();
    }

    static List<String> randomPath(Random random, int channels) {
        List<String> path = new ArrayList<>();
        int length = 1 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            path.add("c" + random.nextInt(channels) * random.nextInt(channels) / channels);
        }
        return path;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void probabilityOfConversion_isTheShareOfConvertedJourneys(int order) {
        for (int seed = 0; seed < 20; seed++) {
            Journeys journeys = random(seed, 2 + seed, 50 * (seed + 1));
            MarkovAttribution markov = MarkovAttribution.of(journeys, order);
            double all = (double) journeys.conversions() + journeys.lost();

            assertThat(markov.conversionProbability()).isCloseTo(journeys.conversions() / all, within(1e-13));
            assertThat(markov.valuePerJourney()).isCloseTo(journeys.value() / all, within(1e-13));
            assertThat(markov.attribution().conversions()).isCloseTo(journeys.conversions(), within(1e-9));
            assertThat(markov.attribution().value()).isCloseTo(journeys.value(), within(1e-9));
            assertThat(markov.effects())
                    .allSatisfy(effect -> assertThat(effect.conversions()).isBetween(0.0, 1 + 1e-12));
        }
    }

    /** The definition itself: journeys whose chain loses all states of a channel, solved again by iterating the chain. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void removalEffect_isWhatTheChainLoses(int order) {
        Journeys journeys = random(order, 5, 120);
        MarkovAttribution markov = MarkovAttribution.of(journeys, order);
        double whole = simulate(journeys, order, "");

        assertThat(markov.conversionProbability()).isCloseTo(whole, within(1e-12));
        for (MarkovAttribution.RemovalEffect effect : markov.effects()) {
            double without = simulate(journeys, order, effect.channel());
            assertThat(effect.conversions()).isCloseTo(1 - without / whole, within(1e-11));
        }
    }

    /** Probability of conversion by passing mass from state to state until none is left; states are lists of names. */
    private static double simulate(Journeys journeys, int order, String removed) {
        Map<List<String>, Map<List<String>, Double>> steps = new HashMap<>();
        for (int row = 0; row < journeys.size(); row++) {
            List<String> path = journeys.touches(row).channels();
            List<List<String>> states = new ArrayList<>(List.of(List.of("(start)")));
            for (int i = Math.min(order, path.size()); i <= path.size(); i++) {
                List<String> state = path.subList(Math.max(0, i - order), i);
                if (!state.equals(states.get(states.size() - 1))) {
                    states.add(state);
                }
            }
            double weight = (double) journeys.conversions(row) + journeys.lost(row);
            for (int i = 1; i < states.size(); i++) {
                add(steps, states.get(i - 1), states.get(i), weight);
            }
            add(steps, states.get(states.size() - 1), List.of("(order)"), journeys.conversions(row));
            add(steps, states.get(states.size() - 1), List.of("(lost)"), journeys.lost(row));
        }
        Map<List<String>, Double> mass = Map.of(List.of("(start)"), 1.0);
        double converted = 0;
        for (int i = 0; i < 5000 && !mass.isEmpty(); i++) {
            Map<List<String>, Double> next = new HashMap<>();
            for (Map.Entry<List<String>, Double> entry : mass.entrySet()) {
                Map<List<String>, Double> out = steps.getOrDefault(entry.getKey(), Map.of());
                double sum =
                        out.values().stream().mapToDouble(Double::doubleValue).sum();
                out.forEach((to, weight) -> {
                    if (!to.contains(removed) && sum > 0) {
                        next.merge(to, entry.getValue() * weight / sum, Double::sum);
                    }
                });
            }
            converted += next.getOrDefault(List.of("(order)"), 0.0);
            next.keySet().removeAll(List.of(List.of("(order)"), List.of("(lost)")));
            next.values().removeIf(value -> value < 1e-30);
            mass = next;
        }
        return converted;
    }

    private static void add(
            Map<List<String>, Map<List<String>, Double>> steps, List<String> from, List<String> to, double weight) {
        steps.computeIfAbsent(List.copyOf(from), key -> new HashMap<>()).merge(List.copyOf(to), weight, Double::sum);
    }

    @Test
    void bothSolvers_agree() {
        Journeys journeys = random(5, 9, 2000);
        for (int order = 1; order <= 3; order++) {
            StateGraph graph = StateGraph.of(journeys, order, Integer.MAX_VALUE);
            int[][] states = graph.statesByChannel();
            AbsorbingChain dense = new DenseChain(graph.chain());
            AbsorbingChain sparse = new SparseChain(graph.chain(), graph.visits());
            double[][] fromDense = dense.removalEffects(states);
            double[][] fromSparse = sparse.removalEffects(states);

            assertThat(sparse.errorBound()).isPositive().isLessThan(1e-12);
            for (int i = 0; i < states.length; i++) {
                assertThat(fromSparse[i]).containsExactly(fromDense[i], within(1e-12));
            }
            assertThat(sparse.rewards()).containsExactly(dense.rewards(), within(1e-12));
        }
    }

    /** Twenty paths of two thousand touches: sweeps alone would need tens of thousands for them. */
    @Test
    void longCircles_areSolvedByBoth() {
        Random random = new Random(12);
        JourneysBuilder builder = Journeys.builder();
        for (int i = 0; i < 20; i++) {
            List<String> path = random.ints(2000, 0, 9).mapToObj(k -> "c" + k).toList();
            builder.add(path, i % 3, 2, i % 3 * i);
        }
        Journeys journeys = builder.build();
        StateGraph graph = StateGraph.of(journeys, 2, Integer.MAX_VALUE);
        int[][] states = graph.statesByChannel();
        AbsorbingChain sparse = new SparseChain(graph.chain(), graph.visits());
        double[][] fromDense = new DenseChain(graph.chain()).removalEffects(states);
        double[][] fromSparse = sparse.removalEffects(states);

        for (int i = 0; i < states.length; i++) {
            assertThat(fromSparse[i]).containsExactly(fromDense[i], within(1e-11));
        }
        assertThat(sparse.errorBound()).isPositive().isLessThan(1e-11);
        assertThat(MarkovAttribution.of(journeys, 3).conversionProbability())
                .isCloseTo((double) journeys.conversions() / (journeys.conversions() + journeys.lost()), within(1e-12));
    }

    @Test
    void orderOfTheInput_andTheNamesOfChannels_doNotMatter() {
        Random random = new Random(11);
        List<List<String>> paths = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            paths.add(randomPath(random, 6));
        }
        Journeys straight = journeys(paths, "");
        Collections.shuffle(paths, random);
        Journeys shuffled = journeys(paths, "x");
        for (int order = 1; order <= 4; order++) {
            Attribution one = MarkovAttribution.of(straight, order).attribution();
            Attribution other = MarkovAttribution.of(shuffled, order).attribution();
            for (Attribution.Credit credit : one.credits()) {
                assertThat(other.credit("x" + credit.channel()).conversions())
                        .isCloseTo(credit.conversions(), within(1e-10));
            }
        }
    }

    private static Journeys journeys(List<List<String>> paths, String prefix) {
        JourneysBuilder builder = Journeys.builder();
        for (List<String> path : paths) {
            builder.add(path.stream().map(name -> prefix + name).toList(), path.size() % 3, path.size(), 0);
        }
        return builder.build();
    }

    @Test
    void splittingARow_changesNothing() {
        Journeys one =
                Journeys.builder().add("a>b", 4, 6, 20).add("b>c>a", 2, 8, 7).build();
        Journeys two = Journeys.builder()
                .add("a>b", 1, 6, 3)
                .add("b>c>a", 2, 8, 7)
                .add("a>b", 3, 0, 17)
                .build();

        assertThat(MarkovAttribution.of(two, 2)).isEqualTo(MarkovAttribution.of(one, 2));
    }

    /** Symmetric channels get the same; a channel in lost journeys that never meets a converted one gets nothing. */
    @Test
    void symmetricChannels_getTheSame_andUselessOnesNothing() {
        Journeys journeys = Journeys.builder()
                .add("a>b", 3, 5, 3)
                .add("b>a", 3, 5, 3)
                .add("null", 0, 10, 0)
                .build();
        for (int order = 1; order <= 2; order++) {
            Attribution credits = MarkovAttribution.of(journeys, order).attribution();
            assertThat(credits.credit("a").conversions())
                    .isEqualTo(credits.credit("b").conversions());
            assertThat(credits.credit("null").conversions()).isZero();
        }
    }

    @Test
    void withoutLostJourneys_allConvert() {
        Journeys journeys = random(1, 4, 50).withoutLost();

        assertThat(MarkovAttribution.of(journeys, 2).conversionProbability()).isCloseTo(1, within(1e-14));
    }

    @Test
    void fiveHundredChannels_addUp() {
        Journeys journeys = random(2, 500, 20_000);
        MarkovAttribution markov = MarkovAttribution.of(journeys, 1);

        assertThat(markov.attribution().conversions()).isCloseTo(journeys.conversions(), within(1e-8));
        assertThat(markov.states()).isGreaterThan(MANY_STATES);
    }

    @Test
    void tooManyStates_suggestALowerOrder() {
        Journeys journeys = random(3, 30, 500);

        assertThatThrownBy(() -> MarkovAttribution.of(journeys, 3, MANY_STATES))
                .isInstanceOf(ChainTooLargeException.class)
                .hasMessageContaining("more than 200 states at order 3")
                .hasMessageContaining("choose order 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovAttribution.of(journeys, 5))
                .withMessage("order must be from 1 to 4: 5");
    }

    /** Three touches in textbooks: C1 > C2 > C3 converts, C1 and C2 > C3 do not. */
    @Test
    void transitionMatrix_ofTheTextbook() {
        TransitionMatrix matrix = TransitionMatrix.of(Journeys.builder()
                .add("C1>C2>C3", 1, 0, 1)
                .add("C1", 0, 1, 0)
                .add("C2>C3", 0, 1, 0)
                .build());

        assertThat(matrix.start()).containsExactly(2 / 3.0, 1 / 3.0, 0.0);
        assertThat(matrix.rows().get(0)).isEqualTo(new TransitionMatrix.Row(List.of(0.0, 0.5, 0.0), 0, 0.5));
        assertThat(matrix.rows().get(2)).isEqualTo(new TransitionMatrix.Row(List.of(0.0, 0.0, 0.0), 0.5, 0.5));
        assertThat(matrix.conversionProbability()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(matrix.removalEffects())
                .containsEntry("C2", 1.0)
                .hasEntrySatisfying("C1", effect -> assertThat(effect).isCloseTo(0.5, within(1e-15)));
    }

    @Test
    void transitionMatrix_agreesWithTheChain() {
        Journeys journeys = random(8, 7, 300);
        Map<String, Double> effects = TransitionMatrix.of(journeys).removalEffects();

        for (MarkovAttribution.RemovalEffect effect :
                MarkovAttribution.of(journeys, 1).effects()) {
            assertThat(effects.get(effect.channel())).isCloseTo(effect.conversions(), within(1e-12));
        }
    }

    @Test
    void givenMatrix_thatNeverEnds_isRefused() {
        TransitionMatrix circle = new TransitionMatrix(
                List.of("a", "b"),
                List.of(
                        new TransitionMatrix.Row(List.of(0.0, 1.0), 0, 0),
                        new TransitionMatrix.Row(List.of(1.0, 0.0), 0, 0)),
                List.of(1.0, 0.0));
        assertThatIllegalArgumentException()
                .isThrownBy(circle::removalEffects)
                .withMessage("every channel must lead to an order or an end at last: a goes in circles");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransitionMatrix.Row(List.of(0.5), 0.4, 0))
                .withMessageStartingWith("steps must be >= 0 and add up to 1");
    }

    @Test
    void givenMatrix_mayStayInAChannel() {
        TransitionMatrix matrix = new TransitionMatrix(
                List.of("a"), List.of(new TransitionMatrix.Row(List.of(0.5), 0.1, 0.4)), List.of(1.0));

        assertThat(matrix.conversionProbability()).isCloseTo(0.2, within(1e-15));
    }

    /** A chain of order 2 is recognised in its own paths, and independent touches need order 1 at most. */
    @Test
    void orderChoice_findsTheMemoryOfThePaths() {
        assertThat(OrderChoice.of(remembering(2), 4).order()).isEqualTo(2);
        OrderChoice independent = OrderChoice.of(remembering(Integer.MAX_VALUE), 4);
        assertThat(independent.order()).isEqualTo(1);
        assertThat(independent.reasons().get(0)).contains("Order 1 has the lowest BIC");
        double[] fits = independent.candidates().stream()
                .mapToDouble(OrderChoice.Candidate::logLikelihood)
                .toArray();
        double[] sorted = fits.clone();
        Arrays.sort(sorted);
        assertThat(fits).containsExactly(sorted);
    }

    /** The next channel is that of so many touches ago, mostly. */
    private static Journeys remembering(int back) {
        Random random = new Random(9);
        JourneysBuilder builder = Journeys.builder();
        for (int i = 0; i < 3000; i++) {
            List<String> path = new ArrayList<>();
            while (random.nextInt(8) > 0 || path.isEmpty()) {
                boolean repeats = path.size() >= back && random.nextInt(10) < 8;
                path.add(repeats ? path.get(path.size() - back) : "c" + random.nextInt(4));
            }
            builder.add(path, i % 4 == 0 ? 1 : 0, i % 4 == 0 ? 0 : 1, 0);
        }
        return builder.build();
    }
}
