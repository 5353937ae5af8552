package io.shopwright.client.internal;

import io.shopwright.client.schema.AdminSchema;
import java.util.concurrent.Executor;

/** What typed access needs of a shop. */
public interface Sender {
    AdminSchema schema();

    /**
     * Sends a request and returns its answer, errors beside data included.
     *
     * @throws io.shopwright.client.ShopifyException if no answer came that a retry would not improve
     */
    Envelope send(Request request);

    /** Runs what sends while the caller does something else; rejects it once the shop is closed. */
    Executor executor();
}
