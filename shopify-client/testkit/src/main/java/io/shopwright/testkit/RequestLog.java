package io.shopwright.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests that a shop priced. */
final class RequestLog {
    private static final int KEPT = 10_000;

    private final Deque<ShopRequest> requests = new ArrayDeque<>();

    synchronized void add(ShopRequest request) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized void clear() {
        requests.clear();
    }

    synchronized List<ShopRequest> all() {
        return List.copyOf(requests);
    }
}
