package io.shopwright.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A small shop that is always the same, to {@linkplain SimulatedShop#load(SampleShop) load} for documents and first
 * tries: 12 products with stock and unit costs, 40 customers, 300 orders within a year, each sent within three days, some
 * of them refunded in part, 6 checkouts of the last month that were abandoned, 2 of them recovered, and the sessions in the
 * online store, one of them for each order. Names are made up. Prices are in whatever currency the
 * shop has.
 */
public final class SampleShop {
    private static final int CUSTOMERS = 40;
    private static final int ORDERS = 300;
    private static final int DAYS = 365;
    private static final long SEED = 12_40_300;
    private static final int CHECKOUTS = 6;

    /** Every how manyth abandoned checkout was completed after all. */
    private static final int RECOVERED = 3;

    private static final int MOST_LINES = 3;
    private static final int MOST_UNITS = 2;
    private static final int LEAST_STOCK = 5;
    private static final int MOST_STOCK = 120;
    /** Minutes between an order and its parcel. */
    private static final int LEAST_WAIT = 120;

    private static final int MOST_WAIT = 4_320;
    private static final double REFUNDED = 0.05;
    private static final double REGULARS = 0.5;
    private static final int REGULAR_CUSTOMERS = 8;
    private static final String VENDOR = "North Mill";

    private static final List<Good> GOODS = List.of(
            new Good("Wool Socks", "Clothing", "SOCK-01", "14.00", "5.60", "warm"),
            new Good("Linen Shirt", "Clothing", "SHRT-01", "59.00", "24.00", "summer"),
            new Good("Rain Jacket", "Clothing", "JACK-01", "129.00", "58.00", "outdoor"),
            new Good("Canvas Bag", "Bags", "CBAG-01", "35.00", "13.50", "everyday"),
            new Good("Day Pack", "Bags", "PACK-01", "89.00", "38.00", "outdoor"),
            new Good("Enamel Mug", "Kitchen", "MUGS-01", "12.50", "4.80", "everyday"),
            new Good("Pour-over Set", "Kitchen", "POUR-01", "48.00", "20.50", "gift"),
            new Good("Coffee Beans 1 kg", "Food", "BEAN-01", "27.00", "15.00", "everyday"),
            new Good("Green Tea 100 g", "Food", "TEAS-01", "9.50", "4.20", "everyday"),
            new Good("Notebook", "Paper", "NOTE-01", "8.00", "2.60", "gift"),
            new Good("Fountain Pen", "Paper", "PENS-01", "42.00", "17.00", "gift"),
            new Good("Beeswax Candle", "Home", "CAND-01", "18.00", "6.40", "gift"));

    private final LocalDate end;

    private record Good(String title, String type, String sku, String price, String cost, String tag) {}

    private SampleShop(LocalDate end) {
        this.end = end;
    }

    /** @param end the day of the latest orders */
    public static SampleShop until(LocalDate end) {
        return new SampleShop(end);
    }

    void loadInto(ShopData data) {
        Draws draws = Draws.seeded(SEED);
        Instant opened = at(0, LocalTime.MIDNIGHT, data.zone());
        List<ProductVariant> variants = new ArrayList<>();
        Shelf shelf = new Shelf(data, VENDOR, opened);
        for (Good good : GOODS) {
            int stock = LEAST_STOCK + draws.below(MOST_STOCK - LEAST_STOCK);
            variants.add(shelf.put(new Shelf.Good(
                    good.title(),
                    good.type(),
                    good.sku(),
                    new BigDecimal(good.price()),
                    new BigDecimal(good.cost()),
                    List.of(good.tag()),
                    stock)));
        }
        List<Sale.Buyer> buyers = new ArrayList<>();
        for (int i = 1; i <= CUSTOMERS; i++) {
            buyers.add(People.draw(draws, String.valueOf(i)));
        }
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            // The first orders make all customers known; later on a few regulars buy the most.
            boolean regular = i >= CUSTOMERS && draws.chance(REGULARS);
            Sale.Buyer buyer =
                    i < CUSTOMERS ? buyers.get(i) : buyers.get(draws.below(regular ? REGULAR_CUSTOMERS : CUSTOMERS));
            int day = i * DAYS / ORDERS;
            LocalTime time = LocalTime.of(8 + draws.below(12), draws.below(60));
            sales.add(sale(data, at(day, time, data.zone()), buyer, variants, draws));
        }
        sales.sort(Comparator.comparing(Sale::at));
        List<Order> orders = data.add(sales);
        abandon(data, buyers, variants, draws);
        send(data, orders, draws.split());
        new SampleSessions(draws.split()).load(data, end.minusDays(DAYS - 1L), end, orders);
    }

    /** One every five days. */
    private void abandon(ShopData data, List<Sale.Buyer> buyers, List<ProductVariant> variants, Draws draws) {
        for (int i = 1; i <= CHECKOUTS; i++) {
            Long customer = Orders.byEmail(data, draws.oneOf(buyers).email());
            if (customer != null) {
                Instant at = at(DAYS - 1 - 5 * (CHECKOUTS - i), LocalTime.of(8 + draws.below(12), 15), data.zone());
                ProductVariant variant = draws.oneOf(variants);
                LineItem line =
                        Orders.line(data, variant, 1 + draws.below(MOST_UNITS)).done();
                Instant completed = i % RECOVERED == 0 ? at.plusSeconds(3_600) : null;
                Checkouts.put(data, at, customer, List.of(line), completed);
            }
        }
    }

    /** Each order in one parcel, within three days; what was ordered last leaves on the last day all the same. */
    private void send(ShopData data, List<Order> orders, Draws draws) {
        Instant last = end.atTime(LocalTime.of(23, 0)).atZone(data.zone()).toInstant();
        Table<Fulfillment> parcels = data.table(Fulfillment.class);
        List<Fulfillment> sent = new ArrayList<>();
        for (Order order : orders) {
            Instant wanted =
                    order.processedAt().plus(Duration.ofMinutes(LEAST_WAIT + draws.below(MOST_WAIT - LEAST_WAIT)));
            sent.add(Fulfillment.whole(data, order, parcels.nextKey(), wanted.isBefore(last) ? wanted : last));
        }
        parcels.putAll(sent);
    }

    private Instant at(int day, LocalTime time, ZoneId zone) {
        return end.minusDays(DAYS - 1L - day).atTime(time).atZone(zone).toInstant();
    }

    private static Sale sale(ShopData data, Instant at, Sale.Buyer buyer, List<ProductVariant> variants, Draws draws) {
        List<Sale.Line> lines = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        int count = 1 + draws.below(MOST_LINES);
        int first = draws.below(variants.size());
        for (int i = 0; i < count; i++) {
            ProductVariant variant = variants.get((first + 5 * i) % variants.size());
            int quantity = 1 + draws.below(MOST_UNITS);
            String title = variant.owner(data).title();
            lines.add(new Sale.Line(title, quantity, variant.unitAmount(), variant.key()));
            total = total.add(variant.unitAmount().multiply(BigDecimal.valueOf(quantity)));
        }
        Sale sale = Sale.paid(at, buyer, total, lines);
        BigDecimal half = total.divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN);
        return draws.chance(REFUNDED) ? sale.refunded(at.plusSeconds(86_400), half) : sale;
    }
}
