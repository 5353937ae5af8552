package io.shopwright.analytics.clv;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The repeat purchases of a group of customers by day: those that were made, and those that a model expects, whose
 * difference shows where the model starts to go wrong.
 */
public final class TrackingCurve {

    private static final int DAYS_PER_WEEK = 7;

    private final TimeScale scale;
    private final TreeMap<LocalDate, Long> firsts = new TreeMap<>();
    private final TreeMap<LocalDate, Long> repeats = new TreeMap<>();

    /**
     * One week.
     *
     * @param number 1 for the first
     * @param expected repeat purchases that the model expects in it
     * @param actual repeat purchases in it, counted by day
     * @param expectedUntil expected until its end
     * @param actualUntil actual until its end
     */
    public record Week(int number, double expected, long actual, double expectedUntil, long actualUntil) {}

    private TrackingCurve(TimeScale scale) {
        this.scale = scale;
    }

    /**
     * Follows the customers acquired until a day.
     *
     * @param split last day of first purchases that count: the end of the period that a model is fitted to
     * @param scale the model's time unit
     */
    public static <K> TrackingCurve of(Collection<Purchase<K>> purchases, LocalDate split, TimeScale scale) {
        Map<K, TreeSet<LocalDate>> days = new HashMap<>();
        for (Purchase<K> purchase : purchases) {
            days.computeIfAbsent(purchase.customer(), key -> new TreeSet<>()).add(purchase.day());
        }
        TrackingCurve curve = new TrackingCurve(scale);
        for (TreeSet<LocalDate> own : days.values()) {
            if (!own.first().isAfter(split)) {
                curve.firsts.merge(own.first(), 1L, Long::sum);
                own.tailSet(own.first(), false).forEach(day -> curve.repeats.merge(day, 1L, Long::sum));
            }
        }
        return curve;
    }

    /**
     * Returns the weeks from the first purchase of any customer on, of seven days each.
     *
     * <p>Expected until the end of a week is the sum over the customers of {@link PurchaseModel#expectedPurchases(double)}
     * for the time since their first purchase; what they did in this time is not known to the model.
     *
     * @param number how many weeks, not negative
     * @return empty if there are no customers
     */
    public List<Week> weeks(PurchaseModel model, int number) {
        Check.notNegative(number, "number");
        List<Week> weeks = new ArrayList<>();
        double expectedBefore = 0;
        long actualBefore = 0;
        for (int week = 1; week <= number && !firsts.isEmpty(); week++) {
            LocalDate end = firsts.firstKey().plusDays((long) DAYS_PER_WEEK * week - 1);
            double expected = expectedUntil(model, end);
            long actual = repeats.headMap(end, true).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            weeks.add(new Week(week, expected - expectedBefore, actual - actualBefore, expected, actual));
            expectedBefore = expected;
            actualBefore = actual;
        }
        return weeks;
    }

    private double expectedUntil(PurchaseModel model, LocalDate end) {
        return firsts.headMap(end, true).entrySet().stream()
                .mapToDouble(first -> first.getValue()
                        * model.expectedPurchases(scale.fromDays(ChronoUnit.DAYS.between(first.getKey(), end))))
                .sum();
    }
}
