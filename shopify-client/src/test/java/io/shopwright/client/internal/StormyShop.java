package io.shopwright.client.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shopwright.client.Gid;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/**
 * A shop that fails as it is told and counts what it really ran. It has a bucket of points, and runs a mutation with an
 * idempotency key once.
 */
final class StormyShop extends Dispatcher implements AutoCloseable {
    /** Points of a mutation, as Shopify counts. */
    static final int MUTATION_COST = 10;

    /** Requests about this id never fail. */
    static final Gid FAIR = Gid.of("Customer", 1_000_000);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final FlakyServer socket = new FlakyServer();
    final AtomicInteger throttled = new AtomicInteger();
    private final Weather weather;
    private final Bucket bucket;
    private final Map<String, AtomicInteger> arrivals = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> keys = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Throwable> ownFailures = new ConcurrentLinkedQueue<>();

    /** What happens to a request. */
    enum Fault {
        NONE,
        /** The connection is reset; nothing is run. */
        RESET,
        /** 429 with a Retry-After of decimals; nothing is run. */
        TOO_MANY_REQUESTS,
        /** 502; nothing is run. */
        BAD_GATEWAY,
        /** THROTTLED; nothing is run. */
        THROTTLED,
        /** Run, and answered 502. */
        BAD_GATEWAY_AFTER_ALL,
        /** Run, and the connection closes in the middle of the answer's body. */
        HALF_A_BODY,
        /** Run, and the connection closes without an answer. */
        LOST_REPLY,
        /** Run, and answered by 16 bytes a millisecond. */
        SLOW_DRIP,
        /** Run, and answered by a byte every ten seconds. */
        ENDLESS_DRIP
    }

    /** Decides which requests fail. */
    @FunctionalInterface
    interface Weather {
        /** @param attempt 1 for the first request about this id */
        Fault at(String id, int attempt);
    }

    /** Points that come back by a clock. */
    static final class Bucket {
        private final double size;
        private final double restoreRate;
        private final Ticker ticker;
        private double level;
        private long at;

        Bucket(double size, double restoreRate, Ticker ticker) {
            this.size = size;
            this.restoreRate = restoreRate;
            this.ticker = ticker;
            this.level = size;
            this.at = ticker.nanos();
        }

        /** Returns whether the points were there, and takes them then. */
        synchronized boolean take(double points) {
            refill();
            if (level < points) {
                return false;
            }
            level -= points;
            return true;
        }

        /** Somebody else takes all. */
        synchronized void drain() {
            refill();
            level = 0;
        }

        synchronized String status() {
            refill();
            return "{\"maximumAvailable\":" + size + ",\"currentlyAvailable\":" + Math.floor(level)
                    + ",\"restoreRate\":" + restoreRate + "}";
        }

        private void refill() {
            long now = ticker.nanos();
            level = Math.min(size, level + restoreRate * (now - at) / 1e9);
            at = now;
        }
    }

    StormyShop(Bucket bucket, Weather weather) {
        this.bucket = bucket;
        this.weather = weather;
        socket.server.setDispatcher(this);
    }

    /** How many HTTP requests came about an id. */
    int arrivals(String id) {
        return arrivals.getOrDefault(id, new AtomicInteger()).get();
    }

    /** How often the shop did what was asked about an id; repetitions that a key gave away do not count. */
    int runs(String id) {
        return runs.getOrDefault(id, new AtomicInteger()).get();
    }

    /** The idempotency keys that came about an id. */
    Set<String> keys(String id) {
        return keys.getOrDefault(id, Set.of());
    }

    /** What went wrong in this shop beside what was ordered. */
    Iterable<Throwable> ownFailures() {
        return ownFailures;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        try {
            return answer(request);
        } catch (JsonProcessingException | RuntimeException e) {
            ownFailures.add(e);
            return new MockResponse.Builder().code(501).build();
        }
    }

    private MockResponse answer(RecordedRequest request) throws JsonProcessingException {
        JsonNode asked = MAPPER.readTree(request.getBody().utf8());
        JsonNode variables = asked.path("variables");
        String id =
                variables.path(variables.has("id") ? "id" : "inventoryItemId").asText();
        Fault fault = id.equals(FAIR.toString()) ? Fault.NONE : weather.at(id, count(arrivals, id));
        int cost = asked.path("query").asText().startsWith("mutation") ? MUTATION_COST : 1;
        MockResponse.Builder answer = new MockResponse.Builder().setHeader("Content-Type", "application/json");
        switch (fault) {
            case RESET -> socket.reset(request);
            case TOO_MANY_REQUESTS -> answer.code(429).setHeader("Retry-After", "0.25");
            case BAD_GATEWAY -> answer.code(502);
            default -> {
                if (fault == Fault.THROTTLED || !bucket.take(cost)) {
                    throttled.incrementAndGet();
                    return answer.body(throttled(cost)).build();
                }
                run(id, variables.path("idempotencyKey").asText(null));
                answer.body(data(asked.path("query").asText(), id, cost));
                spoil(answer, fault);
            }
        }
        return answer.build();
    }

    private static void spoil(MockResponse.Builder answer, Fault fault) {
        switch (fault) {
            case BAD_GATEWAY_AFTER_ALL -> answer.code(502).body("");
            case HALF_A_BODY -> answer.onResponseBody(new SocketEffect.CloseSocket());
            case LOST_REPLY -> answer.onResponseStart(new SocketEffect.CloseSocket());
            case SLOW_DRIP -> answer.throttleBody(16, 1, TimeUnit.MILLISECONDS);
            case ENDLESS_DRIP -> answer.throttleBody(1, 10, TimeUnit.SECONDS);
            default -> {}
        }
    }

    private void run(String id, @Nullable String key) {
        boolean fresh = key == null
                || keys.computeIfAbsent(id, any -> ConcurrentHashMap.newKeySet())
                        .add(key);
        if (fresh) {
            count(runs, id);
        }
    }

    private static int count(Map<String, AtomicInteger> counts, String id) {
        return counts.computeIfAbsent(id, any -> new AtomicInteger()).incrementAndGet();
    }

    private String data(String document, String id, int cost) {
        String node = "{\"id\":\"" + id + "\"}";
        String data = document.contains("tagsAdd")
                ? "{\"tagsAdd\":{\"node\":" + node + ",\"userErrors\":[]}}"
                : document.contains("inventoryActivate")
                        ? "{\"inventoryActivate\":{\"inventoryLevel\":" + node + ",\"userErrors\":[]}}"
                        : "{\"customer\":" + node + "}";
        return "{\"data\":" + data + ",\"extensions\":{\"cost\":{\"requestedQueryCost\":" + cost
                + ",\"actualQueryCost\":" + cost + ",\"throttleStatus\":" + bucket.status() + "}}}";
    }

    private String throttled(int cost) {
        return "{\"errors\":[{\"message\":\"Throttled\",\"extensions\":{\"code\":\"THROTTLED\"}}],\"extensions\":{"
                + "\"cost\":{\"requestedQueryCost\":" + cost + ",\"actualQueryCost\":null,\"throttleStatus\":"
                + bucket.status() + "}}}";
    }

    @Override
    public void close() {
        socket.close();
    }
}
