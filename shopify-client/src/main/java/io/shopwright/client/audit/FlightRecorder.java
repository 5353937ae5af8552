package io.shopwright.client.audit;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** Writes each call into Java's flight recording. */
final class FlightRecorder implements CallListener {
    static final FlightRecorder INSTANCE = new FlightRecorder();

    private FlightRecorder() {}

    @Override
    public void called(CallEvent event) {
        Call call = new Call();
        if (!call.isEnabled()) {
            return;
        }
        call.shop = event.shop();
        call.rootFields = String.join(",", event.rootFields());
        call.predictedCost = event.predictedCost();
        call.requestedCost = event.requestedCost().orElse(Double.NaN);
        call.actualCost = event.actualCost().orElse(Double.NaN);
        call.waited = event.waited().toNanos();
        call.took = event.took().toNanos();
        call.attempts = event.attempts();
        call.bytes = event.bytes();
        call.outcome = event.outcome().name();
        call.requestId = event.requestId();
        call.commit();
    }

    @Name("io.shopwright.Call")
    @Label("Call of a shop's Admin API")
    @Category("Shopwright")
    @StackTrace(false)
    static final class Call extends Event {
        @Label("Shop")
        String shop = "";

        @Label("Root fields")
        String rootFields = "";

        @Label("Predicted cost")
        int predictedCost;

        @Label("Requested cost")
        double requestedCost;

        @Label("Actual cost")
        double actualCost;

        @Label("Waited")
        @Timespan
        long waited;

        @Label("Took")
        @Timespan
        long took;

        @Label("Attempts")
        int attempts;

        @Label("Bytes of the answer")
        @DataAmount
        long bytes;

        @Label("Outcome")
        String outcome = "";

        @Label("Request id")
        String requestId = "";
    }
}
