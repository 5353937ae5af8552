package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.batch.Batch;
import io.shopwright.client.batch.Reads;
import io.shopwright.client.query.Mutation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single reads by id that go out together. */
class ReadsTest {
    private final SimulatedShop simulated = SimulatedShop.builder()
            .plan(Plan.PLUS)
            .clock(new HurriedClock(Instant.parse("2026-07-01T12:00:00Z")))
            .start();
    private final Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    private final Reads<Titled> reads = shop.reads("Product", Titled.class).window(Duration.ofMillis(50));

    private record Titled(Gid id, String title) {}

    private record Created(Titled product) {}

    @AfterEach
    void close() {
        shop.close();
        simulated.close();
    }

    private List<Gid> products(int count) {
        List<Mutation<Created>> creations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            creations.add(
                    shop.mutation("productCreate", Created.class).with("product", Map.of("title", "Product " + i)));
        }
        assertThat(Batch.of(creations).size(100).run().isComplete()).isTrue();
        simulated.forgetRequests();
        return shop.connection("products", Titled.class).stream()
                .map(Titled::id)
                .toList();
    }

    @Test
    void readsOf50Threads_250Ids_areFiveRequestsAtMost() throws Exception {
        List<Gid> ids = products(250);
        simulated.forgetRequests();

        List<Titled> read = inThreads(50, thread -> {
            List<CompletableFuture<Optional<Titled>>> asked = ids.subList(5 * thread, 5 * thread + 5).stream()
                    .map(reads::load)
                    .toList();
            return asked.stream().map(answer -> answer.join().orElseThrow()).toList();
        });

        assertThat(simulated.requests("nodes")).hasSizeBetween(1, 5);
        assertThat(read.stream().map(Titled::id)).containsExactlyElementsOf(ids);
    }

    @Test
    void waitingReadsOf50Threads_goOutTogether() throws Exception {
        List<Gid> ids = products(250);
        simulated.forgetRequests();

        List<Titled> read = inThreads(
                50,
                thread -> ids.subList(5 * thread, 5 * thread + 5).stream()
                        .map(reads::get)
                        .toList());

        assertThat(read.stream().map(Titled::id)).containsExactlyElementsOf(ids);
        assertThat(simulated.requests("nodes").size()).isLessThan(50);
    }

    @FunctionalInterface
    private interface Work<T> {
        List<T> in(int thread) throws Exception;
    }

    private static <T> List<T> inThreads(int count, Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<List<T>>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                tasks.add(() -> work.in(thread));
            }
            List<T> all = new ArrayList<>();
            for (Future<List<T>> done : threads.invokeAll(tasks)) {
                all.addAll(done.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void moreThanTheShopTakes_areSeveralRequests() {
        List<Gid> ids = new ArrayList<>(products(3));
        for (int i = 1; i <= 500; i++) {
            ids.add(Gid.of("Product", i));
        }
        simulated.forgetRequests();

        List<CompletableFuture<Optional<Titled>>> asked =
                ids.stream().map(reads::load).toList();

        assertThat(asked.stream().filter(answer -> answer.join().isPresent())).hasSize(3);
        assertThat(simulated.requests("nodes")).hasSize(3);
    }

    @Test
    void oneIdOfSeveral_isAskedForOnce() {
        Gid id = products(1).get(0);
        simulated.forgetRequests();

        CompletableFuture<Optional<Titled>> first = reads.load(id);
        CompletableFuture<Optional<Titled>> second = reads.load(id);
        first.cancel(false);

        assertThat(second.join()).map(Titled::title).contains("Product 0");
        assertThat(simulated.requests("nodes").get(0).variables()).containsOnlyOnce(id.value());
    }

    @Test
    void whatDoesNotFitTheSchema_isRefused() {
        record Stocked(Gid id, int totalInventry) {}

        assertThatThrownBy(() -> shop.reads("Product", Stocked.class))
                .hasMessageContaining("did you mean 'totalInventory'");
        assertThatThrownBy(() -> shop.reads("Produkt", Titled.class)).hasMessageContaining("did you mean 'Product'");
    }

    @Test
    void missingObject_isEmptyOrTold() {
        Gid missing = Gid.of("Product", 1);

        assertThat(reads.find(missing)).isEmpty();
        assertThatThrownBy(() -> reads.get(missing))
                .isInstanceOf(ShopifyException.Invalid.class)
                .hasMessage("The shop has no " + missing);
        assertThatThrownBy(() -> reads.find(Gid.of("Order", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no id of type Product");
    }

    @Test
    void failedRequest_isToldToAllWhoWait() {
        List<Gid> ids = products(2);
        simulated.faults().next().status(402);

        CompletableFuture<Optional<Titled>> first = reads.load(ids.get(0));
        CompletableFuture<Optional<Titled>> second = reads.load(ids.get(1));

        assertThatThrownBy(first::join).hasCauseInstanceOf(ShopifyException.Unavailable.class);
        assertThatThrownBy(second::join).hasCauseInstanceOf(ShopifyException.Unavailable.class);
        assertThat(reads.get(ids.get(0)).id()).isEqualTo(ids.get(0));
    }

    @Test
    void requestThatTheShopRefuses_failsForTheIdAtFaultAlone() {
        List<Gid> ids = products(2);
        String refusal = "{\"errors\":[{\"message\":\"Invalid id\",\"extensions\":{\"code\":\"RESOURCE_NOT_FOUND\"}}]}";
        simulated.faults().next(2).body("application/json", refusal);

        CompletableFuture<Optional<Titled>> first = reads.load(ids.get(0));
        CompletableFuture<Optional<Titled>> second = reads.load(ids.get(1));

        assertThatThrownBy(first::join).hasCauseInstanceOf(ShopifyException.Invalid.class);
        assertThat(second.join()).isPresent();
    }

    @Test
    void closedShop_answersNobody() {
        Gid id = products(1).get(0);
        shop.close();

        assertThatThrownBy(() -> reads.get(id)).isInstanceOf(ShopifyException.class);
    }
}
