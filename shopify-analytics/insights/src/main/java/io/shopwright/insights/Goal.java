package io.shopwright.insights;

import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a figure of the sales should come to in a period.
 *
 * @param metric by Shopify's name: {@code gross_sales}, {@code net_sales}, {@code total_sales}, {@code orders} or
 *     {@code average_order_value}. Others, and goals with filters, are kept and said to be beyond what can be followed
 * @param filters which sales count, in Shopify's words; empty for all
 */
public record Goal(String name, String metric, Period period, BigDecimal expected, String filters) {
    private static final Map<String, Function<SalesFigures, Optional<BigDecimal>>> METRICS = Map.of(
            "gross_sales", figures -> Optional.of(figures.gross()),
            "net_sales", figures -> Optional.of(figures.net()),
            "total_sales", figures -> Optional.of(figures.total()),
            "orders", figures -> Optional.of(BigDecimal.valueOf(figures.orders())),
            "average_order_value", SalesFigures::averageOrderValue);

    /** Net sales of a period. */
    public static Goal netSales(String name, Period period, BigDecimal expected) {
        return new Goal(name, "net_sales", period, expected, "");
    }

    record Target(
            String name,
            String metric,
            LocalDate startDate,
            LocalDate endDate,
            BigDecimal expectedValue,
            @Nullable String filters) {}

    /**
     * The analytics targets that the merchant has set in the admin. None in versions of the API before 2026-10, whose schema
     * has no such targets.
     */
    public static List<Goal> of(Shop shop) {
        List<Goal> goals = new ArrayList<>();
        if (shop.schema().type("AnalyticsTarget").isPresent()) {
            for (Target target : shop.connection("analyticsTargets", Target.class)) {
                goals.add(new Goal(
                        target.name(),
                        target.metric(),
                        new Period(target.startDate(), target.endDate()),
                        target.expectedValue(),
                        target.filters() == null ? "" : target.filters()));
            }
        }
        return goals;
    }

    /** Why a goal cannot be followed; empty if it can. */
    Optional<String> obstacle(LocalDate knownSince) {
        Set<String> known = METRICS.keySet();
        if (!known.contains(metric)) {
            return Optional.of("Goal '" + name + "' is about " + metric + "; only "
                    + known.stream().sorted().toList() + " can be followed.");
        }
        if (!filters.isBlank()) {
            return Optional.of(
                    "Goal '" + name + "' counts some sales only (" + filters + "), which cannot be followed.");
        }
        return period.from().isBefore(knownSince)
                ? Optional.of("Goal '" + name + "' began on " + period.from() + ", but only sales since " + knownSince
                        + " were read.")
                : Optional.empty();
    }

    /** What figures say of the metric; empty if it is unknown, or a mean over no orders. */
    Optional<BigDecimal> attained(SalesFigures figures) {
        return METRICS.getOrDefault(metric, any -> Optional.empty()).apply(figures);
    }

    /** Whether the days of a period add up to the figure. */
    boolean adds() {
        return !metric.equals("average_order_value");
    }
}
