package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.FromShop;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopResults;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.Shops;
import io.shopwright.client.cache.Caches;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several shops of one program, one of which is broken. */
class ShopsTest {
    private static final int SHOPS = 4;
    private static final int PRODUCTS = 12;

    private final List<SimulatedShop> simulated = new ArrayList<>();
    private final Caches caches = Caches.create();
    private final Shops shops = Shops.open(3);

    private record Node(String id) {}

    private record Named(String name) {}

    ShopsTest() {
        for (int i = 0; i < SHOPS; i++) {
            SimulatedShop shop = SimulatedShop.builder().name("Shop " + i).start();
            shop.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
            simulated.add(shop);
            shops.add(config(shop));
        }
    }

    private ShopConfig config(SimulatedShop shop) {
        return ShopConfig.at(shop.endpoint(), shop.accessToken()).caches(caches);
    }

    private static String domain(SimulatedShop shop) {
        return shop.endpoint().getAuthority();
    }

    @AfterEach
    void close() {
        shops.close();
        caches.close();
        simulated.forEach(SimulatedShop::close);
    }

    private static String name(Shop shop) {
        return shop.object("shop", Named.class).get().name();
    }

    private static Stream<Node> products(Shop shop) {
        return shop.connection("products", Node.class).stream();
    }

    @Test
    void shops_areAddedFoundAndRemoved() {
        SimulatedShop first = simulated.get(0);
        Shop shop = shops.find(domain(first)).orElseThrow();

        assertThat(name(shop)).isEqualTo("Shop 0");
        assertThat(shops.size()).isEqualTo(SHOPS);
        assertThat(shops.domains()).contains(domain(first));
        assertThatThrownBy(() -> shops.add(config(first)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already");

        assertThat(shops.remove(domain(first))).isTrue();
        assertThat(shops.remove(domain(first))).isFalse();
        assertThat(shops.find(domain(first))).isEmpty();
        assertThatThrownBy(() -> products(shop).toList()).isInstanceOf(ShopifyException.class);

        assertThat(name(shops.add(config(first)))).isEqualTo("Shop 0");
        assertThat(first.requests("shop")).hasSize(2); // what was cached went with the shop
    }

    @Test
    void allShops_areReadAndEachHasItsOwn() {
        ShopResults<String> names = shops.each(ShopsTest::name);

        assertThat(names.failures()).isEmpty();
        Map<String, String> expected = new HashMap<>();
        simulated.forEach(shop -> expected.put(domain(shop), "Shop " + simulated.indexOf(shop)));
        assertThat(names.values()).isEqualTo(expected);
    }

    @Test
    void brokenShop_failsAlone() {
        SimulatedShop broken = simulated.get(2);
        broken.faults().always().status(402);

        ShopResults<Integer> counts = shops.each(shop -> (int) products(shop).count());

        assertThat(counts.failures()).containsOnlyKeys(domain(broken));
        assertThat(counts.failures().get(domain(broken))).isInstanceOf(ShopifyException.Unavailable.class);
        assertThat(counts.values())
                .hasSize(SHOPS - 1)
                .allSatisfy((shop, count) -> assertThat(count).isEqualTo(PRODUCTS));
    }

    @Test
    void shopThatHangs_delaysNobody_howeverOftenAllAreAsked() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        String hanging = domain(simulated.get(0));
        AtomicInteger stuck = new AtomicInteger();
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            List<Future<ShopResults<String>>> calls = new ArrayList<>();
            List<CountDownLatch> othersDone = new ArrayList<>();
            for (int call = 0; call < 5; call++) {
                CountDownLatch others = new CountDownLatch(SHOPS - 1);
                othersDone.add(others);
                calls.add(callers.submit(() -> shops.each(shop -> {
                    if (shop == shops.find(hanging).orElseThrow()) {
                        stuck.incrementAndGet();
                        await(released);
                        stuck.decrementAndGet();
                    }
                    String name = name(shop);
                    others.countDown();
                    return name;
                })));
            }
            for (CountDownLatch others : othersDone) {
                others.await(); // ends although the shop hangs
            }

            assertThat(stuck).hasValue(1);
            released.countDown();
            for (Future<ShopResults<String>> call : calls) {
                assertThat(call.get().values()).hasSize(SHOPS);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShopifyException.Cancelled("interrupted", e);
        }
    }

    @Test
    void shopThatDoesNotAnswer_isGivenUpAfterTheLimit() {
        SimulatedShop hanging = simulated.get(1);
        hanging.faults().always().latency(Duration.ofSeconds(4));

        ShopResults<String> names = shops.each(ShopsTest::name, Duration.ofSeconds(1));

        assertThat(names.failures().get(domain(hanging))).isInstanceOf(ShopifyException.Cancelled.class);
        assertThat(names.values()).doesNotContainKey(domain(hanging));
        hanging.faults().clear();
    }

    @Test
    void streamsOfAllShops_becomeOne() {
        SimulatedShop broken = simulated.get(3);
        broken.faults().always().status(402);
        Map<String, List<String>> expected = new HashMap<>();
        for (SimulatedShop shop : simulated) {
            if (shop != broken) {
                expected.put(
                        domain(shop),
                        products(shops.find(domain(shop)).orElseThrow())
                                .map(Node::id)
                                .toList());
            }
        }

        Map<String, List<String>> read = new HashMap<>();
        List<String> failed = new ArrayList<>();
        try (Stream<FromShop<Node>> all = shops.stream(ShopsTest::products)) {
            all.forEach(each -> {
                if (each instanceof FromShop.Item<Node> item) {
                    read.computeIfAbsent(item.shop(), shop -> new ArrayList<>())
                            .add(item.value().id());
                } else {
                    failed.add(each.shop());
                }
            });
        }

        assertThat(read).isEqualTo(expected);
        assertThat(failed).containsExactly(domain(broken));
    }

    @Test
    void streamThatIsClosedEarly_letsTheThreadsGo() {
        try (Stream<FromShop<Integer>> endless = shops.stream(shop -> Stream.iterate(1, i -> i + 1))) {
            assertThat(endless.limit(5_000)).hasSize(5_000);
        }
        assertThat(shops.each(ShopsTest::name).values()).hasSize(SHOPS);
    }

    @Test
    void fewThreads_serveManyShops() {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        shops.each(shop -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            String name = name(shop);
            working.decrementAndGet();
            return name;
        });

        assertThat(most.get()).isBetween(1, 3);
        assertThatThrownBy(() -> Shops.open(1)).hasMessageContaining("atOnce must be >= 2");
    }

    @Test
    void closedShops_answerNobody() {
        Shop shop = shops.find(domain(simulated.get(0))).orElseThrow();
        shops.close();

        assertThatThrownBy(() -> products(shop).toList()).isInstanceOf(RuntimeException.class);
        assertThat(shops.size()).isZero();
    }
}
