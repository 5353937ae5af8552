package io.shopwright.testkit;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.cache.CacheStats;
import io.shopwright.client.cache.Caches;
import io.shopwright.client.cache.Layer;
import io.shopwright.client.query.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A sample shop, a client of it that caches, and another one that does not. */
abstract class CachesTestbed {
    static final Duration HOUR = Duration.ofHours(1);

    final SimulatedShop simulated = start("read_products");
    final Caches caches = Caches.create();
    final Shop shop = open(simulated, caches);
    final Shop others = Shop.open(ShopConfig.at(simulated.endpoint(), "all"));
    final String domain = simulated.endpoint().getAuthority();

    record Titled(Gid id, String title) {}

    record Changed(Titled product) {}

    record Node(Gid id) {}

    static SimulatedShop start(String... scopes) {
        SimulatedShop shop = SimulatedShop.builder()
                .plan(Plan.PLUS)
                .clock(new HurriedClock(Instant.parse("2026-07-01T12:00:00Z")))
                .accessToken("all", Scopes.all().toArray(new String[0]))
                .accessToken("few", scopes)
                .start();
        shop.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
        return shop;
    }

    static Shop open(SimulatedShop simulated, Caches caches) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), "all").caches(caches));
    }

    @AfterEach
    void close() {
        shop.close();
        others.close();
        caches.close();
        simulated.close();
    }

    Gid product(int place) {
        return others.connection("products", Node.class)
                .page()
                .nodes()
                .get(place)
                .id();
    }

    Query<Titled> titled(Gid id) {
        return shop.object("product", Titled.class).with("id", id);
    }

    void rename(Shop by, Gid id, String title) {
        by.mutation("productUpdate", Changed.class)
                .with("product", Map.of("id", id, "title", title))
                .run();
    }

    CacheStats stats(Layer layer) {
        return caches.stats().get(layer);
    }

    int asked(String rootField) {
        return simulated.requests(rootField).size();
    }
}
