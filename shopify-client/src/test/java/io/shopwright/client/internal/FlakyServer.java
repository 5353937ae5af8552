package io.shopwright.client.internal;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ServerSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A real server on a loopback socket that answers what a test tells it. */
public final class FlakyServer implements AutoCloseable {
    public final MockWebServer server = new MockWebServer();
    private final List<Socket> accepted = Collections.synchronizedList(new ArrayList<>());

    /** Starts at a free port. */
    public FlakyServer() {
        server.setServerSocketFactory(new PromptServerSockets());
        try {
            server.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public URI endpoint() {
        return server.url("/").uri();
    }

    /** Queues an answer of JSON. */
    public FlakyServer json(String body) {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .setHeader("x-request-id", "r-" + (server.getRequestCount() + 1))
                .setHeader("X-Shopify-API-Version", "2026-10")
                .body(body)
                .build());
        return this;
    }

    /** Queues an answer with a status other than 200. */
    public FlakyServer status(int code, String contentType, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(code)
                .setHeader("Content-Type", contentType)
                .setHeader("x-request-id", "r-" + code)
                .body(body)
                .build());
        return this;
    }

    public RecordedRequest taken() {
        try {
            return server.takeRequest();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Resets the connection on which a request came: what was sent and not received is lost. */
    void reset(RecordedRequest request) {
        Socket socket = accepted.get(request.getConnectionIndex());
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** Without TCP_NODELAY each answer waits some 40 ms. */
    private final class PromptServerSockets extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket socket = super.accept();
                    socket.setTcpNoDelay(true);
                    accepted.add(socket);
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, java.net.InetAddress address) {
            throw new UnsupportedOperationException();
        }
    }
}
