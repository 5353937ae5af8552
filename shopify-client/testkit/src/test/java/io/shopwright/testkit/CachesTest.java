package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.cache.CachePolicy;
import io.shopwright.client.cache.CacheStats;
import io.shopwright.client.cache.Caches;
import io.shopwright.client.cache.Eviction;
import io.shopwright.client.cache.Layer;
import io.shopwright.client.cache.Values;
import io.shopwright.client.query.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which answers are kept, for whom, and how much room they take. */
class CachesTest extends CachesTestbed {
    @Test
    void secondRead_isServedWithoutRequest() {
        Gid id = product(0);
        simulated.forgetRequests();

        Titled first = titled(id).get();
        Titled second = shop.object("product", Titled.class).with("id", id).get();

        assertThat(second).isSameAs(first);
        assertThat(asked("product")).isEqualTo(1);
        assertThat(stats(Layer.PRODUCTS).hits()).isEqualTo(1);
        assertThat(stats(Layer.PRODUCTS).hitRate()).isEqualTo(0.5);
        assertThat(stats(Layer.PRODUCTS).entries()).isEqualTo(1);
    }

    @Test
    void cachesAreOff_unlessGiven() {
        Gid id = product(0);
        simulated.forgetRequests();

        others.object("product", Titled.class).with("id", id).get();
        others.object("product", Titled.class).with("id", id).get();

        assertThat(asked("product")).isEqualTo(2);
    }

    @Test
    void answersOfOneDocument_areReadIntoEachRecordApart() {
        record Same(Gid id, String title) {}

        Gid id = product(0);
        Titled titled = titled(id).get();
        Same same = shop.object("product", Same.class).with("id", id).get();

        assertThat(same).isEqualTo(new Same(titled.id(), titled.title()));
    }

    @Test
    void rawAnswers_areEachReadersOwn() {
        String document = "{ shop { name } }";
        JsonNode first = shop.document(document, JsonNode.class).get();
        ((ObjectNode) first.path("shop")).put("name", "changed by its reader");

        assertThat(shop.document(document, JsonNode.class)
                        .get()
                        .at("/shop/name")
                        .asText())
                .isEqualTo("Simulated Shop");
        assertThat(asked("shop")).isEqualTo(1);
    }

    @Test
    void stampedeOf200Threads_sendsOneRequest() throws Exception {
        Gid id = product(0);
        simulated.forgetRequests();
        simulated.faults().next().rootField("product").latency(Duration.ofMillis(300));

        List<Titled> read = together(200, () -> titled(id).get());

        assertThat(asked("product")).isEqualTo(1);
        assertThat(read).hasSize(200).allSatisfy(title -> assertThat(title).isSameAs(read.get(0)));
        assertThat(stats(Layer.PRODUCTS).misses() - stats(Layer.PRODUCTS).joined())
                .isEqualTo(1);
    }

    static <T> List<T> together(int count, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CountDownLatch ready = new CountDownLatch(count);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return work.call();
                }));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> each : running) {
                done.add(each.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void failureOfALoad_isOfAllWhoWaitedAndIsNotKept() throws Exception {
        Gid id = product(0);
        simulated.faults().next().rootField("product").status(402);

        assertThatThrownBy(() -> titled(id).get()).isInstanceOf(ShopifyException.Unavailable.class);

        assertThat(titled(id).get().id()).isEqualTo(id);
        assertThat(stats(Layer.PRODUCTS).failures()).isEqualTo(1);
    }

    @Test
    void tokens_doNotSeeEachOthersAnswers() {
        Gid id = product(0);
        titled(id).get();
        simulated.forgetRequests();
        try (Shop few = Shop.open(ShopConfig.at(simulated.endpoint(), "few").caches(caches))) {
            few.object("product", Titled.class).with("id", id).get();
            assertThat(asked("product")).isEqualTo(1);
            assertThatThrownBy(() -> few.connection("customers", Node.class).page())
                    .isInstanceOf(ShopifyException.Denied.class);
            shop.connection("customers", Node.class).page();
            assertThatThrownBy(() -> few.connection("customers", Node.class).page())
                    .isInstanceOf(ShopifyException.Denied.class);

            // What one writes, the other must not miss.
            few.object("product", Titled.class).with("id", id).get();
            rename(shop, id, "for both");
            assertThat(few.object("product", Titled.class).with("id", id).get().title())
                    .isEqualTo("for both");
        }
    }

    @Test
    void shops_doNotSeeEachOthersAnswers() {
        try (SimulatedShop second = start();
                Shop other = open(second, caches)) {
            other.object("shop", Named.class).get();
            shop.object("shop", Named.class).get();

            assertThat(second.requests("shop")).hasSize(1);
            assertThat(asked("shop")).isEqualTo(1);

            caches.forget(domain);
            shop.object("shop", Named.class).get();
            other.object("shop", Named.class).get();
            assertThat(asked("shop")).isEqualTo(2);
            assertThat(second.requests("shop")).hasSize(1);
        }
    }

    private record Named(String name) {}

    @Test
    void usedAgainLate_isLoadedInTheBackground() throws Exception {
        CachePolicy eager = new CachePolicy(HOUR, 1_000_000, Eviction.LRU, Duration.ofNanos(1));
        try (Caches refreshing = Caches.of(Map.of(Layer.PRODUCTS, eager));
                Shop own = open(simulated, refreshing)) {
            Query<Titled> read = own.object("product", Titled.class).with("id", product(0));
            read.get();
            rename(others, product(0), "refreshed");

            while (!read.get().title().equals("refreshed")) {
                Thread.onSpinWait();
            }

            CacheStats stats = refreshing.stats().get(Layer.PRODUCTS);
            assertThat(stats.refreshes()).isPositive();
            assertThat(stats.misses()).isEqualTo(1);
        }
    }

    @Test
    void answersWithErrors_areNotKept() {
        simulated.forgetRequests();
        Query<JsonNode> partial =
                shop.document("{ shop { name } orders(first: 1) { nodes { clientIp } } }", JsonNode.class);

        partial.send();
        partial.send();

        assertThat(asked("shop")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Eviction.class)
    void layer_staysWithinItsBytes(Eviction eviction) {
        CachePolicy small = CachePolicy.of(HOUR, 20_000, eviction);
        try (Caches bounded = Caches.of(Map.of(Layer.ANSWERS, small));
                Shop own = open(simulated, bounded)) {
            for (int i = 0; i < 60; i++) {
                own.document("{ a" + i + ": shop { name } }", JsonNode.class).get();
            }

            CacheStats stats = bounded.stats().get(Layer.ANSWERS);
            assertThat(stats.bytes()).isBetween(1L, 20_000L);
            assertThat(stats.evictions()).isPositive();
            assertThat(stats.entries()).isBetween(1L, 40L);
        }
    }

    /** A load may end between another's look into the store and its own take-off, the likelier the faster it is. */
    @Test
    void quickLoad_isDoneOnceForAllWhoWantItAtOnce() throws Exception {
        Values<String> values = caches.values(domain, Layer.ANALYTICS, String.class, text -> 2L * text.length());
        AtomicInteger loads = new AtomicInteger();

        for (int round = 1; round <= 400; round++) {
            int wanted = round;
            together(8, () -> values.get(wanted, key -> key + " " + loads.incrementAndGet()));
            assertThat(loads).hasValue(round);
        }
    }

    @Test
    void valuesOfAProgram_areLoadedOnceAndDroppedByWrites() throws Exception {
        Values<String> reports = caches.values(domain, Layer.ANALYTICS, String.class, text -> 2L * text.length());
        Values<String> sessions = caches.values(domain, Layer.SESSIONS, String.class, text -> 2L * text.length());
        AtomicInteger loads = new AtomicInteger();

        together(20, () -> reports.get("month", key -> key + " " + loads.incrementAndGet()));
        sessions.put("month", "a session");
        assertThat(loads).hasValue(1);
        assertThat(reports.find("month")).contains("month 1");

        rename(shop, product(0), "sold");
        assertThat(reports.find("month")).isEmpty();
        assertThat(reports.get("month", key -> "anew")).isEqualTo("anew");
        assertThat(sessions.find("month")).contains("a session");
        sessions.drop("month");
        assertThat(sessions.find("month")).isEmpty();

        sessions.put("day", "another");
        caches.changed(domain, "app/uninstalled");
        assertThat(sessions.find("day")).isEmpty();
        assertThatThrownBy(() -> caches.values(domain, Layer.ANSWERS, String.class, text -> 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
