package io.shopwright.client.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.DataReader.UnreadableData;
import io.shopwright.client.internal.Json;
import io.shopwright.client.internal.bulk.BulkConnection;
import io.shopwright.client.internal.bulk.BulkForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The nodes at the root of a bulk query, out of its lines. Belongs to one thread; closing it ends the download.
 *
 * @param <T> the record that the form was derived from
 */
final class BulkRows<T> implements Iterator<T>, AutoCloseable {
    private final LineSource source;
    private final List<BulkConnection> connections;
    private @Nullable Object next;
    private boolean ended;

    /** What the lines are, and how many. */
    record Extent(LineOrder order, Completeness completeness, long bytes) {}

    /** How lines lie in the file. */
    enum LineOrder {
        /** What is below a line follows it. */
        GROUPED,
        ANY
    }

    /** Whether a line may name a parent that is not there. */
    enum Completeness {
        WHOLE,
        PARTIAL
    }

    /** Lines to be parsed one after the other, those below a line before it. */
    interface LineSource extends AutoCloseable {
        /** The next line's connection, with the parser at its first token; -1 at the end. */
        int advance() throws IOException;

        JsonParser parser();

        /** How many lines have been taken from the file. */
        long lines();

        @Override
        void close() throws IOException;
    }

    private BulkRows(LineSource source, List<BulkConnection> connections) {
        this.source = source;
        this.connections = connections;
    }

    static <T> BulkRows<T> of(BulkForm form, InputStream lines, Extent extent) throws IOException {
        List<BulkConnection> connections = form.connections();
        LineSource source = connections.get(0).hasNested()
                ? new JoinedLines(connections, lines, extent)
                : new FlatLines(Json.MAPPER.createParser(lines));
        return new BulkRows<>(source, connections);
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = read();
            ended = next == null;
        }
        return next != null;
    }

    private @Nullable Object read() {
        try {
            for (int at = source.advance(); at >= 0; at = source.advance()) {
                Object node = connections.get(at).node(source.parser());
                if (at == 0) {
                    return node;
                }
                connections.get(at).keep(node);
            }
            source.close();
            return null;
        } catch (UnreadableData e) {
            throw unreadable(e.within("line"));
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the result of a bulk operation", e);
        }
    }

    private ShopifyException unreadable(Exception cause) {
        return new ShopifyException.Unreadable(
                "The result of the bulk operation after " + source.lines() + " lines: " + cause.getMessage(),
                "",
                cause);
    }

    @Override
    @SuppressWarnings("unchecked") // the form was derived from the record that T stands for
    public T next() {
        Object node = hasNext() ? next : null;
        if (node == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return (T) node;
    }

    @Override
    public void close() {
        ended = true;
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the result of a bulk operation", e);
        }
    }

    /** Lines without anything below them, parsed as they come. */
    private static final class FlatLines implements LineSource {
        private final JsonParser parser;
        private long lines;

        FlatLines(JsonParser parser) {
            this.parser = parser;
        }

        @Override
        public int advance() throws IOException {
            if (parser.nextToken() == null) {
                return -1;
            }
            lines++;
            return 0;
        }

        @Override
        public JsonParser parser() {
            return parser;
        }

        @Override
        public long lines() {
            return lines;
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }
}
