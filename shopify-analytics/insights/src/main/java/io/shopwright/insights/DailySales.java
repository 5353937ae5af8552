package io.shopwright.insights;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.resource.ShopifyQl;
import io.shopwright.insights.SalesForecast.Metric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the sales, day by day.
 *
 * @param byDay days with any; others are 0
 * @param rowsRead records that were read for it
 * @param source where they are from, in words
 */
record DailySales(Map<LocalDate, BigDecimal> byDay, long rowsRead, String source) {
    /** Days of orders that a shop shows without {@code read_all_orders}; of the first it may show a part. */
    private static final int SHOWN_DAYS = 60;

    /** Rows of a report that are asked for at once. */
    private static final int ROWS = 366;

    /** Letters of a day; a report may write a time behind it. */
    private static final int DAY = 10;

    /**
     * From the shop's reports where they may be read, which reach back to its beginning, or else from its orders.
     *
     * @param missing takes what is out of reach
     */
    static DailySales read(
            Shop shop, ShopFacts facts, Period period, Metric metric, Reading reading, List<String> missing) {
        Optional<DailySales> reported = facts.mayRead("reports") ? reported(shop, period, metric) : Optional.empty();
        return reported.orElseGet(() -> ordered(shop, facts, period, metric, reading, missing));
    }

    /** A report has a thousand rows at most: asked year by year. Empty from a shop that makes no reports. */
    private static Optional<DailySales> reported(Shop shop, Period period, Metric metric) {
        try {
            return Optional.of(byReports(shop, period, metric));
        } catch (ShopifyException.Denied | ShopifyException.Invalid e) {
            return Optional.empty(); // its orders tell the same
        }
    }

    private static DailySales byReports(Shop shop, Period period, Metric metric) {
        ShopifyQl reports = new ShopifyQl(shop);
        Map<LocalDate, BigDecimal> byDay = new TreeMap<>();
        long rows = 0;
        for (LocalDate from = period.from(); !from.isAfter(period.to()); from = from.plusDays(ROWS)) {
            LocalDate last = from.plusDays(ROWS - 1L);
            LocalDate to = last.isAfter(period.to()) ? period.to() : last;
            ShopifyQl.Table table = reports.table("FROM sales SHOW " + metric.column() + " TIMESERIES day SINCE " + from
                    + " UNTIL " + to + " LIMIT " + ROWS);
            for (Map<String, @Nullable String> row : table.rows()) {
                String day = row.get("day");
                String value = row.get(metric.column());
                if (day != null && value != null) {
                    byDay.put(LocalDate.parse(day.substring(0, DAY)), new BigDecimal(value));
                }
            }
            rows += table.rows().size();
        }
        return new DailySales(byDay, rows, "the shop's reports");
    }

    private static DailySales ordered(
            Shop shop, ShopFacts facts, Period period, Metric metric, Reading reading, List<String> missing) {
        AccessLimits.require(facts, "orders", "customers", "products");
        Period shown = period;
        if (!facts.seesAllOrders() && period.days() >= SHOWN_DAYS) {
            shown = Period.lastDays(SHOWN_DAYS - 1, period.to());
            missing.add(AccessLimits.lacks(
                    "read_reports and read_all_orders",
                    "only the latest " + (SHOWN_DAYS - 1) + " days are known, so that the forecast rests on these"));
        }
        SalesLedger ledger = SalesLedger.read(shop, facts, shown, reading);
        Map<LocalDate, BigDecimal> byDay = new TreeMap<>();
        Conversion.byDay(ledger).forEach((day, figures) -> byDay.put(day, metric.of(figures)));
        return new DailySales(byDay, ledger.rowsRead(), "orders and refunds");
    }

    /** The values of all days from one to another. */
    double[] from(LocalDate first, LocalDate to) {
        return first.datesUntil(to.plusDays(1))
                .mapToDouble(day -> byDay.getOrDefault(day, BigDecimal.ZERO).doubleValue())
                .toArray();
    }
}
