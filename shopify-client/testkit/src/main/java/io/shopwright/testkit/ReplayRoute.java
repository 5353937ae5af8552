package io.shopwright.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Answers as recorded. */
final class ReplayRoute implements Route {
    private final Map<String, Deque<Recording.Exchange>> exchanges = new HashMap<>();

    ReplayRoute(Recording recording) {
        for (Recording.Exchange each : recording.exchanges()) {
            exchanges.computeIfAbsent(each.key(), key -> new ArrayDeque<>()).add(each);
        }
    }

    @Override
    public Optional<MockResponse.Builder> answer(RecordedRequest request, Disturbance disturbance) {
        Optional<String> version = GraphQlRoute.version(request);
        Optional<GraphQlEndpoint.Query> query = GraphQlRoute.query(request.getBody());
        if (version.isEmpty() || query.isEmpty()) {
            return Optional.empty();
        }
        String key = Recording.Exchange.key(
                version.get(), query.get().document(), query.get().variables());
        return Optional.of(next(key)
                .map(ReplayRoute::answer)
                .orElseGet(() ->
                        Answers.failure(404, "not recorded: " + query.get().document())));
    }

    private synchronized Optional<Recording.Exchange> next(String key) {
        Deque<Recording.Exchange> left = exchanges.get(key);
        return left == null ? Optional.empty() : Optional.of(left.size() > 1 ? left.remove() : left.getFirst());
    }

    private static MockResponse.Builder answer(Recording.Exchange exchange) {
        MockResponse.Builder answer =
                Answers.json(exchange.status(), exchange.answer().toString());
        return exchange.served().isEmpty() ? answer : answer.setHeader("X-Shopify-API-Version", exchange.served());
    }
}
