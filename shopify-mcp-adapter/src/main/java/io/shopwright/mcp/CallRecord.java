package io.shopwright.mcp;

import io.shopwright.client.ShopifyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeSet;

/** What the audit hears of one call. Belongs to the thread that calls. */
final class CallRecord {
    /** Letters of a name that an event holds. */
    private static final int SHOWN = 64;

    private final ToolCall call;
    private final Role role;
    private final Desk desk;
    private final Instant at;
    private final long began = System.nanoTime();
    private String requestId = "";

    private CallRecord(ToolCall call, Role role, Desk desk) {
        this.call = call;
        this.role = role;
        this.desk = desk;
        this.at = desk.clock().instant();
    }

    static CallRecord begin(ToolCall call, Role role, Desk desk) {
        return new CallRecord(call, role, desk);
    }

    void failed(Throwable thrown) {
        requestId = thrown instanceof ShopifyException told ? told.requestId() : "";
    }

    /** Ends the call and tells the sink. What that throws is neither the caller's fault nor to be lost. */
    void end(ToolResult result, AuditSink sink) {
        String last = desk.takeLastRequest();
        if (sink == AuditSink.NONE) {
            return;
        }
        try {
            sink.called(event(result, requestId.isEmpty() ? last : requestId));
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private AuditEvent event(ToolResult result, String request) {
        TreeSet<String> names = new TreeSet<>();
        call.arguments().keySet().forEach(name -> names.add(ShopText.clean(name, SHOWN)));
        return new AuditEvent(
                at,
                ShopText.clean(call.tool(), SHOWN),
                call.actor(),
                role.name(),
                Optional.ofNullable(desk.domain()),
                Collections.unmodifiableSortedSet(names),
                desk.confirmations().fingerprint(call.arguments()),
                outcome(result),
                Duration.ofNanos(System.nanoTime() - began),
                Optional.of(request).filter(id -> !id.isEmpty()));
    }

    private static String outcome(ToolResult result) {
        Object code = result.error()
                ? result.structured().get("code")
                : result.structured().get("outcome");
        return code instanceof String word ? word : "answered";
    }
}
