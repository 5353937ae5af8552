package io.shopwright.client.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that send small packets at once (TCP_NODELAY). Without it a request can wait for a delayed acknowledgement of
 * the one before, some 40 ms.
 */
final class PromptSockets extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new BufferedSocket();
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** A socket that takes what has come in large pieces: an answer's page of 200 KB comes in 4 reads instead of 26. */
    private static final class BufferedSocket extends Socket {
        private static final int PIECE = 65_536;

        private @Nullable InputStream in;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (in == null) {
                in = new BufferedInputStream(super.getInputStream(), PIECE);
            }
            return in;
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw connected();
    }

    /** OkHttp connects its sockets itself. */
    private static UnsupportedOperationException connected() {
        return new UnsupportedOperationException("only unconnected sockets are made here");
    }
}
