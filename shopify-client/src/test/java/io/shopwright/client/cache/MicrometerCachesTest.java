package io.shopwright.client.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MicrometerCachesTest {
    @Test
    void everyLayer_isShown() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Caches caches = Caches.create()) {
            new MicrometerCaches(caches).bindTo(registry);
            Values<String> sessions =
                    caches.values("cool-socks.myshopify.com", Layer.SESSIONS, String.class, String::length);
            sessions.get("a", key -> "value");
            sessions.get("a", key -> "another");

            assertThat(registry.get("shopify.cache.hits")
                            .tag("layer", "sessions")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("shopify.cache.bytes")
                            .tag("layer", "sessions")
                            .gauge()
                            .value())
                    .isEqualTo(5);
            assertThat(registry.get("shopify.cache.misses")
                            .tag("layer", "products")
                            .functionCounter()
                            .count())
                    .isZero();
        }
    }
}
