package io.shopwright.client.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines, which stand in the reader's buffer until the next is asked for. */
final class LineReader {
    private final InputStream in;
    private byte[] buffer = new byte[1 << 18];
    private int filled;
    private int start;
    private int end = -1;
    private boolean ended;
    private long lines;

    LineReader(InputStream in) {
        this.in = in;
    }

    byte[] bytes() {
        return buffer;
    }

    /** Where the line begins. */
    int start() {
        return start;
    }

    /** Where the line ends, its line feed left out. */
    int end() {
        return end;
    }

    /** How many lines there were so far, empty ones left out. */
    long lines() {
        return lines;
    }

    /** Goes to the next line that is not empty; false at the end of the stream. */
    boolean next() throws IOException {
        int from = end + 1;
        while (true) {
            int to = from;
            while (to < filled && buffer[to] != '\n') {
                to++;
            }
            boolean whole = to < filled || (ended && to > from);
            if (whole && to > from) {
                start = from;
                end = to;
                lines++;
                return true;
            }
            if (whole) {
                from = to + 1;
            } else if (ended) {
                return false;
            } else {
                from = fill(from);
            }
        }
    }

    /** Moves what is left to the front and reads on. */
    private int fill(int from) throws IOException {
        int kept = filled - from;
        if (kept == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        } else {
            System.arraycopy(buffer, from, buffer, 0, kept);
        }
        filled = kept;
        int read = in.read(buffer, filled, buffer.length - filled);
        ended = read < 0;
        filled += Math.max(read, 0);
        return 0;
    }
}
