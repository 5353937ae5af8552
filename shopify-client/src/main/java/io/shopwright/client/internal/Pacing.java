package io.shopwright.client.internal;

import io.shopwright.client.schema.AdminSchema;
import org.jspecify.annotations.Nullable;

final class Pacing {
    Pacing(AdminSchema schema, Ticker ticker, Sleeper sleeper) {}

    Turn await(Request request, Deadline deadline) {
        return envelope -> {};
    }

    interface Turn {
        void end(@Nullable Envelope envelope);
    }
}
