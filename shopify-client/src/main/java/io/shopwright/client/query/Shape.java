package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.internal.graphql.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a field is asked for and how its value is read: one node of the tree derived from a record. */
interface Shape {
    /** What the document selects under the field; empty for a leaf. */
    List<Selection> selections();

    /**
     * Reads a value that is neither null nor missing.
     *
     * @throws UnreadableValue if the value is not of this shape
     */
    Object read(JsonNode value, Path path);

    /** A place in an answer, linked towards the root. */
    record Path(@Nullable Path parent, String key) {
        static final Path ROOT = new Path(null, "data");

        Path then(String next) {
            return new Path(this, next);
        }

        Path then(int index) {
            return new Path(this, "[" + index + "]");
        }

        @Override
        public String toString() {
            if (parent == null) {
                return key;
            }
            return parent + (key.startsWith("[") ? key : "." + key);
        }
    }

    /** A value that cannot be read; the message names its path. */
    final class UnreadableValue extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableValue(Path path, String problem, @Nullable Throwable cause) {
            super("Cannot read " + path + ": " + problem, cause);
        }
    }
}
