package io.shopwright.examples.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A transport that is handed messages one by one. The SDK's own for standard streams gives up a reply that it could not
 * queue within 100 ms because other threads queue theirs, as happens on a busy machine; the client would wait for ever.
 */
record OneByOne(McpServerTransportProvider transports) implements McpServerTransportProvider {
    @Override
    public void setSessionFactory(McpServerSession.Factory sessions) {
        transports.setSessionFactory(transport -> sessions.create(new Turns(transport)));
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return transports.notifyClients(method, params);
    }

    @Override
    public Mono<Void> notifyClient(String session, String method, Object params) {
        return transports.notifyClient(session, method, params);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return transports.closeGracefully();
    }

    @Override
    public void close() {
        transports.close();
    }

    @Override
    public List<String> protocolVersions() {
        return transports.protocolVersions();
    }

    private record Turns(McpServerTransport transport) implements McpServerTransport {
        @Override
        public Mono<Void> sendMessage(JSONRPCMessage message) {
            return Mono.create(sent -> {
                synchronized (transport) {
                    transport.sendMessage(message).subscribe(nothing -> {}, sent::error, sent::success);
                }
            });
        }

        @Override
        public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
            return transport.unmarshalFrom(data, type);
        }

        @Override
        public Mono<Void> closeGracefully() {
            return transport.closeGracefully();
        }

        @Override
        public void close() {
            transport.close();
        }

        @Override
        public List<String> protocolVersions() {
            return transport.protocolVersions();
        }
    }
}
