package io.shopwright.insights;

import io.shopwright.analytics.forecast.Series;
import io.shopwright.analytics.forecast.Step;
import io.shopwright.client.Gid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of one variant in a period: units of all orders that were not cancelled, on the day of the order. Units
 * that came back were asked for all the same.
 */
final class VariantSales {
    private static final int WEEK = 7;

    private final Period period;
    private final String title;
    private final String sku;
    private final double[] units;
    private BigDecimal revenue = BigDecimal.ZERO;

    private VariantSales(Period period, String title, String sku) {
        this.period = period;
        this.title = title;
        this.sku = sku;
        units = new double[period.days()];
    }

    static VariantSales none(Period period) {
        return new VariantSales(period, "", "");
    }

    /** Those of all variants that are still known. */
    static Map<Gid, VariantSales> of(SalesLedger ledger) {
        Map<Gid, VariantSales> byVariant = new HashMap<>();
        for (SalesLedger.Sale sale : ledger.sales()) {
            if (sale.figures().cancelled() == 0) {
                for (SalesLedger.Position position : sale.positions()) {
                    sales(byVariant, ledger.period(), position)
                            .ifPresent(sales -> sales.add(sale.day(), position.quantity(), position.net()));
                }
            }
        }
        for (SalesLedger.Return back : ledger.returns()) {
            back.position()
                    .flatMap(position -> sales(byVariant, ledger.period(), position))
                    .ifPresent(sales -> sales.revenue = sales.revenue.subtract(back.amount()));
        }
        return byVariant;
    }

    /** Units of all orders that were not cancelled, those of unknown variants with them. */
    static long units(SalesLedger ledger) {
        return ledger.sales().stream()
                .filter(sale -> sale.figures().cancelled() == 0)
                .mapToLong(sale -> sale.figures().units())
                .sum();
    }

    private static Optional<VariantSales> sales(
            Map<Gid, VariantSales> byVariant, Period period, SalesLedger.Position position) {
        return position.variant()
                .map(variant -> byVariant.computeIfAbsent(
                        variant, each -> new VariantSales(period, position.title(), position.sku())));
    }

    private void add(LocalDate day, int quantity, BigDecimal net) {
        units[index(day)] += quantity;
        revenue = revenue.add(net);
    }

    private int index(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(period.from(), day);
    }

    String title() {
        return title;
    }

    String sku() {
        return sku;
    }

    /** Net of discounts and returns, without taxes. */
    BigDecimal revenue() {
        return revenue;
    }

    double[] daily() {
        return units.clone();
    }

    long total() {
        double sum = 0;
        for (double day : units) {
            sum += day;
        }
        return Math.round(sum);
    }

    Optional<LocalDate> lastSale() {
        for (int i = units.length - 1; i >= 0; i--) {
            if (units[i] > 0) {
                return Optional.of(period.from().plusDays(i));
            }
        }
        return Optional.empty();
    }

    /** Days from the first of a variant's life, if that falls into the period. */
    Series series(@Nullable LocalDate since) {
        int from = since == null || since.isBefore(period.from()) ? 0 : firstDay(since);
        double[] days = new double[units.length - from];
        System.arraycopy(units, from, days, 0, days.length);
        return Series.of(Step.DAY, period.from().plusDays(from), days);
    }

    /** A sale of before the shop had the record, as of an import, proves an earlier life. */
    private int firstDay(LocalDate since) {
        int from = Math.min(index(since), units.length - 1);
        for (int i = 0; i < from; i++) {
            if (units[i] > 0) {
                return i;
            }
        }
        return from;
    }

    /** Sums of whole weeks up to the last day, from the first of a variant's life. */
    double[] weekly(@Nullable LocalDate since) {
        Series days = series(since);
        double[] weeks = new double[days.size() / WEEK];
        int skipped = days.size() % WEEK;
        for (int i = 0; i < weeks.length * WEEK; i++) {
            weeks[i / WEEK] += days.value(skipped + i);
        }
        return weeks;
    }
}
