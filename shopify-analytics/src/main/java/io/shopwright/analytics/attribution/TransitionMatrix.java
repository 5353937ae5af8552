package io.shopwright.analytics.attribution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where customers go next: the probabilities of steps from a channel to another, to an order, or to nowhere. Steps from a
 * channel to itself are not counted.
 *
 * @param channels their names
 * @param rows one a channel, in the same order: what follows it
 * @param start probability that a journey begins with each channel; adds up to 1, or to 0 without journeys
 */
public record TransitionMatrix(List<String> channels, List<Row> rows, List<Double> start) {

    /** What rounding may leave of a sum of probabilities. */
    private static final double ROUNDING = 1e-9;

    /** Copies the lists and checks that probabilities are not negative and add up. */
    public TransitionMatrix {
        channels = List.copyOf(channels);
        rows = List.copyOf(rows);
        start = List.copyOf(start);
        if (rows.size() != channels.size() || start.size() != channels.size()) {
            throw new IllegalArgumentException("need a row and a start for each channel: " + channels.size() + ", "
                    + rows.size() + ", " + start.size());
        }
        double begun = start.stream().mapToDouble(Double::doubleValue).sum();
        if (start.stream().anyMatch(p -> !(p >= 0)) || (Math.abs(begun - 1) > ROUNDING && begun != 0)) {
            throw new IllegalArgumentException("start must be >= 0 and add up to 1: " + start);
        }
        for (Row row : rows) {
            if (row.next.size() != channels.size()) {
                throw new IllegalArgumentException(
                        "need a step to each channel: " + row.next.size() + ", " + channels.size());
            }
        }
    }

    /**
     * What follows a channel.
     *
     * @param next probability of each channel
     * @param conversion probability of an order
     * @param lost probability that nothing follows; all add up to 1
     */
    public record Row(List<Double> next, double conversion, double lost) {

        /** Copies the list and checks the sum. */
        public Row {
            next = List.copyOf(next);
            double sum = conversion
                    + lost
                    + next.stream().mapToDouble(Double::doubleValue).sum();
            if (!(conversion >= 0 && lost >= 0 && Math.abs(sum - 1) <= ROUNDING)
                    || next.stream().anyMatch(p -> !(p >= 0))) {
                throw new IllegalArgumentException("steps must be >= 0 and add up to 1: " + next + ", conversion "
                        + conversion + ", lost " + lost);
            }
        }
    }

    /** Counts the steps of journeys. A channel that only rows without weight mention leads nowhere. */
    public static TransitionMatrix of(Journeys journeys) {
        StateGraph graph = StateGraph.of(journeys, 1, Integer.MAX_VALUE);
        ChainData chain = graph.chain();
        int[][] states = graph.statesByChannel();
        int[] channelOf = new int[chain.states()];
        for (int channel = 0; channel < states.length; channel++) {
            for (int state : states[channel]) {
                channelOf[state] = channel;
            }
        }
        List<Row> rows = new ArrayList<>();
        List<Double> start = new ArrayList<>();
        for (int[] state : states) {
            rows.add(state.length == 0 ? nowhere(states.length) : row(chain, state[0], channelOf, states.length));
            start.add(state.length == 0 ? 0 : chain.start()[state[0]]);
        }
        return new TransitionMatrix(journeys.channels(), rows, start);
    }

    /** The probability that a journey converts. */
    public double conversionProbability() {
        return solved().rewards()[0];
    }

    /**
     * The share of conversions that is lost if a channel leads nowhere; see {@link MarkovAttribution}.
     *
     * @throws IllegalArgumentException if from some channel neither an order nor an end can be reached
     */
    public Map<String, Double> removalEffects() {
        int[][] states = IntStream.range(0, channels.size())
                .mapToObj(channel -> new int[] {channel})
                .toArray(int[][]::new);
        double[][] effects = solved().removalEffects(states);
        Map<String, Double> byChannel = new LinkedHashMap<>();
        for (int i = 0; i < effects.length; i++) {
            byChannel.put(channels.get(i), effects[i][0]);
        }
        return Collections.unmodifiableMap(byChannel);
    }

    private AbsorbingChain solved() {
        requireEnds();
        int n = channels.size();
        int[] rowStart = new int[n + 1];
        int[] successor = new int[n * n];
        double[] probability = new double[n * n];
        double[][] rewards = new double[2][n];
        double[] absorption = new double[n];
        int filled = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j && rows.get(i).next.get(j) > 0) {
                    successor[filled] = j;
                    probability[filled++] = rows.get(i).next.get(j);
                }
            }
            rowStart[i + 1] = filled;
            rewards[0][i] = rows.get(i).conversion;
            absorption[i] = rows.get(i).conversion + rows.get(i).lost;
        }
        double[] begin = start.stream().mapToDouble(Double::doubleValue).toArray();
        return new DenseChain(new ChainData(rowStart, successor, probability, rewards, absorption, begin));
    }

    private void requireEnds() {
        BitSet ending = new BitSet();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int i = 0; i < rows.size(); i++) {
                if (!ending.get(i) && leadsTo(ending, rows.get(i))) {
                    ending.set(i);
                    grown = true;
                }
            }
        }
        if (ending.cardinality() < rows.size()) {
            throw new IllegalArgumentException("every channel must lead to an order or an end at last: "
                    + channels.get(ending.nextClearBit(0)) + " goes in circles");
        }
    }

    private static boolean leadsTo(BitSet ending, Row row) {
        return row.conversion + row.lost > 0 || ending.stream().anyMatch(channel -> row.next.get(channel) > 0);
    }

    private static Row nowhere(int channels) {
        return new Row(Collections.nCopies(channels, 0.0), 0, 1);
    }

    private static Row row(ChainData chain, int state, int[] channelOf, int channels) {
        List<Double> next = new ArrayList<>(Collections.nCopies(channels, 0.0));
        for (int e = chain.rowStart()[state]; e < chain.rowStart()[state + 1]; e++) {
            next.set(channelOf[chain.successor()[e]], chain.probability()[e]);
        }
        double conversion = chain.rewards()[0][state];
        return new Row(next, conversion, chain.absorption()[state] - conversion);
    }
}
