package io.shopwright.analytics.attribution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Shapley values of games with too many players to solve, from random orders of joining, each with its reverse. The
 * contributions of one order add up to what all win, and so do these values, without any scaling.
 *
 * <p>The bound holds whatever the game (empirical Bernstein): with the mean of m pairs, their variance V, the range R of
 * contributions and {@code L = ln(4/delta)},
 *
 * <pre>{@code
 * |mean - value| <= sqrt(2 V L / m) + 7 R L / (3 (m-1))   with probability 1 - delta
 * }</pre>
 *
 * <p>where the j-th time that sampling looks at it {@code delta = (1-confidence) / (j (j+1))}, so that looking often does
 * no harm. Sources: A. Maurer, M. Pontil (2009), Empirical Bernstein Bounds and Sample Variance Penalization, COLT,
 * theorem 4; J. Castro, D. Gomez, J. Tejada (2009), Polynomial Calculation of the Shapley Value Based on Sampling,
 * Computers and Operations Research 36, 1726-1730.
 *
 * @param estimates one a player
 * @param permutations how many orders of joining were drawn
 */
public record SampledShapley(List<Estimate> estimates, long permutations) {

    /** Pairs before the first look. */
    private static final long FIRST_LOOK = 64;

    /** Copies the list. */
    public SampledShapley {
        estimates = List.copyOf(estimates);
    }

    /**
     * The value of one player.
     *
     * @param value the estimate
     * @param halfWidth the true value is within this of it, with the confidence of the plan
     */
    public record Estimate(double value, double halfWidth) {}

    /**
     * Samples any game.
     *
     * @throws IllegalArgumentException if what a coalition wins is not finite
     */
    public static SampledShapley of(Game game, SamplingPlan plan) {
        Check.positive(game.players(), "players");
        Check.positive(game.range(), "range");
        return sample(game.players(), game.range(), plan, (order, contributions) -> {
            BitSet coalition = new BitSet();
            double before = value(game, coalition);
            for (int player : order) {
                coalition.set(player);
                double after = value(game, coalition);
                contributions[player] += after - before;
                before = after;
            }
        });
    }

    private static double value(Game game, BitSet coalition) {
        double value = game.value(coalition);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value of coalition " + coalition + " must be finite: " + value);
        }
        return value;
    }

    /**
     * Samples the game of {@link Shapley#ofRates}, before scaling; one estimate a channel, by sorted names.
     *
     * @return values that add up to the share of converted journeys
     */
    public static SampledShapley ofRates(Journeys journeys, SamplingPlan plan) {
        ChannelSets sets = ChannelSets.of(journeys, Integer.MAX_VALUE);
        int players = sets.channels.size();
        Check.positive(players, "channels");
        int[] place = new int[players];
        double[] conversions = new double[players];
        double[] all = new double[players];
        return sample(players, 2, plan, (order, contributions) -> {
            for (int i = 0; i < players; i++) {
                place[order[i]] = i;
                conversions[i] = 0;
                all[i] = 0;
            }
            for (int set = 0; set < sets.size(); set++) {
                int last = 0;
                for (int member : sets.sets.get(set)) {
                    last = Math.max(last, place[member]);
                }
                conversions[last] += sets.conversions(set);
                all[last] += sets.journeys(set);
            }
            double converted = 0;
            double seen = 0;
            double before = 0;
            for (int i = 0; i < players; i++) {
                converted += conversions[i];
                seen += all[i];
                double after = seen == 0 ? 0 : converted / seen;
                contributions[order[i]] += after - before;
                before = after;
            }
        });
    }

    /** What each player adds when all join in an order. */
    @FunctionalInterface
    private interface Joining {
        void addContributions(int[] order, double[] contributions);
    }

    private static SampledShapley sample(int players, double range, SamplingPlan plan, Joining joining) {
        SplittableRandom random = new SplittableRandom(plan.seed());
        int[] order = IntStream.range(0, players).toArray();
        double[] mean = new double[players];
        double[] squares = new double[players];
        long most = plan.mostPermutations() / 2;
        long look = Math.min(most, FIRST_LOOK);
        int looks = 1;
        for (long m = 1; ; m++) {
            double[] pair = new double[players];
            shuffle(order, random);
            joining.addContributions(order, pair);
            reverse(order);
            joining.addContributions(order, pair);
            for (int i = 0; i < players; i++) {
                double deviation = pair[i] / 2 - mean[i];
                mean[i] += deviation / m;
                squares[i] += deviation * (pair[i] / 2 - mean[i]);
            }
            if (m == look) {
                double delta = (1 - plan.confidence()) / ((double) looks * (looks + 1));
                List<Estimate> estimates = new ArrayList<>();
                for (int i = 0; i < players; i++) {
                    estimates.add(new Estimate(mean[i], halfWidth(squares[i], m, range, delta)));
                }
                boolean enough = estimates.stream().allMatch(e -> e.halfWidth <= plan.halfWidth());
                if (enough || m == most) {
                    return new SampledShapley(estimates, 2 * m);
                }
                look = Math.min(most, 2 * look);
                looks++;
            }
        }
    }

    private static double halfWidth(double squares, long m, double range, double delta) {
        double log = Math.log(4 / delta);
        return m < 2 ? range : Math.sqrt(2 * squares / (m - 1) * log / m) + 7 * range * log / (3 * (m - 1));
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            swap(order, i, random.nextInt(i + 1));
        }
    }

    private static void reverse(int[] order) {
        for (int i = 0; i < order.length / 2; i++) {
            swap(order, i, order.length - 1 - i);
        }
    }

    private static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}
