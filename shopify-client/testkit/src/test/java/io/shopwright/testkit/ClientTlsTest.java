package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client's connections to a shop that speaks TLS. */
class ClientTlsTest {
    private final SimulatedShop simulated =
            SimulatedShop.builder().name("Cool Socks").https().start();

    @AfterEach
    void close() {
        simulated.close();
    }

    record Named(ShopName shop) {}

    record ShopName(String name) {}

    private X509Certificate certificate() throws GeneralSecurityException {
        byte[] pem = simulated.certificatePem().getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static String pin(X509Certificate certificate) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(certificate.getPublicKey().getEncoded());
        return "sha256/" + Base64.getEncoder().encodeToString(hash);
    }

    private String name(URI endpoint, Tls tls) {
        ShopConfig config =
                ShopConfig.at(endpoint, simulated.accessToken()).tls(tls).retries(0);
        try (Shop shop = Shop.open(config)) {
            return shop.query(Named.class).get().shop().name();
        }
    }

    @Test
    void certificate_nobodyTrusts_isRefused() throws GeneralSecurityException {
        assertThatThrownBy(() -> name(simulated.endpoint(), Tls.PLATFORM))
                .isInstanceOf(ShopifyException.Unreachable.class);
        assertThat(name(simulated.endpoint(), Tls.PLATFORM.trusted(certificate())))
                .isEqualTo("Cool Socks");
    }

    /** What becomes of one call to a server with these protocols and a certificate for this name. */
    private static String called(String certified, String... protocols) throws Exception {
        HeldCertificate held = new HeldCertificate.Builder()
                .addSubjectAlternativeName(certified)
                .build();
        SSLContext context = new HandshakeCertificates.Builder()
                .heldCertificate(held)
                .build()
                .sslContext();
        CompletableFuture<String> spoken = new CompletableFuture<>();
        try (SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            server.setEnabledProtocols(protocols);
            Thread serving = new Thread(() -> {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    socket.startHandshake();
                    spoken.complete(socket.getSession().getProtocol());
                } catch (IOException e) {
                    spoken.complete("refused");
                }
            });
            serving.start();
            ShopConfig config = ShopConfig.at(URI.create("https://127.0.0.1:" + server.getLocalPort() + "/"), "t")
                    .tls(Tls.PLATFORM.trusted(held.certificate()))
                    .retries(0);
            try (Shop shop = Shop.open(config)) {
                String failure =
                        catchThrowable(() -> shop.query(Named.class).get()).getMessage();
                return failure.contains("not verified") ? "wrong name" : spoken.get();
            } finally {
                serving.join();
            }
        }
    }

    @Test
    void protocol_isTheNewest_and12AtLeast() throws Exception {
        assertThat(called("127.0.0.1", "TLSv1.2", "TLSv1.3")).isEqualTo("TLSv1.3");
        assertThat(called("127.0.0.1", "TLSv1.2")).isEqualTo("TLSv1.2");
        assertThat(called("127.0.0.1", "TLSv1.1")).isEqualTo("refused");
    }

    @Test
    void certificate_ofAnotherHost_isRefusedThoughItIsTrusted() throws Exception {
        assertThat(called("other.example", "TLSv1.3")).isEqualTo("wrong name");
    }

    @Test
    void key_thatIsPinned_mustBeTheServers() throws GeneralSecurityException {
        Tls trusting = Tls.PLATFORM.trusted(certificate());
        String unused = "sha256/" + Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(name(simulated.endpoint(), trusting.pins(unused, pin(certificate()))))
                .isEqualTo("Cool Socks");
        assertThatThrownBy(() -> name(simulated.endpoint(), trusting.pins(unused)))
                .isInstanceOf(ShopifyException.Unreachable.class)
                .hasMessageContaining("Certificate pinning failure");
        assertThatThrownBy(() -> trusting.pins("sha1/abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
