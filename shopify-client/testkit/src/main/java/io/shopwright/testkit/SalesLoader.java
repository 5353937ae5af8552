package io.shopwright.testkit;

import io.shopwright.testkit.GeneratedSales.Channel;
import io.shopwright.testkit.GeneratedSales.Good;
import io.shopwright.testkit.GeneratedSales.Market;
import io.shopwright.testkit.GeneratedSales.Truth;
import io.shopwright.testkit.Money.Presentment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws generated sales and puts them into a shop. */
final class SalesLoader {
    private static final int BUYERS_A_GOOD = 100;
    private static final int STOCK = 250;
    private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();
    private static final int MOST_HOURS_BETWEEN_VISITS = 48;

    private final ShopData data;
    private final Truth truth;
    private final Draws demand;
    private final Draws journeys;
    private final List<Sold> sold = new ArrayList<>();

    private record Sold(Instant at, Good good, long variantKey, double discount, Sale.Buyer buyer, Market market) {}

    SalesLoader(ShopData data, Truth truth, Draws draws) {
        this.data = data;
        this.truth = truth;
        this.demand = draws.split();
        this.journeys = draws.split();
    }

    void load() {
        Instant opened = truth.start().atStartOfDay(data.zone()).toInstant();
        Shelf shelf = new Shelf(data, "Generated", opened);
        List<Sale.Buyer> buyers = new ArrayList<>();
        for (int i = 0; i < truth.goods().size() * BUYERS_A_GOOD; i++) {
            buyers.add(People.draw(demand, "sales" + i));
        }
        for (Good good : truth.goods()) {
            boolean out = truth.sold(good, truth.end()) == 0;
            ProductVariant variant = shelf.put(
                    new Shelf.Good(good.title(), "Goods", good.sku(), good.price(), null, List.of(), out ? 0 : STOCK));
            for (LocalDate day = truth.start(); !day.isAfter(truth.end()); day = day.plusDays(1)) {
                draw(good, variant, day, buyers);
            }
        }
        sold.sort(Comparator.comparing(Sold::at));
        put();
    }

    private void draw(Good good, ProductVariant variant, LocalDate day, List<Sale.Buyer> buyers) {
        int units = demand.poisson(truth.sold(good, day));
        for (int i = 0; i < units; i++) {
            Instant at = day.atStartOfDay(data.zone()).toInstant().plusSeconds(demand.below((int) SECONDS_A_DAY));
            double[] shares =
                    truth.markets().stream().mapToDouble(Market::share).toArray();
            Market market = truth.markets().get(demand.weighted(shares));
            sold.add(new Sold(at, good, variant.key(), truth.discount(day), demand.oneOf(buyers), market));
        }
    }

    private void put() {
        Map<Sale.Buyer, Customer> customers = new LinkedHashMap<>();
        List<Order> orders = new ArrayList<>();
        List<CustomerVisit> visits = new ArrayList<>();
        for (Sold each : sold) {
            Customer customer = customers.computeIfAbsent(
                    each.buyer(), buyer -> buyer.customer(data.customers().nextKey(), each.at()));
            Order order = order(each, customer);
            orders.add(order);
            visits.addAll(journey(order));
        }
        data.customers().putAll(customers.values());
        data.orders().putAll(orders);
        data.table(CustomerVisit.class).putAll(visits);
    }

    private Order order(Sold sale, Customer customer) {
        BigDecimal price = sale.good().price();
        BigDecimal off = Money.round(price.multiply(BigDecimal.valueOf(sale.discount())), data.currency());
        Sale.Line line = new Sale.Line(sale.good().title(), 1, price, sale.variantKey());
        Order order = Sale.paid(sale.at(), sale.buyer(), price.subtract(off), List.of(line))
                .order(data, data.orders().nextKey(), customer.key());
        Address where = Edit.of(Address.BLANK)
                .set("firstName", customer.firstName())
                .set("lastName", customer.lastName())
                .set("countryCode", sale.market().countryCode())
                .done();
        Edit<Order> edit = Edit.of(order)
                .set("sourceName", "web")
                .set("shippingAddress", new MailingAddress(data.nextPart(), where));
        if (off.signum() > 0) {
            edit.set("discount", off)
                    .set("discountCodes", List.of("SALE"))
                    .set(
                            "lines",
                            List.of(Edit.of(order.lines().get(0))
                                    .set("discount", off)
                                    .done()));
        }
        return presented(edit.done(), sale.market());
    }

    private Order presented(Order order, Market market) {
        return market.currency() == null || market.currency().equals(data.currency())
                ? order
                : order.presented(new Presentment(market.currency(), market.rate()));
    }

    /** The visit that caused the order, and those by which the buyer came back. */
    private List<CustomerVisit> journey(Order order) {
        double[] shares = truth.channels().stream().mapToDouble(Channel::share).toArray();
        List<Channel> path = new ArrayList<>(List.of(truth.channels().get(journeys.weighted(shares))));
        for (Channel channel : truth.channels()) {
            if (journeys.chance(channel.returns())) {
                path.add(channel);
            }
        }
        Instant[] times = new Instant[path.size()];
        Instant at = order.createdAt();
        for (int i = path.size() - 1; i >= 0; i--) {
            at = at.minus(Duration.ofMinutes(1 + journeys.below(MOST_HOURS_BETWEEN_VISITS * 60)));
            times[i] = at;
        }
        List<CustomerVisit> visits = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            visits.add(visit(order, times[i], path.get(i)));
        }
        return visits;
    }

    private CustomerVisit visit(Order order, Instant at, Channel channel) {
        MarketingActivity.Utm utm = new MarketingActivity.Utm("generated", channel.medium(), channel.source());
        long key = data.table(CustomerVisit.class).nextKey();
        return new CustomerVisit(
                key, order.key(), at, channel.source(), null, data.shop().url(), utm);
    }
}
