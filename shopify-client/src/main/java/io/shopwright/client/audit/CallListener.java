package io.shopwright.client.audit;

/**
 * Hears of every call after it ended, on the thread that called. An exception from here reaches the caller: a listener
 * that can fail must catch.
 */
@FunctionalInterface
public interface CallListener {
    /** Hears nothing. */
    CallListener NONE = event -> {};

    void called(CallEvent event);

    /** Writes each call into Java's flight recording, as event {@code io.shopwright.Call}. */
    static CallListener flightRecorder() {
        return FlightRecorder.INSTANCE;
    }

    /** Hears with this listener first and the other one then. */
    default CallListener and(CallListener other) {
        return event -> {
            called(event);
            other.called(event);
        };
    }
}
