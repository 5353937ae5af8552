package io.shopwright.insights;

import io.shopwright.analytics.kpi.Target;
import java.util.HashMap;
import java.util.Map;

/** Targets that replace the standard ones of some figures. */
final class Targets {
    private Targets() {}

    /** The same with one more, or another. */
    static <K> Map<K, Target> with(Map<K, Target> targets, K figure, Target target) {
        Map<K, Target> changed = new HashMap<>(targets);
        changed.put(figure, target);
        return Map.copyOf(changed);
    }
}
