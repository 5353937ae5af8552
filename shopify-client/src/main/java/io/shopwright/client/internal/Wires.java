package io.shopwright.client.internal;

import io.shopwright.client.ShopConfig;
import io.shopwright.client.Tls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * What the transports of several shops share: connections, the threads that send, and what it takes to trust the
 * platform's certificates, which is most of an HTTP client's memory. Threads end soon after they have nothing to do.
 */
public final class Wires implements AutoCloseable {
    private static final int IDLE_CONNECTIONS = 64;
    private static final Duration CONNECTION_LIFE = Duration.ofMinutes(1);
    private static final Duration THREAD_LIFE = Duration.ofSeconds(5);
    private static final Duration ANY_TIMEOUT = Duration.ofSeconds(30);

    private final ConnectionPool connections =
            new ConnectionPool(IDLE_CONNECTIONS, CONNECTION_LIFE.toSeconds(), TimeUnit.SECONDS);
    private final OkHttpClient platform = Https.client(Tls.PLATFORM, "*", ANY_TIMEOUT)
            .connectionPool(connections)
            .build();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, THREAD_LIFE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "shopwright-shops");
                thread.setDaemon(true);
                return thread;
            });

    /** A client of one shop to finish and build. */
    OkHttpClient.Builder client(ShopConfig config, String host) {
        if (!config.tls().equals(Tls.PLATFORM)) {
            return Https.client(config.tls(), host, config.callTimeout()).connectionPool(connections);
        }
        return platform.newBuilder()
                .connectTimeout(config.callTimeout())
                .readTimeout(config.callTimeout())
                .writeTimeout(config.callTimeout());
    }

    /** The threads for one shop; shutting them down leaves those of the others alone. */
    ExecutorService threads() {
        return new Share();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        connections.evictAll();
    }

    private final class Share extends AbstractExecutorService {
        private volatile boolean closed;

        @Override
        public void execute(Runnable task) {
            if (closed) {
                throw new RejectedExecutionException("The shop was closed");
            }
            threads.execute(task);
        }

        @Override
        public void shutdown() {
            closed = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            closed = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return closed;
        }

        @Override
        public boolean isTerminated() {
            return closed;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return closed;
        }
    }
}
