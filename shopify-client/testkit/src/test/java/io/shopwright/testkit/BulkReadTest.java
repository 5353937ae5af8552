package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.bulk.BulkQuery;
import io.shopwright.client.bulk.BulkRun;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Filter;
import io.shopwright.client.query.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bulk queries of the client at a simulated shop. */
class BulkReadTest {
    /** The size of the shop; {@code run bulk-equality} reads a million. */
    private static final int ORDERS = Integer.getInteger("shopwright.bulk.orders", 3_000);

    private static final LocalDate END = LocalDate.of(2026, 6, 30);

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-07-01T12:00:00Z"));
    private SimulatedShop simulated =
            SimulatedShop.builder().plan(Plan.PLUS).clock(clock).start();
    private Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));

    record Buyer(Gid id) {}

    record Line(Gid id, String title, int quantity, MoneyBag originalUnitPriceSet) {}

    record OrderRow(
            Gid id,
            String name,
            Instant processedAt,
            MoneyBag currentTotalPriceSet,
            @Nullable Buyer customer,
            @Arguments("first: 250") List<Line> lineItems) {}

    record Paged(Gid id, @Arguments("first: 250") Page<Line> lineItems) {}

    record Id(Gid id) {}

    record Variant(Gid id, @Nullable String sku) {}

    record Shelf(
            Gid id, String title, @Arguments("first: 50") List<Item> products) {}

    record Item(String title, @Arguments("first: 10") List<Variant> variants) {}

    @AfterEach
    void close() {
        shop.close();
        simulated.close();
    }

    /** An operation takes this long from now on. */
    private void taking(Duration time) {
        close();
        simulated = SimulatedShop.builder()
                .plan(Plan.PLUS)
                .clock(clock)
                .bulkTime(time)
                .start();
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
        simulated.load(SampleShop.until(END));
    }

    private static List<OrderRow> sorted(List<OrderRow> orders) {
        List<OrderRow> sorted = new ArrayList<>();
        for (OrderRow order : orders) {
            List<Line> lines = new ArrayList<>(order.lineItems());
            lines.sort(Comparator.comparing(line -> line.id().value()));
            sorted.add(new OrderRow(
                    order.id(),
                    order.name(),
                    order.processedAt(),
                    order.currentTotalPriceSet(),
                    order.customer(),
                    lines));
        }
        sorted.sort(Comparator.comparing(order -> order.id().value()));
        return sorted;
    }

    private BulkQuery<OrderRow> orders() {
        return shop.bulk().query("orders", OrderRow.class);
    }

    private static <T> List<T> all(BulkQuery<T> query) {
        return all(query.stream());
    }

    private static <T> List<T> all(Stream<T> stream) {
        try (stream) {
            return stream.toList();
        }
    }

    @Test
    void orders_equalThoseByPages_groupedOrNot_inAnyLineOrder() {
        simulated.load(GeneratedShop.builder(1, END)
                .customers(ORDERS * 4 / 10)
                .refundedOrders(0.1)
                .guestOrders(0.05)
                .generate());
        List<OrderRow> byPages =
                shop.connection("orders", OrderRow.class).stream().toList();
        simulated.faults().next().rootField("bulkOperationRunQuery").shuffledBulkLines(7);
        List<OrderRow> shuffled = all(orders());
        List<OrderRow> ungrouped = all(orders());
        List<OrderRow> grouped = all(orders().grouped());

        assertThat(byPages).hasSizeGreaterThan(ORDERS / 2);
        assertThat(grouped).isEqualTo(byPages);
        assertThat(sorted(ungrouped)).isEqualTo(sorted(byPages));
        assertThat(sorted(shuffled)).isEqualTo(sorted(byPages));
    }

    @Test
    void pageInANode_isTheWholeConnection() {
        simulated.load(SampleShop.until(END));
        List<Paged> byPages = shop.connection("orders", Paged.class).stream().toList();

        assertThat(all(shop.bulk().query("orders", Paged.class).grouped()))
                .hasSize(300)
                .allMatch(order -> !order.lineItems().hasNextPage())
                .extracting(order -> order.lineItems().nodes())
                .isEqualTo(
                        byPages.stream().map(order -> order.lineItems().nodes()).toList());
    }

    @Test
    void twoLevels_equalThoseByPages() {
        simulated.load(SampleShop.until(END));
        List<Shelf> byPages =
                shop.connection("collections", Shelf.class).stream().toList();

        assertThat(all(shop.bulk().query("collections", Shelf.class).grouped())).isEqualTo(byPages);
        assertThat(all(shop.bulk().query("collections", Shelf.class))).containsExactlyInAnyOrderElementsOf(byPages);
    }

    @Test
    void flatNodes_ofASearch_equalThoseByPages_inOrder() {
        simulated.load(SampleShop.until(END));
        Filter late = Filter.atLeast("processed_at", Instant.parse("2026-05-01T00:00:00Z"));
        List<Id> byPages = shop
                .connection("orders", Id.class)
                .with("query", late)
                .with("sortKey", "PROCESSED_AT")
                .with("reverse", true)
                .stream()
                .toList();

        assertThat(all(shop.bulk()
                        .query("orders", Id.class)
                        .with("query", late)
                        .with("sortKey", "PROCESSED_AT")
                        .with("reverse", true)))
                .isEqualTo(byPages)
                .hasSizeBetween(1, 299);
    }

    @Test
    void searchThatTheShopIgnores_isRefusedBeforeItRuns() {
        simulated.load(SampleShop.until(END));
        BulkQuery<Id> query = shop.bulk().query("orders", Id.class).with("query", "colour:red");

        assertThatThrownBy(query::start)
                .isInstanceOf(ShopifyException.Invalid.class)
                .hasMessageContaining("The search was ignored");
        assertThat(simulated.requests("bulkOperationRunQuery")).isEmpty();
    }

    @Test
    void nothingFound_isAnEmptyStream() {
        assertThat(all(orders())).isEmpty();
    }

    @Test
    void downloadCutTenTimesAtRandomPlaces_endsWhole() {
        simulated.load(SampleShop.until(END));
        List<OrderRow> whole = sorted(all(orders()));
        for (int seed = 0; seed < 2; seed++) {
            int before = simulated.faults().struck();
            simulated.faults().next(10).path("/bulk-operation-outputs").truncatedBody(seed);
            List<OrderRow> cut = all(seed % 2 == 0 ? orders() : orders().grouped());

            assertThat(sorted(cut)).isEqualTo(whole);
            assertThat(simulated.faults().struck() - before).isEqualTo(10);
            simulated.faults().clear();
        }
    }

    @Test
    void downloadThatNeverGoesOn_isUnreachable() {
        simulated.load(SampleShop.until(END));
        simulated.faults().always().path("/bulk-operation-outputs").lostReply();

        assertThatThrownBy(() -> all(orders()))
                .isInstanceOf(ShopifyException.Unreachable.class)
                .hasMessageContaining("broke off after 0 bytes");
    }

    @Test
    void resultOfSevenDaysAgo_isGone() {
        simulated.load(SampleShop.until(END));
        BulkRun<OrderRow> run = orders().start();
        run.await();
        clock.advance(Duration.ofDays(7).plusSeconds(1));

        assertThatThrownBy(() -> all(run.stream()))
                .isInstanceOf(ShopifyException.Invalid.class)
                .hasMessageContaining("seven days");
    }

    @Test
    void partialData_isNeverTakenForAll() {
        simulated.load(SampleShop.until(END));
        simulated.faults().next().rootField("bulkOperationRunQuery").failedBulkOperation("TIMEOUT", 450);
        BulkRun<OrderRow> run = orders().start();

        assertThatThrownBy(run::stream)
                .isInstanceOf(ShopifyException.Incomplete.class)
                .hasMessageContaining("FAILED, TIMEOUT after 450 objects")
                .satisfies(e -> assertThat(((ShopifyException.Incomplete) e).operation())
                        .isEqualTo(run.id()));
        try (BulkRun.Partial<OrderRow> partial = run.partial()) {
            assertThat(partial.operation().errorCode()).isEqualTo("TIMEOUT");
            assertThat(partial.nodes()).hasSizeBetween(1, 450);
        }
        BulkRun<OrderRow> complete = orders().start();
        assertThatThrownBy(complete::partial).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sixthOperation_waitsItsTurn() throws Exception {
        taking(Duration.ofHours(1));
        List<BulkRun<Id>> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            five.add(shop.bulk().query("orders", Id.class).start());
        }
        CompletableFuture<List<Id>> sixth =
                CompletableFuture.supplyAsync(() -> all(shop.bulk().query("orders", Id.class)));
        while (simulated.requests("bulkOperationRunQuery").size() < 7) {
            Thread.onSpinWait();
        }

        assertThat(sixth).isNotDone();
        assertThat(shop.connection("bulkOperations", Id.class).stream()).hasSize(5);
        clock.advance(Duration.ofHours(1));
        while (shop.connection("bulkOperations", Id.class).page().nodes().size() < 6) {
            Thread.onSpinWait();
        }
        clock.advance(Duration.ofHours(1));
        List<Id> last = sixth.get();
        for (BulkRun<Id> run : five) {
            assertThat(all(run.stream())).isEqualTo(last).hasSize(300);
        }
    }

    @Test
    void anotherProgramHoldsThePlaces_theTimeGivenPasses() {
        taking(Duration.ofHours(1));
        try (Shop other = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            for (int i = 0; i < 5; i++) {
                var unused = other.bulk().query("orders", Id.class).start();
            }
        }

        assertThatThrownBy(() -> shop.bulk()
                        .query("orders", Id.class)
                        .within(Duration.ofMillis(200))
                        .start())
                .isInstanceOf(ShopifyException.Cancelled.class)
                .hasMessageContaining("No place");
    }

    @Test
    void operationThatTakesTooLong_isLeftAlone_andCanBeReadLater() {
        taking(Duration.ofHours(1));
        BulkRun<Id> run = shop.bulk()
                .query("orders", Id.class)
                .within(Duration.ofMillis(100))
                .start();

        assertThatThrownBy(run::stream)
                .isInstanceOf(ShopifyException.Cancelled.class)
                .hasMessageContaining("goes on");
        clock.advance(Duration.ofHours(1));
        assertThat(all(shop.bulk().query("orders", Id.class).started(run.id()).stream()))
                .hasSize(300);
    }

    @Test
    void webhook_wakesWhoWaits() throws Exception {
        taking(Duration.ofHours(1));
        BulkRun<Id> run = shop.bulk().query("orders", Id.class).start();
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicReference<String> status = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            waiting.countDown();
            status.set(run.await().status());
        });
        waiter.start();
        waiting.await();
        clock.advance(Duration.ofHours(1));
        shop.bulk().finished(run.id());
        waiter.join();

        assertThat(status).hasValue("COMPLETED");
        assertThatThrownBy(() -> shop.bulk().finished(Gid.of("Order", 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cancelledOperation_isIncomplete_andFreesItsPlace() {
        taking(Duration.ofHours(1));
        BulkRun<Id> run = shop.bulk().query("orders", Id.class).start();
        run.cancel();
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(run::stream)
                .isInstanceOf(ShopifyException.Incomplete.class)
                .hasMessageContaining("CANCELED");
        try (BulkRun.Partial<Id> partial = run.partial()) {
            assertThat(partial.nodes()).isEmpty();
        }
    }

    @Test
    void startWithoutAnswer_isFoundAgain_andNotRepeated() {
        simulated.load(SampleShop.until(END));
        simulated.faults().next().rootField("bulkOperationRunQuery").lostReply();

        assertThat(all(shop.bulk().query("orders", Id.class))).hasSize(300);
        assertThat(simulated.requests("bulkOperationRunQuery")).hasSize(1);
    }

    @Test
    void startThatNeverArrived_isRepeated() {
        simulated.load(SampleShop.until(END));
        simulated.faults().next(2).rootField("bulkOperationRunQuery").status(502);

        assertThat(all(shop.bulk().query("orders", Id.class))).hasSize(300);
        assertThat(simulated.requests("bulkOperationRunQuery")).hasSize(1);
    }

    @Test
    void choice_byPredictedPoints() {
        simulated.load(SampleShop.until(END));
        BulkQuery<OrderRow> query = orders();

        assertThat(query.orPagesUpTo(10_000).choice().byPages()).isTrue();
        assertThat(query.orPagesUpTo(10_000).choice().nodes()).contains(300);
        assertThat(query.orPagesUpTo(10).choice().byPages()).isFalse();
        assertThat(query.orPagesUpTo(10).choice().pagePoints())
                .hasValueSatisfying(points -> assertThat(points).isGreaterThan(10));
        assertThat(query.choice().byPages()).isFalse();
        simulated.forgetRequests();
        List<OrderRow> byPages = all(query.orPagesUpTo(10_000));
        assertThat(simulated.requests("bulkOperationRunQuery")).isEmpty();
        assertThat(sorted(all(query.orPagesUpTo(10)))).isEqualTo(sorted(byPages));
        assertThat(simulated.requests("bulkOperationRunQuery")).hasSize(1);
    }

    @Test
    void shopThatIsClosed_endsTheWait() throws Exception {
        taking(Duration.ofHours(1));
        BulkRun<Id> run = shop.bulk().query("orders", Id.class).start();
        CompletableFuture<Object> wait = CompletableFuture.supplyAsync(run::await);
        while (simulated.requests("bulkOperation").isEmpty()) {
            Thread.onSpinWait();
        }
        shop.close();

        assertThatThrownBy(wait::get).hasCauseInstanceOf(ShopifyException.class);
    }
}
