package io.shopwright.insights;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many working days orders waited for their first shipment. */
final class ShipmentDays {
    private final List<Wait> waits = new ArrayList<>();
    private final ShopFacts facts;
    private final Optional<String> lacking;

    /** @param day of the order */
    private record Wait(LocalDate day, long businessDays) {}

    private ShipmentDays(ShopFacts facts, Optional<String> lacking) {
        this.facts = facts;
        this.lacking = lacking;
    }

    /**
     * Of orders that are neither tests nor cancelled, if their shipments were read.
     *
     * @param lacking why they were not; empty if they were
     */
    static ShipmentDays of(ShopFacts facts, SalesLedger ledger, Optional<String> lacking) {
        ShipmentDays days = new ShipmentDays(facts, lacking);
        ledger.sales().stream().filter(sale -> !sale.isCancelled()).forEach(days::add);
        return days;
    }

    private void add(SalesLedger.Sale sale) {
        sale.shipments().stream()
                .filter(each -> each.status().equals("SUCCESS"))
                .map(SaleRow.Shipment::createdAt)
                .min(Instant::compareTo)
                .map(at -> businessDays(sale.day(), at.atZone(facts.zone()).toLocalDate()))
                .ifPresent(wait -> waits.add(new Wait(sale.day(), wait)));
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
        return lacking.orElse("no order was sent.");
    }
}
