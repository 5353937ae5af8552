package io.shopwright.client.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.cache.Caches;
import io.shopwright.client.webhook.WebhookException.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers a shop's webhooks at once and has them handled afterwards. Safe for threads.
 *
 * <pre>{@code
 * WebhookReceiver receiver = WebhookReceiver.builder(WebhookVerifier.of(secret), executor)
 *         .inbox(JdbcInbox.of(dataSource))
 *         .on(Topic.ORDERS_PAID, (order, delivery) -> ship(order))
 *         .build();
 * WebhookReceiver.Receipt receipt = receiver.receive(headers, body); // answer with receipt.status()
 * }</pre>
 *
 * <p>Shopify gives five seconds and repeats what is not answered with 200; so nothing is handled before the answer. A
 * handler gets each webhook at least once: again if it failed, or if the process ended before it was done and the inbox
 * outlives it. Call {@link #work} when the process starts and every minute or so, for those.
 */
public final class WebhookReceiver {
    /** Far above what Shopify sends; more is not read from strangers. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private final WebhookVerifier verifier;
    private final Executor executor;
    private final Inbox inbox;
    private final Map<Topic<?>, Route<?>> routes;
    private final @Nullable Route<?> otherwise;
    private final @Nullable Caches caches;
    private final Consumer<Receipt> listener;
    private final BiConsumer<Delivery, Exception> failures;

    private WebhookReceiver(Builder builder) {
        verifier = builder.verifier;
        executor = builder.executor;
        inbox = builder.inbox;
        routes = Map.copyOf(builder.routes);
        otherwise = builder.otherwise;
        caches = builder.caches;
        listener = builder.listener;
        failures = builder.failures;
    }

    /** Does what a webhook asks for. */
    @FunctionalInterface
    public interface Handler<P> {
        /** Whatever it throws, the webhook comes again, until the inbox gives it up. */
        void handle(P payload, Delivery delivery) throws Exception;
    }

    private record Route<P>(Class<P> payload, Handler<? super P> handler) {
        void take(Delivery delivery) throws Exception {
            handler.handle(delivery.webhook().payload(payload), delivery);
        }
    }

    /** What became of a request. */
    public enum Outcome {
        /** Stored, and handed to the executor. */
        ACCEPTED(200),
        /** It came before; nothing is done. */
        DUPLICATE(200),
        /** Nothing handles its topic. Shopify repeats it, as the official libraries let it do. */
        UNHANDLED(404),
        /** The signature is missing or wrong; the App Store's review looks for this answer. */
        UNAUTHENTIC(401),
        /** Signed rightly, but not readable as a webhook. */
        MALFORMED(400),
        /** No webhook is as large as that. */
        TOO_LARGE(413),
        /** The inbox cannot be reached or the executor takes no more; Shopify repeats it. */
        UNAVAILABLE(503);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        /** The HTTP status to answer with. */
        public int status() {
            return status;
        }
    }

    /**
     * The answer to a request.
     *
     * @param webhook null if it could not be trusted or read
     * @param cause why it was refused, null if it was not
     */
    public record Receipt(
            Outcome outcome,
            @Nullable Webhook webhook,
            @Nullable Exception cause) {
        /** The HTTP status to answer with. */
        public int status() {
            return outcome.status();
        }
    }

    /** @param executor runs the handlers; it should reject what it cannot run rather than run it in the caller's thread */
    public static Builder builder(WebhookVerifier verifier, Executor executor) {
        return new Builder(verifier, executor);
    }

    /**
     * Verifies and stores a webhook, and has it handled by the executor.
     *
     * @param headers all of the request
     * @param body as it came, before anything read it
     * @return what to answer; nothing is thrown because of what the request holds
     */
    public Receipt receive(Map<String, List<String>> headers, byte[] body) {
        return told(taken(headers, body));
    }

    /** For adapters that stop to read. */
    Receipt tooLarge() {
        return told(new Receipt(Outcome.TOO_LARGE, null, null));
    }

    private Receipt told(Receipt receipt) {
        listener.accept(receipt);
        return receipt;
    }

    private Receipt taken(Map<String, List<String>> headers, byte[] body) {
        Webhook webhook;
        try {
            webhook = verifier.verify(headers, body);
        } catch (WebhookException e) {
            boolean forged = e.reason() == Reason.WRONG_SIGNATURE;
            return new Receipt(forged ? Outcome.UNAUTHENTIC : Outcome.MALFORMED, null, e);
        }
        if (caches != null) {
            String topic = webhook.topic().header();
            webhook.objectId()
                    .ifPresentOrElse(
                            id -> caches.changed(webhook.shop(), topic, id),
                            () -> caches.changed(webhook.shop(), topic));
        }
        if (route(webhook).isEmpty()) {
            return new Receipt(Outcome.UNHANDLED, webhook, null);
        }
        Optional<Delivery> delivery;
        try {
            delivery = inbox.accept(webhook);
        } catch (WebhookException e) {
            return new Receipt(Outcome.UNAVAILABLE, webhook, e);
        }
        return delivery.map(this::handed).orElseGet(() -> new Receipt(Outcome.DUPLICATE, webhook, null));
    }

    private Receipt handed(Delivery delivery) {
        try {
            executor.execute(this::work); // whatever is due, since a retry may be due before this one
        } catch (RejectedExecutionException e) {
            if (inbox.withdraw(delivery)) {
                return new Receipt(Outcome.UNAVAILABLE, delivery.webhook(), e);
            }
        }
        return new Receipt(Outcome.ACCEPTED, delivery.webhook(), null);
    }

    private Optional<Route<?>> route(Webhook webhook) {
        return Optional.ofNullable(routes.getOrDefault(webhook.topic(), otherwise));
    }

    /**
     * Handles, in this thread, what is due: webhooks that failed before, and those whose process ended before they were
     * done. An interrupt ends it after the webhook in hand.
     *
     * @return how many were handed to a handler
     * @throws WebhookException with {@link Reason#UNAVAILABLE} if the inbox cannot be reached
     */
    public int work() {
        int handled = 0;
        while (!Thread.currentThread().isInterrupted() && workOnce()) {
            handled++;
        }
        return handled;
    }

    private boolean workOnce() {
        Optional<Delivery> due = inbox.take();
        due.ifPresent(this::handle);
        return due.isPresent();
    }

    private void handle(Delivery delivery) {
        Route<?> route = route(delivery.webhook()).orElse(null);
        try {
            if (route == null) {
                throw new IllegalStateException("Nothing handles " + delivery.webhook() + " any more");
            }
            route.take(delivery);
        } catch (Exception e) { // whatever a handler throws, the webhook must not be lost
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            try {
                inbox.failed(delivery);
            } finally {
                failures.accept(delivery, e);
            }
            return;
        } catch (Error e) {
            inbox.failed(delivery);
            throw e;
        }
        inbox.done(delivery);
    }

    /** Collects handlers. */
    public static final class Builder {
        private final WebhookVerifier verifier;
        private final Executor executor;
        private final Map<Topic<?>, Route<?>> routes = new HashMap<>();
        private Inbox inbox = Inbox.inMemory();
        private @Nullable Route<?> otherwise;
        private @Nullable Caches caches;
        private Consumer<Receipt> listener = receipt -> {};
        private BiConsumer<Delivery, Exception> failures = (delivery, failure) -> {};

        private Builder(WebhookVerifier verifier, Executor executor) {
            this.verifier = verifier;
            this.executor = executor;
        }

        /**
         * Handles a topic.
         *
         * @throws IllegalArgumentException if the topic has a handler, or no JSON can fill the record of its payload
         */
        public <P> Builder on(Topic<P> topic, Handler<? super P> handler) {
            PayloadReader.check(topic.payload());
            if (routes.putIfAbsent(topic, new Route<>(topic.payload(), handler)) != null) {
                throw new IllegalArgumentException(topic + " has a handler already");
            }
            return this;
        }

        /** Handles all other topics, those that this library does not know among them. */
        public Builder otherwise(Handler<? super JsonNode> handler) {
            otherwise = new Route<>(JsonNode.class, handler);
            return this;
        }

        /**
         * Tells these caches of every webhook whose signature is right, before it is handled; also of duplicates and of
         * topics that nothing handles.
         */
        public Builder caches(Caches caches) {
            this.caches = caches;
            return this;
        }

        /** Where webhooks wait; in memory by default, where those of a process that ends are lost. */
        public Builder inbox(Inbox inbox) {
            this.inbox = inbox;
            return this;
        }

        /** Hears of each request what became of it, in the thread that answers: it must not throw or take long. */
        public Builder listener(Consumer<Receipt> listener) {
            this.listener = listener;
            return this;
        }

        /** Hears of each handler that failed, in the thread that ran it; it must not throw. */
        public Builder failures(BiConsumer<Delivery, Exception> failures) {
            this.failures = failures;
            return this;
        }

        public WebhookReceiver build() {
            return new WebhookReceiver(this);
        }
    }
}
