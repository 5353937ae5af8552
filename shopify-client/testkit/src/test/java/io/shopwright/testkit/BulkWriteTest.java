package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.batch.Outcome;
import io.shopwright.client.bulk.BulkOutcomes;
import io.shopwright.client.cache.Caches;
import io.shopwright.client.query.Arguments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bulk mutations of the client at a simulated shop. */
class BulkWriteTest {
    private static final int UPDATES = 10_000;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-07-01T12:00:00Z"));
    private SimulatedShop simulated =
            SimulatedShop.builder().plan(Plan.PLUS).clock(clock).start();
    private Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    private final List<Gid> ids;

    BulkWriteTest() {
        simulated.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
        ids = shop.connection("products", Id.class).stream().map(Id::id).toList();
    }

    @AfterEach
    void close() {
        shop.close();
        simulated.close();
    }

    record Id(Gid id) {}

    record Titled(Gid id, String title) {}

    record Renamed(@Nullable Titled product) {}

    record WithVariants(@Nullable Varied product) {}

    record Varied(@Arguments("first: 5") List<Id> variants) {}

    private Map<String, ?> rename(int line, String title) {
        return Map.of("product", Map.of("id", ids.get(line % ids.size()), "title", title));
    }

    /** Every hundredth has a blank title, which the shop refuses. */
    private Stream<Map<String, ?>> updates(int count) {
        return IntStream.range(0, count).mapToObj(line -> rename(line, line % 100 == 7 ? " " : "title " + line));
    }

    /** One outcome for each update, of its own product and title. */
    private static void requireOnceInOrder(BulkOutcomes<Renamed> outcomes, List<Gid> ids, int count) {
        int line = 0;
        for (Outcome<Renamed> outcome : outcomes.stream().toList()) {
            if (line % 100 == 7) {
                assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            } else {
                Titled product = ((Outcome.Done<Renamed>) outcome)
                        .payload()
                        .orElseThrow()
                        .product();
                assertThat(product).isEqualTo(new Titled(ids.get(line % ids.size()), "title " + line));
            }
            line++;
        }
        assertThat(line).isEqualTo(count);
    }

    private int mutationsRun() {
        return (int) shop.connection("bulkOperations", Id.class).stream().count();
    }

    @Test
    void tenThousandUpdates_oneInAHundredBad_connectionCutAtRandom() {
        int before = mutationsRun();
        Faults faults = simulated.faults();
        faults.next().rootField("stagedUploadsCreate").lostReply();
        faults.next().path("/").rootField("bulkOperationRunMutation").lostReply();
        faults.next(2).rootField("bulkOperation").truncatedBody(1);
        faults.next(10).path("/bulk-operation-outputs").truncatedBody(1);
        try (BulkOutcomes<Renamed> outcomes =
                shop.bulk().mutation("productUpdate", Renamed.class).run(updates(UPDATES))) {
            assertThat(outcomes.processed()).isEqualTo(UPDATES);
            assertThat(outcomes.failed()).isEqualTo(UPDATES / 100);
            assertThat(outcomes.successful()).isEqualTo(UPDATES - UPDATES / 100);
            assertThat(outcomes.unknown()).isZero();
            requireOnceInOrder(outcomes, ids, UPDATES);
        }
        assertThat(mutationsRun() - before).isEqualTo(1);
    }

    @Test
    void uploadCut_isSentAgain() {
        simulated.faults().next(2).path("/").reset();
        try (BulkOutcomes<Renamed> outcomes =
                shop.bulk().mutation("productUpdate", Renamed.class).run(Stream.of(rename(0, "a"), rename(1, "b")))) {
            assertThat(outcomes.successful()).isEqualTo(2);
        }
    }

    @Test
    void resultsInAnyOrder_becomeOutcomesInOrder() {
        simulated.faults().next().rootField("bulkOperationRunMutation").shuffledBulkLines(3);
        try (BulkOutcomes<Renamed> outcomes =
                shop.bulk().mutation("productUpdate", Renamed.class).run(updates(1_000))) {
            requireOnceInOrder(outcomes, ids, 1_000);
        }
    }

    @Test
    void operationThatFailsOnTheWay_leavesTheRestUnknown() {
        simulated.faults().next().rootField("bulkOperationRunMutation").failedBulkOperation("TIMEOUT", 40);
        try (BulkOutcomes<Renamed> outcomes = shop.bulk()
                .mutation("productUpdate", Renamed.class)
                .run(IntStream.range(0, 100).mapToObj(line -> rename(line, "t" + line)))) {
            assertThat(outcomes.successful()).isEqualTo(40);
            assertThat(outcomes.unknown()).isEqualTo(60);
            assertThat(outcomes.stream().skip(40))
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Unknown.class));
        }
    }

    @Test
    void linesThatDoNotFit_failAlone_andKeepTheirPlaces() {
        Map<String, Object> other = new HashMap<>(rename(3, "d"));
        other.put("media", List.of());
        try (BulkOutcomes<Renamed> outcomes = shop.bulk()
                .mutation("productUpdate", Renamed.class)
                .run(Stream.of(
                        Map.of("product", Map.of("colour", "red")),
                        rename(1, "b"),
                        Map.of("nothing", 1),
                        other,
                        rename(2, "c"),
                        Map.of()))) {
            assertThat(outcomes.stream().map(outcome -> outcome.getClass().getSimpleName()))
                    .containsExactly("Failed", "Done", "Failed", "Failed", "Done", "Failed");
            assertThat(outcomes.failed()).isEqualTo(4);
            assertThat(outcomes.processed()).isEqualTo(6);
        }
    }

    @Test
    void noLines_runNothing() {
        try (BulkOutcomes<Renamed> outcomes =
                shop.bulk().mutation("productUpdate", Renamed.class).run(Stream.of())) {
            assertThat(outcomes.processed()).isZero();
        }
        try (BulkOutcomes<Renamed> outcomes =
                shop.bulk().mutation("productUpdate", Renamed.class).run(Stream.of(Map.of("nothing", 1)))) {
            assertThat(outcomes.failed()).isEqualTo(1);
        }
        assertThat(mutationsRun()).isZero();
    }

    @Test
    void startThatNeverArrives_failsAllLines_forSure() {
        simulated.faults().always().rootField("bulkOperationRunMutation").status(403);
        try (BulkOutcomes<Renamed> outcomes =
                shop.bulk().mutation("productUpdate", Renamed.class).run(Stream.of(rename(0, "a"), rename(1, "b")))) {
            assertThat(outcomes.failed()).isEqualTo(2);
            assertThat(outcomes.stream().map(outcome -> ((Outcome.Failed<Renamed>) outcome).reason()))
                    .hasOnlyElementsOfType(ShopifyException.Denied.class);
        }
    }

    @Test
    void startOfWhichNobodyKnows_leavesAllUnknown() {
        simulated.faults().next().rootField("bulkOperationRunMutation").status(502);
        try (BulkOutcomes<Renamed> outcomes =
                shop.bulk().mutation("productUpdate", Renamed.class).run(Stream.of(rename(0, "a"), rename(1, "b")))) {
            assertThat(outcomes.unknown()).isEqualTo(2);
        }
        assertThat(mutationsRun()).isZero();
    }

    @Test
    void mutationThatDemandsAKey_getsOneALine() {
        record Adjusted(@Nullable Group inventoryAdjustmentGroup) {}
        List<Map<String, ?>> none = new ArrayList<>();
        none.add(Map.of("input", Map.of("reason", "correction", "name", "available", "changes", List.of())));
        none.add(none.get(0));
        try (BulkOutcomes<Adjusted> outcomes = shop.bulk()
                .mutation("inventoryAdjustQuantities", Adjusted.class)
                .run(none.stream())) {
            assertThat(outcomes.processed()).isEqualTo(2);
            assertThat(outcomes.stream())
                    .allSatisfy(outcome -> assertThat(outcome.toString()).doesNotContain("idempotent"));
        }
    }

    record Group(String reason) {}

    @Test
    void payloadWithAConnection_isRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> shop.bulk()
                        .mutation("productUpdate", WithVariants.class)
                        .run(Stream.of(rename(0, "a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'variants' is a connection");
        assertThat(mutationsRun()).isZero();
    }

    @Test
    void cachedAnswers_areNotUsedAfterABulkMutation() {
        ShopConfig config = ShopConfig.at(simulated.endpoint(), simulated.accessToken());
        try (Caches caches = Caches.create();
                Shop cached = Shop.open(config.caches(caches))) {
            var product = cached.object("product", Titled.class).with("id", ids.get(0));
            String before = product.get().title();
            try (BulkOutcomes<Renamed> outcomes =
                    cached.bulk().mutation("productUpdate", Renamed.class).run(Stream.of(rename(0, before + "!")))) {
                assertThat(outcomes.successful()).isEqualTo(1);
            }
            assertThat(product.get().title()).isEqualTo(before + "!");
        }
    }

    @Test
    void queriesAndMutations_haveTheirOwnPlaces() {
        close();
        simulated = SimulatedShop.builder()
                .plan(Plan.PLUS)
                .clock(clock)
                .bulkTime(Duration.ofHours(1))
                .start();
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
        for (int i = 0; i < 5; i++) {
            var unused = shop.bulk().query("products", Id.class).start();
        }
        try (BulkOutcomes<Renamed> outcomes = shop.bulk()
                .mutation("productUpdate", Renamed.class)
                .within(Duration.ofMillis(200))
                .run(Stream.of(rename(0, "a")))) {
            // It was started, and not over in time.
            assertThat(outcomes.unknown()).isEqualTo(1);
        }
        assertThat(mutationsRun()).isEqualTo(6);
    }
}
