package io.shopwright.client.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shopwright.client.internal.Envelope;
import io.shopwright.client.internal.Request;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

/** Answers with the bodies that a test gives, in order, and keeps what was asked. */
final class CannedShop implements Sender {
    final List<Request> asked = new ArrayList<>();
    private final Deque<String> bodies = new ArrayDeque<>();

    CannedShop(String... bodies) {
        this.bodies.addAll(List.of(bodies));
    }

    @Override
    public AdminSchema schema() {
        return AdminSchema.of(ApiVersion.newest());
    }

    @Override
    public Executor executor() {
        return Runnable::run;
    }

    @Override
    public Envelope send(Request request) {
        asked.add(request);
        try {
            return Envelope.of(new ObjectMapper().readTree(bodies.remove()), new Envelope.Origin(0, "r-1", "2026-10"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
