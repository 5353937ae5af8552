package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import okio.Buffer;
import okio.ByteString;

/** Lines of JSON as the results of bulk operations have them: slashes escaped, a line feed after each. */
final class JsonLines {
    private final Buffer text = new Buffer();
    private long objects;
    private long roots;

    void add(JsonNode line) {
        // A slash in JSON stands only within strings, never after a backslash of the writer's.
        text.writeUtf8(line.toString().replace("/", "\\/")).writeByte('\n');
        objects++;
        if (!line.has("__parentId")) {
            roots++;
        }
    }

    long objects() {
        return objects;
    }

    BulkOperation.Result result() {
        ByteString lines = text.readByteString();
        return new BulkOperation.Result(lines, objects, roots);
    }
}
