package io.shopwright.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import javax.net.ServerSocketFactory;

/** Server sockets whose connections send small answers at once, not after a delayed acknowledgement of 40 ms. */
final class LoopbackSockets extends ServerSocketFactory {
    private final Map<Integer, Socket> open = new HashMap<>();
    private int count;

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Socket socket = super.accept();
                socket.setTcpNoDelay(true);
                accepted(socket);
                return socket;
            }
        };
    }

    private synchronized void accepted(Socket socket) {
        open.values().removeIf(Socket::isClosed);
        open.put(count++, socket);
    }

    /**
     * Resets a connection: what was sent and not received is lost.
     *
     * @param index how many connections were accepted before
     */
    void reset(int index) {
        Socket socket;
        synchronized (this) {
            socket = open.remove(index);
        }
        if (socket != null) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException("the server binds its sockets itself");
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        return createServerSocket(port);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        return createServerSocket(port);
    }
}
