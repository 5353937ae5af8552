package io.shopwright.analytics.attribution;

import java.util.ArrayList;
import java.util.List;

/**
 * Credit by what would be lost if a channel led nowhere, in a Markov chain of the paths. Exact: nothing is simulated.
 *
 * <p>A state is the last k channels of a path, k being the order, or the whole path while it is shorter. Steps between
 * states have the frequencies of the data, conversions and lost journeys counted alike; equal states in succession count
 * once. From the start {@code a}, with steps {@code Q} and conversions {@code r} out of each state,
 *
 * <pre>{@code
 * P(conversion) = a' (I - Q)^-1 r
 * removal effect of a channel = 1 - P(conversion if its states lead nowhere) / P(conversion)
 * credit of a channel = removal effect / sum of removal effects * conversions
 * }</pre>
 *
 * <p>The same for value, with the mean value that leaves a state for r. P(conversion) is the share of converted journeys
 * at every order. Without a conversion all effects and credits are 0; without lost journeys P(conversion) is 1.
 *
 * <p>A removal effect is a number of this model and no causal effect: nobody knows where the customers would have gone.
 *
 * <p>Source: E. Anderl, I. Becker, F. von Wangenheim, J. Schumann (2016), Mapping the Customer Journey, International
 * Journal of Research in Marketing 33, 457-474. The algebra is that of absorbing chains: J. Kemeny, J. Snell (1960),
 * Finite Markov Chains, chapter 3.
 *
 * @param order how many channels back the chain remembers
 * @param states how many states occur
 * @param conversionProbability share of journeys that convert, in [0, 1]
 * @param valuePerJourney expected value of a journey
 * @param effects removal effects, one a channel
 * @param attribution the credits; they add up to the conversions and, unless value of opposite sign cancels, the value
 * @param errorBound of the removal effects of conversions, absolute, rounding aside; 0 where the chain was factorised
 */
public record MarkovAttribution(
        int order,
        int states,
        double conversionProbability,
        double valuePerJourney,
        List<RemovalEffect> effects,
        Attribution attribution,
        double errorBound) {

    /** States a chain may have unless more are allowed: some seconds of work. */
    public static final int MAX_STATES = 200_000;

    static final int MAX_ORDER = 4;

    /** How many sweeps a large chain needs for each step of its journeys, roughly; it only decides on time. */
    private static final double SWEEPS_A_STEP = 12;

    /** Beyond so many steps, sweeps do not become more as a rule. */
    private static final double MOST_STEPS = 50;

    private static final int MOST_DENSE = 2000;

    /** Copies the list. */
    public MarkovAttribution {
        effects = List.copyOf(effects);
    }

    /**
     * What is lost without a channel.
     *
     * @param channel its name
     * @param conversions share of the conversions, in [0, 1]
     * @param value share of the value
     */
    public record RemovalEffect(String channel, double conversions, double value) {}

    /** {@link #of(Journeys, int, int)} with at most {@link #MAX_STATES} states. */
    public static MarkovAttribution of(Journeys journeys, int order) {
        return of(journeys, order, MAX_STATES);
    }

    /**
     * Attributes conversions and value.
     *
     * @param order 1 to 4; see {@link OrderChoice}
     * @param maxStates how many states the chain may have, positive
     * @throws ChainTooLargeException if it has more; a lower order has fewer
     */
    public static MarkovAttribution of(Journeys journeys, int order, int maxStates) {
        if (order < 1 || order > MAX_ORDER) {
            throw new IllegalArgumentException("order must be from 1 to " + MAX_ORDER + ": " + order);
        }
        Check.positive(maxStates, "maxStates");
        StateGraph graph = StateGraph.of(journeys, order, maxStates);
        int[][] states = graph.statesByChannel();
        AbsorbingChain chain = solve(graph, states.length);
        double[][] effects = chain.removalEffects(states);
        double[] rewards = chain.rewards();
        return new MarkovAttribution(
                order,
                graph.size(),
                rewards[0],
                rewards[1],
                effects(journeys.channels(), effects),
                Attribution.of(
                        journeys.channels(),
                        normalized(effects, 0, (double) journeys.conversions()),
                        normalized(effects, 1, journeys.value())),
                chain.errorBound());
    }

    private static AbsorbingChain solve(StateGraph graph, int removals) {
        ChainData chain = graph.chain();
        double n = chain.states();
        double sweeps = SWEEPS_A_STEP * (1 + Math.min(graph.meanSteps(), MOST_STEPS));
        double bySweeping = sweeps * (removals + 1) * (chain.successor().length + n);
        return n <= MOST_DENSE && n * n * n <= bySweeping
                ? new DenseChain(chain)
                : new SparseChain(chain, graph.visits());
    }

    static List<RemovalEffect> effects(List<String> channels, double[][] effects) {
        List<RemovalEffect> result = new ArrayList<>(channels.size());
        for (int i = 0; i < channels.size(); i++) {
            result.add(new RemovalEffect(channels.get(i), effects[i][0], effects[i][1]));
        }
        return result;
    }

    private static double[] normalized(double[][] effects, int kind, double total) {
        double sum = 0;
        for (double[] effect : effects) {
            sum += effect[kind];
        }
        double[] credits = new double[effects.length];
        for (int i = 0; i < credits.length; i++) {
            credits[i] = sum == 0 ? 0 : effects[i][kind] / sum * total;
        }
        return credits;
    }
}
