package io.shopwright.mcp;

/**
 * Where the events of all calls go. Called once a call, after it ended and before its result is handed out, by the thread
 * that called.
 *
 * <p>What a sink throws does not change the result of the call. It goes to the thread's handler of uncaught exceptions,
 * which prints it to standard error unless the host has set another.
 */
@FunctionalInterface
public interface AuditSink {
    /** Keeps nothing. */
    AuditSink NONE = event -> {};

    void called(AuditEvent event);
}
