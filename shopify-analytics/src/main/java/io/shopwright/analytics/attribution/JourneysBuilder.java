package io.shopwright.analytics.attribution;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects journeys row by row. Not thread-safe.
 *
 * <p>Every {@code add} wants counts that are not negative and a finite value, which must be 0 where there is no
 * conversion; otherwise it throws an {@link IllegalArgumentException} with the number of the row, and leaves the row out.
 * Touches times weights are counted in a {@code long}; beyond that it is an {@link ArithmeticException}.
 */
public final class JourneysBuilder {

    private static final int FIRST_CAPACITY = 16;
    /** Seconds. */
    private static final double NANO = 1e-9;

    private final ChannelIndex index = new ChannelIndex();
    private final PathReader reader;
    private int[] touches = new int[4 * FIRST_CAPACITY];
    private int[] ends = new int[FIRST_CAPACITY];
    private long[] conversions = new long[FIRST_CAPACITY];
    private long[] nulls = new long[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private double @Nullable [] ages;
    private final BitSet leads = new BitSet();
    private int rows;
    private int filled;
    private long weightedTouches;

    JourneysBuilder(PathText text) {
        reader = new PathReader(text, index);
    }

    /**
     * Adds a path written as one text.
     *
     * @param conversions how many journeys of this path ended with an order
     * @param lost how many ended without one
     * @param value what the orders of all these journeys together were worth
     */
    public JourneysBuilder add(String path, long conversions, long lost, double value) {
        filled = end();
        int length = reader.read(path, rows);
        while (filled + length > touches.length) {
            touches = Arrays.copyOf(touches, Math.multiplyExact(2, touches.length));
        }
        System.arraycopy(reader.numbers(), 0, touches, filled, length);
        filled += length;
        return endRow(conversions, lost, value);
    }

    /** Adds a path given as its channels, at least one; see {@link #add(String, long, long, double)}. */
    public JourneysBuilder add(List<String> channels, long conversions, long lost, double value) {
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("path " + rows + " must have at least one channel");
        }
        filled = end();
        for (String channel : channels) {
            append(numberOf(channel));
        }
        return endRow(conversions, lost, value);
    }

    /** The journeys added so far. */
    public Journeys build() {
        int[] offsets = new int[rows + 1];
        System.arraycopy(ends, 0, offsets, 1, rows);
        Journeys.Columns columns = new Journeys.Columns(
                index.names(),
                offsets,
                Arrays.copyOf(touches, filled),
                Arrays.copyOf(conversions, rows),
                Arrays.copyOf(nulls, rows),
                Arrays.copyOf(values, rows),
                ages == null ? null : Arrays.copyOf(ages, filled),
                (BitSet) leads.clone());
        return new Journeys(columns);
    }

    /** Adds the touches before an order, with their times. */
    JourneysBuilder addWon(List<Touch> journey, Instant order, double value) {
        appendTimed(journey, order);
        return endRow(1, 0, value);
    }

    /** Adds touches that led to no order; their times count to the last of them. */
    JourneysBuilder addLost(List<Touch> journey) {
        appendTimed(journey, journey.get(journey.size() - 1).at());
        return endRow(0, 1, 0);
    }

    private void appendTimed(List<Touch> journey, Instant end) {
        filled = end();
        for (Touch touch : journey) {
            append(numberOf(touch.channel()));
            leads.set(filled - 1, touch.stage() == Touch.Stage.LEAD);
            double[] seconds = ages == null ? new double[touches.length] : ages;
            ages = seconds.length < touches.length ? Arrays.copyOf(seconds, touches.length) : seconds;
            Duration age = Duration.between(touch.at(), end);
            ages[filled - 1] = age.toSeconds() + age.toNanosPart() * NANO;
        }
    }

    JourneysBuilder addAll(Journeys.Columns rows) {
        double[] known = rows.ages();
        boolean timed = known != null && (filled == 0 || ages != null);
        for (int row = 0; row < rows.conversions().length; row++) {
            filled = end();
            for (int i = rows.offsets()[row]; i < rows.offsets()[row + 1]; i++) {
                String channel = rows.channels().get(rows.touches()[i]);
                append(numberOf(channel));
                leads.set(filled - 1, rows.leads().get(i));
            }
            endRow(rows.conversions()[row], rows.nulls()[row], rows.values()[row]);
        }
        if (known != null && timed) {
            int before = filled - known.length;
            double[] joined = ages == null ? new double[touches.length] : Arrays.copyOf(ages, touches.length);
            System.arraycopy(known, 0, joined, before, known.length);
            ages = joined;
        } else if (rows.touches().length > 0) {
            ages = null;
        }
        return this;
    }

    /** Where the next row begins. */
    private int end() {
        return rows == 0 ? 0 : ends[rows - 1];
    }

    private void append(int channel) {
        if (filled == touches.length) {
            touches = Arrays.copyOf(touches, Math.multiplyExact(2, filled));
        }
        touches[filled++] = channel;
    }

    private int numberOf(String channel) {
        if (channel.isEmpty()) {
            throw PathReader.nameless(channel, rows);
        }
        return index.numberOf(channel, 0, channel.length());
    }

    private JourneysBuilder endRow(long converted, long lost, double value) {
        if (converted < 0 || lost < 0 || !Double.isFinite(value) || (converted == 0 && value != 0)) {
            throw new IllegalArgumentException("path " + rows
                    + " must have conversions >= 0, lost >= 0 and a finite value, 0 without a conversion: " + converted
                    + ", " + lost + ", " + value);
        }
        long length = filled - end() + 1L;
        weightedTouches = Math.addExact(weightedTouches, Math.multiplyExact(Math.addExact(converted, lost), length));
        if (rows == ends.length) {
            int capacity = Math.multiplyExact(2, rows);
            ends = Arrays.copyOf(ends, capacity);
            conversions = Arrays.copyOf(conversions, capacity);
            nulls = Arrays.copyOf(nulls, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        ends[rows] = filled;
        conversions[rows] = converted;
        nulls[rows] = lost;
        values[rows] = value;
        rows++;
        return this;
    }
}
