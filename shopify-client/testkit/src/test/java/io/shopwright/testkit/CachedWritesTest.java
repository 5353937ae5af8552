package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.batch.Batch;
import io.shopwright.client.cache.Layer;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Query;
import io.shopwright.client.resource.Customers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Cached answers against the writes and the changes of a shop: nobody reads what a write has made untrue. */
class CachedWritesTest extends CachesTestbed {
    @Test
    void ownWrite_isSeenByEveryLaterRead() {
        Gid id = product(0);
        Connection<Titled> all = shop.connection("products", Titled.class);
        String raw = "{ products(first: 50) { nodes { id title } } }";
        for (String title : List.of("first", "second", "third")) {
            titled(id).get();
            all.page();
            shop.document(raw, JsonNode.class).get();

            rename(shop, id, title);

            assertThat(titled(id).get().title()).isEqualTo(title);
            assertThat(all.stream().map(Titled::title)).contains(title);
            assertThat(shop.document(raw, JsonNode.class).get().toString()).contains(title);
        }
        assertThat(stats(Layer.PRODUCTS).invalidated()).isPositive();
    }

    @Test
    void batchOfWrites_isSeenByEveryLaterRead() {
        Gid a = product(0);
        Gid b = product(1);
        titled(a).get();
        titled(b).get();

        Batch.of(List.of(a, b).stream()
                        .map(id -> shop.mutation("productUpdate", Changed.class)
                                .with("product", Map.of("id", id, "title", "batched")))
                        .toList())
                .run();

        assertThat(titled(a).get().title()).isEqualTo("batched");
        assertThat(titled(b).get().title()).isEqualTo("batched");
    }

    @Test
    void readThatAWriteOvertakes_isNotUsedAfterTheWrite() throws Exception {
        Gid id = product(0);
        String before =
                others.object("product", Titled.class).with("id", id).get().title();
        simulated.forgetRequests();
        simulated.faults().next().rootField("product").latency(Duration.ofSeconds(2));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Titled> slow = thread.submit(() -> titled(id).get());
            while (asked("product") == 0) {
                Thread.onSpinWait();
            }
            rename(shop, id, "overtaken");

            assertThat(titled(id).get().title()).isEqualTo("overtaken");
            assertThat(slow.get().title()).isIn(before, "overtaken");
            assertThat(titled(id).get().title()).isEqualTo("overtaken");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void writeWhoseOutcomeIsUnknown_isNotHiddenByTheCache() {
        Gid id = product(0);
        titled(id).get();
        simulated.faults().next().rootField("productUpdate").lostReply();

        assertThatThrownBy(() -> rename(shop, id, "perhaps")).isInstanceOf(ShopifyException.OutcomeUnknown.class);

        assertThat(titled(id).get().title()).isEqualTo("perhaps");
        rename(others, id, "later");
        assertThat(titled(id).get().title()).isEqualTo("later");
        assertThat(stats(Layer.PRODUCTS).bypassed()).isEqualTo(2);
    }

    @Test
    void changeByOthers_isSeenOnceAWebhookTells() {
        Gid changed = product(0);
        Gid same = product(1);
        titled(changed).get();
        titled(same).get();
        shop.connection("products", Titled.class).page();
        rename(others, changed, "elsewhere");
        simulated.forgetRequests();

        caches.changed(domain, "products/update", changed);

        assertThat(titled(changed).get().title()).isEqualTo("elsewhere");
        assertThat(shop.connection("products", Titled.class).stream().map(Titled::title))
                .contains("elsewhere");
        titled(same).get();
        assertThat(asked("product")).isEqualTo(1);
        assertThat(asked("products")).isEqualTo(1);

        caches.changed(domain, "products/update");
        titled(same).get();
        assertThat(asked("product")).isEqualTo(2);
    }

    @Test
    void writesOfProducts_leaveCustomersAlone() {
        Gid customer = new Customers(others).all().iterator().next().id();
        Gid product = product(0);
        Query<Node> read = shop.object("customer", Node.class).with("id", customer);
        read.get();
        simulated.forgetRequests();

        rename(shop, product, "anew");
        read.get();
        assertThat(asked("customer")).isZero();

        shop.mutation("tagsAdd", Tagged.class)
                .with("id", customer)
                .with("tags", List.of("vip"))
                .run();
        read.get();
        assertThat(asked("customer")).isEqualTo(1);

        caches.changed(domain, "orders/create");
        read.get();
        assertThat(asked("customer")).isEqualTo(2);
    }

    @Test
    void searchSoonAfterAWrite_isNotKept() {
        Gid id = product(0);
        Connection<Titled> search = shop.connection("products", Titled.class).with("query", "title:sought");
        simulated.faults().next().rootField("productUpdate").searchLag(Duration.ofHours(10));
        rename(shop, id, "sought");
        assertThat(search.page().nodes()).isEmpty();

        simulated.time().advance(Duration.ofHours(11));

        assertThat(search.page().nodes()).hasSize(1);
    }

    @Test
    void workInTheBackground_isAskedForEachTimeAndDropsWhatItMayHaveChanged() {
        Gid id = product(0);
        titled(id).get();
        simulated.forgetRequests();
        String poll = "{ bulkOperations(first: 1) { nodes { id status } } }";

        shop.document(poll, JsonNode.class).get();
        shop.document(poll, JsonNode.class).get();
        titled(id).get();

        assertThat(asked("bulkOperations")).isEqualTo(2);
        assertThat(asked("product")).isEqualTo(1);
    }

    private record Tagged(List<Refusal> userErrors) {}

    private record Refusal(String message) {}
}
