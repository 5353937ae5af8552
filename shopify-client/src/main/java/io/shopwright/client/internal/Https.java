package io.shopwright.client.internal;

import io.shopwright.client.Tls;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.CertificatePinner;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** HTTP clients that neither repeat nor follow anything by themselves, and speak TLS 1.3 or 1.2. */
public final class Https {
    private Https() {}

    /**
     * A client to finish and build.
     *
     * @param pattern of the host names that pins are for, as OkHttp's {@link CertificatePinner} writes them
     * @param timeout of connecting, and of each wait for bytes
     */
    public static OkHttpClient.Builder client(Tls tls, String pattern, Duration timeout) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .socketFactory(new PromptSockets())
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                // A silent repetition could run a mutation twice, and a redirect would carry secrets elsewhere.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout);
        if (!tls.trusted().isEmpty()) {
            trust(builder, tls.trusted());
        }
        if (!tls.pins().isEmpty()) {
            builder.certificatePinner(new CertificatePinner.Builder()
                    .add(pattern, tls.pins().toArray(new String[0]))
                    .build());
        }
        return builder;
    }

    /** Whether secrets may be sent there: encrypted, or to this machine. */
    public static boolean isSafe(URI endpoint) {
        String host = endpoint.getHost() == null ? "" : endpoint.getHost();
        boolean local = List.of("127.0.0.1", "localhost", "[::1]").contains(host);
        return !host.isEmpty()
                && ("https".equals(endpoint.getScheme()) || ("http".equals(endpoint.getScheme()) && local));
    }

    private static void trust(OkHttpClient.Builder builder, List<X509Certificate> more) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (X509Certificate certificate : platform().getAcceptedIssuers()) {
                store.setCertificateEntry("platform-" + count++, certificate);
            }
            for (X509Certificate certificate : more) {
                store.setCertificateEntry("more-" + count++, certificate);
            }
            X509TrustManager all = trustManager(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {all}, null);
            builder.sslSocketFactory(context.getSocketFactory(), all);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("Cannot trust the given certificates", e);
        }
    }

    private static X509TrustManager platform() throws GeneralSecurityException {
        return trustManager(null);
    }

    private static X509TrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("No X.509 trust manager");
    }
}
