package io.shopwright.client;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What several shops brought, each on its own: every shop that was asked is in one of the two maps.
 *
 * @param values by the shop's domain
 * @param failures by the shop's domain
 * @param <T> what was asked for
 */
public record ShopResults<T>(Map<String, T> values, Map<String, RuntimeException> failures) {
    public ShopResults {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }
}
