package io.shopwright.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Products that sell by known laws, to {@linkplain SimulatedShop#load(GeneratedSales) load} into a shop, alone or beside
 * the customers of a {@link GeneratedShop}. The same settings give the same sales.
 *
 * <p>The units of a product that are wanted on a day are drawn from a Poisson distribution with the mean
 *
 * <pre>dailyUnits · (1 + trend)^years · weekday · (1 + yearly · cos(2π (dayOfYear − peak) / 365.25)) · (1 − discount)^elasticity</pre>
 *
 * where years count from the first day, and the discount is that of a promotion of all products. Out of stock, nothing is
 * sold, and what was wanted is lost. Each unit is an order of its own, by a buyer drawn from as many as there are products
 * times a hundred, sent to a market drawn by its share.
 *
 * <p>Each order was caused by one channel, drawn by its share. The visit from that channel comes first; after it the buyer
 * comes back as often as the channels' habits have it: with the probability {@code returns} of each channel, by a visit
 * from it that caused nothing. So a channel to which everybody returns, such as a direct one, has many last visits and few
 * orders of its own.
 */
public final class GeneratedSales {
    private final Truth truth;
    private final long seed;

    /** @param dailyUnits wanted on a day of factor 1 */
    public record Good(String title, String sku, BigDecimal price, double dailyUnits) {}

    /** A discount on everything, both days included. */
    public record Promotion(LocalDate first, LocalDate last, double discount) {
        boolean covers(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** Days on which a product cannot be sold, both included. */
    public record StockOut(String sku, LocalDate first, LocalDate last) {
        boolean covers(String other, LocalDate day) {
            return sku.equals(other) && !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /**
     * Where buyers come from.
     *
     * @param source as in the visit's UTM parameters; the medium is {@code medium}
     * @param share of the orders that it causes; shares are weights
     * @param returns the probability that a buyer comes back by it once more before ordering
     */
    public record Channel(String source, String medium, double share, double returns) {}

    /**
     * Where orders are sent to. Buyers there pay in the market's currency: what they pay is the price in the shop's times
     * the rate, rounded to the smallest unit. Where the shop's currency is the market's, the rate is not used.
     *
     * @param share of the orders; shares are weights
     * @param currency null for the shop's
     * @param rate units of the market's currency for one of the shop's; 1 if that is the same
     */
    public record Market(
            String countryCode, double share, @Nullable Currency currency, BigDecimal rate) {
        /** @throws IllegalArgumentException if the rate is not positive, or not 1 without a currency */
        public Market {
            if (rate.signum() <= 0 || (currency == null && rate.compareTo(BigDecimal.ONE) != 0)) {
                throw new IllegalArgumentException("rate must be > 0, and 1 without a currency: " + rate);
            }
        }

        /** A market that pays in the shop's currency. */
        public Market(String countryCode, double share) {
            this(countryCode, share, null, BigDecimal.ONE);
        }
    }

    /**
     * What an analysis of the sales should find.
     *
     * @param trend growth a year, such as 0.2
     * @param weekdays factors from Monday to Sunday
     * @param yearly how far the season moves demand up and down, such as 0.3
     * @param peakDay the day of the year on which demand is highest
     * @param elasticity of demand to the price, such as −2
     */
    public record Truth(
            LocalDate start,
            LocalDate end,
            List<Good> goods,
            double trend,
            List<Double> weekdays,
            double yearly,
            int peakDay,
            double elasticity,
            List<Promotion> promotions,
            List<StockOut> stockOuts,
            List<Channel> channels,
            List<Market> markets) {
        private static final double YEAR = 365.25;

        public Truth {
            goods = List.copyOf(goods);
            weekdays = List.copyOf(weekdays);
            promotions = List.copyOf(promotions);
            stockOuts = List.copyOf(stockOuts);
            channels = List.copyOf(channels);
            markets = List.copyOf(markets);
        }

        /** The discount of a day, 0 if there is none. */
        public double discount(LocalDate day) {
            return promotions.stream()
                    .filter(each -> each.covers(day))
                    .mapToDouble(Promotion::discount)
                    .max()
                    .orElse(0);
        }

        /** The mean of the units that are wanted on a day, in stock or not. */
        public double wanted(Good good, LocalDate day) {
            double years = (day.toEpochDay() - start.toEpochDay()) / YEAR;
            double season = 1 + yearly * Math.cos(2 * Math.PI * (day.getDayOfYear() - peakDay) / YEAR);
            return good.dailyUnits()
                    * Math.pow(1 + trend, years)
                    * weekdays.get(day.getDayOfWeek().getValue() - 1)
                    * season
                    * Math.pow(1 - discount(day), elasticity);
        }

        /** The mean of the units that are sold on a day. */
        public double sold(Good good, LocalDate day) {
            boolean out = stockOuts.stream().anyMatch(each -> each.covers(good.sku(), day));
            return out ? 0 : wanted(good, day);
        }
    }

    private GeneratedSales(long seed, Truth truth) {
        this.seed = seed;
        this.truth = truth;
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

    void loadInto(ShopData data) {
        new SalesLoader(data, truth, Draws.seeded(seed)).load();
    }

    /** The settings of sales to generate. */
    public static final class Builder {
        private static final int MOST_DAYS = 3_660;

        private final long seed;
        private final LocalDate end;
        private int days = 730;
        private int products = 6;
        private double dailyUnits = 3;
        private double trend = 0.2;
        private double yearly = 0.3;
        private int peakDay = 340;
        private double elasticity = -2;
        private List<Double> weekdays = List.of(0.9, 0.85, 0.85, 0.9, 1.1, 1.3, 1.1);
        private final List<Promotion> promotions = new ArrayList<>();
        private final List<StockOut> stockOuts = new ArrayList<>();
        private List<Channel> channels = List.of(
                new Channel("google", "cpc", 0.35, 0.1),
                new Channel("newsletter", "email", 0.25, 0.2),
                new Channel("instagram", "social", 0.3, 0.05),
                new Channel("direct", "none", 0.1, 0.7));
        private List<Market> markets = List.of(
                new Market("US", 0.75), new Market("CA", 0.25, Currency.getInstance("CAD"), new BigDecimal("1.36")));

        private Builder(long seed, LocalDate end) {
            this.seed = seed;
            this.end = end;
        }

        /** The length of the span. Default: 730. */
        public Builder days(int days) {
            require(days >= 1 && days <= MOST_DAYS, "days must be from 1 to " + MOST_DAYS + ": " + days);
            this.days = days;
            return this;
        }

        /** How many products there are. Their SKUs are GOOD-1, GOOD-2 and so on. Default: 6. */
        public Builder products(int products) {
            require(products >= 1, "products must be >= 1: " + products);
            this.products = products;
            return this;
        }

        /** How many units of the first product are wanted on a day; of the n-th, an n-th as many. Default: 3. */
        public Builder dailyUnits(double units) {
            require(units > 0 && units < Double.POSITIVE_INFINITY, "dailyUnits must be > 0 and finite: " + units);
            this.dailyUnits = units;
            return this;
        }

        /** Growth a year. Default: 0.2. */
        public Builder trend(double growth) {
            require(growth > -1 && growth < Double.POSITIVE_INFINITY, "trend must be > -1 and finite: " + growth);
            this.trend = growth;
            return this;
        }

        /** How far the season moves demand, and when it peaks. Default: 0.3, in early December. */
        public Builder season(double yearly, int peakDay) {
            require(yearly >= 0 && yearly < 1, "yearly must be in [0, 1): " + yearly);
            this.yearly = yearly;
            this.peakDay = peakDay;
            return this;
        }

        /** Factors from Monday to Sunday. Default: quiet Tuesdays, busy Saturdays. */
        public Builder weekdays(List<Double> factors) {
            require(
                    factors.size() == 7 && factors.stream().allMatch(each -> each >= 0),
                    "weekdays must be seven factors >= 0: " + factors);
            this.weekdays = List.copyOf(factors);
            return this;
        }

        /** Default: −2. */
        public Builder elasticity(double elasticity) {
            require(Double.isFinite(elasticity), "elasticity must be finite: " + elasticity);
            this.elasticity = elasticity;
            return this;
        }

        /** Adds a promotion. */
        public Builder promotion(LocalDate first, LocalDate last, double discount) {
            require(discount > 0 && discount < 1, "discount must be in (0, 1): " + discount);
            promotions.add(new Promotion(first, last, discount));
            return this;
        }

        /** Adds days on which the product of this number, from 1, is out of stock. */
        public Builder stockOut(int product, LocalDate first, LocalDate last) {
            stockOuts.add(new StockOut("GOOD-" + product, first, last));
            return this;
        }

        /** Default: google, newsletter, instagram, and a direct one that causes little and ends most journeys. */
        public Builder channels(List<Channel> channels) {
            require(!channels.isEmpty(), "there must be a channel");
            this.channels = List.copyOf(channels);
            return this;
        }

        /** Default: three quarters to the US, one to CA, where 1.36 Canadian dollars are paid for one of the shop's units. */
        public Builder markets(List<Market> markets) {
            require(!markets.isEmpty(), "there must be a market");
            this.markets = List.copyOf(markets);
            return this;
        }

        public GeneratedSales generate() {
            List<Good> goods = IntStream.rangeClosed(1, products)
                    .mapToObj(i -> new Good("Good " + i, "GOOD-" + i, BigDecimal.valueOf(10L * i), dailyUnits / i))
                    .toList();
            return new GeneratedSales(
                    seed,
                    new Truth(
                            end.minusDays(days - 1L),
                            end,
                            goods,
                            trend,
                            weekdays,
                            yearly,
                            peakDay,
                            elasticity,
                            promotions,
                            stockOuts,
                            channels,
                            markets));
        }

        private static void require(boolean fulfilled, String rule) {
            if (!fulfilled) {
                throw new IllegalArgumentException(rule);
            }
        }
    }
}
