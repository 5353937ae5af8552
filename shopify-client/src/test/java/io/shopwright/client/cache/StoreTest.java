package io.shopwright.client.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.ShopifyException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves a layer, and when. */
class StoreTest {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final AtomicLong now = new AtomicLong(1);
    private final Freshness shop = new Freshness(now::get);

    private Store store(Eviction eviction) {
        return new Store(CachePolicy.of(LIFE, 1_000, eviction), now::get);
    }

    private Key key(int number) {
        return new Key(shop, "scope", number, null, null);
    }

    private void keep(Store store, int number, long bytes) {
        store.keep(key(number), new Store.Entry("value " + number, 0, bytes, now.incrementAndGet()));
    }

    @ParameterizedTest
    @EnumSource(Eviction.class)
    void things_endWithTheirLife(Eviction eviction) {
        Store store = store(eviction);
        keep(store, 1, 100);

        now.addAndGet(LIFE.minusSeconds(1).toNanos());
        assertThat(store.find(key(1))).isNotNull();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(store.find(key(1))).isNull();
        assertThat(store.entries()).isZero();
        assertThat(store.bytes()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Eviction.class)
    void weight_isCounted(Eviction eviction) {
        Store store = store(eviction);
        keep(store, 1, 300);
        keep(store, 1, 400);
        keep(store, 2, 100);
        keep(store, 3, 1_001);

        assertThat(store.bytes()).isEqualTo(500);
        assertThat(store.find(key(3))).isNull();
        store.drop(key(1));
        assertThat(store.bytes()).isEqualTo(100);
        store.dropShop(shop);
        assertThat(store.bytes()).isZero();
    }

    @Test
    void olderLoad_doesNotReplaceANewerOne() {
        Store store = store(Eviction.LRU);
        store.keep(key(1), new Store.Entry("newer", 0, 10, 200));
        store.keep(key(1), new Store.Entry("older", 0, 20, 100));

        assertThat(store.find(key(1)).value()).isEqualTo("newer");
        assertThat(store.bytes()).isEqualTo(10);
    }

    @Test
    void leastRecentlyUsed_leavesFirst() {
        Store store = store(Eviction.LRU);
        for (int i = 0; i < 10; i++) {
            keep(store, i, 100);
        }
        for (int i = 0; i < 5; i++) {
            now.incrementAndGet();
            store.find(key(i));
        }
        keep(store, 10, 500);

        for (int i = 0; i < 5; i++) {
            assertThat(store.find(key(i))).as("%d", i).isNotNull();
        }
        for (int i = 5; i < 10; i++) {
            assertThat(store.find(key(i))).as("%d", i).isNull();
        }
        assertThat(store.evictions()).isEqualTo(5);
    }

    @Test
    void oldest_leavesFirst_howeverOftenItIsUsed() {
        Store store = store(Eviction.TIME);
        for (int i = 0; i < 10; i++) {
            keep(store, i, 100);
        }
        for (int i = 0; i < 100; i++) {
            store.find(key(0));
        }
        keep(store, 10, 100);

        assertThat(store.find(key(0))).isNull();
        assertThat(store.find(key(1))).isNotNull();
    }

    @Test
    void frequentlyUsed_stays() {
        Store store = store(Eviction.LFU);
        for (int i = 0; i < 5; i++) {
            keep(store, i, 100);
        }
        for (int use = 0; use < 20; use++) {
            for (int i = 0; i < 5; i++) {
                store.find(key(i));
            }
        }
        for (int i = 100; i < 300; i++) {
            keep(store, i, 100);
        }

        for (int i = 0; i < 5; i++) {
            assertThat(store.find(key(i))).as("%d", i).isNotNull();
        }
        assertThat(store.bytes()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void presets_areThoseOfTheDocumentation() {
        assertThat(Map.of(
                        Layer.ANSWERS, Layer.ANSWERS.preset(),
                        Layer.PRODUCTS, Layer.PRODUCTS.preset(),
                        Layer.ANALYTICS, Layer.ANALYTICS.preset(),
                        Layer.SESSIONS, Layer.SESSIONS.preset()))
                .isEqualTo(Map.of(
                        Layer.ANSWERS, CachePolicy.of(Duration.ofMinutes(5), 500_000_000, Eviction.LRU),
                        Layer.PRODUCTS, CachePolicy.of(Duration.ofHours(1), 1_000_000_000, Eviction.LFU),
                        Layer.ANALYTICS, CachePolicy.of(Duration.ofMinutes(30), 2_000_000_000, Eviction.TIME),
                        Layer.SESSIONS, CachePolicy.of(Duration.ofHours(8), 100_000_000, Eviction.LRU)));
        assertThatThrownBy(() -> CachePolicy.of(Duration.ZERO, 1, Eviction.LRU)).hasMessageContaining("life must be");
        assertThatThrownBy(() -> new CachePolicy(LIFE, 1, Eviction.LRU, LIFE.plusNanos(1)))
                .hasMessageContaining("refreshAfter");
    }

    @Test
    void unsettledWrite_keepsTheCacheOutForHalfAMinute() {
        Dependence on = Dependence.EVERYTHING;
        shop.begin(Change.EVERYTHING);
        assertThat(shop.isChanging(on)).isTrue();
        shop.endUnsettled(Change.EVERYTHING);

        now.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(shop.holds(on, shop.now())).isFalse();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(shop.holds(on, shop.now())).isTrue();
    }

    @Test
    void leaderThatIsCancelled_leavesTheLoadToWhoWaits() {
        LayerCache layer = new LayerCache(CachePolicy.of(LIFE, 1_000, Eviction.LRU), now::get, Runnable::run);
        LayerCache.Loader cancelled = () -> {
            throw new ShopifyException.Cancelled("given up", null);
        };
        LayerCache.Loader fine = () -> new LayerCache.Loaded("fine", 10, true);
        LayerCache.Use first = new LayerCache.Use(key(1), Dependence.EVERYTHING, cancelled, cancelled, null);

        assertThatThrownBy(() -> layer.get(first)).isInstanceOf(ShopifyException.Cancelled.class);
        assertThat(layer.get(new LayerCache.Use(key(1), Dependence.EVERYTHING, fine, fine, null)))
                .isEqualTo("fine");
    }

    @Test
    void lateUse_refreshesAndAFailureKeepsWhatIsThere() {
        LayerCache layer = new LayerCache(CachePolicy.of(LIFE, 1_000, Eviction.LRU), now::get, Runnable::run);
        LayerCache.Loader old = () -> new LayerCache.Loaded("old", 10, true);
        LayerCache.Loader fresh = () -> new LayerCache.Loaded("fresh", 10, true);
        LayerCache.Loader failing = () -> {
            throw new ShopifyException.Unreachable("no answer", null);
        };
        layer.get(new LayerCache.Use(key(1), Dependence.EVERYTHING, old, old, null));
        now.addAndGet(LIFE.multipliedBy(4).dividedBy(5).toNanos());

        assertThat(layer.get(new LayerCache.Use(key(1), Dependence.EVERYTHING, failing, failing, null)))
                .isEqualTo("old");
        assertThat(layer.get(new LayerCache.Use(key(1), Dependence.EVERYTHING, failing, fresh, null)))
                .isEqualTo("old");
        assertThat(layer.get(new LayerCache.Use(key(1), Dependence.EVERYTHING, failing, failing, null)))
                .isEqualTo("fresh");
        assertThat(layer.stats().refreshes()).isEqualTo(2);
        assertThat(layer.stats().failures()).isEqualTo(1);
    }
}
