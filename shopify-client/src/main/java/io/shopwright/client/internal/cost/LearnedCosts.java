package io.shopwright.client.internal.cost;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What answers taught about costs that the rule predicts wrongly. Safe for threads. */
public final class LearnedCosts {
    /** Mispredicted calls to remember; the one not asked for longest goes first. */
    private static final int MOST = 1_000;

    /** Points for a call that cannot be predicted: the price of a mutation. */
    private static final int UNPREDICTED = 10;

    private final Map<Call, Integer> corrections = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Call, Integer> eldest) {
            return size() > MOST;
        }
    };

    /** A document and the sizes of its input, which the prediction stands for. */
    private record Call(
            int documentHash, int documentLength, @Nullable String operationName, int predicted) {}

    /** The expected cost of one call. */
    public static final class Expectation {
        private final Call call;
        private final int cost;

        private Expectation(Call call, int cost) {
            this.call = call;
            this.cost = cost;
        }

        /** Points to reserve. */
        public int cost() {
            return cost;
        }
    }

    /**
     * What a call will be asked for.
     *
     * @param prediction may throw an {@link IllegalArgumentException}: the shop knows fields that the schema lacks, or
     *     refuses the call itself
     */
    public Expectation expect(String document, @Nullable String operationName, IntSupplier prediction) {
        int predicted;
        try {
            predicted = prediction.getAsInt();
        } catch (IllegalArgumentException e) {
            predicted = UNPREDICTED;
        }
        Call call = new Call(document.hashCode(), document.length(), operationName, predicted);
        synchronized (corrections) {
            return new Expectation(call, corrections.getOrDefault(call, predicted));
        }
    }

    /** @param requestedCost points that the answer says the shop asked for */
    public void learn(Expectation expectation, int requestedCost) {
        Call call = expectation.call;
        synchronized (corrections) {
            if (requestedCost == call.predicted()) {
                corrections.remove(call);
            } else {
                corrections.put(call, requestedCost);
            }
        }
    }
}
