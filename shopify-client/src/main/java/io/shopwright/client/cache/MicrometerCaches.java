package io.shopwright.client.cache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Shows caches in Micrometer, which the application brings. Every meter is tagged with the layer:
 *
 * <ul>
 *   <li>{@code shopify.cache.hits}, {@code .misses}, {@code .joined}, {@code .bypassed}, {@code .invalidated}, {@code
 *       .refreshes}, {@code .failures} and {@code .evictions}, counters of what {@link CacheStats} says
 *   <li>{@code shopify.cache.entries} and {@code shopify.cache.bytes}, gauges
 * </ul>
 */
@SuppressWarnings("exports") // Micrometer is there for those who use this class
public final class MicrometerCaches implements MeterBinder {
    private static final String CACHE = "shopify.cache.";

    private final Caches caches;

    public MicrometerCaches(Caches caches) {
        this.caches = caches;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Layer layer : caches.stats().keySet()) {
            Tags tags = Tags.of("layer", layer.name().toLowerCase(Locale.ROOT));
            count(registry, "hits", tags, figure(layer, CacheStats::hits));
            count(registry, "misses", tags, figure(layer, CacheStats::misses));
            count(registry, "joined", tags, figure(layer, CacheStats::joined));
            count(registry, "bypassed", tags, figure(layer, CacheStats::bypassed));
            count(registry, "invalidated", tags, figure(layer, CacheStats::invalidated));
            count(registry, "refreshes", tags, figure(layer, CacheStats::refreshes));
            count(registry, "failures", tags, figure(layer, CacheStats::failures));
            count(registry, "evictions", tags, figure(layer, CacheStats::evictions));
            show(registry, "entries", tags, figure(layer, CacheStats::entries));
            show(registry, "bytes", tags, figure(layer, CacheStats::bytes));
        }
    }

    private static ToDoubleFunction<Caches> figure(Layer layer, ToDoubleFunction<CacheStats> figure) {
        return caches ->
                figure.applyAsDouble(Objects.requireNonNull(caches.stats().get(layer)));
    }

    private void count(MeterRegistry registry, String name, Tags tags, ToDoubleFunction<Caches> figure) {
        FunctionCounter.builder(CACHE + name, caches, figure).tags(tags).register(registry);
    }

    private void show(MeterRegistry registry, String name, Tags tags, ToDoubleFunction<Caches> figure) {
        Gauge.builder(CACHE + name, caches, figure).tags(tags).register(registry);
    }
}
