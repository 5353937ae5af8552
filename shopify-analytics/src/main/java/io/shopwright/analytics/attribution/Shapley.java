package io.shopwright.analytics.attribution;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * Credit by the Shapley value: the channels of a journey are players who win together, and each gets its mean
 * contribution over all orders of joining. Three readings of "win" are in use; they differ a great deal.
 *
 * <p>Source: L. Shapley (1953), A Value for n-Person Games, Contributions to the Theory of Games II, 307-317.
 */
public final class Shapley {

    /** Players of a game that is solved over all its coalitions: a million of them. */
    public static final int MOST_PLAYERS = 20;

    private Shapley() {}

    /**
     * The game whose coalitions win the journeys made of their channels only. It has a closed form: every journey is
     * divided equally among the distinct channels it touches. Any number of channels, never negative, and credits add up
     * to conversions and value.
     */
    public static Attribution ofSums(Journeys journeys) {
        ChannelSets sets = ChannelSets.of(journeys, Integer.MAX_VALUE);
        double[] conversions = new double[sets.channels.size()];
        double[] values = new double[conversions.length];
        for (int set = 0; set < sets.size(); set++) {
            int[] members = sets.sets.get(set);
            for (int member : members) {
                conversions[member] += sets.conversions(set) / members.length;
                values[member] += sets.value(set) / members.length;
            }
        }
        return Attribution.of(sets.channels, conversions, values);
    }

    /**
     * The game whose coalitions win the <em>rate</em> of conversion among the journeys made of their channels only; the
     * empty one wins 0. More channels can mean a lower rate, so a channel's value <em>can be negative</em>.
     *
     * @return credits scaled so that they add up to the conversions; value is divided in the same way
     * @throws IllegalArgumentException if there are more than {@link #MOST_PLAYERS} channels; see {@link
     *     SampledShapley#ofRates}
     */
    public static Attribution ofRates(Journeys journeys) {
        ChannelSets sets = ChannelSets.of(journeys, Integer.MAX_VALUE);
        double[] phi = rateValues(sets);
        return scaled(sets.channels, phi, journeys);
    }

    /**
     * The Shapley values of the same game before scaling, in the order of the sorted names; they add up to the share of
     * converted journeys.
     */
    public static List<Double> rateValues(Journeys journeys) {
        return Arrays.stream(rateValues(ChannelSets.of(journeys, Integer.MAX_VALUE)))
                .boxed()
                .toList();
    }

    /**
     * Each set of channels that has conversions plays a game of its own, in which a coalition wins the rate of the
     * journeys that have <em>exactly</em> its channels, 0 if there are none; the outcome is scaled to the conversions of
     * the set. Can be negative. The value of the set is divided in the same way.
     *
     * @param most how many channels of a set are kept, those with the last names in alphabetical order; a set of more
     *     than {@link #MOST_PLAYERS} must be cut
     */
    public static Attribution ofExactSets(Journeys journeys, OptionalInt most) {
        if (most.isPresent()) {
            Check.positive(most.getAsInt(), "channels of a set");
        }
        ChannelSets sets = ChannelSets.of(journeys, most.orElse(Integer.MAX_VALUE));
        double[] conversions = new double[sets.channels.size()];
        double[] values = new double[conversions.length];
        for (int set = 0; set < sets.size(); set++) {
            if (sets.conversions(set) > 0) {
                int[] members = sets.sets.get(set);
                double[] phi = ShapleyValues.of(exactRates(sets, members));
                double sum = Arrays.stream(phi).sum();
                for (int i = 0; i < members.length; i++) {
                    conversions[members[i]] += phi[i] / sum * sets.conversions(set);
                    values[members[i]] += phi[i] / sum * sets.value(set);
                }
            }
        }
        return Attribution.of(sets.channels, conversions, values);
    }

    /**
     * The Shapley values of any game.
     *
     * @param values what each coalition wins, by the sum of {@code 2^i} over its players i: a power of two of finite
     *     numbers, for at most {@link #MOST_PLAYERS} players. Values of the empty coalition are nobody's
     * @return one for each player; they add up to the last value less the first
     */
    public static List<Double> of(double[] values) {
        int players = Integer.numberOfTrailingZeros(values.length);
        if (values.length == 0 || values.length != 1 << players || players > MOST_PLAYERS) {
            throw new IllegalArgumentException(
                    "need a value for each of 2^n coalitions, n <= " + MOST_PLAYERS + ": " + values.length);
        }
        for (int mask = 0; mask < values.length; mask++) {
            Check.finite(values[mask], "value of coalition " + mask);
        }
        return Arrays.stream(ShapleyValues.of(values)).boxed().toList();
    }

    static Attribution scaled(List<String> channels, double[] phi, Journeys journeys) {
        double sum = Arrays.stream(phi).sum();
        double[] conversions = new double[phi.length];
        double[] values = new double[phi.length];
        for (int i = 0; i < phi.length; i++) {
            double share = journeys.conversions() == 0 ? 0 : phi[i] / sum;
            conversions[i] = share * journeys.conversions();
            values[i] = share * journeys.value();
        }
        return Attribution.of(channels, conversions, values);
    }

    private static double[] rateValues(ChannelSets sets) {
        int players = sets.channels.size();
        requireSolvable(players, "sample it");
        double[] conversions = new double[1 << players];
        double[] journeys = new double[1 << players];
        for (int set = 0; set < sets.size(); set++) {
            int mask = 0;
            for (int member : sets.sets.get(set)) {
                mask |= 1 << member;
            }
            conversions[mask] += sets.conversions(set);
            journeys[mask] += sets.journeys(set);
        }
        ShapleyValues.addSubsets(conversions);
        ShapleyValues.addSubsets(journeys);
        for (int mask = 0; mask < conversions.length; mask++) {
            conversions[mask] = journeys[mask] == 0 ? 0 : conversions[mask] / journeys[mask];
        }
        return ShapleyValues.of(conversions);
    }

    private static double[] exactRates(ChannelSets sets, int[] members) {
        requireSolvable(members.length, "keep fewer of each set");
        double[] rates = new double[1 << members.length];
        for (int mask = 1; mask < rates.length; mask++) {
            BitSet subset = new BitSet();
            for (int i = 0; i < members.length; i++) {
                if ((mask & 1 << i) != 0) {
                    subset.set(members[i]);
                }
            }
            rates[mask] = sets.rate(subset);
        }
        return rates;
    }

    private static void requireSolvable(int players, String remedy) {
        if (players > MOST_PLAYERS) {
            throw new IllegalArgumentException(
                    "a game must have at most " + MOST_PLAYERS + " channels: " + players + "; " + remedy);
        }
    }
}
