package io.shopwright.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** The HTTP side of the shop: its socket, its routes, and the faults on the way. */
final class AdminServer extends Dispatcher {
    /** Kept here because a logger that nobody refers to forgets its level: the server logs every request. */
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server = new MockWebServer();
    private final LoopbackSockets sockets = new LoopbackSockets();
    private final List<Route> routes;
    private final Faults faults;
    private final Clock clock;

    AdminServer(List<Route> routes, Faults faults, Clock clock) {
        this.routes = List.copyOf(routes);
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * Serves on the loopback address.
     *
     * @param port 0 for a free one
     * @param certificate null for plain HTTP
     */
    void start(int port, @Nullable Certificate certificate) {
        if (SERVER_LOG.getLevel() == null) {
            SERVER_LOG.setLevel(Level.WARNING);
        }
        server.setServerSocketFactory(sockets);
        server.setDispatcher(this);
        if (certificate != null) {
            // HTTP/1.1 as without TLS: faults close connections, and there each has but one request at a time.
            server.setProtocolNegotiationEnabled(false);
            server.useHttps(certificate.serverSockets());
        }
        try {
            server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot serve on port " + port, e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        // The server keeps every request for whoever asks; nobody does, so the memory is given back.
        server.takeRequest(0, TimeUnit.MILLISECONDS);
        Disturbance disturbance = faults.isEmpty() ? new Disturbance() : faults.disturb(GraphQlRoute.target(request));
        if (disturbance.isReset()) {
            sockets.reset(request.getConnectionIndex());
            return Answers.plain(500).build();
        }
        MockResponse.Builder answer =
                disturbance.instead() == null ? routed(request, disturbance) : disturbance.instead();
        disturbance.pause();
        return disturbance.changed(dated(answer, disturbance)).build();
    }

    private MockResponse.Builder routed(RecordedRequest request, Disturbance disturbance) {
        try {
            return route(request, disturbance);
        } catch (RuntimeException e) {
            // The server would leave the caller waiting; this shop's own errors are to be seen.
            return Answers.failure(500, "The simulated shop failed: " + e);
        }
    }

    private MockResponse.Builder route(RecordedRequest request, Disturbance disturbance) {
        for (Route route : routes) {
            Optional<MockResponse.Builder> answer = route.answer(request, disturbance);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return Answers.refused(404);
    }

    private MockResponse.Builder dated(MockResponse.Builder answer, Disturbance disturbance) {
        ZonedDateTime now = clock.instant().plus(disturbance.skew()).atZone(ZoneOffset.UTC);
        return answer.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now));
    }
}
