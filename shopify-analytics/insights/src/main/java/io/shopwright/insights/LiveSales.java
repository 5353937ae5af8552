package io.shopwright.insights;

import io.shopwright.client.Gid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each order contributed to which day, so that news of an order replaces what was known of it: the same news twice, or
 * older news after newer, changes nothing. Not safe for threads.
 */
final class LiveSales {
    private final TreeMap<LocalDate, Map<Gid, SalesFigures>> days = new TreeMap<>();
    private final Map<Gid, Known> orders = new HashMap<>();

    /**
     * A contribution of an order.
     *
     * @param time of the sale in the shop's time zone; null for what was given back
     */
    record Part(LocalDate day, @Nullable LocalTime time, SalesFigures figures) {}

    /** @param version the moment of which this was true */
    private record Known(Instant version, List<Part> parts) {}

    /**
     * Takes over what an order comes to.
     *
     * @return whether it was news
     */
    boolean put(Gid order, Instant version, List<Part> parts) {
        Known known = orders.get(order);
        if (known != null && version.isBefore(known.version())) {
            return false;
        }
        orders.put(order, new Known(version, List.copyOf(parts)));
        if (known != null) {
            known.parts().forEach(part -> day(part.day()).remove(order));
        }
        parts.forEach(part -> day(part.day()).merge(order, part.figures(), SalesFigures::plus));
        return known == null || !known.parts().equals(parts);
    }

    private Map<Gid, SalesFigures> day(LocalDate day) {
        return days.computeIfAbsent(day, any -> new HashMap<>());
    }

    SalesFigures figures(Period period) {
        SalesFigures sum = SalesFigures.NONE;
        for (Map<Gid, SalesFigures> day :
                days.subMap(period.from(), true, period.to(), true).values()) {
            for (SalesFigures figures : day.values()) {
                sum = sum.plus(figures);
            }
        }
        return sum;
    }

    /** What was sold on a day until a time of it, returns left out. */
    SalesFigures soldUntil(LocalDate day, LocalTime time) {
        SalesFigures sum = SalesFigures.NONE;
        for (Gid order : days.getOrDefault(day, Map.of()).keySet()) {
            for (Part part : orders.getOrDefault(order, new Known(Instant.MIN, List.of()))
                    .parts()) {
                if (part.day().equals(day)
                        && part.time() != null
                        && !part.time().isAfter(time)) {
                    sum = sum.plus(part.figures());
                }
            }
        }
        return sum;
    }
}
