package io.shopwright.insights;

import io.shopwright.client.Shop;
import io.shopwright.client.resource.Products;
import io.shopwright.insights.MarketSource.Offer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a shop's prices stand to those of its competitors.
 *
 * @param priceIndex the shop's prices over the competitors' mean prices, both weighed by the units that the shop sold; 1.1 is
 *     a tenth dearer
 * @param products those with a competitor's price, the dearest against the market first
 * @param threats competitors who are cheaper on something that is sold, by the net sales of it, most first
 */
public record MarketPosition(BigDecimal priceIndex, List<ProductPrice> products, List<Threat> threats) {
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    public MarketPosition {
        products = List.copyOf(products);
        threats = List.copyOf(threats);
    }

    /**
     * A product beside the market.
     *
     * @param unitsSold in the period
     * @param market the mean of the competitors' prices
     * @param lowest of them
     */
    public record ProductPrice(
            String sku, String title, long unitsSold, BigDecimal price, BigDecimal market, BigDecimal lowest) {
        /** The shop's price over the market's. */
        public BigDecimal index() {
            return price.divide(market, DIGITS);
        }
    }

    /**
     * A competitor.
     *
     * @param cheaper the SKUs that he sells for less
     * @param netSales of these in the period
     */
    public record Threat(String competitor, List<String> cheaper, BigDecimal netSales) {
        public Threat {
            cheaper = List.copyOf(cheaper);
        }
    }

    private record Sold(long units, BigDecimal net) {
        private Sold plus(Sold other) {
            return new Sold(units + other.units, net.add(other.net));
        }
    }

    /** @param missing takes the reason if there is no position */
    static Optional<MarketPosition> read(
            Shop shop, SalesLedger ledger, Period period, MarketSource source, List<String> missing) {
        Map<String, List<Offer>> bySku = new TreeMap<>();
        source.offers()
                .forEach(each -> bySku.computeIfAbsent(each.sku(), sku -> new ArrayList<>())
                        .add(each));
        if (bySku.isEmpty()) {
            missing.add("The market position is unknown: no source gives competitors' prices.");
            return Optional.empty();
        }
        Map<String, Sold> sold = sold(ledger, period);
        List<ProductPrice> prices = new ArrayList<>();
        for (Products.VariantSummary variant : new Products(shop).variants("").readAhead()) {
            List<Offer> offers = bySku.getOrDefault(variant.sku() == null ? "" : variant.sku(), List.of());
            if (!offers.isEmpty()) {
                prices.add(price(variant, offers, sold));
            }
        }
        BigDecimal own = weighed(prices, ProductPrice::price);
        BigDecimal market = weighed(prices, ProductPrice::market);
        if (market.signum() == 0) {
            missing.add("The market position is unknown: nothing was sold of which a competitor's price is known.");
            return Optional.empty();
        }
        prices.sort(Comparator.comparing(ProductPrice::index).reversed().thenComparing(ProductPrice::sku));
        return Optional.of(new MarketPosition(own.divide(market, DIGITS), prices, threats(prices, bySku, sold)));
    }

    private static ProductPrice price(Products.VariantSummary variant, List<Offer> offers, Map<String, Sold> sold) {
        String sku = offers.get(0).sku();
        BigDecimal sum = offers.stream().map(Offer::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal lowest =
                offers.stream().map(Offer::price).min(BigDecimal::compareTo).orElseThrow();
        return new ProductPrice(
                sku,
                variant.displayName(),
                sold.getOrDefault(sku, new Sold(0, BigDecimal.ZERO)).units(),
                variant.price(),
                sum.divide(BigDecimal.valueOf(offers.size()), DIGITS),
                lowest);
    }

    private static BigDecimal weighed(List<ProductPrice> prices, Function<ProductPrice, BigDecimal> price) {
        return prices.stream()
                .map(each -> price.apply(each).multiply(BigDecimal.valueOf(each.unitsSold())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, Sold> sold(SalesLedger ledger, Period period) {
        Map<String, Sold> sold = new HashMap<>();
        for (SalesLedger.Sale sale : ledger.sales()) {
            if (period.contains(sale.day())) {
                sale.positions()
                        .forEach(each -> sold.merge(each.sku(), new Sold(each.quantity(), each.net()), Sold::plus));
            }
        }
        return sold;
    }

    private static List<Threat> threats(
            List<ProductPrice> prices, Map<String, List<Offer>> offers, Map<String, Sold> sold) {
        Map<String, Threat> threats = new TreeMap<>();
        for (ProductPrice price : prices) {
            for (Offer offer : offers.getOrDefault(price.sku(), List.of())) {
                if (price.unitsSold() > 0 && offer.price().compareTo(price.price()) < 0) {
                    BigDecimal net = sold.getOrDefault(price.sku(), new Sold(0, BigDecimal.ZERO))
                            .net();
                    threats.merge(
                            offer.competitor(),
                            new Threat(offer.competitor(), List.of(price.sku()), net),
                            MarketPosition::both);
                }
            }
        }
        return threats.values().stream()
                .sorted(Comparator.comparing(Threat::netSales).reversed().thenComparing(Threat::competitor))
                .toList();
    }

    private static Threat both(Threat left, Threat right) {
        List<String> skus = new ArrayList<>(left.cheaper());
        skus.addAll(right.cheaper());
        return new Threat(left.competitor(), skus, left.netSales().add(right.netSales()));
    }
}
