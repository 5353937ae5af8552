package io.shopwright.analytics.attribution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The touches and orders of customers. The order in which they are given does not matter. Immutable.
 *
 * <pre>{@code
 * OrderAttribution credited = TouchpointLog.of(touches, orders)
 *     .journeys(JourneyWindow.SHOPIFY)
 *     .attribute(ShopifyModel.LAST_NON_DIRECT_CLICK_ATTRIBUTION.rule());
 * }</pre>
 */
public final class TouchpointLog {

    private static final Comparator<Touch> TOUCHES = Comparator.comparing(Touch::at)
            .thenComparingLong(Touch::sequence)
            .thenComparing(Touch::channel)
            .thenComparing(Touch::stage);
    private static final Comparator<JourneyOrder> ORDERS = Comparator.comparing(JourneyOrder::at)
            .thenComparingLong(JourneyOrder::sequence)
            .thenComparing(JourneyOrder::id);

    /** By customer, for a result that does not depend on the order of the input. */
    private final Map<String, History> customers;

    private TouchpointLog(Map<String, History> customers) {
        this.customers = customers;
    }

    /** What one customer did, each list in the order of time. */
    record History(List<Touch> touches, List<JourneyOrder> orders) {

        private History() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Makes a log.
     *
     * @throws IllegalArgumentException if two orders have the same id or different currencies; convert values first
     */
    public static TouchpointLog of(Collection<Touch> touches, Collection<JourneyOrder> orders) {
        Map<String, History> customers = new TreeMap<>();
        for (Touch touch : touches) {
            customers
                    .computeIfAbsent(touch.customer(), key -> new History())
                    .touches
                    .add(touch);
        }
        Set<String> ids = new HashSet<>();
        JourneyOrder first = null;
        for (JourneyOrder order : orders) {
            if (!ids.add(order.id())) {
                throw new IllegalArgumentException("id of an order must be its own: " + order.id());
            }
            first = first == null ? order : first;
            if (!order.currency().equals(first.currency())) {
                throw new IllegalArgumentException("orders must have one currency: " + first.currency() + ", "
                        + order.currency() + " (order " + order.id() + "); convert the values first");
            }
            customers
                    .computeIfAbsent(order.customer(), key -> new History())
                    .orders
                    .add(order);
        }
        for (History history : customers.values()) {
            history.touches.sort(TOUCHES);
            history.orders.sort(ORDERS);
        }
        return new TouchpointLog(customers);
    }

    /** Finds the touches of every order. */
    public OrderJourneys journeys(JourneyWindow window) {
        List<OrderJourneys.Row> rows = new ArrayList<>();
        for (History history : customers.values()) {
            addOrders(history, window, rows);
        }
        return new OrderJourneys(rows);
    }

    /**
     * Finds the journeys that ended without an order: touches that no order followed within the window, together as far
     * as they are within one window from the first of them and no order is between. What may still become an order is
     * left out.
     *
     * @param observedUntil when the log was taken; later touches and orders are left out. Journeys whose window was
     *     still open then are neither lost nor won
     */
    public Journeys lostJourneys(JourneyWindow window, Instant observedUntil) {
        JourneysBuilder lost = Journeys.builder();
        for (History history : customers.values()) {
            LostTouches.of(history, window, observedUntil).forEach(lost::addLost);
        }
        return lost.build();
    }

    private static void addOrders(History history, JourneyWindow window, List<OrderJourneys.Row> rows) {
        List<Touch> touches = history.touches();
        int begin = 0;
        int end = 0;
        for (JourneyOrder order : history.orders()) {
            int afterPrevious = end;
            while (end < touches.size() && isBefore(touches.get(end), order)) {
                end++;
            }
            if (window.reset() == JourneyWindow.Reset.AT_PREVIOUS_ORDER) {
                begin = afterPrevious;
            }
            if (window.length().isPresent()) {
                Instant earliest = order.at().minus(window.length().get());
                while (begin < end && touches.get(begin).at().isBefore(earliest)) {
                    begin++;
                }
            }
            rows.add(new OrderJourneys.Row(order, List.copyOf(touches.subList(begin, end))));
        }
    }

    static boolean isBefore(Touch touch, JourneyOrder order) {
        int byTime = touch.at().compareTo(order.at());
        return byTime < 0 || (byTime == 0 && touch.sequence() <= order.sequence());
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return "touches and orders of " + customers.size() + " customers";
    }
}
