package io.shopwright.insights;

import io.shopwright.analytics.kpi.ServiceKpi;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether orders of a period arrive, and stay.
 *
 * @param orders that were not cancelled
 * @param fulfilled of them, as a whole
 * @param hoursToFulfillment from the order to the last of its shipments, the mean of those that are fulfilled and have one
 * @param sales of the period
 */
public record Operations(long orders, long fulfilled, Optional<BigDecimal> hoursToFulfillment, SalesFigures sales) {
    private static final String WHOLE = "FULFILLED";
    private static final long SECONDS_PER_HOUR = 3_600;

    /** Orders fulfilled over orders not cancelled; empty without orders. */
    public Optional<BigDecimal> fulfillmentRate() {
        return ServiceKpi.fulfillmentRate(fulfilled, orders);
    }

    /** Units returned over units sold; empty without units. */
    public Optional<BigDecimal> returnRate() {
        return ServiceKpi.returnRateOfUnits(sales.unitsReturned(), sales.units());
    }

    /** Money given back over gross sales less discounts; empty without sales. */
    public Optional<BigDecimal> returnRateOfValue() {
        return ServiceKpi.returnRateOfValue(sales.returns(), sales.gross(), sales.discounts());
    }

    /** Cancelled orders over all; empty without orders. */
    public Optional<BigDecimal> cancellationRate() {
        return ServiceKpi.cancellationRate(sales.cancelled(), sales.orders());
    }

    /** The shipments of an order. */
    record OrderRow(
            Gid id,
            Instant processedAt,
            boolean test,
            @Nullable Instant cancelledAt,
            String displayFulfillmentStatus,
            List<Shipment> fulfillments)
            implements OrdersByTime.Row {
        private boolean sent() {
            return !test && cancelledAt == null && displayFulfillmentStatus.equals(WHOLE);
        }
    }

    record Shipment(Instant createdAt, String status) {}

    /** What the time to fulfilment lacks, is added to what is missing. */
    static Operations read(Shop shop, PeriodData data, Reading reading) {
        Period period = data.period();
        List<SalesLedger.Sale> kept = data.ledger().sales().stream()
                .filter(sale -> period.contains(sale.day()) && sale.figures().cancelled() == 0)
                .toList();
        long fulfilled =
                kept.stream().filter(sale -> sale.fulfillment().equals(WHOLE)).count();
        return new Operations(
                kept.size(), fulfilled, fulfilled == 0 ? none(data.missing()) : hours(shop, data, reading), data.now());
    }

    private static Optional<BigDecimal> hours(Shop shop, PeriodData data, Reading reading) {
        String search = OrdersByTime.within(data.period(), data.facts().zone());
        long timed = 0;
        BigDecimal hours = BigDecimal.ZERO;
        try {
            for (OrderRow row : new OrdersByTime<>(shop, reading, OrderRow.class, search)) {
                Optional<Instant> last = row.sent() ? last(row) : Optional.empty();
                if (last.isPresent()) {
                    timed++;
                    hours = hours.add(hours(row.processedAt(), last.get()));
                }
            }
        } catch (ShopifyException.Denied | ShopifyException.Invalid | ShopifyException.Incomplete e) {
            data.missing()
                    .add("The time to fulfilment is unknown, since the shop does not tell its shipments: "
                            + String.valueOf(e.getMessage()).split(";", 2)[0]);
            return Optional.empty();
        }
        return timed == 0 ? none(data.missing()) : ServiceKpi.hoursToFulfillment(hours, timed);
    }

    private static Optional<BigDecimal> none(List<String> missing) {
        missing.add(
                "The time to fulfilment is unknown: no order of the period was sent as a whole by a shipment that the"
                        + " shop knows.");
        return Optional.empty();
    }

    private static Optional<Instant> last(OrderRow row) {
        return row.fulfillments().stream()
                .filter(each -> !each.status().equals("CANCELLED"))
                .map(Shipment::createdAt)
                .max(Instant::compareTo);
    }

    private static BigDecimal hours(Instant ordered, Instant sent) {
        return BigDecimal.valueOf(Duration.between(ordered, sent).toSeconds())
                .divide(BigDecimal.valueOf(SECONDS_PER_HOUR), MathContext.DECIMAL128);
    }
}
