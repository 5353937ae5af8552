package io.shopwright.analytics.attribution;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Paths of customers through channels, each with how often it ended with an order and how often without, in columns of
 * numbers: a million of them take some 40 MB. Immutable.
 *
 * <pre>{@code
 * Journeys journeys = Journeys.builder()
 *     .add("Email > Paid Search > Direct", 3, 20, 145.50)
 *     .add("Direct", 10, 300, 402.00)
 *     .build();
 * }</pre>
 *
 * <p>A row without any weight, neither conversions nor lost journeys, changes no result; its channels are listed with 0.
 */
public final class Journeys {

    private final Columns columns;

    Journeys(Columns columns) {
        this.columns = columns;
    }

    /**
     * The rows; nobody writes to the arrays.
     *
     * @param offsets where each row begins in {@code touches}, and where the last one ends
     * @param touches channel numbers
     * @param ages seconds from a touch to the end of its journey; null if unknown
     * @param leads the touches that made a lead
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and these are the columns
    record Columns(
            List<String> channels,
            int[] offsets,
            int[] touches,
            long[] conversions,
            long[] nulls,
            double[] values,
            double @Nullable [] ages,
            BitSet leads) {}

    /** Begins with paths whose text is written as {@link PathText#ARROWS}. */
    public static JourneysBuilder builder() {
        return new JourneysBuilder(PathText.ARROWS);
    }

    /** Begins with paths whose text is written in another way. */
    public static JourneysBuilder builder(PathText text) {
        return new JourneysBuilder(text);
    }

    /** The number of rows. */
    public int size() {
        return columns.conversions.length;
    }

    /** The names of all channels, in the order of their first mention. */
    public List<String> channels() {
        return columns.channels;
    }

    /** The touches of a row. */
    public TouchSequence touches(int row) {
        return new TouchSequence(columns, row);
    }

    /** How many journeys of this path ended with an order. */
    public long conversions(int row) {
        return columns.conversions[row];
    }

    /** How many journeys of this path ended without an order. */
    public long lost(int row) {
        return columns.nulls[row];
    }

    /** What the orders of this path were worth together. */
    public double value(int row) {
        return columns.values[row];
    }

    /** The conversions of all rows. */
    public long conversions() {
        return LongStream.of(columns.conversions).sum();
    }

    /** The lost journeys of all rows. */
    public long lost() {
        return LongStream.of(columns.nulls).sum();
    }

    /** The value of all rows. */
    public double value() {
        return Arrays.stream(columns.values).sum();
    }

    /** The same journeys without those that ended without an order, for data that have only some of these. */
    public Journeys withoutLost() {
        return reweighted(columns.conversions, new long[size()], columns.values);
    }

    /** These journeys and others, in this order. Times of touches are kept if both have them. */
    public Journeys and(Journeys others) {
        return new JourneysBuilder(PathText.ARROWS)
                .addAll(columns)
                .addAll(others.columns)
                .build();
    }

    /**
     * Credits every channel by a rule.
     *
     * @throws IllegalArgumentException if the rule needs times and these journeys have none, or if it returns weights
     *     that are negative, not finite or all 0
     */
    public Attribution attribute(CreditRule rule) {
        double[] conversions = new double[channels().size()];
        double[] values = new double[conversions.length];
        for (int row = 0; row < size(); row++) {
            if (columns.conversions[row] > 0) {
                TouchSequence touches = touches(row);
                double[] weights = rule.weights(touches);
                double total = rule.sharing().divisor(weights);
                for (int k = 0; k < weights.length; k++) {
                    double share = weights[k] / total;
                    conversions[touches.channelNumber(k)] += share * columns.conversions[row];
                    values[touches.channelNumber(k)] += share * columns.values[row];
                }
            }
        }
        return Attribution.of(channels(), conversions, values);
    }

    Columns columns() {
        return columns;
    }

    /** The same paths with other counts. */
    Journeys reweighted(long[] conversions, long[] nulls, double[] values) {
        return new Journeys(new Columns(
                columns.channels,
                columns.offsets,
                columns.touches,
                conversions,
                nulls,
                values,
                columns.ages,
                columns.leads));
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return size() + " paths of " + channels().size() + " channels, " + conversions() + " converted, " + lost()
                + " lost";
    }
}
