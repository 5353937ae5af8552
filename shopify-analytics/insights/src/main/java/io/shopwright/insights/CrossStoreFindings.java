package io.shopwright.insights;

import io.shopwright.analytics.kpi.SalesKpi;
import io.shopwright.insights.SalesLedger.Position;
import io.shopwright.insights.SeveralStores.ProductShare;
import io.shopwright.insights.SeveralStores.Result;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What stands out in a shop beside the others. */
final class CrossStoreFindings {
    /** Shops with fewer orders are not compared: a few orders make any difference. */
    private static final long LEAST_ORDERS = 30;

    /** Orders worth so much less than at the others are told. */
    private static final BigDecimal ORDER_GAP = new BigDecimal("0.2");

    /** Returns or discounts higher by so much of the sales are told. */
    private static final BigDecimal RATE_GAP = new BigDecimal("0.03");

    /** Goods with so much of a shop's sales are worth a thought elsewhere. */
    private static final BigDecimal PRODUCT_SHARE = new BigDecimal("0.05");

    private static final int MOST_PRODUCTS = 3;

    private CrossStoreFindings() {}

    static List<Finding> of(List<Result> stores, String currency) {
        List<Finding> findings = new ArrayList<>();
        List<Result> compared = stores.stream()
                .filter(each -> each.sales().orders() >= LEAST_ORDERS)
                .toList();
        for (Result store : compared) {
            List<Result> others = compared.stream()
                    .filter(each -> !each.name().equals(store.name()))
                    .toList();
            if (!others.isEmpty()) {
                Rest rest = Rest.of(others);
                orderValue(store, rest, currency).ifPresent(findings::add);
                returns(store, rest, currency).ifPresent(findings::add);
                discounts(store, rest, currency).ifPresent(findings::add);
                shrinking(store, rest, currency).ifPresent(findings::add);
                others.forEach(other -> findings.addAll(absent(store, other)));
            }
        }
        findings.sort(Finding.WEIGHTIEST_FIRST);
        return findings;
    }

    /** The other shops together. */
    private record Rest(SalesFigures sales, SalesFigures before) {
        static Rest of(List<Result> others) {
            SalesFigures sales = SalesFigures.NONE;
            SalesFigures before = SalesFigures.NONE;
            for (Result each : others) {
                sales = sales.plus(each.sales());
                before = before.plus(each.before());
            }
            return new Rest(sales, before);
        }
    }

    private static Optional<Finding> orderValue(Result store, Rest rest, String currency) {
        Optional<BigDecimal> own = store.sales().averageOrderValue();
        Optional<BigDecimal> theirs = rest.sales().averageOrderValue();
        if (own.isEmpty() || theirs.isEmpty() || theirs.get().signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal gap = theirs.get().subtract(own.get());
        if (gap.compareTo(theirs.get().multiply(ORDER_GAP)) < 0) {
            return Optional.empty();
        }
        BigDecimal share = gap.divide(theirs.get(), MathContext.DECIMAL64);
        return Optional.of(new Finding(
                "An order at " + store.name() + " is worth " + Words.percent(share) + " less than at the other shops",
                List.of(
                        money(own.get(), currency) + " on average at " + store.name() + ", of "
                                + store.sales().orders() + " orders",
                        money(theirs.get(), currency) + " at the others, of "
                                + rest.sales().orders()),
                cents(gap.multiply(BigDecimal.valueOf(store.sales().orders())))));
    }

    private static Optional<Finding> returns(Result store, Rest rest, String currency) {
        BigDecimal sold = store.sales().gross().subtract(store.sales().discounts());
        BigDecimal theirs = rest.sales().gross().subtract(rest.sales().discounts());
        return gap(
                store.name() + " takes back more than the other shops",
                store,
                new Share(store.sales().returns(), sold),
                new Share(rest.sales().returns(), theirs),
                "of what was sold came back",
                currency);
    }

    private static Optional<Finding> discounts(Result store, Rest rest, String currency) {
        return gap(
                store.name() + " gives more discounts than the other shops",
                store,
                new Share(store.sales().discounts(), store.sales().gross()),
                new Share(rest.sales().discounts(), rest.sales().gross()),
                "of gross sales were discounts",
                currency);
    }

    private record Share(BigDecimal part, BigDecimal whole) {
        Optional<BigDecimal> value() {
            return SalesKpi.discountRate(part, whole);
        }
    }

    private static Optional<Finding> gap(
            String title, Result store, Share own, Share theirs, String what, String currency) {
        Optional<BigDecimal> here = own.value();
        Optional<BigDecimal> there = theirs.value();
        if (here.isEmpty()
                || there.isEmpty()
                || here.get().subtract(there.get()).compareTo(RATE_GAP) < 0) {
            return Optional.empty();
        }
        BigDecimal stake = here.get().subtract(there.get()).multiply(own.whole());
        return Optional.of(new Finding(
                title,
                List.of(
                        Words.percent(here.get()) + " " + what + " at " + store.name() + ", "
                                + money(own.part(), currency),
                        Words.percent(there.get()) + " at the others"),
                cents(stake)));
    }

    private static Optional<Finding> shrinking(Result store, Rest rest, String currency) {
        Optional<BigDecimal> others =
                SalesKpi.growth(rest.before().net(), rest.sales().net());
        if (others.isEmpty() || store.ownGrowth().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal own = store.ownGrowth().get();
        if (own.signum() >= 0 || others.get().signum() < 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                store.name() + " shrinks while the other shops do not",
                List.of(
                        "Net sales of " + store.name() + " in its own currency changed by " + Words.percent(own)
                                + " to "
                                + money(store.own().net(), store.basis().shop().currencyCode()),
                        "Those of the others together by " + Words.percent(others.get()) + " in " + currency),
                cents(store.before().net().multiply(own).abs())));
    }

    /** What sells well in a shop and not at all in another. */
    private static List<Finding> absent(Result seller, Result other) {
        return seller.products().stream()
                .filter(each -> each.share().compareTo(PRODUCT_SHARE) >= 0)
                .filter(each ->
                        other.products().stream().noneMatch(sold -> sold.sku().equals(each.sku())))
                .limit(MOST_PRODUCTS)
                .map(each -> new Finding(
                        other.name() + " sold none of " + Words.quoted(each.title()) + " (" + each.sku() + ")",
                        List.of(
                                Words.percent(each.share()) + " of the sales of " + seller.name() + " are of it",
                                "The same share of the sales of " + other.name()
                                        + " is what is at stake; whether it would sell there is not known"),
                        cents(other.sales().net().max(BigDecimal.ZERO).multiply(each.share()))))
                .toList();
    }

    /** Goods with a SKU by their share of a period's sales after discounts, the greatest first. */
    static List<ProductShare> products(SalesLedger ledger, Period period) {
        Map<String, BigDecimal> net = new LinkedHashMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        BigDecimal all = BigDecimal.ZERO;
        for (SalesLedger.Sale sale : ledger.sales()) {
            if (period.contains(sale.day())) {
                for (Position position : sale.positions()) {
                    all = all.add(position.net());
                    if (!position.sku().isBlank()) {
                        net.merge(position.sku(), position.net(), BigDecimal::add);
                        titles.putIfAbsent(position.sku(), position.title());
                    }
                }
            }
        }
        if (all.signum() <= 0) {
            return List.of();
        }
        BigDecimal whole = all;
        return net.entrySet().stream()
                .map(each -> new ProductShare(
                        each.getKey(),
                        titles.getOrDefault(each.getKey(), ""),
                        each.getValue().divide(whole, MathContext.DECIMAL64)))
                .sorted(Comparator.comparing(ProductShare::share).reversed().thenComparing(ProductShare::sku))
                .toList();
    }

    private static String money(BigDecimal amount, String currency) {
        return String.format(Locale.ROOT, "%,.2f %s", amount, currency);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN);
    }
}
