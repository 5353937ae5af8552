package io.shopwright.examples.mcp;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Standard input and output between a client and the transport, which alone would drop the replies under way when its
 * input ends, and close the session at a line that is no JSON.
 */
final class Conversation {
    /** How long to wait for replies after the end of input. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int PIPE_BYTES = 1 << 16;

    private final ObjectMapper json = new ObjectMapper();
    private final BufferedReader client;
    private final PipedOutputStream server = new PipedOutputStream();
    private final InputStream input;
    private final OutputStream output;

    /** Ids of requests without a reply; guarded by itself. */
    private final Set<JsonNode> open = new HashSet<>();

    Conversation(InputStream in, OutputStream out) throws IOException {
        client = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        input = new PipedInputStream(server, PIPE_BYTES);
        output = new Replies(out);
    }

    /** What the transport reads. */
    InputStream input() {
        return input;
    }

    /** What the transport writes to. */
    OutputStream output() {
        return output;
    }

    /** Passes messages on until the input ends and all requests have their replies. */
    void run() throws IOException, InterruptedException {
        for (String line = client.readLine(); line != null; line = client.readLine()) {
            JsonNode message = parse(line);
            if (!message.isObject()) {
                System.err.println("Not a message, ignored: a line of " + line.length() + " characters");
                continue;
            }
            if (message.has("id") && message.has("method")) {
                synchronized (open) {
                    open.add(message.get("id"));
                }
            }
            server.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            server.flush();
        }
        awaitReplies();
    }

    private void awaitReplies() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (open) {
            for (long left = PATIENCE.toMillis(); !open.isEmpty() && left > 0; ) {
                open.wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
        }
    }

    private void replied(JsonNode message) {
        synchronized (open) {
            open.remove(message.path("id"));
            open.notifyAll();
        }
    }

    private JsonNode parse(String line) {
        try {
            return json.readTree(line);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }

    /** Takes note of each reply that has been written. */
    private final class Replies extends FilterOutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Replies(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            for (int i = offset; i < offset + length; i++) {
                note(bytes[i]);
            }
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            note((byte) b);
        }

        private void note(byte b) throws IOException {
            if (b != '\n') {
                line.write(b);
                return;
            }
            out.flush();
            JsonNode message = parse(line.toString(StandardCharsets.UTF_8));
            line.reset();
            if (message.has("id") && !message.has("method")) {
                replied(message);
            }
        }
    }
}
