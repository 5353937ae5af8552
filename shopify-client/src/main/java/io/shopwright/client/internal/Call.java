package io.shopwright.client.internal;

import io.shopwright.client.Cost;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.audit.CallEvent;
import io.shopwright.client.internal.cost.Priority;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.schema.ApiVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What one call did so far. Belongs to the thread that calls. */
final class Call {
    private final Request request;
    private final Priority priority;
    private final Ticker ticker;
    private final long start;
    private long waited;
    private int predictedCost;
    private int attempts;
    private @Nullable Envelope last;
    private String requestId = "";
    private boolean answered;
    private boolean mayHaveRun;

    Call(Request request, Priority priority, Ticker ticker) {
        this.request = request;
        this.priority = priority;
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    Request request() {
        return request;
    }

    Priority priority() {
        return priority;
    }

    void waited(long nanos) {
        waited += nanos;
    }

    /**
     * Counts an HTTP request.
     *
     * @param outcome null if it ended in an unexpected exception
     * @param envelope the answer, null if there was none
     */
    void attempted(int predicted, @Nullable Outcome outcome, @Nullable Envelope envelope) {
        predictedCost = predicted;
        attempts++;
        last = envelope;
        mayHaveRun |= outcome instanceof Outcome.Failed failed
                && failed.exception() instanceof ShopifyException.OutcomeUnknown;
        if (envelope != null) {
            requestId = envelope.requestId();
        } else if (outcome instanceof Outcome.Failed failed) {
            requestId = failed.exception().requestId();
        }
    }

    /** Whether the shop may have run a mutation at an attempt that was not answered. */
    boolean mayHaveRun() {
        return mayHaveRun;
    }

    void answered(Envelope envelope) {
        last = envelope;
        answered = true;
    }

    CallEvent event(String shop, ApiVersion version) {
        Cost cost = last == null ? null : last.cost().orElse(null);
        return new CallEvent(
                shop,
                rootFields(),
                request.isMutation(),
                predictedCost,
                cost == null ? OptionalDouble.empty() : OptionalDouble.of(cost.requested()),
                cost == null ? OptionalDouble.empty() : cost.actualPoints(),
                Duration.ofNanos(waited),
                Duration.ofNanos(ticker.nanos() - start),
                attempts,
                last == null ? 0 : last.bytes(),
                outcome(),
                requestId,
                version.name(),
                last == null ? "" : last.servedVersion());
    }

    private CallEvent.Outcome outcome() {
        if (!answered || last == null) {
            return CallEvent.Outcome.FAILED;
        }
        return last.errors().isEmpty() ? CallEvent.Outcome.ANSWERED : CallEvent.Outcome.ANSWERED_WITH_ERRORS;
    }

    /** Fields inside root fragments are left out: what the call is about stands beside them. */
    private List<String> rootFields() {
        List<String> names = new ArrayList<>();
        request.document().operation(request.operationName()).ifPresent(operation -> {
            for (Selection selection : operation.selections()) {
                if (selection instanceof Selection.Field field) {
                    names.add(field.name());
                }
            }
        });
        return names;
    }
}
