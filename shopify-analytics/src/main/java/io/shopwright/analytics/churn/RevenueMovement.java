package io.shopwright.analytics.churn;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How monthly recurring revenue and its subscribers went from the month before to this one.
 *
 * @param month this month
 * @param revenue in the smallest unit of the currency
 * @param subscribers number of subscribers; they neither expand nor contract
 */
public record RevenueMovement(YearMonth month, Movement revenue, Movement subscribers) {

    /**
     * Follows revenue from its first month to a last one, without a gap between. Everything in the first month is new.
     *
     * @param revenues in any order and one currency; several of a subscriber in a month add up
     * @param last the last month to report
     * @return one movement a month, ascending; empty without revenue
     * @throws IllegalArgumentException if there is revenue after the last month
     * @throws ArithmeticException if a total exceeds a long
     */
    public static <K> List<RevenueMovement> monthly(Collection<RecurringRevenue<K>> revenues, YearMonth last) {
        TreeMap<YearMonth, Map<K, Long>> byMonth = new TreeMap<>();
        for (RecurringRevenue<K> revenue : revenues) {
            if (revenue.month().isAfter(last)) {
                throw new IllegalArgumentException(
                        "no revenue may be after the last month, " + last + ": " + revenue.month());
            }
            if (revenue.amount() > 0) {
                byMonth.computeIfAbsent(revenue.month(), month -> new HashMap<>())
                        .merge(revenue.subscriber(), revenue.amount(), Math::addExact);
            }
        }
        List<RevenueMovement> movements = new ArrayList<>();
        if (byMonth.isEmpty()) {
            return movements;
        }
        Set<K> known = new HashSet<>();
        Map<K, Long> before = Map.of();
        for (YearMonth month = byMonth.firstKey(); !month.isAfter(last); month = month.plusMonths(1)) {
            Map<K, Long> now = byMonth.getOrDefault(month, Map.of());
            movements.add(between(month, before, now, known));
            known.addAll(now.keySet());
            before = now;
        }
        return movements;
    }

    private static <K> RevenueMovement between(YearMonth month, Map<K, Long> before, Map<K, Long> now, Set<K> known) {
        Parts revenue = new Parts();
        Parts subscribers = new Parts();
        now.forEach((subscriber, amount) -> {
            long earlier = before.getOrDefault(subscriber, 0L);
            revenue.add(earlier, amount, known.contains(subscriber));
            subscribers.add(Long.signum(earlier), 1, known.contains(subscriber));
        });
        before.forEach((subscriber, amount) -> {
            if (!now.containsKey(subscriber)) {
                revenue.add(amount, 0, true);
                subscribers.add(1, 0, true);
            }
        });
        return new RevenueMovement(month, revenue.movement(), subscribers.movement());
    }

    /** Sums of what happened to each subscriber. */
    private static final class Parts {
        private long opening;
        private long fromNew;
        private long fromReactivated;
        private long fromExpansion;
        private long lostToContraction;
        private long lostToChurn;
        private long closing;

        void add(long before, long now, boolean known) {
            opening = Math.addExact(opening, before);
            closing = Math.addExact(closing, now);
            if (before == 0 && known) {
                fromReactivated = Math.addExact(fromReactivated, now);
            } else if (before == 0) {
                fromNew = Math.addExact(fromNew, now);
            } else if (now == 0) {
                lostToChurn = Math.addExact(lostToChurn, before);
            } else {
                fromExpansion = Math.addExact(fromExpansion, Math.max(0, now - before));
                lostToContraction = Math.addExact(lostToContraction, Math.max(0, before - now));
            }
        }

        Movement movement() {
            return new Movement(
                    opening, fromNew, fromReactivated, fromExpansion, lostToContraction, lostToChurn, closing);
        }
    }
}
