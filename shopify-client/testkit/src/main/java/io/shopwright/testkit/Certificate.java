package io.shopwright.testkit;

import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate of the shop's own for its loopback address and its domain, which nobody trusts who was not told to. */
final class Certificate {
    private final HeldCertificate held;

    Certificate(String domain) {
        held = new HeldCertificate.Builder()
                .commonName("simulated shop")
                .addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName(domain)
                .build();
    }

    String pem() {
        return held.certificatePem();
    }

    SSLSocketFactory serverSockets() {
        return new HandshakeCertificates.Builder().heldCertificate(held).build().sslSocketFactory();
    }

    X509TrustManager trustManager() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(held.certificate())
                .build()
                .trustManager();
    }
}
