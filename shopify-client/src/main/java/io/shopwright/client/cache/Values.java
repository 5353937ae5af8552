package io.shopwright.client.cache;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Values that a program keeps for one shop: what it computed from the shop's data, or what belongs to a session. Loaded
 * once for all who ask at the same time. Safe for threads.
 *
 * <p>Those of {@link Layer#ANALYTICS} are dropped by any write of this program and any notice for the shop, those of
 * {@link Layer#SESSIONS} only when the shop is {@linkplain Caches#forget forgotten}.
 *
 * @param <T> immutable, as all get the same one
 */
public final class Values<T> {
    private final LayerCache layer;
    private final Freshness shop;
    private final Object group;
    private final Dependence on;
    private final Class<T> type;
    private final ToLongFunction<T> bytes;

    /** The values of one type, in one layer. */
    private record Group(Layer layer, Class<?> type) {}

    Values(LayerCache cache, Layer layer, Freshness shop, Class<T> type, ToLongFunction<T> bytes) {
        this.layer = cache;
        this.shop = shop;
        this.group = new Group(layer, type);
        this.on = layer == Layer.SESSIONS ? Dependence.NOTHING : Dependence.EVERYTHING;
        this.type = type;
        this.bytes = bytes;
    }

    /**
     * Returns the value of a key, loaded if it is not there.
     *
     * @param key with {@code equals}; name whoever the value is for in it
     * @param load must not return null, and not ask for the same key; what it throws is thrown here
     */
    public T get(Object key, Function<Object, ? extends T> load) {
        LayerCache.Loader loader = () -> {
            T value = Objects.requireNonNull(load.apply(key), "a loaded value");
            return new LayerCache.Loaded(value, bytes.applyAsLong(value), true);
        };
        return type.cast(layer.get(new LayerCache.Use(key(key), on, loader, loader, null)));
    }

    /** Returns the value if it is there and may be used. */
    public Optional<T> find(Object key) {
        return layer.find(key(key), on).map(type::cast);
    }

    /** Keeps a value in place of any other. */
    public void put(Object key, T value) {
        layer.put(key(key), value, bytes.applyAsLong(value));
    }

    public void drop(Object key) {
        layer.drop(key(key));
    }

    private Key key(Object key) {
        return new Key(shop, group, key, null, null);
    }
}
