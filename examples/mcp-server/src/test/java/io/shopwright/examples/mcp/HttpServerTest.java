package io.shopwright.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.webhook.WebhookReceiver;
import io.shopwright.client.webhook.WebhookVerifier;
import io.shopwright.mcp.ShopifyTools;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in over HTTP. */
class HttpServerTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final String PASSWORD = "changeit";
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",
             "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private static final WebhookVerifier VERIFIER = WebhookVerifier.of("hush");
    private static final WebhookReceiver RECEIVER = WebhookReceiver.builder(VERIFIER, Runnable::run)
            .otherwise((payload, delivery) -> {})
            .build();

    @TempDir
    private static Path folder;

    private static Shop shop;
    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        shop = Shop.open(ShopConfig.at(URI.create("http://127.0.0.1:9/"), "none")); // no test asks it
        server = start(
                CommandLine.parse("--http", "0", "--allowed-host", "shop.example", "--allowed-origin", "https://a.b"));
    }

    private static HttpServer start(CommandLine options) throws IOException {
        Map<String, String> environment = Map.of("MCP_BEARER_TOKEN", TOKEN, "MCP_KEY_STORE_PASSWORD", PASSWORD);
        return HttpServer.start(HttpAddress.of(options, environment), ShopifyTools.of(shop), RECEIVER);
    }

    @AfterAll
    static void stop() {
        server.close();
        shop.close();
    }

    private static int status(String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(INITIALIZE));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void request_withoutTheToken_isRefused() throws IOException, InterruptedException {
        assertThat(status()).isEqualTo(401);
        assertThat(status("Authorization", "Bearer 0123456789abcdee")).isEqualTo(401);
        assertThat(status("Authorization", TOKEN)).isEqualTo(401);
        assertThat(status("Authorization", "Bearer " + TOKEN)).isEqualTo(200);
        assertThat(status("Authorization", "bearer " + TOKEN)).isEqualTo(200);
    }

    @Test
    void request_ofAPageOrNameThatIsNotAllowed_isRefused() throws IOException, InterruptedException {
        String token = "Bearer " + TOKEN;

        assertThat(status("Authorization", token, "Origin", "https://evil.example"))
                .isEqualTo(403);
        assertThat(status("Authorization", token, "Origin", "null")).isEqualTo(403);
        assertThat(status("Authorization", token, "Host", "evil.example")).isEqualTo(421);
        assertThat(status("Authorization", token, "Origin", "https://a.b")).isEqualTo(200);
        assertThat(status("Authorization", token, "Origin", "http://localhost:3000"))
                .isEqualTo(200);
        assertThat(status("Authorization", token, "Host", "shop.example")).isEqualTo(200);
    }

    @Test
    void webhooks_needASignatureAndNoToken() throws IOException, InterruptedException {
        byte[] body = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(webhook(body, VERIFIER.sign(body))).isEqualTo(200);
        assertThat(webhook(body, WebhookVerifier.of("other").sign(body))).isEqualTo(401);
    }

    private static int webhook(byte[] body, String signature) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/webhooks/products"))
                .headers(
                        "X-Shopify-Hmac-Sha256", signature,
                        "X-Shopify-Topic", "products/update",
                        "X-Shopify-Shop-Domain", "cool-socks.myshopify.com",
                        "X-Shopify-API-Version", "2026-10",
                        "X-Shopify-Webhook-Id", "w-1",
                        "X-Shopify-Event-Id", "e-1",
                        "X-Shopify-Triggered-At", "2026-07-01T12:00:00Z")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void keyStore_servesHttps() throws IOException, InterruptedException, GeneralSecurityException {
        Path keyStore = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keyStore.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();

        try (HttpServer secure = start(CommandLine.parse("--http", "0", "--key-store", keyStore.toString()))) {
            URI address = URI.create("https://localhost:" + secure.address().getPort() + "/mcp");
            try (Client client =
                    Client.at(address, TOKEN, HttpClient.newBuilder().sslContext(trusting(keyStore)))) {
                assertThat(client.tools()).isNotEmpty();
            }
        }
    }

    private static SSLContext trusting(Path keyStore) throws IOException, GeneralSecurityException {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            certificates.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "server", certificates.getCertificate(certificates.aliases().nextElement()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void bind_toOtherMachinesWithoutHttps_isRefused() {
        CommandLine options = CommandLine.parse("--http", "0", "--bind", "0.0.0.0");

        assertThatThrownBy(() -> start(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the token would travel unencrypted to 0.0.0.0: give a --key-store, or let a proxy on this"
                        + " machine end HTTPS");
    }

    @Test
    void address_wrong_saysWhatWouldBeRight() {
        assertThatThrownBy(() -> start(CommandLine.parse("--http", "65536")))
                .hasMessage("--http wants a port in 0..65535, not '65536'");
        assertThatThrownBy(() -> start(CommandLine.parse("--http", "0", "--key-store", "/nowhere.p12")))
                .hasMessage("--key-store wants a PKCS #12 file that can be read, not /nowhere.p12");
    }
}
