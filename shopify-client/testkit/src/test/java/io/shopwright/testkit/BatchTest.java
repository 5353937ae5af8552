package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.batch.Batch;
import io.shopwright.client.batch.BatchResult;
import io.shopwright.client.batch.Outcome;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.resource.Inventory;
import io.shopwright.client.resource.Products;
import io.shopwright.client.resource.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many mutations as one call, at a shop where things go wrong. */
class BatchTest {
    private static final int UPDATES = 10_000;
    private static final Pattern NUMBERED = Pattern.compile("title (\\d+)\"");

    private final SimulatedShop simulated = SimulatedShop.builder()
            .plan(Plan.PLUS)
            .clock(new HurriedClock(Instant.parse("2026-07-01T12:00:00Z")))
            .start();
    private final Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    private final Products products = new Products(shop);

    BatchTest() {
        simulated.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
    }

    @AfterEach
    void close() {
        shop.close();
        simulated.close();
    }

    private record Id(Gid id) {}

    private record Renamed(Titled product) {}

    private record Titled(Gid id, String title) {}

    private List<Gid> productIds() {
        return shop.connection("products", Id.class).stream().map(Id::id).toList();
    }

    private Mutation<Renamed> rename(Gid product, String title) {
        return shop.mutation("productUpdate", Renamed.class).with("product", Map.of("id", product, "title", title));
    }

    /** The numbers in the titles of the updates that the shop executed, in its order. */
    private List<Integer> executed() {
        List<Integer> numbers = new ArrayList<>();
        for (ShopRequest write : simulated.writes()) {
            Matcher title = NUMBERED.matcher(write.variables());
            while (title.find()) {
                numbers.add(Integer.parseInt(title.group(1)));
            }
        }
        return numbers;
    }

    @Test
    void tenThousandUpdates_oneInAHundredBad_connectionCutAtRandom() {
        List<Gid> ids = productIds();
        List<Mutation<Renamed>> updates = new ArrayList<>();
        for (int i = 0; i < UPDATES; i++) {
            Gid id = ids.get(i % ids.size());
            updates.add(
                    switch (i % 300) {
                        case 50 -> rename(id, ""); // a blank title
                        case 150 -> rename(Gid.of("Product", 1), "title " + i); // no such product
                        case 250 ->
                            shop.mutation("productUpdate", Renamed.class)
                                    .with("product", Map.of("id", id, "titel", "title " + i)); // no such field
                        default -> rename(id, "title " + i);
                    });
        }
        simulated.forgetRequests();
        simulated.faults().sometimes(0.02, 1).lostReply();
        simulated.faults().sometimes(0.02, 2).reset();
        simulated.faults().sometimes(0.02, 3).truncatedBody();

        BatchResult<Renamed> result = Batch.of(updates).run();
        simulated.faults().clear();

        assertThat(result.processed()).isEqualTo(UPDATES);
        assertThat(result.successful() + result.failed() + result.unknown()).isEqualTo(UPDATES);
        assertThat(result.unknown()).isPositive();
        List<Integer> executed = executed();
        assertThat(executed).isSorted().doesNotHaveDuplicates();
        Map<Gid, String> titles = new HashMap<>();
        Map<Gid, Boolean> certain = new HashMap<>();
        for (int i = 0; i < UPDATES; i++) {
            Outcome<Renamed> outcome = result.outcomes().get(i);
            Gid id = ids.get(i % ids.size());
            String title = "title " + i;
            if (outcome instanceof Outcome.Done<Renamed> done) {
                assertThat(i % 100).isNotEqualTo(50);
                assertThat(done.payload()).contains(new Renamed(new Titled(id, title)));
                titles.put(id, title);
                certain.put(id, true);
            } else if (outcome instanceof Outcome.Refused<Renamed> refused) {
                assertThat(i % 300).isIn(50, 150);
                assertThat(refused.userErrors()).isNotEmpty();
            } else if (outcome instanceof Outcome.Failed<Renamed> failed) {
                assertThat(failed.reason()).hasMessageContaining("did you mean 'title'");
                assertThat(i % 300).isEqualTo(250);
            } else {
                certain.put(id, false);
            }
        }
        assertThat(result.failed()).isBetween(UPDATES / 150, UPDATES / 100);
        for (Titled product : shop.connection("products", Titled.class)) {
            if (certain.get(product.id())) {
                assertThat(product.title()).isEqualTo(titles.get(product.id()));
            }
        }
        // What is done has been executed; what is unknown has been or not.
        Map<Integer, Boolean> wasExecuted = new TreeMap<>();
        executed.forEach(number -> wasExecuted.put(number, true));
        for (int i = 0; i < UPDATES; i++) {
            if (result.outcomes().get(i) instanceof Outcome.Done) {
                assertThat(wasExecuted).containsKey(i);
            }
        }
    }

    @Test
    void operations_areSentTwentyAtATime() {
        List<Gid> ids = productIds();
        simulated.forgetRequests();

        BatchResult<Renamed> result = Batch.of(numbered(ids, 50)).run();
        assertThat(simulated.writes()).hasSize(3);
        assertThat(result.isComplete()).isTrue();

        simulated.forgetRequests();
        Batch.of(numbered(ids, 50)).size(5).run();
        assertThat(simulated.writes()).hasSize(10);
    }

    private List<Mutation<Renamed>> numbered(List<Gid> ids, int count) {
        List<Mutation<Renamed>> updates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            updates.add(rename(ids.get(i % ids.size()), "title " + i));
        }
        return updates;
    }

    @Test
    void documents_stayBelowTheLimitOfPoints() {
        List<Gid> ids = productIds();
        simulated.forgetRequests();

        Batch.of(numbered(ids, 300)).size(100).run();

        assertThat(simulated.writes()).hasSize(3).allMatch(write -> write.requestedCost() <= 1_000);
        assertThat(executed()).hasSize(300);
    }

    @Test
    void kindsOfMutations_mix() {
        Gid id = productIds().get(0);

        BatchResult<Record> result = Batch.<Record>of(List.of(
                        products.create(Map.of("title", "Scarf")),
                        new Tags(shop).add(id, List.of("new")),
                        products.update(Map.of("id", id, "vendor", "Mill")),
                        products.delete(id)))
                .run();

        assertThat(result.outcomes()).allMatch(outcome -> outcome instanceof Outcome.Done);
        Outcome.Done<Record> deleted = (Outcome.Done<Record>) result.outcomes().get(3);
        assertThat(deleted.payload()).contains(new Products.Deleted(id));
        assertThat(products.product(id).find()).isEmpty();
    }

    @Test
    void mutationsWithKeys_areSentAgainAndDoneOnce() {
        Inventory inventory = new Inventory(shop);
        Products.VariantSummary variant = products.variants("").iterator().next();
        Gid location = shop.connection("locations", Id.class).iterator().next().id();
        List<Mutation<Inventory.Changed>> adjustments = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Map<String, Object> change = new HashMap<>();
            change.put("inventoryItemId", variant.inventoryItem().id());
            change.put("locationId", location);
            change.put("delta", 1);
            change.put("changeFromQuantity", null);
            adjustments.add(
                    inventory.adjust(Map.of("name", "available", "reason", "correction", "changes", List.of(change))));
        }
        simulated.faults().next().lostReply();

        BatchResult<Inventory.Changed> result = Batch.of(adjustments).run();

        assertThat(result.isComplete()).isTrue();
        assertThat(products.variants("").iterator().next().inventoryQuantity())
                .isEqualTo(variant.inventoryQuantity() + 30);
    }

    @Test
    void deniedMutation_failsAlone() {
        try (SimulatedShop strict = SimulatedShop.builder()
                        .accessToken("products", "read_products", "write_products")
                        .start();
                Shop limited = Shop.open(ShopConfig.at(strict.endpoint(), "products"))) {
            Products own = new Products(limited);
            record Made(Id customer) {}

            BatchResult<Record> result = Batch.<Record>of(List.of(
                            own.create(Map.of("title", "Scarf")),
                            limited.mutation("customerCreate", Made.class)
                                    .with("input", Map.of("email", "a@b.example")),
                            own.create(Map.of("title", "Hat"))))
                    .run();

            assertThat(result.outcomes().get(0)).isInstanceOf(Outcome.Done.class);
            assertThat(((Outcome.Failed<Record>) result.outcomes().get(1)).reason())
                    .isInstanceOf(ShopifyException.Denied.class);
            assertThat(result.outcomes().get(2)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void documentThatTheShopRefuses_costsOnlyTheOneAtFault() {
        List<Gid> ids = productIds();
        List<Mutation<Renamed>> updates = numbered(ids, 9);
        simulated.forgetRequests();
        simulated.faults().next().body("application/json", """
                {"errors":[{"message":"Variable $m4_product of type ProductUpdateInput! was provided invalid value",\
                "extensions":{"code":"INVALID_VARIABLE"}}]}""");

        BatchResult<Renamed> result = Batch.of(updates).run();

        assertThat(((Outcome.Failed<Renamed>) result.outcomes().get(4)).reason())
                .isInstanceOf(ShopifyException.Invalid.class);
        assertThat(result.successful()).isEqualTo(8);
        assertThat(executed()).containsExactly(0, 1, 2, 3, 5, 6, 7, 8);
    }

    @Test
    void documentRefusedForNoOneInParticular_isSentInHalves() {
        List<Mutation<Renamed>> updates = numbered(productIds(), 8);
        simulated.forgetRequests();
        simulated.faults().next().body("application/json", """
                {"errors":[{"message":"Query cost is 1293","extensions":{"code":"MAX_COST_EXCEEDED","cost":1293}}]}""");

        BatchResult<Renamed> result = Batch.of(updates).run();

        assertThat(result.isComplete()).isTrue();
        assertThat(simulated.writes()).hasSize(2);
        assertThat(executed()).isSorted().hasSize(8);
    }

    @Test
    void frozenShop_endsTheBatchAndLosesNothing() {
        List<Mutation<Renamed>> updates = numbered(productIds(), 60);
        simulated.forgetRequests();
        simulated.faults().next().latency(Duration.ZERO);
        simulated.faults().next(100).status(402);

        BatchResult<Renamed> result = Batch.of(updates).run();

        assertThat(result.successful()).isEqualTo(20);
        assertThat(result.failed()).isEqualTo(40);
        assertThat(simulated.writes()).hasSize(1);
    }

    @Test
    void mutationsOfTwoShops_areNoBatch() {
        try (Shop other = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            Mutation<Products.Deleted> a = products.delete(Gid.of("Product", 1));
            Mutation<Products.Deleted> b = new Products(other).delete(Gid.of("Product", 1));

            assertThatThrownBy(() -> Batch.of(List.of(a, b)).run())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("one Shop object");
        }
    }

    @Test
    void noMutations_noResult() {
        assertThat(Batch.of(List.<Mutation<Renamed>>of()).run().processed()).isZero();
        assertThatThrownBy(() -> Batch.of(List.<Mutation<Renamed>>of()).size(0))
                .hasMessage("a document takes 1 to 100 mutations, not 0");
    }
}
