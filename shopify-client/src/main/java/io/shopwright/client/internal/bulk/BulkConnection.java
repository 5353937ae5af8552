package io.shopwright.client.internal.bulk;

import com.fasterxml.jackson.core.JsonParser;
import io.shopwright.client.internal.DataReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a bulk query. Its nodes are lines; those of a nested connection wait here until the line of their
 * parent is read, which takes them. Belongs to one reading, and to one thread.
 */
public final class BulkConnection {
    private final int parent;
    private final List<BulkConnection> nested = new ArrayList<>();
    private final List<Object> waiting = new ArrayList<>();
    private @Nullable DataReader reader;

    /** @param parent the place of the enclosing connection among all; -1 for the one at the root */
    public BulkConnection(int parent) {
        this.parent = parent;
    }

    /** The alias by which each line tells the connection it is of. */
    public static String tag(int place) {
        return "_" + place;
    }

    /** Whether a member of a line is such an alias. */
    public static boolean isTag(String member) {
        return member.length() == 2 && member.charAt(0) == '_' && Character.isDigit(member.charAt(1));
    }

    public int parent() {
        return parent;
    }

    /** Whether its nodes have lines of their own below them. */
    public boolean hasNested() {
        return !nested.isEmpty();
    }

    public void addNested(BulkConnection connection) {
        nested.add(connection);
    }

    public void readBy(DataReader nodeReader) {
        reader = nodeReader;
    }

    /**
     * Reads a node that stands at the parser's token; the nodes of its own connections have been read before.
     *
     * @throws DataReader.UnreadableData if the line does not fit the record
     */
    public Object node(JsonParser line) throws IOException {
        Object node = Objects.requireNonNull(reader, "reader").read(line);
        for (BulkConnection connection : nested) {
            connection.waiting.clear();
        }
        return Objects.requireNonNull(node, "node");
    }

    /** Keeps a node until its parent is read. */
    public void keep(Object node) {
        waiting.add(node);
    }

    /** The nodes whose parent is being read. */
    public List<Object> taken() {
        return List.copyOf(waiting);
    }
}
