package io.shopwright.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads an answer's data while it is parsed, without a tree in between. */
@FunctionalInterface
public interface DataReader {
    /**
     * Reads the value that begins at the parser's token, and leaves the parser at the value's last token.
     *
     * @throws UnreadableData if the data are not what is expected
     */
    @Nullable
    Object read(JsonParser data) throws IOException;

    /** Equal for readers that read the data of one document into the same thing. */
    default Object identity() {
        return this;
    }

    /** Data that cannot be read; the message names their path. */
    final class UnreadableData extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String path;
        private final String problem;

        public UnreadableData(String problem, @Nullable Throwable cause) {
            this("", problem, cause);
        }

        private UnreadableData(String path, String problem, @Nullable Throwable cause) {
            super("Cannot read " + path + ": " + problem, cause);
            this.path = path;
            this.problem = problem;
        }

        /** The same seen from one level further out. */
        public UnreadableData within(String key) {
            String inner = path.isEmpty() || path.startsWith("[") ? path : "." + path;
            return new UnreadableData(key + inner, problem, getCause());
        }

        /** The same seen from the list that the value is in. */
        public UnreadableData within(int index) {
            return within("[" + index + "]");
        }
    }
}
