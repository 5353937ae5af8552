package io.shopwright.client.cache;

import io.shopwright.client.Gid;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.internal.Ticker;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * The caches of one or more shops: give them to {@link io.shopwright.client.ShopConfig#caches}. Shops that share one
 * {@code Caches} share its memory and nothing else: what is kept for a shop, a token and an API version is seen by these
 * alone.
 *
 * <p>Queries are kept whole, by document and variables, if the answer has data, no errors and no warnings. Not kept are
 * answers that tell of work in the background (bulk operations, jobs), of files that are being processed, and searches
 * within half a minute of a change, since a shop's search is late. After an own write, no read sees what was before it;
 * while one is under way, and for half a minute after one whose outcome is unknown, what it may change is asked of the
 * shop. Changes by others are seen when a webhook tells of them ({@link #changed}, which a {@link
 * io.shopwright.client.webhook.WebhookReceiver} calls that has these caches), or when the answer's life is over.
 *
 * <pre>{@code
 * Caches caches = Caches.create();
 * Shop shop = Shop.open(ShopConfig.of("cool-socks.myshopify.com", token).caches(caches));
 * WebhookReceiver receiver = WebhookReceiver.builder(verifier, executor).caches(caches).build();
 * }</pre>
 *
 * <p>Safe for threads. A record that was read is shared by all who read it; a {@code JsonNode} in it must not be changed.
 */
public final class Caches implements AutoCloseable {
    private static final int REFRESHING_THREADS = 2;
    private static final int MOST_REFRESHES_WAITING = 1_000;
    private static final int IDLE_SECONDS = 5;

    private final Map<Layer, LayerCache> layers = new EnumMap<>(Layer.class);
    private final Map<String, Freshness> shops = new ConcurrentHashMap<>();
    private final Ticker ticker;
    private final ThreadPoolExecutor background;

    Caches(Map<Layer, CachePolicy> policies, Ticker ticker) {
        this.ticker = ticker;
        this.background = new ThreadPoolExecutor(
                REFRESHING_THREADS,
                REFRESHING_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_REFRESHES_WAITING),
                task -> {
                    Thread thread = new Thread(task, "shopwright-caches");
                    thread.setDaemon(true);
                    return thread;
                });
        background.allowCoreThreadTimeOut(true);
        policies.forEach((layer, policy) -> layers.put(layer, new LayerCache(policy, ticker, background)));
    }

    /** All four layers with their presets. */
    public static Caches create() {
        Map<Layer, CachePolicy> presets = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            presets.put(layer, layer.preset());
        }
        return of(presets);
    }

    /** The layers that are named; the others are off. */
    public static Caches of(Map<Layer, CachePolicy> policies) {
        return new Caches(policies, System::nanoTime);
    }

    /**
     * Tells that something in a shop has changed, as a webhook does that names no object.
     *
     * @param shop its domain, as the webhook's header names it
     * @param topic such as {@code inventory_levels/update}; what it may have changed is decided by its first part
     */
    public void changed(String shop, String topic) {
        changed(shop, topic, Optional.empty());
    }

    /**
     * Tells that an object of a shop has changed. Answers about other products, customers or orders, each read by its id,
     * stay usable; lists and searches do not.
     *
     * @param shop its domain, as the webhook's header names it
     * @param topic such as {@code products/update}
     */
    public void changed(String shop, String topic, Gid id) {
        changed(shop, topic, Optional.of(id));
    }

    private void changed(String shop, String topic, Optional<Gid> id) {
        if (topic.equals("app/uninstalled") || topic.equals("shop/redact")) {
            forget(shop);
        } else {
            freshness(shop).happened(Writes.of(topic, id.orElse(null)));
        }
    }

    /** Drops everything that is kept of a shop, values of sessions included. */
    public void forget(String shop) {
        Freshness forgotten = shops.get(name(shop));
        if (forgotten != null) {
            forgotten.happened(Change.EVERYTHING);
            layers.values().forEach(layer -> layer.dropShop(forgotten));
        }
    }

    /**
     * Values of a program's own, kept for one shop.
     *
     * @param layer {@link Layer#ANALYTICS} or {@link Layer#SESSIONS}
     * @param bytes how much memory a value takes
     * @throws IllegalArgumentException if the layer is another one, or is off
     */
    public <T> Values<T> values(String shop, Layer layer, Class<T> type, ToLongFunction<T> bytes) {
        LayerCache cache = layers.get(layer);
        if (cache == null || layer == Layer.ANSWERS || layer == Layer.PRODUCTS) {
            throw new IllegalArgumentException("values are kept in ANALYTICS or SESSIONS, if that layer is on, not in "
                    + layer + " of " + layers.keySet());
        }
        return new Values<>(cache, layer, freshness(shop), type, bytes);
    }

    /** What each layer has done so far, of all shops. */
    public Map<Layer, CacheStats> stats() {
        Map<Layer, CacheStats> stats = new EnumMap<>(Layer.class);
        layers.forEach((layer, cache) -> stats.put(layer, cache.stats()));
        return Collections.unmodifiableMap(stats);
    }

    /** A shop seen through these caches. */
    @SuppressWarnings("exports") // for the door of this library alone
    public Sender around(Sender shop, Sender background, String domain, Object scope) {
        return new CachedSender(shop, background, layers, freshness(domain), scope);
    }

    private Freshness freshness(String shop) {
        return shops.computeIfAbsent(name(shop), name -> new Freshness(ticker));
    }

    private static String name(String shop) {
        return shop.toLowerCase(Locale.ROOT);
    }

    /** Ends the loads in the background. What is kept stays usable. */
    @Override
    public void close() {
        background.shutdownNow();
    }
}
