package io.shopwright.analytics.attribution;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What journeys look like.
 *
 * @param lengths by number of touches, ascending
 * @param roles by channel, in the order of the journeys' channels
 */
public record JourneyStatistics(List<Length> lengths, List<Role> roles) {

    /** Copies the lists. */
    public JourneyStatistics {
        lengths = List.copyOf(lengths);
        roles = List.copyOf(roles);
    }

    /**
     * Journeys of one length.
     *
     * @param touches how many touches
     * @param conversions how many of them ended with an order
     * @param lost how many without
     * @param value what the orders were worth
     */
    public record Length(int touches, long conversions, long lost, double value) {

        private Length plus(Length other) {
            return new Length(touches, conversions + other.conversions, lost + other.lost, value + other.value);
        }
    }

    /**
     * Where a channel stands in converted journeys. A journey counts once in each column where the channel has the place,
     * however often it was touched.
     *
     * @param channel its name
     * @param journeys all journeys with it, converted and lost
     * @param conversions converted ones
     * @param first of these, it was the first touch
     * @param between it was a touch between the first and the last
     * @param last it was the last touch
     * @param alone it was the only channel
     */
    public record Role(
            String channel, long journeys, long conversions, long first, long between, long last, long alone) {}

    /** Counts journeys. */
    public static JourneyStatistics of(Journeys journeys) {
        Map<Integer, Length> lengths = new TreeMap<>();
        List<Count> counts = journeys.channels().stream().map(Count::new).toList();
        for (int row = 0; row < journeys.size(); row++) {
            long converted = journeys.conversions(row);
            long lost = journeys.lost(row);
            if (converted + lost > 0) {
                int touches = journeys.touches(row).size();
                Length length = new Length(touches, converted, lost, journeys.value(row));
                lengths.merge(touches, length, Length::plus);
                count(journeys, row, counts);
            }
        }
        return new JourneyStatistics(
                List.copyOf(lengths.values()), counts.stream().map(Count::role).toList());
    }

    /** Touches a journey, on average over all journeys; empty without journeys. */
    public OptionalDouble meanTouches() {
        double touches = 0;
        double journeys = 0;
        for (Length length : lengths) {
            double count = (double) length.conversions + length.lost;
            touches += length.touches * count;
            journeys += count;
        }
        return journeys == 0 ? OptionalDouble.empty() : OptionalDouble.of(touches / journeys);
    }

    /** A role while it is counted. */
    private static final class Count {
        private final String channel;
        private int lastRow = -1;
        private int lastRowBetween = -1;
        private long journeys;
        private long conversions;
        private long first;
        private long between;
        private long last;
        private long alone;

        private Count(String channel) {
            this.channel = channel;
        }

        private Role role() {
            return new Role(channel, journeys, conversions, first, between, last, alone);
        }
    }

    private static void count(Journeys journeys, int row, List<Count> counts) {
        TouchSequence touches = journeys.touches(row);
        long converted = journeys.conversions(row);
        int end = touches.size() - 1;
        int channels = 0;
        for (int i = 0; i <= end; i++) {
            Count count = counts.get(touches.channelNumber(i));
            if (count.lastRow != row) {
                count.lastRow = row;
                count.journeys += converted + journeys.lost(row);
                count.conversions += converted;
                channels++;
            }
            if (i > 0 && i < end && count.lastRowBetween != row) {
                count.lastRowBetween = row;
                count.between += converted;
            }
        }
        counts.get(touches.channelNumber(0)).first += converted;
        counts.get(touches.channelNumber(end)).last += converted;
        if (channels == 1) {
            counts.get(touches.channelNumber(0)).alone += converted;
        }
    }
}
