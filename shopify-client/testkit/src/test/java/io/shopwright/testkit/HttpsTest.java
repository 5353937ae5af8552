package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class HttpsTest {
    private static OkHttpClient trusting(SimulatedShop shop) throws GeneralSecurityException {
        X509TrustManager trust = shop.trustManager();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        return new OkHttpClient.Builder()
                .sslSocketFactory(context.getSocketFactory(), trust)
                .retryOnConnectionFailure(false)
                .build();
    }

    private static String name(OkHttpClient client, SimulatedShop shop) throws IOException {
        Request request = new Request.Builder()
                .url(shop.endpoint() + "/admin/api/2026-10/graphql.json")
                .header("X-Shopify-Access-Token", shop.accessToken())
                .post(RequestBody.create("{\"query\":\"{ shop { name } }\"}", MediaType.get("application/json")))
                .build();
        try (Response response = client.newCall(request).execute()) {
            return response.body().string();
        }
    }

    @Test
    void https_answersWhoeverTrustsIt() throws Exception {
        try (SimulatedShop shop = SimulatedShop.builder().https().start()) {
            assertThat(shop.endpoint().getScheme()).isEqualTo("https");
            assertThat(name(trusting(shop), shop)).contains("\"name\":\"Simulated Shop\"");
            assertThatThrownBy(() -> name(new OkHttpClient(), shop)).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void https_hasFaultsToo() throws Exception {
        try (SimulatedShop shop = SimulatedShop.builder().https().start()) {
            OkHttpClient client = trusting(shop);
            shop.faults().next().lostReply();
            shop.faults().next().reset();
            shop.faults().next().latency(Duration.ofMillis(1));

            assertThatThrownBy(() -> name(client, shop)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> name(client, shop)).isInstanceOf(IOException.class);
            assertThat(name(client, shop)).contains("Simulated Shop");
        }
    }

    @Test
    void trustManager_withoutHttps_isNone() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            assertThatThrownBy(shop::trustManager).isInstanceOf(IllegalStateException.class);
        }
    }
}
