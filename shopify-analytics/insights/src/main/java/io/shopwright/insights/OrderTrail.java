package io.shopwright.insights;

import io.shopwright.client.Gid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which visit came right before each order, and whether it is fulfilled. */
final class OrderTrail {
    /** UTM media that cost money by the click, the view or the placement, as Google Analytics groups them. */
    private static final Set<String> PAID = Set.of(
            "cpc",
            "ppc",
            "cpm",
            "cpv",
            "cpa",
            "cpp",
            "paid",
            "paidsearch",
            "paid-search",
            "paid_search",
            "paidsocial",
            "paid-social",
            "paid_social",
            "display",
            "banner",
            "retargeting");

    private final List<Trail> trails = new ArrayList<>();

    /** @param paid empty if the last visit is not known */
    private record Trail(Gid order, LocalDate day, Optional<Boolean> paid, boolean fulfilled) {}

    /** Of orders that are neither tests nor cancelled, if their last visits were read. */
    static OrderTrail of(SalesLedger ledger) {
        OrderTrail trail = new OrderTrail();
        for (SalesLedger.Sale sale : ledger.sales()) {
            if (!sale.isCancelled()) {
                trail.trails.add(new Trail(
                        sale.order(),
                        sale.day(),
                        sale.lastVisit().map(OrderTrail::paid),
                        sale.fulfillment().equals("FULFILLED")));
            }
        }
        return trail;
    }

    /** A visit without UTM parameters cost nothing that could be told. */
    private static boolean paid(SaleRow.LastVisit visit) {
        return Optional.ofNullable(visit.utmParameters())
                .map(SaleRow.Utm::medium)
                .map(medium -> PAID.contains(medium.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    private List<Trail> of(Period period) {
        return trails.stream().filter(each -> period.contains(each.day())).toList();
    }

    long orders(Period period) {
        return of(period).size();
    }

    long fulfilled(Period period) {
        return of(period).stream().filter(Trail::fulfilled).count();
    }

    long knownVisits(Period period) {
        return of(period).stream().filter(each -> each.paid().isPresent()).count();
    }

    /** Orders whose last visit was a paid click. */
    Set<Gid> paid(Period period) {
        Set<Gid> orders = new HashSet<>();
        of(period).stream()
                .filter(each -> each.paid().filter(Boolean::booleanValue).isPresent())
                .map(Trail::order)
                .forEach(orders::add);
        return orders;
    }
}
