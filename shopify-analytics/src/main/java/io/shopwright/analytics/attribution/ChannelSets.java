package io.shopwright.analytics.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Journeys by the set of their channels: order and repetition forgotten. Channels are numbered by their sorted names. */
final class ChannelSets {

    final List<String> channels;
    /** The members of each set, ascending. */
    final List<int[]> sets = new ArrayList<>();

    private final Map<BitSet, Integer> index = new HashMap<>();
    private double[] conversions = new double[16];
    private double[] journeys = new double[16];
    private double[] values = new double[16];

    private ChannelSets(List<String> channels) {
        this.channels = channels;
    }

    /**
     * Groups journeys.
     *
     * @param most how many channels of a set are kept, those with the last names
     */
    static ChannelSets of(Journeys all, int most) {
        Integer[] byName = IntStream.range(0, all.channels().size())
                .boxed()
                .sorted(Comparator.comparing(all.channels()::get))
                .toArray(Integer[]::new);
        int[] rank = new int[byName.length];
        for (int i = 0; i < byName.length; i++) {
            rank[byName[i]] = i;
        }
        ChannelSets sets =
                new ChannelSets(Arrays.stream(byName).map(all.channels()::get).toList());
        BitSet members = new BitSet();
        for (int row = 0; row < all.size(); row++) {
            members.clear();
            TouchSequence touches = all.touches(row);
            for (int i = 0; i < touches.size(); i++) {
                members.set(rank[touches.channelNumber(i)]);
            }
            for (int surplus = members.cardinality() - most; surplus > 0; surplus--) {
                members.clear(members.nextSetBit(0));
            }
            sets.add(members, all.conversions(row), all.lost(row), all.value(row));
        }
        return sets;
    }

    int size() {
        return sets.size();
    }

    double conversions(int set) {
        return conversions[set];
    }

    /** Conversions and lost journeys. */
    double journeys(int set) {
        return journeys[set];
    }

    double value(int set) {
        return values[set];
    }

    /** The share of converted journeys among those with exactly these channels; 0 if there is none. */
    double rate(BitSet members) {
        Integer set = index.get(members);
        return set == null || journeys[set] == 0 ? 0 : conversions[set] / journeys[set];
    }

    private void add(BitSet members, long converted, long lost, double value) {
        Integer known = index.get(members);
        int set = known == null ? sets.size() : known;
        if (known == null) {
            index.put((BitSet) members.clone(), set);
            sets.add(members.stream().toArray());
            if (set == conversions.length) {
                conversions = Arrays.copyOf(conversions, 2 * set);
                journeys = Arrays.copyOf(journeys, 2 * set);
                values = Arrays.copyOf(values, 2 * set);
            }
        }
        conversions[set] += converted;
        journeys[set] += (double) converted + lost;
        values[set] += value;
    }
}
