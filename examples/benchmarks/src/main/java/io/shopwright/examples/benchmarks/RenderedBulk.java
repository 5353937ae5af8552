package io.shopwright.examples.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shop whose bulk operations are over at once: their results are files made beforehand, one grouped and one not. It does
 * next to nothing, so that the client is measured.
 */
final class RenderedBulk implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)");
    private static final String COST =
            ",\"extensions\":{\"cost\":{\"requestedQueryCost\":10,\"actualQueryCost\":10,\"throttleStatus\":"
                    + "{\"maximumAvailable\":20000.0,\"currentlyAvailable\":19990,\"restoreRate\":1000.0}}}}";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Path grouped;
    private final Path ungrouped;

    RenderedBulk(Path grouped, Path ungrouped) throws IOException {
        this.grouped = grouped;
        this.ungrouped = ungrouped;
        Thread acceptor = new Thread(this::accept, "rendered-bulk");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                Thread thread = new Thread(() -> serve(client), "rendered-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (head.startsWith("get ")) {
                    file(out, head.startsWith("get /grouped") ? grouped : ungrouped);
                } else {
                    Matcher length = LENGTH.matcher(head);
                    int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
                    json(out, answer(new String(in.readNBytes(size), StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            // A client that has read enough goes away.
            return;
        }
    }

    private static void file(OutputStream out, Path file) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/jsonl\r\nContent-Length: " + Files.size(file)
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        byte[] buffer = new byte[1 << 17];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    private static void json(OutputStream out, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
    }

    private String answer(String asked) throws IOException {
        boolean start = asked.contains("bulkOperationRunQuery");
        boolean group = asked.contains("\"groupObjects\":true") || asked.contains("BulkOperation/1\"");
        String operation = "{\"id\":\"gid://shopify/BulkOperation/" + (group ? 1 : 2)
                + "\",\"type\":\"QUERY\",\"status\":\"COMPLETED\",\"errorCode\":null,"
                + "\"createdAt\":\"2026-11-22T10:00:00Z\",\"completedAt\":\"2026-11-22T10:00:01Z\",\"objectCount\":\"4\","
                + "\"fileSize\":\"" + Files.size(group ? grouped : ungrouped) + "\",\"partialDataUrl\":null,\"url\":\""
                + endpoint() + (group ? "grouped" : "ungrouped") + "\"}";
        return start
                ? "{\"data\":{\"bulkOperationRunQuery\":{\"bulkOperation\":" + operation + ",\"userErrors\":[]}}" + COST
                : "{\"data\":{\"bulkOperation\":" + operation + "}" + COST;
    }

    /** The lines up to the empty one, in lower case; empty at the end of the connection. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (next == '\n' && head.length() > 3 && head.charAt(head.length() - 3) == '\n') {
                return head.toString().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
