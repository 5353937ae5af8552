package io.shopwright.analytics.attribution;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Draws as many journeys as there are, with replacement; each time others. */
final class Resampling implements UnaryOperator<Journeys> {

    private final SplittableRandom random;
    /** Where the journeys of each cell end, if all are put in a row: converted and lost ones of each path in turn. */
    private final long[] ends;
    /** The first cell that a stretch of the row may be in. */
    private final int[] guide;

    private final long total;

    Resampling(Journeys journeys, SplittableRandom random) {
        this.random = random;
        ends = new long[2 * journeys.size()];
        long end = 0;
        for (int row = 0; row < journeys.size(); row++) {
            end += journeys.conversions(row);
            ends[2 * row] = end;
            end += journeys.lost(row);
            ends[2 * row + 1] = end;
        }
        total = end;
        guide = new int[ends.length + 1];
        int cell = 0;
        for (int stretch = 0; stretch < guide.length; stretch++) {
            long first = begin(stretch);
            while (cell < ends.length - 1 && ends[cell] <= first) {
                cell++;
            }
            guide[stretch] = cell;
        }
    }

    @Override
    public Journeys apply(Journeys journeys) {
        long[] conversions = new long[journeys.size()];
        long[] lost = new long[journeys.size()];
        for (long i = 0; i < total; i++) {
            long drawn = random.nextLong(total);
            int cell = guide[(int) ((double) drawn / total * ends.length)];
            while (cell > 0 && ends[cell - 1] > drawn) {
                cell--;
            }
            while (ends[cell] <= drawn) {
                cell++;
            }
            long[] counts = (cell & 1) == 0 ? conversions : lost;
            counts[cell / 2]++;
        }
        double[] values = new double[journeys.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] =
                    conversions[row] == 0 ? 0 : journeys.value(row) / journeys.conversions(row) * conversions[row];
        }
        return journeys.reweighted(conversions, lost, values);
    }

    private long begin(int stretch) {
        return (long) ((double) stretch / ends.length * total);
    }
}
