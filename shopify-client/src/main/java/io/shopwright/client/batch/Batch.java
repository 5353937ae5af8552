package io.shopwright.client.batch;

import io.shopwright.client.ShopifyException;
import io.shopwright.client.query.Mutation;
import java.util.List;

/**
 * Many mutations of one shop as one call. They are packed into few documents, below the shop's limit of 1,000 points for
 * one, and run in the order in which they were given. What one of them does to another is as if each had been sent alone.
 * Immutable.
 *
 * <pre>{@code
 * Products products = new Products(shop);
 * BatchResult<Products.Saved> result =
 *         Batch.of(changes.stream().map(products::update).toList()).run();
 * }</pre>
 *
 * <p>Each mutation has exactly one {@link Outcome}, and none is sent a second time unless the shop surely has not run it
 * or it carries an idempotency key. Those that demand a key get one. A connection that dies leaves the mutations of one
 * document {@link Outcome.Unknown}; the batch goes on behind them. Once calls do not get through any more, because the
 * token is not accepted, the shop is frozen or cannot be reached, the rest is not sent and is {@link Outcome.Failed}.
 *
 * @param <T> the record that holds a payload, or what those of the mutations have in common
 */
public final class Batch<T> {
    /** Mutations in one document, if nothing else is said. */
    private static final int SIZE = 20;

    /** What a mutation costs at least is 10 points, so that more than this do not fit into one document. */
    private static final int MOST = 100;

    private final List<Mutation<? extends T>> mutations;
    private final int size;

    private Batch(List<? extends Mutation<? extends T>> mutations, int size) {
        this.mutations = List.copyOf(mutations);
        this.size = size;
    }

    /** A batch of mutations, 20 at most in one document. */
    public static <T> Batch<T> of(List<? extends Mutation<? extends T>> mutations) {
        return new Batch<>(mutations, SIZE);
    }

    /**
     * Puts this many mutations at most into one document. Fewer leave fewer outcomes unknown when a connection dies.
     *
     * @throws IllegalArgumentException if the number is not in 1..100
     */
    public Batch<T> size(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a document takes 1 to " + MOST + " mutations, not " + most);
        }
        return new Batch<>(mutations, most);
    }

    /**
     * Runs the mutations. Never throws for what the shop or the network does: that is in the outcomes. An interrupt ends
     * the batch; what was not sent by then has failed as {@link ShopifyException.Cancelled}.
     *
     * @throws IllegalArgumentException if the mutations are of more than one {@code Shop}
     */
    public BatchResult<T> run() {
        return new BatchRun<T>(mutations.size(), size).of(mutations);
    }
}
