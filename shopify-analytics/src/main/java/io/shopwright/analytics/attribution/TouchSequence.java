package io.shopwright.analytics.attribution;

import java.util.List;
import java.util.stream.IntStream;

/** The touches of one journey, the earliest first; at least one. Immutable. */
public final class TouchSequence {

    private final Journeys.Columns columns;
    private final int begin;
    private final int size;

    TouchSequence(Journeys.Columns columns, int row) {
        this.columns = columns;
        begin = columns.offsets()[row];
        size = columns.offsets()[row + 1] - begin;
    }

    /** The number of touches, at least 1. */
    public int size() {
        return size;
    }

    /** The channel of a touch. */
    public String channel(int touch) {
        return columns.channels().get(channelNumber(touch));
    }

    /** The channels of all touches. */
    public List<String> channels() {
        return IntStream.range(0, size).mapToObj(this::channel).toList();
    }

    /** Whether the touch made a lead; never, if the journeys come from counted paths. */
    public Touch.Stage stage(int touch) {
        return columns.leads().get(begin + touch) ? Touch.Stage.LEAD : Touch.Stage.VISIT;
    }

    /**
     * Seconds from the touch to the order, not negative.
     *
     * @throws IllegalArgumentException if the journeys come from counted paths, which have no times
     */
    public double secondsBeforeOrder(int touch) {
        double[] ages = columns.ages();
        if (ages == null) {
            throw new IllegalArgumentException(
                    "this rule needs the times of touches, and counted paths have none: make journeys from a"
                            + " TouchpointLog");
        }
        return ages[begin + touch];
    }

    /** The place of the channel in {@link Journeys#channels()}. */
    int channelNumber(int touch) {
        return columns.touches()[begin + touch];
    }
}
