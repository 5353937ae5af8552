package io.shopwright.client.bulk;

import io.shopwright.client.internal.DataReader.UnreadableData;
import io.shopwright.client.internal.bulk.BulkConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * Lines in memory, brought together with those that name them as their parents. Filled, joined, read and emptied again;
 * its arrays stay.
 */
final class LineJoin {
    private static final int NONE = -1;

    private final List<BulkConnection> connections;
    private final LineMarks marks;
    private final int[] depths;
    private byte[] bytes = new byte[1 << 12];
    private int size;

    private int lines;
    private int[] start = new int[256];
    private int[] end = new int[256];
    private byte[] connection = new byte[256];
    private long[] idHigh = new long[256];
    private long[] idLow = new long[256];
    private long[] parentHigh = new long[256];
    private long[] parentLow = new long[256];

    /** Of each line the first below it, and the next one beside it. */
    private int[] first = new int[256];

    private int[] next = new int[256];

    /** The next line of the same id; such lines share what is below them. */
    private int[] copy = new int[256];

    private int[] table = new int[256];
    private long orphans;

    LineJoin(List<BulkConnection> connections) {
        this.connections = connections;
        this.marks = new LineMarks(connections.size());
        this.depths = new int[connections.size()];
        for (int i = 0; i < depths.length; i++) {
            int parent = connections.get(i).parent();
            depths[i] = parent < 0 ? 0 : depths[parent] + 1;
        }
    }

    /** How many bytes are held. */
    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int line) {
        return start[line];
    }

    int end(int line) {
        return end[line];
    }

    int connection(int line) {
        return connection[line];
    }

    /** A slot for the parent that a line names. */
    int parentSlot(int line, int range) {
        return LineKey.slot(parentHigh[line], parentLow[line], range);
    }

    /** How many lines named a parent that was not there, since the beginning. */
    long orphans() {
        return orphans;
    }

    void clear() {
        size = 0;
        lines = 0;
    }

    /** Adds a line whose marks have been taken. */
    void add(byte[] from, int lineStart, int lineEnd, LineMarks lineMarks) {
        int length = lineEnd - lineStart;
        if (bytes.length < size + length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
        }
        System.arraycopy(from, lineStart, bytes, size, length);
        add(size, size + length, lineMarks);
        size += length;
    }

    /** Takes the lines of a part of a spill in place of what was held. */
    void load(Spill spill, int part) throws IOException {
        clear();
        int length = Math.toIntExact(spill.size(part));
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        spill.read(part, bytes);
        size = length;
        for (int from = 0; from < length; ) {
            int to = from;
            while (bytes[to] != '\n') {
                to++;
            }
            marks.read(bytes, from, to);
            add(from, to, marks);
            from = to + 1;
        }
    }

    private void add(int from, int to, LineMarks line) {
        if (lines == start.length) {
            grow(lines * 2);
        }
        start[lines] = from;
        end[lines] = to;
        connection[lines] = (byte) line.connection;
        idHigh[lines] = line.id.high;
        idLow[lines] = line.id.low;
        parentHigh[lines] = line.parent.high;
        parentLow[lines] = line.parent.low;
        if (connections.get(line.connection).hasNested() && !line.hasId) {
            throw new UnreadableData("a line has no id, though others are to refer to it", null);
        }
        lines++;
    }

    private void grow(int length) {
        start = Arrays.copyOf(start, length);
        end = Arrays.copyOf(end, length);
        connection = Arrays.copyOf(connection, length);
        idHigh = Arrays.copyOf(idHigh, length);
        idLow = Arrays.copyOf(idLow, length);
        parentHigh = Arrays.copyOf(parentHigh, length);
        parentLow = Arrays.copyOf(parentLow, length);
        first = new int[length];
        next = new int[length];
        copy = new int[length];
    }

    /**
     * Finds the parent of each line.
     *
     * @param depth how many connections stand above those lines whose parents are elsewhere
     */
    void join(int depth) {
        int slots = Integer.highestOneBit(Math.max(lines, 16)) * 4;
        if (table.length < slots) {
            table = new int[slots];
        }
        Arrays.fill(table, 0, slots, NONE);
        Arrays.fill(first, 0, lines, NONE);
        Arrays.fill(copy, 0, lines, NONE);
        boolean copies = false;
        for (int line = lines - 1; line >= 0; line--) {
            if (connections.get(connection[line]).hasNested()) {
                int slot = slot(connection[line], idHigh[line], idLow[line], slots);
                copies |= table[slot] != NONE;
                copy[line] = table[slot];
                table[slot] = line;
            }
        }
        for (int line = lines - 1; line >= 0; line--) {
            if (depths[connection[line]] > depth) {
                int above = connections.get(connection[line]).parent();
                int parent = table[slot(above, parentHigh[line], parentLow[line], slots)];
                if (parent == NONE) {
                    orphans++;
                } else {
                    next[line] = first[parent];
                    first[parent] = line;
                }
            }
        }
        if (copies) {
            share();
        }
    }

    private int slot(int of, long high, long low, int slots) {
        int slot = LineKey.slot(high, low + of, slots);
        while (table[slot] != NONE) {
            int held = table[slot];
            if (connection[held] == of && idHigh[held] == high && idLow[held] == low) {
                return slot;
            }
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
        return slot;
    }

    /** An object that stands below several parents has several lines, and so has all below it: each gets its share. */
    private void share() {
        boolean[] done = new boolean[lines];
        for (int line = 0; line < lines; line++) {
            if (copy[line] != NONE && !done[line]) {
                List<Integer> same = new ArrayList<>();
                for (int each = line; each != NONE; each = copy[each]) {
                    same.add(each);
                    done[each] = true;
                }
                share(same);
            }
        }
    }

    private void share(List<Integer> parents) {
        Map<ByteBuffer, List<Integer>> alike = new HashMap<>();
        Map<Integer, Integer> owners = new HashMap<>();
        List<Integer> children = new ArrayList<>();
        for (int child = first[parents.get(0)]; child != NONE; child = next[child]) {
            List<Integer> twins = alike.computeIfAbsent(
                    ByteBuffer.wrap(bytes, start[child], end[child] - start[child]), text -> new ArrayList<>());
            owners.put(child, parents.get(twins.size() % parents.size()));
            twins.add(child);
            children.add(child);
        }
        if (alike.values().stream().anyMatch(twins -> twins.size() % parents.size() != 0)) {
            throw new UnreadableData(
                    "an object stands below several parents, and what is below it cannot be told apart; "
                            + "read the inner connection by a query of its own",
                    null);
        }
        parents.forEach(parent -> first[parent] = NONE);
        for (int i = children.size() - 1; i >= 0; i--) {
            int child = children.get(i);
            int parent = Objects.requireNonNull(owners.get(child));
            next[child] = first[parent];
            first[parent] = child;
        }
    }

    /** Visits the lines whose parents are elsewhere, each after all that is below it. */
    void visit(int depth, IntConsumer visitor) {
        for (int line = 0; line < lines; line++) {
            if (depths[connection[line]] == depth) {
                visitBelow(line, visitor);
            }
        }
    }

    private void visitBelow(int line, IntConsumer visitor) {
        if (connections.get(connection[line]).hasNested()) {
            for (int child = first[line]; child != NONE; child = next[child]) {
                visitBelow(child, visitor);
            }
        }
        visitor.accept(line);
    }
}
