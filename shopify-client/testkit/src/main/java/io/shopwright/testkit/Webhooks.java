package io.shopwright.testkit;

import io.shopwright.client.schema.ApiVersion;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    private final List<WebhookDelivery> log = new ArrayList<>();
    private final List<Due> due = new ArrayList<>();
    private @Nullable List<WebhookDelivery> held;
    private @Nullable ExecutorService sender;

    private record Subscription(String topic, URI address) {}

    private record Due(WebhookDelivery failed, Instant at) {}

    Webhooks(App.Credentials app, String domain, Clock clock) {
        this.app = app;
        this.domain = domain;
        this.clock = clock;
    }

    /** @param topic as in the header, such as {@code orders/create} */
    public synchronized void subscribe(String topic, URI address) {
        subscriptions.add(new Subscription(topic, address));
    }

    public synchronized void unsubscribe(String topic, URI address) {
        subscriptions.remove(new Subscription(topic, address));
    }

    public synchronized boolean isSubscribed(String topic, URI address) {
        return subscriptions.contains(new Subscription(topic, address));
    }

    /**
     * Sends an event to all who subscribed to its topic, and waits for them. While deliveries are held, nothing is sent.
     *
     * @return what was sent
     */
    public List<WebhookDelivery> deliver(String topic, String payload) {
        List<WebhookDelivery> first = new ArrayList<>();
        String eventId = UUID.randomUUID().toString();
        synchronized (this) {
            for (Subscription each : subscriptions) {
                if (each.topic().equals(topic)) {
                    first.add(new WebhookDelivery(
                            topic,
                            each.address(),
                            UUID.randomUUID().toString(),
                            eventId,
                            clock.instant(),
                            payload,
                            0,
                            0));
                }
            }
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

    /** Sends what was held, in the order of its events. */
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

    private synchronized List<WebhookDelivery> taken() {
        List<WebhookDelivery> taken = held == null ? new ArrayList<>() : held;
        held = null;
        return taken;
    }

    /** Sends again what was not taken and whose time has come by the shop's clock. */
    public List<WebhookDelivery> retryDue() {
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

    /** All attempts, oldest first. */
    public synchronized List<WebhookDelivery> deliveries() {
        return List.copyOf(log);
    }

    /** Sends an event of the shop's own, after the request that made it has its answer. Events keep their order. */
    void publish(String topic, String payload) {
        ExecutorService thread;
        synchronized (this) {
            if (subscriptions.stream().noneMatch(each -> each.topic().equals(topic))) {
                return;
            }
            if (sender == null) {
                sender = Executors.newSingleThreadExecutor(task -> {
                    Thread daemon = new Thread(task, "simulated-shop-webhooks");
                    daemon.setDaemon(true);
                    return daemon;
                });
            }
            thread = sender;
        }
        thread.execute(() -> deliver(topic, payload));
    }

    private WebhookDelivery send(WebhookDelivery delivery) {
        ByteString body = ByteString.encodeUtf8(delivery.payload());
        Request request = new Request.Builder()
                .url(delivery.address().toString())
                .header("User-Agent", "Shopify-Captain-Hook")
                .header("X-Shopify-Topic", delivery.topic())
                .header("X-Shopify-Hmac-Sha256", app.hmac(body).base64())
                .header("X-Shopify-Shop-Domain", domain)
                .header("X-Shopify-API-Version", newestVersion())
                .header("X-Shopify-Webhook-Id", delivery.webhookId())
                .header("X-Shopify-Event-Id", delivery.eventId())
                .header("X-Shopify-Triggered-At", delivery.triggeredAt().toString())
                .post(RequestBody.create(body, JSON))
                .build();
        int status;
        try (Response response = client.newCall(request).execute()) {
            status = response.code();
        } catch (IOException e) {
            status = 0;
        }
        WebhookDelivery sent = delivery.attempted(delivery.attempt() + 1, status);
        record(sent);
        return sent;
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
