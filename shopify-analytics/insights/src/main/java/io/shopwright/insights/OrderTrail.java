package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private long rowsRead;

    /** @param paid empty if the last visit is not known */
    private record Trail(Gid order, LocalDate day, Optional<Boolean> paid, boolean fulfilled) {}

    record Row(
            Gid id,
            Instant processedAt,
            @Nullable Instant cancelledAt,
            boolean test,
            String displayFulfillmentStatus,
            @Nullable Journey customerJourneySummary)
            implements OrdersByTime.Row {}

    record Journey(@Nullable Visit lastVisit) {}

    record Visit(@Nullable Utm utmParameters) {}

    record Utm(@Nullable String medium) {}

    /** Orders of a period that are neither tests nor cancelled. */
    static OrderTrail read(Shop shop, ShopFacts facts, Period period, Reading reading) {
        OrderTrail trail = new OrderTrail();
        String search = OrdersByTime.within(period, facts.zone());
        for (Row row : new OrdersByTime<>(shop, reading, Row.class, search)) {
            trail.rowsRead++;
            if (!row.test() && row.cancelledAt() == null) {
                trail.trails.add(trail(row, facts));
            }
        }
        return trail;
    }

    private static Trail trail(Row row, ShopFacts facts) {
        Optional<Boolean> paid = Optional.ofNullable(row.customerJourneySummary())
                .map(Journey::lastVisit)
                .map(OrderTrail::paid);
        return new Trail(
                row.id(),
                row.processedAt().atZone(facts.zone()).toLocalDate(),
                paid,
                row.displayFulfillmentStatus().equals("FULFILLED"));
    }

    /** A visit without UTM parameters cost nothing that could be told. */
    private static boolean paid(Visit visit) {
        return Optional.ofNullable(visit.utmParameters())
                .map(Utm::medium)
                .map(medium -> PAID.contains(medium.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    long rowsRead() {
        return rowsRead;
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
