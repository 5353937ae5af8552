package io.shopwright.analytics.attribution;

import io.shopwright.analytics.internal.LongIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How many channels back a Markov chain should remember. Each order predicts the next step of every journey, to a channel
 * (also the same again), to an order or to nowhere, from the last {@code order} channels; the likelihoods are of the same
 * data and comparable.
 *
 * <pre>{@code
 * ln L = sum over contexts c and next steps s of n(c,s) ln(n(c,s) / n(c)),   BIC = p ln n - 2 ln L
 * }</pre>
 *
 * <p>with a parameter for each seen context and each step but one, and n steps altogether. Source: R. Katz (1981), On Some
 * Criteria for Estimating the Order of a Markov Chain, Technometrics 23, 243-249.
 *
 * @param candidates one an order, ascending
 * @param order the one with the lowest BIC, the lower of equals
 * @param reasons why, in words
 */
public record OrderChoice(List<Candidate> candidates, int order, List<String> reasons) {

    /** Conversions behind a parameter below which a fit repeats chance; a rule of thumb of regression. */
    private static final int THIN = 10;

    /** Copies the lists. */
    public OrderChoice {
        candidates = List.copyOf(candidates);
        reasons = List.copyOf(reasons);
    }

    /**
     * One order.
     *
     * @param order how many channels back
     * @param contexts how many different pasts occur
     * @param logLikelihood ln L
     * @param aic Akaike's criterion, {@code 2 p - 2 ln L}
     * @param bic Schwarz's criterion
     */
    public record Candidate(int order, int contexts, double logLikelihood, double aic, double bic) {}

    /**
     * Compares the orders from 1 on.
     *
     * @param highest the last order to try, 1 to 4
     */
    public static OrderChoice of(Journeys journeys, int highest) {
        if (highest < 1 || highest > MarkovAttribution.MAX_ORDER) {
            throw new IllegalArgumentException(
                    "highest must be from 1 to " + MarkovAttribution.MAX_ORDER + ": " + highest);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int order = 1; order <= highest; order++) {
            candidates.add(new Contexts(journeys.columns(), order).candidate());
        }
        Candidate best = candidates.stream()
                .min(Comparator.comparingDouble(Candidate::bic))
                .orElseThrow();
        return new OrderChoice(candidates, best.order, reasons(candidates, best, journeys.conversions()));
    }

    private static List<String> reasons(List<Candidate> candidates, Candidate best, long conversions) {
        List<String> reasons = new ArrayList<>();
        reasons.add(String.format(
                Locale.ROOT,
                "Order %d has the lowest BIC of %d orders: %.0f.",
                best.order,
                candidates.size(),
                best.bic));
        for (Candidate other : candidates) {
            if (other.order == best.order + 1) {
                reasons.add(String.format(
                        Locale.ROOT,
                        "Order %d has %d contexts instead of %d and fits better by %.0f in ln L, which does not pay.",
                        other.order,
                        other.contexts,
                        best.contexts,
                        other.logLikelihood - best.logLikelihood));
            }
        }
        if (conversions < (long) THIN * best.contexts) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "There are only %d conversions for %d contexts: removal effects of rare channels will vary.",
                    conversions,
                    best.contexts));
        }
        return reasons;
    }

    /** Counts what follows each context. */
    private static final class Contexts {
        private final LongIndex contexts = new LongIndex();
        private final LongIndex steps = new LongIndex();
        private final int order;
        private long[] ofContext = new long[256];
        private long[] ofStep = new long[256];
        private final long[] ofSymbol;
        private final int bits;

        private Contexts(Journeys.Columns rows, int order) {
            this.order = order;
            int symbols = rows.channels().size() + 2;
            ofSymbol = new long[symbols];
            bits = Long.SIZE - Long.numberOfLeadingZeros(symbols);
            if (bits * (order + 1) >= Long.SIZE) {
                throw new ChainTooLargeException("order " + order + " of "
                        + rows.channels().size() + " channels is too high: choose a lower one");
            }
            for (int row = 0; row < rows.conversions().length; row++) {
                add(rows, row);
            }
        }

        private void add(Journeys.Columns rows, int row) {
            long conversions = rows.conversions()[row];
            long lost = rows.nulls()[row];
            if (conversions + lost == 0) {
                return;
            }
            long mask = (1L << (bits * order)) - 1;
            long context = 0;
            for (int i = rows.offsets()[row]; i < rows.offsets()[row + 1]; i++) {
                int channel = rows.touches()[i];
                count(context, channel + 2, conversions + lost);
                context = (context << bits | channel + 2L) & mask;
            }
            count(context, 0, conversions);
            count(context, 1, lost);
        }

        private void count(long context, int symbol, long weight) {
            if (weight > 0) {
                int c = contexts.numberOf(context);
                int s = steps.numberOf(context << bits | symbol);
                ofContext = c < ofContext.length ? ofContext : Arrays.copyOf(ofContext, 2 * c);
                ofStep = s < ofStep.length ? ofStep : Arrays.copyOf(ofStep, 2 * s);
                ofContext[c] += weight;
                ofStep[s] += weight;
                ofSymbol[symbol] += weight;
            }
        }

        private Candidate candidate() {
            double logLikelihood = 0;
            for (long n : ofStep) {
                logLikelihood += n == 0 ? 0 : n * Math.log((double) n);
            }
            for (long n : ofContext) {
                logLikelihood -= n == 0 ? 0 : n * Math.log((double) n);
            }
            long symbols = Arrays.stream(ofSymbol).filter(n -> n > 0).count();
            double parameters = (double) contexts.size() * Math.max(0, symbols - 1);
            double observed = Math.max(1, Arrays.stream(ofSymbol).sum());
            return new Candidate(
                    order,
                    contexts.size(),
                    logLikelihood,
                    2 * parameters - 2 * logLikelihood,
                    parameters * Math.log(observed) - 2 * logLikelihood);
        }
    }
}
