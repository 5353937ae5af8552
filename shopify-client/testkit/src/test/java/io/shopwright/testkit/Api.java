package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import javax.net.SocketFactory;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A plain HTTP client of a simulated shop. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OkHttpClient CLIENT = new OkHttpClient.Builder()
            .socketFactory(new NoDelay())
            .followRedirects(false)
            .build();

    private final SimulatedShop shop;
    private final String version;
    private final String token;

    /** A whole answer. */
    record Answer(int status, Headers headers, String text) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Api(SimulatedShop shop, String version, String token) {
        this.shop = shop;
        this.version = version;
        this.token = token;
    }

    static Api of(SimulatedShop shop) {
        return new Api(shop, "2026-10", shop.accessToken());
    }

    Api version(String other) {
        return new Api(shop, other, token);
    }

    Api token(String other) {
        return new Api(shop, version, other);
    }

    JsonNode query(String document) {
        return query(document, Map.of());
    }

    JsonNode query(String document, Map<String, ?> variables) {
        ObjectNode body = JSON.createObjectNode().put("query", document);
        body.set("variables", JSON.valueToTree(variables));
        return send(body.toString()).json();
    }

    /** The data of an answer that must have no errors. */
    JsonNode data(String document) {
        return data(document, Map.of());
    }

    JsonNode data(String document, Map<String, ?> variables) {
        JsonNode answer = query(document, variables);
        if (answer.has("errors")) {
            throw new AssertionError(answer.toString());
        }
        return answer.path("data");
    }

    Answer send(String body) {
        return send(
                "/admin/api/" + version + "/graphql.json", RequestBody.create(body, MediaType.get("application/json")));
    }

    /** @param body null for GET */
    Answer send(String path, RequestBody body) {
        return call(request(path).method(body == null ? "GET" : "POST", body));
    }

    Answer put(String path, RequestBody body) {
        return call(request(path).put(body));
    }

    Answer delete(String path) {
        return call(request(path).delete());
    }

    /** @param headers names and values in turn */
    Answer get(String path, String... headers) {
        return call(request(path)
                .headers(request(path)
                        .build()
                        .headers()
                        .newBuilder()
                        .addAll(Headers.of(headers))
                        .build()));
    }

    private Request.Builder request(String path) {
        Request.Builder request = new Request.Builder().url(shop.endpoint() + path);
        return token.isEmpty() ? request : request.header("X-Shopify-Access-Token", token);
    }

    private static Answer call(Request.Builder request) {
        try (Response response = CLIENT.newCall(request.build()).execute()) {
            return new Answer(
                    response.code(), response.headers(), response.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class NoDelay extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
