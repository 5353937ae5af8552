package io.shopwright.analytics.attribution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The touches of one customer that no order followed within the window, cut into journeys. */
final class LostTouches {

    private LostTouches() {}

    static List<List<Touch>> of(TouchpointLog.History history, JourneyWindow window, Instant observedUntil) {
        List<List<Touch>> journeys = new ArrayList<>();
        List<Touch> open = new ArrayList<>();
        List<JourneyOrder> orders = history.orders();
        int next = 0;
        for (Touch touch : history.touches()) {
            boolean orderBetween = false;
            while (next < orders.size() && !TouchpointLog.isBefore(touch, orders.get(next))) {
                next++;
                orderBetween = true;
            }
            boolean won = next < orders.size()
                    && !orders.get(next).at().isAfter(observedUntil)
                    && !isOver(touch, window, orders.get(next).at());
            if (won || touch.at().isAfter(observedUntil)) {
                continue;
            }
            if (!open.isEmpty() && (orderBetween || isOver(open.get(0), window, touch.at()))) {
                journeys.add(open);
                open = new ArrayList<>();
            }
            open.add(touch);
        }
        if (!open.isEmpty() && (window.length().isEmpty() || isOver(open.get(0), window, observedUntil))) {
            journeys.add(open);
        }
        return journeys;
    }

    private static boolean isOver(Touch first, JourneyWindow window, Instant at) {
        return window.length().isPresent()
                && at.isAfter(first.at().plus(window.length().get()));
    }
}
