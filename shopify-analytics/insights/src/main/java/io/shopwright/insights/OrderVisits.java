package io.shopwright.insights;

import io.shopwright.analytics.attribution.Attribution;
import io.shopwright.analytics.attribution.CreditRule;
import io.shopwright.analytics.attribution.JourneyOrder;
import io.shopwright.analytics.attribution.JourneyWindow;
import io.shopwright.analytics.attribution.Journeys;
import io.shopwright.analytics.attribution.MarkovAttribution;
import io.shopwright.analytics.attribution.OrderJourneys;
import io.shopwright.analytics.attribution.Shapley;
import io.shopwright.analytics.attribution.Touch;
import io.shopwright.analytics.attribution.TouchpointLog;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.insights.ChannelReport.Coverage;
import io.shopwright.insights.ChannelReport.Model;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The visits before the orders of a ledger, tests and cancelled ones apart. */
final class OrderVisits {
    private static final Duration HALF_LIFE = Duration.ofDays(7);

    private final OrderJourneys journeys;
    private final Map<String, LocalDate> days;
    private final int digits;
    private final long rowsRead;

    private OrderVisits(OrderJourneys journeys, Map<String, LocalDate> days, int digits, long rowsRead) {
        this.journeys = journeys;
        this.days = days;
        this.digits = digits;
        this.rowsRead = rowsRead;
    }

    static OrderVisits read(Shop shop, ShopFacts facts, SalesLedger ledger) {
        Map<Gid, SalesLedger.Sale> sales = new HashMap<>();
        for (SalesLedger.Sale sale : ledger.sales()) {
            if (sale.figures().cancelled() == 0) {
                sales.put(sale.order(), sale);
            }
        }
        Currency currency = Currency.getInstance(facts.currencyCode());
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        String search = OrdersByTime.before(ledger.period().end(facts.zone())) + " AND processed_at:>='"
                + ledger.period().start(facts.zone()) + "'";
        List<Touch> touches = new ArrayList<>();
        List<JourneyOrder> orders = new ArrayList<>();
        Map<String, LocalDate> days = new HashMap<>();
        long rows = 0;
        for (JourneyRow row : new OrdersByTime<>(shop, JourneyRow.class, search)) {
            rows++;
            SalesLedger.Sale sale = sales.get(row.id());
            if (sale != null) {
                // Shopify has cut the journeys already, so each order is a customer of its own.
                String id = row.id().toString();
                days.put(id, sale.day());
                long value = sale.figures()
                        .gross()
                        .subtract(sale.figures().discounts())
                        .movePointRight(digits)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact();
                orders.add(new JourneyOrder(
                        id,
                        id,
                        row.processedAt(),
                        Long.MAX_VALUE,
                        value,
                        currency,
                        row.pending() ? JourneyOrder.Readiness.NOT_READY : JourneyOrder.Readiness.READY));
                long sequence = 0;
                for (JourneyRow.Visit visit : row.visits()) {
                    touches.add(new Touch(id, visit.occurredAt(), sequence++, visit.channel()));
                }
            }
        }
        OrderJourneys journeys = TouchpointLog.of(touches, orders)
                .journeys(JourneyWindow.lifetime(JourneyWindow.Reset.AT_PREVIOUS_ORDER));
        return new OrderVisits(journeys, days, digits, rows);
    }

    long rowsRead() {
        return rowsRead;
    }

    /** Digits of the currency behind the point: values are in its smallest unit. */
    int digits() {
        return digits;
    }

    Journeys journeys() {
        return journeys.converted();
    }

    Coverage coverage() {
        long pending = journeys.rows().stream()
                .filter(row -> row.order().readiness() == JourneyOrder.Readiness.NOT_READY)
                .count();
        long without = journeys.rows().stream()
                .filter(row -> row.order().readiness() == JourneyOrder.Readiness.READY
                        && row.touches().isEmpty())
                .count();
        return new Coverage(journeys.rows().size() - pending - without, without, pending);
    }

    /** What all models credit; empty without a visit. */
    Map<Model, Attribution> models() {
        Map<Model, Attribution> models = new EnumMap<>(Model.class);
        if (journeys().size() > 0) {
            for (Model model : Model.values()) {
                models.put(model, attribution(journeys(), model));
            }
        }
        return models;
    }

    /** What a model credits to the channels for the orders of some days. */
    Attribution on(Predicate<LocalDate> wanted, Model model) {
        Journeys some = journeys.only(order -> days.containsKey(order.id()) && wanted.test(days.get(order.id())))
                .converted();
        return some.size() == 0 ? new Attribution(List.of()) : attribution(some, model);
    }

    private static Attribution attribution(Journeys journeys, Model model) {
        return switch (model) {
            case FIRST_CLICK -> journeys.attribute(CreditRule.firstClick());
            case LAST_CLICK -> journeys.attribute(CreditRule.lastClick());
            case LAST_NON_DIRECT_CLICK -> journeys.attribute(CreditRule.lastNonDirectClick(VisitName.DIRECT));
            case ANY_CLICK -> journeys.attribute(CreditRule.anyClick());
            case LINEAR -> journeys.attribute(CreditRule.linear());
            case U_SHAPED -> journeys.attribute(CreditRule.uShaped());
            case TIME_DECAY -> journeys.attribute(CreditRule.timeDecay(HALF_LIFE));
            case MARKOV -> MarkovAttribution.of(journeys, 1).attribution();
            case SHAPLEY -> Shapley.ofSums(journeys);
        };
    }
}
