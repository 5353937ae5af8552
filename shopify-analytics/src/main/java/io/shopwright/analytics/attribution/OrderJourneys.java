package io.shopwright.analytics.attribution;

import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Orders and the touches before each of them. Those without touches and those that are not ready are kept apart: neither
 * is a direct visit. Immutable.
 */
public final class OrderJourneys {

    private final List<Row> rows;
    private final List<Row> attributable;
    private final Journeys journeys;

    OrderJourneys(List<Row> rows) {
        this.rows = rows;
        attributable = rows.stream().filter(Row::isAttributable).toList();
        JourneysBuilder builder = Journeys.builder();
        for (Row row : attributable) {
            builder.addWon(row.touches, row.order.at(), (double) row.order.minorUnits());
        }
        journeys = builder.build();
    }

    /**
     * One order.
     *
     * @param order the order
     * @param touches those before it that belong to its journey, the earliest first; may be empty
     */
    public record Row(JourneyOrder order, List<Touch> touches) {

        /** Copies the list. */
        public Row {
            touches = List.copyOf(touches);
        }

        private boolean isAttributable() {
            return isReady() && !touches.isEmpty();
        }

        private boolean isReady() {
            return order.readiness() == JourneyOrder.Readiness.READY;
        }
    }

    /** All orders, also those without touches and those not ready; by customer and time. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Only some of the orders, as those of a month. Their journeys stay what they are. */
    public OrderJourneys only(Predicate<JourneyOrder> wanted) {
        return new OrderJourneys(
                rows.stream().filter(row -> wanted.test(row.order)).toList());
    }

    /**
     * The orders with touches as journeys, one conversion each, its value in minor units: for the models that look at
     * all journeys together. Row i is the i-th of {@link #credits}.
     */
    public Journeys converted() {
        return journeys;
    }

    /** The same and the journeys that ended without an order; see {@link TouchpointLog#lostJourneys}. */
    public Journeys and(Journeys lost) {
        return journeys.and(lost);
    }

    /** Credits each order by a rule; orders without touches and orders not ready are left out. */
    public List<OrderCredit> credits(CreditRule rule) {
        List<OrderCredit> credits = new ArrayList<>(attributable.size());
        for (int i = 0; i < attributable.size(); i++) {
            credits.add(credit(rule, i));
        }
        return credits;
    }

    /** Credits each channel by a rule. */
    public OrderAttribution attribute(CreditRule rule) {
        Map<String, Long> money = new LinkedHashMap<>();
        for (OrderCredit credit : credits(rule)) {
            for (int k = 0; k < credit.channels().size(); k++) {
                money.merge(credit.channels().get(k), credit.minorUnits().get(k), Math::addExact);
            }
        }
        List<OrderAttribution.Credit> channels = journeys.attribute(rule).credits().stream()
                .map(credit -> new OrderAttribution.Credit(
                        credit.channel(),
                        credit.conversions(),
                        credit.value(),
                        money.getOrDefault(credit.channel(), 0L)))
                .toList();
        return new OrderAttribution(
                channels,
                currency(),
                total(Row::isAttributable),
                total(row -> row.isReady() && row.touches.isEmpty()),
                total(row -> !row.isReady()));
    }

    private OrderCredit credit(CreditRule rule, int i) {
        JourneyOrder order = attributable.get(i).order;
        double[] weights = rule.weights(journeys.touches(i));
        double divisor = rule.sharing().divisor(weights);
        long[] parts = rule.sharing().divide(order.minorUnits(), weights);
        List<Double> shares = new ArrayList<>(weights.length);
        List<Long> money = new ArrayList<>(weights.length);
        for (int k = 0; k < weights.length; k++) {
            shares.add(weights[k] / divisor);
            money.add(parts[k]);
        }
        return new OrderCredit(order, journeys.touches(i).channels(), shares, money, rule.sharing());
    }

    private @Nullable Currency currency() {
        return rows.isEmpty() ? null : rows.get(0).order.currency();
    }

    private OrderTotal total(Predicate<Row> wanted) {
        return OrderTotal.of(rows.stream().filter(wanted).map(Row::order).toList());
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return rows.size() + " orders, " + attributable.size() + " attributable";
    }
}
