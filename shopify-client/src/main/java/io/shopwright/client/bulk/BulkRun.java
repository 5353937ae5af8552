package io.shopwright.client.bulk;

import io.shopwright.client.Gid;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.bulk.BulkRows.Completeness;
import io.shopwright.client.bulk.BulkRows.Extent;
import io.shopwright.client.bulk.BulkRows.LineOrder;
import io.shopwright.client.internal.bulk.BulkForm;
import io.shopwright.client.resource.BulkOperations.BulkOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A bulk query that the shop has taken. Safe for threads; each stream belongs to one.
 *
 * @param <T> the record of a node
 */
public final class BulkRun<T> {
    private final Operations operations;
    private final Gid id;
    private final Supplier<BulkForm> forms;
    private final Terms terms;

    /** How the lines lie, and how long to wait. */
    record Terms(LineOrder order, Operations.Limit limit) {}

    /**
     * What an operation had made when it ended early. Some nodes may be missing, others may lack part of what belongs to
     * them, and what came without its parent is left out.
     *
     * @param operation as it ended
     * @param nodes to be closed after use
     * @param <T> the record of a node
     */
    public record Partial<T>(BulkOperation operation, Stream<T> nodes) implements AutoCloseable {
        @Override
        public void close() {
            nodes.close();
        }
    }

    BulkRun(Operations operations, Gid id, Supplier<BulkForm> forms, Terms terms) {
        this.operations = operations;
        this.id = id;
        this.forms = forms;
        this.terms = terms;
    }

    public Gid id() {
        return id;
    }

    /** How far the shop is. */
    public BulkOperation operation() {
        return operations.door().operation(id).get();
    }

    /** Waits until the operation is over, well or not. */
    public BulkOperation await() {
        return operations.await(id, terms.limit());
    }

    /** Asks the shop to stop; {@link #await} tells when it has. */
    public void cancel() {
        operations.door().cancel(id).run();
    }

    /**
     * Waits for the operation and reads its whole result while it is downloaded. Close the stream.
     *
     * @throws ShopifyException.Incomplete if the operation did not reach its end
     */
    public Stream<T> stream() {
        BulkOperation operation = await();
        if (!operation.status().equals("COMPLETED")) {
            String reason = operation.errorCode() == null ? "" : ", " + operation.errorCode();
            String rest = operation.partialDataUrl() == null ? "" : "; partial() reads what there was by then";
            throw new ShopifyException.Incomplete(
                    "The bulk operation " + id + " is " + operation.status() + reason + " after "
                            + operation.objectCount() + " objects" + rest,
                    id,
                    operation.status());
        }
        if (operation.url() == null && operation.objectCount() > 0) {
            throw new ShopifyException.Unreadable(
                    "The bulk operation " + id + " found " + operation.objectCount() + " objects and has no result",
                    "",
                    null);
        }
        return nodes(operation, Completeness.WHOLE);
    }

    /**
     * Waits for the operation and reads what it had made if it ended early, which is never the whole.
     *
     * @throws IllegalStateException if the operation was completed; {@link #stream} then has the whole
     */
    public Partial<T> partial() {
        BulkOperation operation = await();
        if (operation.status().equals("COMPLETED")) {
            throw new IllegalStateException("the bulk operation " + id + " is COMPLETED; read stream()");
        }
        return new Partial<>(operation, nodes(operation, Completeness.PARTIAL));
    }

    private Stream<T> nodes(BulkOperation operation, Completeness completeness) {
        Function<BulkOperation, @Nullable URI> address =
                completeness == Completeness.WHOLE ? BulkOperation::url : BulkOperation::partialDataUrl;
        if (address.apply(operation) == null) {
            return Stream.empty();
        }
        Long size = operation.fileSize();
        Download download = new Download(new ResultFile(operations, id, address), size == null ? -1 : size);
        try {
            BulkRows<T> rows = BulkRows.of(
                    forms.get(), download, new Extent(terms.order(), completeness, size == null ? -1 : size));
            Spliterator<T> nodes = Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL);
            return StreamSupport.stream(nodes, false).onClose(rows::close);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the result of " + id, e);
        }
    }
}
