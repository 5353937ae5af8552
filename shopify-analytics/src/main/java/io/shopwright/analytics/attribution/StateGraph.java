package io.shopwright.analytics.attribution;

import io.shopwright.analytics.internal.LongIndex;
import java.util.Arrays;

/**
 * Counts how often paths step from state to state. A state is the last {@code order} channels, or the whole path while
 * it is shorter; steps from a state to itself are not counted.
 */
final class StateGraph {

    private final Journeys.Columns rows;
    private final int order;
    private final int maxStates;
    private final int bits;
    private final long mask;
    private final LongIndex states = new LongIndex();
    private final StepIndex steps;

    private int[] stepTarget = new int[1024];
    private int[] stepSource = new int[1024];
    private long[] stepWeight = new long[1024];
    private long[] startWeight = new long[256];
    private long[] conversionWeight = new long[256];
    private long[] lostWeight = new long[256];
    private double[] value = new double[256];

    private StateGraph(Journeys.Columns rows, int order, int maxStates) {
        this.rows = rows;
        this.order = order;
        this.maxStates = maxStates;
        bits = Long.SIZE - Long.numberOfLeadingZeros(rows.channels().size());
        if (bits * order > Long.SIZE - 1) {
            throw new ChainTooLargeException("order " + order + " of "
                    + rows.channels().size() + " channels does not fit into a number: choose order "
                    + (Long.SIZE - 1) / bits + " or lower");
        }
        steps = new StepIndex(rows.channels().size(), order);
        mask = (1L << (bits * order)) - 1;
    }

    static StateGraph of(Journeys journeys, int order, int maxStates) {
        StateGraph graph = new StateGraph(journeys.columns(), order, maxStates);
        for (int row = 0; row < journeys.size(); row++) {
            if (graph.rows.conversions()[row] + graph.rows.nulls()[row] > 0) {
                graph.addRow(row);
            }
        }
        return graph;
    }

    int size() {
        return states.size();
    }

    /** The numbers of the states that contain a channel, ascending, for each channel. */
    int[][] statesByChannel() {
        long[] keys = states.keys();
        int channels = rows.channels().size();
        int[][] result = new int[channels][];
        int[] counts = new int[channels];
        int[] seen = new int[channels];
        for (int fill = 0; fill < 2; fill++) {
            Arrays.fill(seen, -1);
            for (int state = 0; state < keys.length; state++) {
                for (long key = keys[state]; key != 0; key >>>= bits) {
                    int channel = (int) (key & (1L << bits) - 1) - 1;
                    if (seen[channel] != state) {
                        seen[channel] = state;
                        if (fill == 1) {
                            result[channel][counts[channel]] = state;
                        }
                        counts[channel]++;
                    }
                }
            }
            for (int channel = 0; fill == 0 && channel < channels; channel++) {
                result[channel] = new int[counts[channel]];
            }
            Arrays.fill(counts, 0);
        }
        return result;
    }

    /** Steps between states in a journey, on average. */
    double meanSteps() {
        double sum = 0;
        double journeys = 0;
        for (int s = 0; s < steps.size(); s++) {
            sum += stepWeight[s];
        }
        for (int i = 0; i < size(); i++) {
            journeys += startWeight[i];
        }
        return journeys == 0 ? 0 : sum / journeys;
    }

    ChainData chain() {
        int n = size();
        int[] rowStart = new int[n + 1];
        long[] left = departures();
        long begun = 0;
        for (int i = 0; i < n; i++) {
            begun += startWeight[i];
        }
        for (int s = 0; s < steps.size(); s++) {
            if (stepWeight[s] > 0) {
                rowStart[stepSource[s] + 1]++;
            }
        }
        for (int i = 0; i < n; i++) {
            rowStart[i + 1] += rowStart[i];
        }
        int[] successor = new int[rowStart[n]];
        double[] probability = new double[rowStart[n]];
        int[] next = rowStart.clone();
        for (int s = 0; s < steps.size(); s++) {
            if (stepWeight[s] > 0) {
                int place = next[stepSource[s]]++;
                successor[place] = stepTarget[s];
                probability[place] = (double) stepWeight[s] / left[stepSource[s]];
            }
        }
        double[][] rewards = new double[2][n];
        double[] absorption = new double[n];
        double[] start = new double[n];
        for (int i = 0; i < n; i++) {
            rewards[0][i] = (double) conversionWeight[i] / left[i];
            rewards[1][i] = value[i] / left[i];
            absorption[i] = (double) (conversionWeight[i] + lostWeight[i]) / left[i];
            start[i] = (double) startWeight[i] / begun;
        }
        return new ChainData(rowStart, successor, probability, rewards, absorption, start);
    }

    /** How often journeys were in each state. */
    double[] visits() {
        return Arrays.stream(departures()).asDoubleStream().toArray();
    }

    private long[] departures() {
        long[] left = new long[size()];
        for (int i = 0; i < left.length; i++) {
            left[i] = conversionWeight[i] + lostWeight[i];
        }
        for (int s = 0; s < steps.size(); s++) {
            left[stepSource[s]] += stepWeight[s];
        }
        return left;
    }

    private void addRow(int row) {
        int begin = rows.offsets()[row];
        int end = rows.offsets()[row + 1];
        int first = Math.min(end, begin + order);
        long key = 0;
        for (int i = begin; i < first; i++) {
            key = key << bits | rows.touches()[i] + 1L;
        }
        long weight = rows.conversions()[row] + rows.nulls()[row];
        int state = state(key);
        startWeight[state] += weight;
        for (int i = first; i < end; i++) {
            int channel = rows.touches()[i];
            key = (key << bits | channel + 1L) & mask;
            int step = step(state, channel, key);
            int target = stepTarget[step];
            if (target != state) {
                stepWeight[step] += weight;
                state = target;
            }
        }
        conversionWeight[state] += rows.conversions()[row];
        lostWeight[state] += rows.nulls()[row];
        value[state] += rows.values()[row];
    }

    private int step(int source, int channel, long targetKey) {
        int known = steps.size();
        int step = steps.numberOf(source, channel);
        if (step == known) {
            if (step == stepTarget.length) {
                stepTarget = Arrays.copyOf(stepTarget, 2 * step);
                stepSource = Arrays.copyOf(stepSource, 2 * step);
                stepWeight = Arrays.copyOf(stepWeight, 2 * step);
            }
            stepSource[step] = source;
            stepTarget[step] = state(targetKey);
        }
        return step;
    }

    private int state(long key) {
        int state = states.numberOf(key);
        if (state >= maxStates) {
            throw new ChainTooLargeException("more than " + maxStates + " states at order " + order + " with "
                    + rows.channels().size() + " channels: "
                    + (order > 1 ? "choose order " + (order - 1) : "merge rare channels") + " or allow more states");
        }
        if (state == startWeight.length) {
            startWeight = Arrays.copyOf(startWeight, 2 * state);
            conversionWeight = Arrays.copyOf(conversionWeight, 2 * state);
            lostWeight = Arrays.copyOf(lostWeight, 2 * state);
            value = Arrays.copyOf(value, 2 * state);
        }
        return state;
    }
}
