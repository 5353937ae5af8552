package io.shopwright.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On H2, and on PostgreSQL where the system property {@code shopwright.postgresql} or the environment variable {@code
 * SHOPWRIGHT_POSTGRESQL} gives a JDBC address of a database for tests.
 */
class InboxTest {
    private static final Duration WINDOW = Duration.ofHours(6);
    private static final TestClock CLOCK = new TestClock();

    static Stream<Named<Supplier<InboxTable>>> tables() {
        return Stream.of(Named.of("H2", InboxTable::inH2), Named.of("PostgreSQL", InboxTable::inPostgresql));
    }

    static Stream<Named<Supplier<Inbox>>> inboxes() {
        return Stream.of(
                Named.of("memory", () -> Inbox.inMemory(WINDOW, CLOCK)),
                Named.of("H2", () -> InboxTable.inH2().inbox(CLOCK).window(WINDOW)),
                Named.of(
                        "PostgreSQL",
                        () -> InboxTable.inPostgresql().inbox(CLOCK).window(WINDOW)));
    }

    private static Webhook webhook(String event) {
        return SignedWebhook.of("orders/updated", "{\"id\":1}").event(event).verified();
    }

    private static Webhook webhook(String topic, long order, String time) {
        return SignedWebhook.of(topic, "{\"id\":" + order + "}")
                .event(topic + order + time)
                .at(time)
                .verified();
    }

    @ParameterizedTest
    @MethodSource("inboxes")
    void webhook_isTakenOnce_andHandedOutOnce(Supplier<Inbox> kind) {
        Inbox inbox = kind.get();
        Webhook webhook = webhook("1");

        assertThat(inbox.take()).isEmpty();
        assertThat(inbox.accept(webhook)).contains(new Delivery(webhook, 1, false));
        assertThat(inbox.accept(webhook)).isEmpty();
        assertThat(inbox.take()).contains(new Delivery(webhook, 1, false));
        assertThat(inbox.take()).isEmpty();
        inbox.done(new Delivery(webhook, 1, false));
        assertThat(inbox.accept(webhook)).isEmpty();
        assertThat(inbox.take()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("inboxes")
    void webhook_outsideTheWindow_isNew(Supplier<Inbox> kind) {
        Inbox inbox = kind.get();
        Delivery first = inbox.accept(webhook("1")).orElseThrow();
        inbox.take();
        inbox.done(first);
        CLOCK.advance(WINDOW.minusSeconds(1));
        assertThat(inbox.accept(webhook("1"))).isEmpty();
        CLOCK.advance(Duration.ofSeconds(2));

        assertThat(inbox.accept(webhook("1"))).isPresent();
        assertThat(inbox.take()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("inboxes")
    void duplicates_atTheSameMoment_areTakenOnce(Supplier<Inbox> kind) throws Exception {
        Inbox inbox = kind.get();
        int threads = 16;
        int events = 20;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<Map<Integer, Integer>> offering = () -> {
                Map<Integer, Integer> accepted = new TreeMap<>();
                start.await();
                for (int i = 0; i < events; i++) {
                    accepted.put(i, inbox.accept(webhook("event-" + i)).isPresent() ? 1 : 0);
                }
                return accepted;
            };
            List<Future<Map<Integer, Integer>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(offering));
            }
            Map<Integer, Integer> times = new TreeMap<>();
            for (Future<Map<Integer, Integer>> each : running) {
                each.get().forEach((event, count) -> times.merge(event, count, Integer::sum));
            }

            assertThat(times)
                    .hasSize(events)
                    .allSatisfy((event, count) -> assertThat(count).isOne());
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("inboxes")
    void takers_atTheSameMoment_getEachWebhookOnce(Supplier<Inbox> kind) throws Exception {
        Inbox inbox = kind.get();
        int webhooks = 60;
        for (int i = 0; i < webhooks; i++) {
            inbox.accept(webhook("event-" + i));
        }
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<String>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    List<String> taken = new ArrayList<>();
                    for (Optional<Delivery> next = inbox.take(); next.isPresent(); next = inbox.take()) {
                        taken.add(next.get().webhook().eventId());
                        inbox.done(next.get());
                    }
                    return taken;
                }));
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> each : running) {
                all.addAll(each.get());
            }

            assertThat(all).hasSize(webhooks).doesNotHaveDuplicates();
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("inboxes")
    void failure_comesAgain_afterLongerAndLongerPauses_andIsGivenUp(Supplier<Inbox> kind) {
        Inbox inbox = kind.get();
        Webhook webhook = webhook("1");
        inbox.accept(webhook);
        for (int attempt = 1; attempt <= 10; attempt++) {
            Delivery delivery = inbox.take().orElseThrow();
            assertThat(delivery).isEqualTo(new Delivery(webhook, attempt, false));
            inbox.failed(delivery);
            Duration pause = Duration.ofMinutes(1L << (attempt - 1));
            CLOCK.advance(pause.minusSeconds(1));
            assertThat(inbox.take()).isEmpty();
            CLOCK.advance(Duration.ofSeconds(1));
        }

        CLOCK.advance(Duration.ofDays(2));
        assertThat(inbox.take()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("inboxes")
    void olderNews_ofTheSameObject_areLate(Supplier<Inbox> kind) {
        Inbox inbox = kind.get();
        assertThat(late(inbox, webhook("orders/updated", 1, "2026-11-22T08:00:05.000000002Z")))
                .isFalse();
        assertThat(late(inbox, webhook("orders/updated", 1, "2026-11-22T08:00:05.000000001Z")))
                .isTrue();
        assertThat(late(inbox, webhook("orders/create", 1, "2026-11-22T08:00:00Z")))
                .isTrue();
        assertThat(late(inbox, webhook("orders/create", 2, "2026-11-22T08:00:00Z")))
                .isFalse();
        assertThat(late(inbox, webhook("products/update", 1, "2026-11-22T08:00:00Z")))
                .isFalse();
        assertThat(late(inbox, webhook("orders/paid", 1, "2026-11-22T08:00:05.000000002Z")))
                .isFalse();
        assertThat(late(inbox, webhook("orders/updated", 1, "2026-11-22T08:00:09Z")))
                .isFalse();
    }

    private static boolean late(Inbox inbox, Webhook webhook) {
        boolean accepted = inbox.accept(webhook).orElseThrow().late();
        assertThat(inbox.take().orElseThrow()).isEqualTo(new Delivery(webhook, 1, accepted));
        return accepted;
    }

    @ParameterizedTest
    @MethodSource("inboxes")
    void levels_areToldApartByItemAndLocation(Supplier<Inbox> kind) {
        Inbox inbox = kind.get();
        String topic = "inventory_levels/update";
        SignedWebhook here = SignedWebhook.of(topic, "{\"inventory_item_id\":1,\"location_id\":1,\"available\":4}");
        SignedWebhook there = SignedWebhook.of(topic, "{\"inventory_item_id\":1,\"location_id\":2,\"available\":4}");

        assertThat(late(inbox, here.event("1").at("2026-11-22T08:00:05Z").verified()))
                .isFalse();
        assertThat(late(inbox, there.event("2").at("2026-11-22T08:00:00Z").verified()))
                .isFalse();
        assertThat(late(inbox, here.event("3").at("2026-11-22T08:00:00Z").verified()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void jdbc_processThatDied_leavesItsWebhooksToTheNext(Supplier<InboxTable> kind) {
        InboxTable table = kind.get();
        Webhook waiting = webhook("1");
        Webhook begun = webhook("2");
        JdbcInbox first = table.inbox(CLOCK).lease(Duration.ofMinutes(5));
        first.accept(begun);
        first.take();
        first.accept(waiting);

        JdbcInbox second = table.inbox(CLOCK).lease(Duration.ofMinutes(5));
        assertThat(second.accept(waiting)).isEmpty();
        assertThat(second.take()).contains(new Delivery(waiting, 1, false));
        assertThat(second.take()).isEmpty();
        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(Stream.of(second.take(), second.take()).flatMap(Optional::stream))
                .contains(new Delivery(begun, 2, false));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void jdbc_webhookThatKillsItsProcess_isGivenUp_andCanBeRetried(Supplier<InboxTable> kind) {
        JdbcInbox inbox = kind.get().inbox(CLOCK).lease(Duration.ofMinutes(5));
        inbox.accept(webhook("1"));
        for (int i = 0; i < 10; i++) {
            assertThat(inbox.take()).isPresent();
            CLOCK.advance(Duration.ofMinutes(5));
        }

        assertThat(inbox.take()).isEmpty();
        assertThat(inbox.givenUp()).extracting(Delivery::webhook).containsExactly(webhook("1"));
        assertThat(inbox.retryGivenUp()).isOne();
        assertThat(inbox.take()).contains(new Delivery(webhook("1"), 1, false));
        assertThat(inbox.givenUp()).isEmpty();
    }

    /** Who lost his lease does not undo what his successor did. */
    @ParameterizedTest
    @MethodSource("tables")
    void jdbc_takerWhoseLeaseEnded_changesNothing(Supplier<InboxTable> kind) {
        JdbcInbox inbox = kind.get().inbox(CLOCK).lease(Duration.ofMinutes(5));
        inbox.accept(webhook("1"));
        Delivery slow = inbox.take().orElseThrow();
        CLOCK.advance(Duration.ofMinutes(5));
        Delivery next = inbox.take().orElseThrow();
        inbox.failed(slow);
        inbox.done(slow);

        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(inbox.take()).contains(new Delivery(webhook("1"), 3, false));
        assertThat(next.attempt()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void jdbc_whatIsDone_holdsNoPayload_andIsForgottenAfterTheWindow(Supplier<InboxTable> kind) throws Exception {
        InboxTable table = kind.get();
        JdbcInbox inbox = table.inbox(CLOCK).window(WINDOW);
        inbox.createTable();
        inbox.accept(webhook("1"));
        inbox.done(inbox.take().orElseThrow());

        assertThat(table.text("body")).isBlank();
        CLOCK.advance(WINDOW.plusMinutes(2));
        inbox.take();
        assertThat(table.text("COUNT(*)")).isEqualTo("0");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void jdbc_everyHeader_survives(Supplier<InboxTable> kind) {
        JdbcInbox inbox = kind.get().inbox(CLOCK);
        Webhook webhook = SignedWebhook.of("Product", "{\"title\":\"süß 🧦\"}")
                .with("X-Shopify-Event-Id")
                .with("X-Shopify-Triggered-At")
                .with("X-Shopify-Handle", "prices")
                .with("X-Shopify-Action", "update")
                .with("X-Shopify-Resource-Id", "gid://shopify/Product/7")
                .underNewNames()
                .verified();
        inbox.accept(webhook);

        assertThat(inbox.take().orElseThrow().webhook()).isEqualTo(webhook);
    }

    @Test
    void jdbc_withoutItsDatabase_isUnavailable() {
        JdbcInbox inbox = JdbcInbox.of(InboxTable.inH2().database());

        assertThatThrownBy(() -> inbox.accept(webhook("1")))
                .isInstanceOfSatisfying(
                        WebhookException.class,
                        e -> assertThat(e.reason()).isEqualTo(WebhookException.Reason.UNAVAILABLE));
    }

    @Test
    void jdbc_tableWithAStrangeName_isRefused() {
        assertThatThrownBy(() -> JdbcInbox.of(InboxTable.inH2().database()).table("hooks; DROP TABLE orders"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A table's name is letters, digits and _, not 'hooks; DROP TABLE orders'");
    }
}
