package io.shopwright.client.bulk;

import com.fasterxml.jackson.core.JsonParser;
import io.shopwright.client.bulk.BulkRows.Completeness;
import io.shopwright.client.bulk.BulkRows.LineOrder;
import io.shopwright.client.internal.DataReader.UnreadableData;
import io.shopwright.client.internal.Json;
import io.shopwright.client.internal.bulk.BulkConnection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines with others below them, brought together a portion at a time. Of a grouped file a portion is as many whole
 * groups as make a megabyte. Any other file is first divided by the root that each line belongs to, in two steps where
 * a line names its root only by way of another line.
 */
final class JoinedLines implements BulkRows.LineSource {
    private static final int GROUPS = 1 << 20;
    private static final long UNKNOWN_SIZE = 1L << 30;

    private final List<BulkConnection> connections;
    private final InputStream in;
    private final LineReader reader;
    private final LineMarks marks;
    private final BulkRows.Extent extent;
    private final LineJoin join;
    private @Nullable Spill spill;
    private int part;
    private boolean held;

    private byte[] arranged = new byte[0];
    private int arrangedSize;
    private byte[] order = new byte[1024];
    private int ordered;
    private int at;
    private int[] visited = new int[64];
    private int visitedSize;
    private @Nullable JsonParser parser;

    JoinedLines(List<BulkConnection> connections, InputStream in, BulkRows.Extent extent) {
        this.connections = connections;
        this.in = in;
        this.reader = new LineReader(in);
        this.marks = new LineMarks(connections.size());
        this.extent = extent;
        this.join = new LineJoin(connections);
    }

    @Override
    public int advance() throws IOException {
        while (at == ordered) {
            boolean more = extent.order() == LineOrder.GROUPED ? nextGroups() : nextPart();
            if (!more) {
                requireParents(join.orphans());
                return -1;
            }
            arrange();
        }
        parser().nextToken();
        return order[at++];
    }

    @Override
    public JsonParser parser() {
        if (parser == null) {
            throw new IllegalStateException("no line");
        }
        return parser;
    }

    @Override
    public long lines() {
        return reader.lines();
    }

    private void requireParents(long orphans) {
        if (orphans > 0 && extent.completeness() == Completeness.WHOLE) {
            String grouped = extent.order() == LineOrder.GROUPED ? " near them, though the file is to be grouped" : "";
            throw new UnreadableData(orphans + " lines name a parent that is not there" + grouped, null);
        }
    }

    private boolean nextGroups() throws IOException {
        join.clear();
        if (held) {
            join.add(reader.bytes(), reader.start(), reader.end(), marks);
            held = false;
        }
        while (reader.next()) {
            marks.read(reader.bytes(), reader.start(), reader.end());
            if (marks.connection == 0 && join.size() >= GROUPS) {
                held = true;
                break;
            }
            join.add(reader.bytes(), reader.start(), reader.end(), marks);
        }
        requireParents(join.orphans());
        return join.size() > 0;
    }

    private boolean nextPart() throws IOException {
        if (spill == null) {
            spill = divided();
        }
        if (part == spill.parts()) {
            return false;
        }
        join.load(spill, part);
        spill.forget(part);
        part++;
        return true;
    }

    /** Divides all lines by their roots. */
    private Spill divided() throws IOException {
        long bytes = extent.bytes() > 0 ? extent.bytes() : UNKNOWN_SIZE;
        Spill roots = Spill.of(bytes);
        // Kept at once, so that closing finds it whatever happens.
        spill = roots;
        boolean deep = connections.stream().anyMatch(each -> each.parent() > 0);
        try (Spill inner = Spill.of(deep ? bytes : 1)) {
            while (reader.next()) {
                marks.read(reader.bytes(), reader.start(), reader.end());
                BulkConnection connection = connections.get(marks.connection);
                LineKey key = connection.parent() < 0 || (connection.parent() == 0 && connection.hasNested())
                        ? marks.id
                        : marks.parent;
                boolean direct = connection.parent() < 0 || (connection.parent() == 0 && !connection.hasNested());
                Spill to = direct ? roots : inner;
                to.add(key.slot(to.parts()), reader.bytes(), reader.start(), reader.end());
            }
            in.close();
            for (int i = 0; i < inner.parts() && deep; i++) {
                join.load(inner, i);
                inner.forget(i);
                join.join(1);
                raise(roots);
            }
        }
        return roots;
    }

    /** Adds the joined lines to those of their roots, each with all that is below it. */
    private void raise(Spill roots) throws IOException {
        visitedSize = 0;
        join.visit(1, this::note);
        int below = 0;
        for (int i = 0; i < visitedSize; i++) {
            if (connections.get(join.connection(visited[i])).parent() == 0) {
                int slot = join.parentSlot(visited[i], roots.parts());
                for (; below <= i; below++) {
                    roots.add(slot, join.bytes(), join.start(visited[below]), join.end(visited[below]));
                }
            }
        }
    }

    private void note(int line) {
        if (visitedSize == visited.length) {
            visited = Arrays.copyOf(visited, visitedSize * 2);
        }
        visited[visitedSize++] = line;
    }

    /** Writes the portion's lines one after the other, those below a line before it. */
    private void arrange() throws IOException {
        join.join(0);
        if (arranged.length < join.size()) {
            arranged = new byte[join.size()];
        }
        arrangedSize = 0;
        ordered = 0;
        at = 0;
        join.visit(0, this::append);
        if (parser != null) {
            parser.close();
        }
        parser = Json.MAPPER.createParser(arranged, 0, arrangedSize);
    }

    private void append(int line) {
        int length = join.end(line) - join.start(line);
        System.arraycopy(join.bytes(), join.start(line), arranged, arrangedSize, length);
        arrangedSize += length;
        if (ordered == order.length) {
            order = Arrays.copyOf(order, ordered * 2);
        }
        order[ordered++] = (byte) join.connection(line);
    }

    @Override
    public void close() throws IOException {
        try {
            in.close();
            if (parser != null) {
                parser.close();
            }
        } finally {
            if (spill != null) {
                spill.close();
            }
        }
    }
}
