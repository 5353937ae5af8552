package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import okio.Buffer;

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

    /** Moves the lines of another to the end of these. */
    void take(JsonLines other) {
        text.write(other.text, other.text.size());
        objects += other.objects;
        roots += other.roots;
    }

    BulkOperation.Result result() {
        return new BulkOperation.Result(text.snapshot(), objects, roots);
    }
}
