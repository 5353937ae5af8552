package io.shopwright.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sessions in the online store of a {@link SampleShop}: one with a purchase for each order, and many without. */
final class SampleSessions {
    /** Of sessions without an order: how many fill a cart, and of these, how many begin to check out. */
    private static final double WITH_CART = 0.045;

    private static final double REACHED_CHECKOUT = 0.4;

    private static final List<Source> SOURCES =
            List.of(new Source("search", 12), new Source("direct", 8), new Source("social", 7), new Source("email", 3));

    private final Draws draws;
    private final Map<LocalDate, Integer> orders = new HashMap<>();

    /** @param daily sessions without an order, in the mean */
    private record Source(String name, double daily) {}

    SampleSessions(Draws draws) {
        this.draws = draws;
    }

    /** The sessions of the days from the first to the last, both included. */
    void load(ShopData data, LocalDate first, LocalDate last, List<Order> bought) {
        for (Order order : bought) {
            orders.merge(order.processedAt().atZone(data.zone()).toLocalDate(), 1, Integer::sum);
        }
        Table<SessionCounts> table = data.table(SessionCounts.class);
        List<SessionCounts> rows = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            int[] buying = buying(orders.getOrDefault(day, 0));
            for (int i = 0; i < SOURCES.size(); i++) {
                rows.add(sessions(table.nextKey(), day, SOURCES.get(i), buying[i]));
            }
        }
        table.putAll(rows);
    }

    /** The sessions that ended in an order, by source. */
    private int[] buying(int count) {
        double[] weights = SOURCES.stream().mapToDouble(Source::daily).toArray();
        int[] buying = new int[weights.length];
        for (int i = 0; i < count; i++) {
            buying[draws.weighted(weights)]++;
        }
        return buying;
    }

    private SessionCounts sessions(long key, LocalDate day, Source source, int buying) {
        int others = draws.poisson(source.daily());
        int carts = 0;
        int checkouts = 0;
        for (int i = 0; i < others; i++) {
            boolean cart = draws.chance(WITH_CART);
            carts += cart ? 1 : 0;
            checkouts += cart && draws.chance(REACHED_CHECKOUT) ? 1 : 0;
        }
        return new SessionCounts(key, day, source.name(), others + buying, carts + buying, checkouts + buying, buying);
    }
}
