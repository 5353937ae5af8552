package io.shopwright.client.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;

/**
 * Counts calls in Micrometer, which the application brings. Every meter is tagged with the shop's host, the fields at the
 * root of the document and the outcome:
 *
 * <ul>
 *   <li>{@code shopify.call}, a timer: from the call to its result
 *   <li>{@code shopify.call.wait}, a timer: the part of it spent waiting for points or before sending again
 *   <li>{@code shopify.call.attempts}, a summary of HTTP requests a call
 *   <li>{@code shopify.call.points}, a summary of the points that the shop charged, where it told
 *   <li>{@code shopify.call.bytes}, a summary of the sizes of answers
 *   <li>{@code shopify.call.fallforward}, a counter of answers of another API version than asked for
 * </ul>
 */
public final class MicrometerCalls implements CallListener {
    private static final String CALL = "shopify.call";

    private final MeterRegistry registry;

    @SuppressWarnings("exports") // Micrometer is there for those who use this class
    public MicrometerCalls(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void called(CallEvent event) {
        Tags tags = Tags.of(
                "shop",
                event.shop(),
                "roots",
                String.join(",", event.rootFields()),
                "outcome",
                event.outcome().name().toLowerCase(Locale.ROOT));
        registry.timer(CALL, tags).record(event.took());
        registry.timer(CALL + ".wait", tags).record(event.waited());
        registry.summary(CALL + ".attempts", tags).record(event.attempts());
        registry.summary(CALL + ".bytes", tags).record((double) event.bytes());
        event.actualCost()
                .ifPresent(points -> registry.summary(CALL + ".points", tags).record(points));
        if (event.fellForward()) {
            registry.counter(CALL + ".fallforward", tags).increment();
        }
    }
}
