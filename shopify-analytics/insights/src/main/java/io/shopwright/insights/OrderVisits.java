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

    private OrderVisits(OrderJourneys journeys, Map<String, LocalDate> days, int digits) {
        this.journeys = journeys;
        this.days = days;
        this.digits = digits;
    }

    /** @param ledger with visits */
    static OrderVisits of(ShopFacts facts, SalesLedger ledger) {
        Currency currency = Currency.getInstance(facts.currencyCode());
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        List<Touch> touches = new ArrayList<>();
        List<JourneyOrder> orders = new ArrayList<>();
        Map<String, LocalDate> days = new HashMap<>();
        for (SalesLedger.Sale sale : ledger.sales()) {
            if (sale.figures().cancelled() == 0) {
                // Shopify has cut the journeys already, so each order is a customer of its own.
                String id = sale.order().toString();
                days.put(id, sale.day());
                orders.add(order(sale, id, currency, digits));
                long sequence = 0;
                for (VisitsBefore.Visit visit :
                        sale.visits().map(VisitsBefore::visits).orElse(List.of())) {
                    touches.add(new Touch(id, visit.occurredAt(), sequence++, visit.channel()));
                }
            }
        }
        OrderJourneys journeys = TouchpointLog.of(touches, orders)
                .journeys(JourneyWindow.lifetime(JourneyWindow.Reset.AT_PREVIOUS_ORDER));
        return new OrderVisits(journeys, days, digits);
    }

    private static JourneyOrder order(SalesLedger.Sale sale, String id, Currency currency, int digits) {
        long value = sale.figures()
                .gross()
                .subtract(sale.figures().discounts())
                .movePointRight(digits)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        boolean ready = sale.visits().map(VisitsBefore::ready).orElse(true);
        return new JourneyOrder(
                id,
                id,
                sale.processedAt(),
                Long.MAX_VALUE,
                value,
                currency,
                ready ? JourneyOrder.Readiness.READY : JourneyOrder.Readiness.NOT_READY);
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
