package io.shopwright.client.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shopwright.client.internal.DataReader.UnreadableData;
import io.shopwright.client.internal.Json;
import io.shopwright.client.internal.bulk.BulkConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a line tells of its place: the connection it is of, its own id and its parent's. A line as the shop writes it, in
 * the order of the selection and with the parent at its end, is not parsed for that; any other is.
 */
final class LineMarks {
    private static final byte[] ID = "{\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PARENT = "\"__parentId\":".getBytes(StandardCharsets.US_ASCII);

    private final int connections;

    /** The place of the line's connection among all. */
    int connection;

    /** Its own id, if {@link #hasId}. */
    final LineKey id = new LineKey();

    /** The id of its parent, if its connection is a nested one. */
    final LineKey parent = new LineKey();

    boolean hasId;

    /** @param connections how many the query has, at most ten */
    LineMarks(int connections) {
        this.connections = connections;
    }

    /**
     * Takes the marks of a line.
     *
     * @throws UnreadableData if it has none
     */
    void read(byte[] bytes, int from, int to) throws IOException {
        if (!readWritten(bytes, from, to)) {
            parse(bytes, from, to);
        }
    }

    private boolean readWritten(byte[] bytes, int from, int to) {
        int at = from + 1;
        hasId = startsWith(bytes, from, to, ID);
        if (hasId) {
            int start = from + ID.length;
            int end = quote(bytes, start, to);
            if (end < 0 || end + 1 >= to || bytes[end + 1] != ',') {
                return false;
            }
            id.set(bytes, start, end);
            at = end + 2;
        }
        // "_1":
        boolean marked = at + 5 < to
                && bytes[from] == '{'
                && bytes[at] == '"'
                && bytes[at + 1] == '_'
                && bytes[at + 3] == '"'
                && bytes[at + 4] == ':';
        if (!marked) {
            return false;
        }
        connection = bytes[at + 2] - '0';
        return connection == 0 || (connection > 0 && connection < connections && readParent(bytes, at + 5, to));
    }

    /** The parent as the last member of the line. */
    private boolean readParent(byte[] bytes, int from, int to) {
        int end = to - 2;
        if (end <= from || bytes[to - 1] != '}' || bytes[end] != '"') {
            return false;
        }
        int start = end;
        while (start > from && bytes[start - 1] != '"') {
            start--;
        }
        int name = start - 1 - PARENT.length;
        if (name <= from || bytes[name - 1] != ',' || !startsWith(bytes, name, to, PARENT)) {
            return false;
        }
        parent.set(bytes, start, end);
        return true;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
        if (to - from < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** The end of a text without escaped quotes. */
    private static int quote(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                return bytes[i - 1] == '\\' ? -1 : i;
            }
        }
        return -1;
    }

    private void parse(byte[] bytes, int from, int to) throws IOException {
        connection = -1;
        hasId = false;
        boolean hasParent = false;
        try (JsonParser line = Json.MAPPER.createParser(bytes, from, to - from)) {
            if (line.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableData("a line is no object", null);
            }
            for (String key = line.nextFieldName(); key != null; key = line.nextFieldName()) {
                JsonToken token = line.nextToken();
                if (key.equals("id") && token == JsonToken.VALUE_STRING) {
                    set(id, line.getText());
                    hasId = true;
                } else if (key.equals("__parentId") && token == JsonToken.VALUE_STRING) {
                    set(parent, line.getText());
                    hasParent = true;
                } else if (BulkConnection.isTag(key)) {
                    connection = key.charAt(1) - '0';
                } else {
                    line.skipChildren();
                }
            }
        }
        if (connection < 0 || connection >= connections || (connection > 0 && !hasParent)) {
            throw new UnreadableData("a line does not tell which connection it is of", null);
        }
    }

    private static void set(LineKey key, String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        key.set(bytes, 0, bytes.length);
    }
}
