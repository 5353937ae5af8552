package io.shopwright.client.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.schema.ApiVersion;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

class MicrometerCallsTest {
    @Test
    void call_isCountedUnderItsRootFields() throws IOException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("X-Shopify-API-Version", "2026-04")
                    .body("{\"data\":{\"shop\":{\"name\":\"Socks\"}},\"extensions\":{\"cost\":{"
                            + "\"requestedQueryCost\":2,\"actualQueryCost\":1,\"throttleStatus\":{\"maximumAvailable\":"
                            + "2000,\"currentlyAvailable\":1999,\"restoreRate\":100}}}}")
                    .build());
            server.start();
            ShopConfig config = ShopConfig.at(server.url("/").uri(), "shpat_canary")
                    .apiVersion(ApiVersion.of("2025-10"))
                    .listener(new MicrometerCalls(registry));
            try (Shop shop = Shop.open(config)) {
                shop.document("{ shop { name } }", JsonNode.class).get();
            }
            assertThat(server.getRequestCount()).isEqualTo(1);
        }

        assertThat(registry.get("shopify.call")
                        .tags("roots", "shop", "outcome", "answered")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("shopify.call.points").summary().totalAmount()).isEqualTo(1);
        assertThat(registry.get("shopify.call.fallforward").counter().count()).isEqualTo(1);
        assertThat(registry.getMetersAsString()).doesNotContain("shpat_canary");
    }
}
