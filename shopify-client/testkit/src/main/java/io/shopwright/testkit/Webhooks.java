package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.schema.ApiVersion;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of a shop: who subscribed, and what they are sent, signed with the app's secret. A subscriber has five
 * seconds; what he does not take is sent again eight times within four hours of the shop's clock, and then his
 * subscription ends. Safe for threads.
 */
public final class Webhooks {
    private static final int MOST_RETRIES = 8;

    /** Four hours in equal parts; how Shopify spaces the retries is not documented. */
    private static final Duration BETWEEN_RETRIES = Duration.ofMinutes(30);

    private static final MediaType JSON = MediaType.get("application/json");

    private final App.Credentials app;
    private final String domain;
    private final Clock clock;
    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(1))
            .callTimeout(Duration.ofSeconds(5))
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .build();
    private final WebhookRoutes routes;
    private final List<WebhookDelivery> log = new ArrayList<>();
    private final List<Due> due = new ArrayList<>();
    private volatile HeaderNames headerNames = HeaderNames.CLASSIC;
    private @Nullable List<WebhookDelivery> held;
    private @Nullable ExecutorService sender;

    private record Due(WebhookDelivery failed, Instant at) {}

    /** What the headers of a delivery are called. */
    public enum HeaderNames {
        /** Such as {@code X-Shopify-Topic}. */
        CLASSIC("X-Shopify-", "Name"),
        /** Such as {@code shopify-topic}, as of deliveries of the kind called Events. */
        NEW("shopify-", "Handle");

        private final String prefix;
        private final String name;

        HeaderNames(String prefix, String name) {
            this.prefix = prefix;
            this.name = name;
        }

        String of(String header) {
            return this == CLASSIC ? prefix + header : prefix + header.toLowerCase(Locale.ROOT);
        }
    }

    Webhooks(App.Credentials app, String domain, Clock clock, ShopData data) {
        this.app = app;
        this.domain = domain;
        this.clock = clock;
        this.routes = new WebhookRoutes(data);
    }

    /**
     * Subscribes as an app does with {@code webhookSubscriptionCreate}, and at any address, of plain HTTP too.
     *
     * @param topic as in the header, such as {@code orders/create}
     */
    public void subscribe(String topic, URI address) {
        routes.subscribe(topic, address);
    }

    /** Ends the subscription, whoever made it. */
    public void unsubscribe(String topic, URI address) {
        routes.unsubscribe(topic, address);
    }

    public boolean isSubscribed(String topic, URI address) {
        return routes.isSubscribed(topic, address);
    }

    /**
     * Delivers elsewhere what is for addresses that begin so. Shopify takes subscriptions for public addresses of HTTPS
     * alone; the shop sends nothing there, and calls a delivery failed that is not forwarded.
     *
     * @param from such as {@code https://app.example}
     * @param to what stands in its place, such as {@code http://127.0.0.1:8080}
     */
    public void forward(URI from, URI to) {
        routes.forward(from, to);
    }

    /** Sends under these names from now on. */
    public void headers(HeaderNames names) {
        headerNames = names;
    }

    /**
     * Sends an event to all who subscribed to its topic, and waits for them. While deliveries are held, nothing is sent.
     *
     * @return what was sent
     */
    public List<WebhookDelivery> deliver(String topic, String payload) {
        return send(topic, routes.parcels(topic, "", payload));
    }

    private List<WebhookDelivery> send(String topic, List<WebhookRoutes.Parcel> parcels) {
        List<WebhookDelivery> first = new ArrayList<>();
        String eventId = UUID.randomUUID().toString();
        for (WebhookRoutes.Parcel each : parcels) {
            String webhookId = UUID.randomUUID().toString();
            first.add(new WebhookDelivery(
                    topic, each.address(), webhookId, eventId, clock.instant(), each.payload(), 0, 0));
        }
        synchronized (this) {
            if (held != null) {
                held.addAll(first);
                return List.of();
            }
        }
        return first.stream().map(this::send).toList();
    }

    /** Sends a delivery once more, unchanged, as happens without a reason too. */
    public WebhookDelivery duplicate(WebhookDelivery delivery) {
        return send(delivery);
    }

    /** Keeps back what is to be sent, until {@link #release} or {@link #releaseShuffled}. */
    public synchronized void hold() {
        held = held == null ? new ArrayList<>() : held;
    }

    /** Sends what was held, in the order of its events, those of all mutations included that have been answered. */
    public List<WebhookDelivery> release() {
        return taken().stream().map(this::send).toList();
    }

    /** Sends what was held in another order, which the seed decides: with one of two or more, never the events' own. */
    public List<WebhookDelivery> releaseShuffled(long seed) {
        List<WebhookDelivery> shuffled = taken();
        List<WebhookDelivery> original = List.copyOf(shuffled);
        Collections.shuffle(shuffled, new Random(seed));
        if (shuffled.equals(original)) {
            Collections.reverse(shuffled);
        }
        return shuffled.stream().map(this::send).toList();
    }

    private List<WebhookDelivery> taken() {
        awaitEvents();
        return drained();
    }

    private synchronized List<WebhookDelivery> drained() {
        List<WebhookDelivery> taken = held == null ? new ArrayList<>() : held;
        held = null;
        return taken;
    }

    /** Sends again what was not taken and whose time has come by the shop's clock. */
    public List<WebhookDelivery> retryDue() {
        awaitEvents();
        List<WebhookDelivery> now = new ArrayList<>();
        synchronized (this) {
            Instant time = clock.instant();
            for (Due each : List.copyOf(due)) {
                if (!each.at().isAfter(time)) {
                    due.remove(each);
                    now.add(each.failed());
                }
            }
        }
        return now.stream().map(this::send).toList();
    }

    /** All attempts, oldest first; waits for those of mutations that have been answered, so not for a subscriber to call. */
    public List<WebhookDelivery> deliveries() {
        awaitEvents();
        synchronized (this) {
            return List.copyOf(log);
        }
    }

    /** Waits until what was published so far is sent or held. */
    private void awaitEvents() {
        ExecutorService running;
        synchronized (this) {
            running = sender;
        }
        if (running == null || running.isShutdown()) {
            return;
        }
        try {
            running.submit(() -> {}).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while webhooks were on their way", e);
        } catch (ExecutionException | CancellationException | RejectedExecutionException e) {
            throw new IllegalStateException("the shop was closed while webhooks were on their way", e);
        }
    }

    boolean hasSubscribers() {
        return routes.any();
    }

    /**
     * Sends an event of the shop's own, while the request that made it gets its answer. Events keep their order.
     *
     * @param about the id of the object that the event is about
     */
    void publish(String topic, String about, Supplier<ObjectNode> payload) {
        routes.payload(topic, payload).ifPresent(body -> {
            List<WebhookRoutes.Parcel> parcels = routes.parcels(topic, about, body);
            sender().execute(() -> send(topic, parcels));
        });
    }

    private synchronized ExecutorService sender() {
        if (sender == null) {
            sender = Executors.newSingleThreadExecutor(task -> {
                Thread daemon = new Thread(task, "simulated-shop-webhooks");
                daemon.setDaemon(true);
                return daemon;
            });
        }
        return sender;
    }

    private WebhookDelivery send(WebhookDelivery delivery) {
        int status = routes.destination(delivery.topic(), delivery.address())
                .map(url -> post(delivery, url))
                .orElse(0);
        WebhookDelivery sent = delivery.attempted(delivery.attempt() + 1, status);
        record(sent);
        return sent;
    }

    private int post(WebhookDelivery delivery, String url) {
        ByteString body = ByteString.encodeUtf8(delivery.payload());
        Optional<WebhookSubscription> asked = routes.asked(delivery.topic(), delivery.address());
        HeaderNames names = headerNames;
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", "Shopify-Captain-Hook")
                .header(names.of("Topic"), delivery.topic())
                .header(names.of("Hmac-Sha256"), app.hmac(body).base64())
                .header(names.of("Shop-Domain"), domain)
                .header(
                        names.of("API-Version"),
                        asked.map(WebhookSubscription::version).orElseGet(Webhooks::newestVersion))
                .header(names.of("Webhook-Id"), delivery.webhookId())
                .header(names.of("Event-Id"), delivery.eventId())
                .header(names.of("Triggered-At"), delivery.triggeredAt().toString())
                .post(RequestBody.create(body, JSON));
        asked.map(WebhookSubscription::name).ifPresent(name -> request.header(names.of(names.name), name));
        try (Response response = client.newCall(request.build()).execute()) {
            return response.code();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String newestVersion() {
        List<ApiVersion> bundled = ApiVersion.bundled();
        return bundled.get(bundled.size() - 1).name();
    }

    private synchronized void record(WebhookDelivery sent) {
        log.add(sent);
        if (!sent.accepted() && sent.attempt() <= MOST_RETRIES) {
            due.add(new Due(sent, clock.instant().plus(BETWEEN_RETRIES)));
        } else if (!sent.accepted()) {
            unsubscribe(sent.topic(), sent.address());
        }
    }

    synchronized void close() {
        if (sender != null) {
            sender.shutdownNow();
        }
        client.connectionPool().evictAll();
    }
}
