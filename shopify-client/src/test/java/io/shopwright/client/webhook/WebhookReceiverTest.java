package io.shopwright.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.webhook.WebhookReceiver.Outcome;
import io.shopwright.client.webhook.WebhookReceiver.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
    private final TestClock clock = new TestClock();
    private final Inbox inbox = Inbox.inMemory(Duration.ofHours(6), clock);
    private final List<Runnable> handed = new ArrayList<>();
    private final List<Receipt> heard = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private final List<Delivery> handled = new ArrayList<>();

    private record Id(long id) {}

    private WebhookReceiver.Builder builder() {
        return builder(handed::add);
    }

    private WebhookReceiver.Builder builder(Executor executor) {
        return WebhookReceiver.builder(WebhookVerifier.of(SignedWebhook.SECRET), executor)
                .inbox(inbox)
                .listener(heard::add)
                .failures((delivery, failure) -> failures.add(failure))
                .on(Topic.ORDERS_UPDATED.as(Id.class), (order, delivery) -> handled.add(delivery));
    }

    private static SignedWebhook webhook(String event) {
        return SignedWebhook.of("orders/updated", "{\"id\":1}").event(event);
    }

    private static Outcome outcome(WebhookReceiver receiver, SignedWebhook request) {
        return receiver.receive(request.headers(), request.body()).outcome();
    }

    private void runHanded() {
        List<Runnable> now = List.copyOf(handed);
        handed.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void webhook_isAnsweredBeforeItIsHandled() {
        WebhookReceiver receiver = builder().build();
        Receipt receipt = receiver.receive(webhook("1").headers(), webhook("1").body());

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt).isEqualTo(new Receipt(Outcome.ACCEPTED, webhook("1").verified(), null));
        assertThat(handled).isEmpty();
        runHanded();
        assertThat(handled).containsExactly(new Delivery(webhook("1").verified(), 1, false));
        assertThat(heard).containsExactly(receipt);
    }

    @Test
    void duplicate_isAnsweredAndDropped() {
        WebhookReceiver receiver = builder().build();
        outcome(receiver, webhook("1"));
        Receipt again = receiver.receive(webhook("1").headers(), webhook("1").body());
        runHanded();

        assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(again.status()).isEqualTo(200);
        assertThat(handled).hasSize(1);
    }

    @Test
    void statuses_areThoseThatShopifyExpects() {
        WebhookReceiver receiver = builder().build();
        SignedWebhook forged = webhook("1").with("{\"id\":2}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Receipt refused = receiver.receive(forged.headers(), forged.body());
        SignedWebhook other = SignedWebhook.of("orders/teleported", "{}");
        Receipt unhandled = receiver.receive(other.headers(), other.body());

        assertThat(refused.outcome()).isEqualTo(Outcome.UNAUTHENTIC);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.webhook()).isNull();
        assertThat(refused.cause()).isInstanceOf(WebhookException.class);
        assertThat(outcome(receiver, webhook("1").with("X-Shopify-Topic"))).isEqualTo(Outcome.MALFORMED);
        assertThat(Outcome.MALFORMED.status()).isEqualTo(400);
        assertThat(unhandled.outcome()).isEqualTo(Outcome.UNHANDLED);
        assertThat(unhandled.status()).isEqualTo(404);
        assertThat(unhandled.webhook().topic().header()).isEqualTo("orders/teleported");
        assertThat(handed).isEmpty();
        assertThat(heard)
                .extracting(Receipt::outcome)
                .containsExactly(Outcome.UNAUTHENTIC, Outcome.UNHANDLED, Outcome.MALFORMED);
    }

    @Test
    void otherTopics_goToTheHandlerOfAllOthers() {
        List<JsonNode> others = new ArrayList<>();
        WebhookReceiver receiver =
                builder().otherwise((payload, delivery) -> others.add(payload)).build();

        assertThat(outcome(receiver, SignedWebhook.of("orders/teleported", "{\"to\":\"mars\"}")))
                .isEqualTo(Outcome.ACCEPTED);
        runHanded();
        assertThat(others).extracting(payload -> payload.path("to").asText()).containsExactly("mars");
    }

    @Test
    void handlerThatFails_getsTheWebhookAgain() {
        List<Integer> attempts = new ArrayList<>();
        WebhookReceiver receiver = builder()
                .on(Topic.ORDERS_PAID.as(Id.class), (order, delivery) -> {
                    attempts.add(delivery.attempt());
                    if (attempts.size() < 3) {
                        throw new Exception("not yet");
                    }
                })
                .build();
        outcome(receiver, SignedWebhook.of("orders/paid", "{\"id\":1}"));
        runHanded();
        assertThat(receiver.work()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(receiver.work()).isOne();
        clock.advance(Duration.ofMinutes(2));
        assertThat(receiver.work()).isOne();
        clock.advance(Duration.ofDays(1));
        assertThat(receiver.work()).isZero();

        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(failures)
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure).hasMessage("not yet"));
    }

    /** The executor's one task for a new webhook finds a retry that is due before it, and does both. */
    @Test
    void newWebhook_behindARetry_doesNotWaitForAnother() {
        WebhookReceiver receiver = builder()
                .on(Topic.ORDERS_PAID.as(Id.class), (order, delivery) -> {
                    handled.add(delivery);
                    if (delivery.attempt() == 1) {
                        throw new Exception("not yet");
                    }
                })
                .build();
        outcome(receiver, SignedWebhook.of("orders/paid", "{\"id\":1}"));
        runHanded();
        clock.advance(Duration.ofMinutes(2));
        outcome(receiver, webhook("1"));
        runHanded();

        assertThat(handled)
                .extracting(delivery -> delivery.webhook().topic().header())
                .containsExactly("orders/paid", "orders/paid", "orders/updated");
    }

    @Test
    void payloadThatDoesNotFit_isAFailureThatNamesThePath() {
        WebhookReceiver receiver = builder().build();
        outcome(receiver, SignedWebhook.of("orders/updated", "{\"id\":\"secret\"}"));
        runHanded();

        assertThat(handled).isEmpty();
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0))
                .isInstanceOfSatisfying(
                        WebhookException.class,
                        e -> assertThat(e.reason()).isEqualTo(WebhookException.Reason.UNREADABLE))
                .hasMessage("Cannot read id: no long");
    }

    @Test
    void executorThatTakesNoMore_letsShopifyComeAgain() {
        WebhookReceiver full = builder(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build();

        Receipt receipt = full.receive(webhook("1").headers(), webhook("1").body());
        assertThat(receipt.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(receipt.status()).isEqualTo(503);
        assertThat(full.work()).isZero();
        assertThat(outcome(builder().build(), webhook("1"))).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void processThatDies_afterItsAnswerOrInItsHandler_losesNothing() {
        InboxTable table = InboxTable.inH2();
        WebhookReceiver dying = builder(task -> {}).inbox(table.inbox(clock)).build();
        assertThat(outcome(dying, webhook("1"))).isEqualTo(Outcome.ACCEPTED);
        assertThat(table.inbox(clock).take()).as("taken, and never done").isPresent();
        assertThat(outcome(dying, webhook("2"))).isEqualTo(Outcome.ACCEPTED);
        assertThat(handled).isEmpty();

        WebhookReceiver next = builder(Runnable::run).inbox(table.inbox(clock)).build();
        assertThat(outcome(next, webhook("1"))).isEqualTo(Outcome.DUPLICATE);
        assertThat(next.work()).isOne();
        clock.advance(Duration.ofMinutes(5));
        assertThat(next.work()).isOne();

        assertThat(handled)
                .containsExactly(
                        new Delivery(webhook("2").verified(), 1, false),
                        new Delivery(webhook("1").verified(), 2, false));
        assertThat(next.work()).isZero();
    }

    @Test
    void inboxOutOfReach_letsShopifyComeAgain() {
        Inbox broken = new Inbox() {
            @Override
            public Optional<Delivery> accept(Webhook webhook) {
                throw new WebhookException(WebhookException.Reason.UNAVAILABLE, "no database", null);
            }

            @Override
            public Optional<Delivery> take() {
                return Optional.empty();
            }

            @Override
            public void done(Delivery delivery) {}

            @Override
            public void failed(Delivery delivery) {}

            @Override
            public boolean withdraw(Delivery delivery) {
                return false;
            }
        };

        assertThat(outcome(builder().inbox(broken).build(), webhook("1"))).isEqualTo(Outcome.UNAVAILABLE);
    }

    @Test
    void topic_withTwoHandlers_isRefused() {
        assertThatThrownBy(() -> builder().on(Topic.ORDERS_UPDATED, (order, delivery) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orders/updated has a handler already");
    }

    @Test
    void interruptedHandler_leavesTheThreadInterrupted() {
        WebhookReceiver receiver = builder()
                .on(Topic.ORDERS_PAID.as(Id.class), (order, delivery) -> {
                    throw new InterruptedException();
                })
                .build();
        outcome(receiver, SignedWebhook.of("orders/paid", "{\"id\":1}"));
        runHanded();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failures).hasSize(1);
    }
}
