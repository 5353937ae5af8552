package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many working days orders waited for their first shipment. */
final class ShipmentDays {
    private final List<Wait> waits = new ArrayList<>();
    private final List<String> lacking = new ArrayList<>();

    /** @param day of the order */
    private record Wait(LocalDate day, long businessDays) {}

    record Row(Gid id, Instant processedAt, @Nullable Instant cancelledAt, boolean test, List<Shipment> fulfillments)
            implements OrdersByTime.Row {}

    record Shipment(Instant createdAt, String status) {}

    /** Orders of a period that are neither tests nor cancelled. */
    static ShipmentDays read(Shop shop, ShopFacts facts, Period period, Reading reading) {
        ShipmentDays days = new ShipmentDays();
        String search = OrdersByTime.within(period, facts.zone());
        try {
            for (Row row : new OrdersByTime<>(shop, reading, Row.class, search)) {
                if (!row.test() && row.cancelledAt() == null) {
                    days.add(row, facts);
                }
            }
        } catch (ShopifyException.Denied | ShopifyException.Invalid | ShopifyException.Incomplete e) {
            days.waits.clear();
            days.lacking.add("the shop does not tell its shipments: "
                    + String.valueOf(e.getMessage()).split(";", 2)[0] + ".");
        }
        return days;
    }

    private void add(Row row, ShopFacts facts) {
        LocalDate ordered = row.processedAt().atZone(facts.zone()).toLocalDate();
        row.fulfillments().stream()
                .filter(each -> each.status().equals("SUCCESS"))
                .map(Shipment::createdAt)
                .min(Instant::compareTo)
                .map(at -> businessDays(ordered, at.atZone(facts.zone()).toLocalDate()))
                .ifPresent(wait -> waits.add(new Wait(ordered, wait)));
    }

    /** Days from Monday to Friday after the first day, up to and with the last; holidays are not known. */
    static long businessDays(LocalDate first, LocalDate last) {
        LocalDate begin = first.plusDays(1);
        LocalDate end = last.isBefore(first) ? begin : last.plusDays(1);
        return begin.datesUntil(end)
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .count();
    }

    /** The mean over the orders of a period that were sent; empty if none was. */
    Optional<BigDecimal> mean(Period period) {
        List<Wait> of =
                waits.stream().filter(each -> period.contains(each.day())).toList();
        long sum = of.stream().mapToLong(Wait::businessDays).sum();
        return of.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(of.size()), MathContext.DECIMAL64));
    }

    /** Why it is unknown. */
    String reason() {
        return lacking.isEmpty() ? "no order was sent." : String.join(" ", lacking);
    }
}
