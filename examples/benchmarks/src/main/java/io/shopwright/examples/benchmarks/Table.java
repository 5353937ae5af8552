package io.shopwright.examples.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tasks as they are done, each printed at once and kept by its name. */
final class Table {

    private final Map<String, Timing> timings = new LinkedHashMap<>();

    Timing add(Timing timing) {
        timings.put(timing.task(), timing);
        System.out.println(timing);
        return timing;
    }

    /** Adds what another library did in this Java machine, beside one of our tasks. */
    void beside(Timing ours, Timing other) {
        System.out.println(ours.beside(other.task(), other.thread(), other.check()));
    }

    /** All tasks by name. */
    Map<String, Timing> timings() {
        return Collections.unmodifiableMap(timings);
    }
}
