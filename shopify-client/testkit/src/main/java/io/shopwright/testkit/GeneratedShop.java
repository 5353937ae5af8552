package io.shopwright.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * Customers who buy by a known process, to {@linkplain SimulatedShop#load(GeneratedShop) load} into a shop. The same
 * settings give the same shop.
 *
 * <p>Purchases follow the BG/NBD model: a customer's first purchase falls uniformly into the first half of the span;
 * then the customer buys at a rate of their own, and after each repeat purchase is gone for good with a probability of
 * their own. Order values follow the Gamma-Gamma model, rounded to the currency's smallest unit and at least one of it.
 *
 * <p>Guests' orders, test orders and cancelled orders come on top of the process, so an analysis that leaves them out
 * sees exactly the process. Refunds concern orders of the process: the purchase stays, money goes back.
 */
public final class GeneratedShop {
    private static final double DAYS_PER_WEEK = 7;
    private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    /** The part of the span in which all customers make their first purchase. */
    private static final double ACQUISITION = 0.5;

    /** The chance that a refund gives back everything. */
    private static final double FULL_REFUND = 0.3;

    private static final int MOST_DAYS_TO_REFUND = 14;
    private static final double MOST_DAYS_TO_CANCEL = 2;
    private static final double SECOND_LINE = 0.4;

    private static final List<String> TITLES = List.of(
            "Merino socks",
            "Linen shirt",
            "Canvas tote",
            "Ceramic mug",
            "Wool beanie",
            "Leather belt",
            "Oak board",
            "Soy candle",
            "Steel bottle",
            "Cotton blanket",
            "Denim apron",
            "Cork coaster");

    private final List<Purchase> purchases = new ArrayList<>();
    private final Truth truth;

    /**
     * The parameters of BG/NBD, with time in weeks: rates are drawn from Gamma(r, alpha), dropout probabilities from
     * Beta(a, b).
     */
    public record Buying(double r, double alpha, double a, double b) {
        public Buying {
            requirePositive(r, "r");
            requirePositive(alpha, "alpha");
            requirePositive(a, "a");
            requirePositive(b, "b");
        }
    }

    /**
     * The parameters of Gamma-Gamma: a customer's scale is drawn from Gamma(q, v) and an order's value from Gamma(p,
     * scale), so that order values have the mean {@code p v / (q - 1)} over all customers.
     */
    public record Spending(double p, double q, double v) {
        public Spending {
            requirePositive(p, "p");
            requirePositive(q, "q");
            requirePositive(v, "v");
        }
    }

    /**
     * What an analysis of the shop should find.
     *
     * @param start the first day of the span
     * @param end the last day of the span
     */
    public record Truth(Buying buying, Spending spending, LocalDate start, LocalDate end, List<Buyer> buyers) {
        public Truth {
            buyers = List.copyOf(buyers);
        }
    }

    /**
     * What is true of one customer.
     *
     * @param email by which the customer is found in the shop
     * @param weeklyRate purchases per week while alive
     * @param dropout the probability of being gone after a repeat purchase
     * @param meanOrderValue that the customer's orders scatter around
     * @param purchases of the process, the first one included
     * @param alive whether the customer was not yet gone at the end
     */
    public record Buyer(
            String email, double weeklyRate, double dropout, double meanOrderValue, int purchases, boolean alive) {}

    /** @param day days since the start, with the fraction of the day */
    private record Purchase(Sale.Buyer buyer, double day, double value, double secondLine, String title, Fate fate) {}

    private enum Kind {
        PAID,
        REFUNDED,
        TEST,
        CANCELLED,
        GUEST
    }

    /**
     * @param day when it met its fate
     * @param share of the value that is given back
     */
    private record Fate(Kind kind, double day, double share) {}

    private GeneratedShop(Builder settings) {
        List<Buyer> buyers = new ArrayList<>();
        Draws all = Draws.seeded(settings.seed);
        Draws process = all.split();
        Draws fates = all.split();
        for (int i = 1; i <= settings.customers; i++) {
            buyers.add(live(settings, People.draw(process, String.valueOf(i)), process.split(), fates));
        }
        List<Purchase> processed = List.copyOf(purchases);
        for (Kind kind : List.of(Kind.GUEST, Kind.TEST, Kind.CANCELLED)) {
            addExtra(settings, kind, processed, all.split());
        }
        truth = new Truth(settings.buying, settings.spending, settings.start(), settings.end, buyers);
    }

    /**
     * @param seed which decides everything that is random
     * @param end the last day on which something is sold
     */
    public static Builder builder(long seed, LocalDate end) {
        return new Builder(seed, end);
    }

    public Truth truth() {
        return truth;
    }

    private Buyer live(Builder settings, Sale.Buyer buyer, Draws draws, Draws fates) {
        Buying buying = settings.buying;
        Spending spending = settings.spending;
        double rate = draws.gamma(buying.r(), buying.alpha()) / DAYS_PER_WEEK;
        double dropout = draws.beta(buying.a(), buying.b());
        double scale = draws.gamma(spending.q(), spending.v());
        double day = draws.uniform(0, settings.days * ACQUISITION);
        boolean alive = true;
        int count = 0;
        while (day < settings.days) {
            purchases.add(purchase(
                    buyer, day, draws.gamma(spending.p(), scale), draws, paidOrRefunded(settings, day, fates)));
            count++;
            if (count > 1 && draws.chance(dropout)) {
                alive = false;
                break;
            }
            day += draws.exponential(rate);
        }
        return new Buyer(
                String.valueOf(buyer.email()), rate * DAYS_PER_WEEK, dropout, spending.p() / scale, count, alive);
    }

    private static Purchase purchase(Sale.Buyer buyer, double day, double value, Draws draws, Fate fate) {
        double secondLine = draws.chance(SECOND_LINE) ? draws.uniform(0.1, 0.5) : 0;
        return new Purchase(buyer, day, value, secondLine, draws.oneOf(TITLES), fate);
    }

    /** Draws the same number of times whatever comes out, so that the fractions do not disturb each other. */
    private static Fate paidOrRefunded(Builder settings, double day, Draws fates) {
        boolean refunded = fates.chance(settings.refundedOrders);
        double when = Math.min(settings.days, day + fates.uniform(1, MOST_DAYS_TO_REFUND));
        boolean full = fates.chance(FULL_REFUND);
        double part = fates.uniform(0.1, 0.9);
        return refunded ? new Fate(Kind.REFUNDED, when, full ? 1 : part) : new Fate(Kind.PAID, day, 0);
    }

    /** Orders beside the process; those with a customer come after that customer's first purchase. */
    private void addExtra(Builder settings, Kind kind, List<Purchase> processed, Draws draws) {
        long count = Math.round(settings.extra(kind) * processed.size());
        for (int i = 1; i <= count; i++) {
            Purchase model = draws.oneOf(processed);
            boolean guest = kind == Kind.GUEST;
            Sale.Buyer buyer = guest ? People.draw(draws, "guest" + i) : model.buyer();
            double day = draws.uniform(guest ? 0 : model.day(), settings.days);
            double when = Math.min(settings.days, day + draws.uniform(0, MOST_DAYS_TO_CANCEL));
            double scale = draws.gamma(settings.spending.q(), settings.spending.v());
            double value = draws.gamma(settings.spending.p(), scale);
            purchases.add(purchase(buyer, day, value, draws, new Fate(kind, when, 1)));
        }
    }

    List<Sale> sales(ZoneId zone, Currency currency) {
        LocalDateTime start = truth.start().atStartOfDay();
        List<Sale> sales = new ArrayList<>(purchases.size());
        for (Purchase each : purchases) {
            BigDecimal total = atLeastOneUnit(each.value(), currency);
            Sale sale = Sale.paid(
                    moment(start, each.day()).atZone(zone).toInstant(),
                    each.buyer(),
                    total,
                    lines(each, total, currency));
            Instant when = moment(start, each.fate().day()).atZone(zone).toInstant();
            sales.add(
                    switch (each.fate().kind()) {
                        case PAID -> sale;
                        case REFUNDED ->
                            sale.refunded(
                                    when,
                                    atLeastOneUnit(
                                                    total.doubleValue()
                                                            * each.fate().share(),
                                                    currency)
                                            .min(total));
                        case TEST -> sale.asTest();
                        case CANCELLED -> sale.cancelled(when);
                        case GUEST -> sale.byGuest();
                    });
        }
        return sales;
    }

    private static LocalDateTime moment(LocalDateTime start, double day) {
        return start.plusSeconds((long) (day * SECONDS_PER_DAY));
    }

    private static BigDecimal atLeastOneUnit(double value, Currency currency) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(currency.getDefaultFractionDigits(), 0));
        return Money.round(BigDecimal.valueOf(value), currency).max(unit);
    }

    private static List<Sale.Line> lines(Purchase purchase, BigDecimal total, Currency currency) {
        BigDecimal second = Money.round(total.multiply(BigDecimal.valueOf(purchase.secondLine())), currency);
        Sale.Line first = new Sale.Line(purchase.title(), 1, total.subtract(second));
        if (second.signum() == 0) {
            return List.of(first);
        }
        String other = TITLES.get((TITLES.indexOf(purchase.title()) + 1) % TITLES.size());
        return List.of(first, new Sale.Line(other, 1, second));
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be > 0 and finite: " + value);
        }
    }

    /** The settings of a shop to generate. */
    public static final class Builder {
        private final long seed;
        private final LocalDate end;
        private int customers = 1_000;
        private int days = 365;
        private Buying buying = new Buying(0.243, 4.414, 0.793, 2.426);
        private Spending spending = new Spending(6.25, 3.74, 15.44);
        private double guestOrders;
        private double testOrders;
        private double cancelledOrders;
        private double refundedOrders;

        private Builder(long seed, LocalDate end) {
            this.seed = seed;
            this.end = end;
        }

        /** Default: 1,000. */
        public Builder customers(int customers) {
            if (customers < 0) {
                throw new IllegalArgumentException("customers must be >= 0: " + customers);
            }
            this.customers = customers;
            return this;
        }

        /** The length of the span. Default: 365. */
        public Builder days(int days) {
            if (days < 1) {
                throw new IllegalArgumentException("days must be >= 1: " + days);
            }
            this.days = days;
            return this;
        }

        /** Default: 0.243, 4.414, 0.793, 2.426, as estimated for CDNOW by Fader, Hardie and Lee (2005). */
        public Builder buying(Buying buying) {
            this.buying = buying;
            return this;
        }

        /** Default: 6.25, 3.74, 15.44, as estimated for CDNOW by Fader and Hardie. */
        public Builder spending(Spending spending) {
            this.spending = spending;
            return this;
        }

        /** Orders without a customer, as a fraction of the process's orders. Default: 0. */
        public Builder guestOrders(double fraction) {
            this.guestOrders = requireFraction(fraction);
            return this;
        }

        /** Test orders, as a fraction of the process's orders. Default: 0. */
        public Builder testOrders(double fraction) {
            this.testOrders = requireFraction(fraction);
            return this;
        }

        /** Cancelled orders, as a fraction of the process's orders. Default: 0. */
        public Builder cancelledOrders(double fraction) {
            this.cancelledOrders = requireFraction(fraction);
            return this;
        }

        /** The part of the process's orders that is refunded, in part or in full. Default: 0. */
        public Builder refundedOrders(double fraction) {
            this.refundedOrders = requireFraction(fraction);
            return this;
        }

        public GeneratedShop generate() {
            return new GeneratedShop(this);
        }

        private LocalDate start() {
            return end.minusDays(days - 1L);
        }

        private double extra(Kind kind) {
            return switch (kind) {
                case GUEST -> guestOrders;
                case TEST -> testOrders;
                case CANCELLED -> cancelledOrders;
                default -> 0;
            };
        }

        private static double requireFraction(double fraction) {
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new IllegalArgumentException("a fraction must be in [0, 1]: " + fraction);
            }
            return fraction;
        }
    }
}
