package io.shopwright.client.bulk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines in parts, each part in the order in which its lines came. What does not fit in memory goes to one temporary file,
 * which the system takes away when it is closed.
 */
final class Spill implements AutoCloseable {
    /** How much of a file is to be in memory at once. */
    private static final long PART = 8L << 20;

    private static final int BUFFERS = 16 << 20;
    private static final int MOST_PARTS = 4096;
    private static final int SMALLEST = 1 << 10;
    private static final int SMALL = 1 << 20;

    private final Part[] parts;
    private final int largest;
    private @Nullable FileChannel file;
    private long fileEnd;

    /** The lines of a part: pieces in the file, then what is in memory. */
    private static final class Part {
        private byte[] tail = new byte[0];
        private int tailSize;
        private long[] places = new long[0];
        private int[] sizes = new int[0];
        private int pieces;
        private long size;
    }

    private Spill(int parts) {
        this.parts = new Part[parts];
        this.largest = Math.max(SMALLEST * 4, BUFFERS / parts);
        for (int i = 0; i < parts; i++) {
            this.parts[i] = new Part();
        }
    }

    /** As many parts as keep each of them small, for a number of bytes that is to be expected. */
    static Spill of(long bytes) {
        return new Spill((int) Math.max(1, Math.min(MOST_PARTS, (bytes + PART - 1) / PART)));
    }

    int parts() {
        return parts.length;
    }

    /** How many bytes a part has, line feeds included. */
    long size(int part) {
        return parts[part].size;
    }

    void add(int to, byte[] bytes, int from, int end) throws IOException {
        Part part = parts[to];
        int length = end - from + 1;
        if (part.tailSize + length > largest) {
            flush(part);
        }
        if (part.tailSize + length > part.tail.length) {
            int wanted = Math.max(part.tailSize + length, Math.min(largest, Math.max(SMALLEST, part.tail.length * 2)));
            part.tail = Arrays.copyOf(part.tail, wanted);
        }
        System.arraycopy(bytes, from, part.tail, part.tailSize, length - 1);
        part.tail[part.tailSize + length - 1] = '\n';
        part.tailSize += length;
        part.size += length;
    }

    /** Gives back the memory of everything that is worth a place in the file. */
    void flush() throws IOException {
        long total = 0;
        for (Part part : parts) {
            total += part.tailSize;
        }
        for (Part part : total > SMALL ? parts : new Part[0]) {
            flush(part);
            part.tail = new byte[0];
        }
    }

    private void flush(Part part) throws IOException {
        if (part.tailSize == 0) {
            return;
        }
        if (part.pieces == part.places.length) {
            part.places = Arrays.copyOf(part.places, part.pieces * 2 + 4);
            part.sizes = Arrays.copyOf(part.sizes, part.pieces * 2 + 4);
        }
        part.places[part.pieces] = fileEnd;
        part.sizes[part.pieces] = part.tailSize;
        part.pieces++;
        ByteBuffer from = ByteBuffer.wrap(part.tail, 0, part.tailSize);
        FileChannel to = file();
        while (from.hasRemaining()) {
            fileEnd += to.write(from, fileEnd);
        }
        part.tailSize = 0;
        if (part.tail.length > largest) {
            part.tail = new byte[0];
        }
    }

    private FileChannel file() throws IOException {
        FileChannel open = file;
        if (open == null) {
            Path path = Files.createTempFile("shopwright-bulk", ".jsonl");
            open = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            file = open;
        }
        return open;
    }

    /** Writes a part to the beginning of an array that has room for it. */
    void read(int which, byte[] into) throws IOException {
        Part part = parts[which];
        ByteBuffer to = ByteBuffer.wrap(into);
        for (int i = 0; i < part.pieces; i++) {
            to.limit(to.position() + part.sizes[i]);
            long place = part.places[i];
            while (to.hasRemaining()) {
                int read = file().read(to, place);
                if (read < 0) {
                    throw new EOFException("a temporary file has lost its end");
                }
                place += read;
            }
        }
        System.arraycopy(part.tail, 0, into, to.position(), part.tailSize);
    }

    /** Gives back the memory of a part that is not needed any more. */
    void forget(int part) {
        parts[part] = new Part();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
