package io.shopwright.examples.mcp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where and to whom the server answers over HTTP.
 *
 * @param bind address of the machine to listen at
 * @param port 0 for any that is free
 * @param token what a client has to show as bearer
 * @param hosts what a client may call this server, {@code name:*} for any port
 * @param origins web pages that may call, {@code http://name:*} for any port
 * @param keyStore the certificate for HTTPS; null for plain HTTP
 */
record HttpAddress(
        String bind,
        int port,
        String token,
        List<String> hosts,
        List<String> origins,
        @Nullable KeyStoreFile keyStore) {
    private static final String HERE = "127.0.0.1";
    private static final int MOST_PORTS = 65_535;

    /** As short as a token may be; {@code openssl rand -hex 16} gives one of 32. */
    private static final int LEAST_TOKEN = 16;

    /** A PKCS #12 file and its password. */
    record KeyStoreFile(Path file, String password) {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** @throws IllegalArgumentException if something is missing or wrong */
    static HttpAddress of(CommandLine options, Map<String, String> environment) {
        String bind = options.value("--bind").orElse(HERE);
        KeyStoreFile keyStore = options.value("--key-store")
                .map(file -> keyStore(Path.of(file), environment))
                .orElse(null);
        if (keyStore == null && !isThisMachine(bind)) {
            throw new IllegalArgumentException("the token would travel unencrypted to " + bind
                    + ": give a --key-store, or let a proxy on this machine end HTTPS");
        }
        List<String> hosts = new ArrayList<>(List.of("localhost:*", "127.0.0.1:*", "[::1]:*"));
        options.value("--allowed-host").map(HttpAddress::words).ifPresent(hosts::addAll);
        List<String> origins = new ArrayList<>(List.of("http://localhost:*", "http://127.0.0.1:*", "http://[::1]:*"));
        options.value("--allowed-origin").map(HttpAddress::words).ifPresent(origins::addAll);
        return new HttpAddress(
                bind,
                port(options.value("--http").orElse("")),
                token(environment),
                List.copyOf(hosts),
                List.copyOf(origins),
                keyStore);
    }

    private static List<String> words(String text) {
        return List.of(text.split(",", -1));
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MOST_PORTS) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("--http wants a port in 0..65535, not '" + text + "'");
    }

    private static String token(Map<String, String> environment) {
        String token = Optional.ofNullable(environment.get("MCP_BEARER_TOKEN")).orElse("");
        if (token.length() < LEAST_TOKEN || !token.matches("[A-Za-z0-9._~+/=-]+")) {
            throw new IllegalArgumentException("MCP_BEARER_TOKEN has to be what clients show as bearer: " + LEAST_TOKEN
                    + " characters or more, of letters, digits and ._~+/=-");
        }
        return token;
    }

    private static KeyStoreFile keyStore(Path file, Map<String, String> environment) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("--key-store wants a PKCS #12 file that can be read, not " + file);
        }
        return new KeyStoreFile(
                file,
                Optional.ofNullable(environment.get("MCP_KEY_STORE_PASSWORD"))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "MCP_KEY_STORE_PASSWORD has to be the password of --key-store")));
    }

    private static boolean isThisMachine(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--bind wants an address of this machine, not '" + bind + "'", e);
        }
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return bind + ":" + port;
    }
}
