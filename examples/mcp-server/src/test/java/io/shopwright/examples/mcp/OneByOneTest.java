package io.shopwright.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class OneByOneTest {
    /** Fails where two threads hand it messages at once, as a queue of the SDK does after a while. */
    private static final class Touchy implements McpServerTransport, McpServerTransportProvider {
        private final AtomicReference<Optional<McpServerTransport>> opened = new AtomicReference<>(Optional.empty());
        private final AtomicInteger inside = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();

        @Override
        public void setSessionFactory(McpServerSession.Factory sessions) {
            sessions.create(this);
        }

        @Override
        public Mono<Void> notifyClients(String method, Object params) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }

        @Override
        public void close() {}

        @Override
        public List<String> protocolVersions() {
            return List.of("2025-11-25");
        }

        @Override
        public Mono<Void> sendMessage(JSONRPCMessage message) {
            return Mono.fromRunnable(() -> {
                if (inside.incrementAndGet() > 1) {
                    throw new IllegalStateException("two at once");
                }
                Thread.yield();
                sent.add(((JSONRPCNotification) message).method());
                inside.decrementAndGet();
            });
        }

        @Override
        public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void messages_ofManyThreads_areHandedOnOneByOne() {
        Touchy touchy = new Touchy();
        new OneByOne(touchy).setSessionFactory(transport -> {
            touchy.opened.set(Optional.of(transport));
            return new McpServerSession(
                    "1", Duration.ofMinutes(1), transport, request -> Mono.empty(), Map.of(), Map.of());
        });
        McpServerTransport transport = touchy.opened.get().orElseThrow();

        Flux.range(0, 2_000)
                .parallel(16)
                .runOn(Schedulers.boundedElastic())
                .flatMap(i -> transport.sendMessage(new JSONRPCNotification("m" + i)))
                .sequential()
                .blockLast(Duration.ofMinutes(1));

        assertThat(touchy.sent).hasSize(2_000).doesNotHaveDuplicates();
    }
}
