package io.shopwright.insights;

import io.shopwright.analytics.experiment.Conversions;
import io.shopwright.analytics.experiment.TwoProportions;
import io.shopwright.analytics.kpi.SalesKpi;
import io.shopwright.analytics.kpi.ServiceKpi;
import io.shopwright.analytics.survival.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is worth knowing in the figures of a period. */
final class StoreFindings {
    /** Coverage of intervals; a change outside of them is more than chance. */
    private static final double SURE = 0.95;

    /** Products that are named for their change, on each side. */
    private static final int NAMED = 2;

    /** A share of sales that hang on one product, worth saying. */
    private static final BigDecimal MUCH = new BigDecimal("0.4");

    /** Rates that rose by less than a percentage point are left alone. */
    private static final BigDecimal RISE = new BigDecimal("0.01");

    private final StoreFigures figures;
    private final SalesFigures now;
    private final SalesFigures before;

    private StoreFindings(StoreFigures figures) {
        this.figures = figures;
        this.now = figures.now();
        this.before = figures.before();
    }

    /** The weightiest first. */
    static List<Finding> of(StoreFigures figures) {
        StoreFindings findings = new StoreFindings(figures);
        List<Finding> found = new ArrayList<>();
        Stream.of(
                        findings.sales(),
                        findings.dependence(),
                        findings.discounts(),
                        findings.returns(),
                        findings.conversion())
                .flatMap(Optional::stream)
                .forEach(found::add);
        found.addAll(findings.products());
        found.sort(Finding.WEIGHTIEST_FIRST);
        return found;
    }

    private String money(BigDecimal amount) {
        return Words.money(amount, figures.facts());
    }

    private Optional<Finding> sales() {
        if (now.orders() == 0 && before.orders() == 0) {
            return Optional.empty();
        }
        BigDecimal change = now.net().subtract(before.net());
        List<String> evidence = new ArrayList<>();
        evidence.add("Net sales were " + money(now.net()) + " from " + figures.period() + ", and " + money(before.net())
                + " in the " + Words.count(figures.period().days(), "day", "days") + " before.");
        evidence.add("There were " + Words.count(now.orders(), "order", "orders") + " instead of " + before.orders()
                + average() + ".");
        evidence.add(chance());
        return Optional.of(new Finding(changeOfSales(change), evidence, change.abs()));
    }

    private String changeOfSales(BigDecimal change) {
        if (now.net().signum() < 0) {
            return "More was given back than sold";
        }
        String direction = change.signum() < 0 ? "Net sales fell by " : "Net sales rose by ";
        return before.net().signum() > 0
                ? direction
                        + Words.percent(SalesKpi.growth(before.net(), now.net())
                                .orElseThrow()
                                .abs())
                : direction + money(change.abs()) + ", from nothing or less";
    }

    private String average() {
        return now.averageOrderValue()
                .flatMap(mean -> before.averageOrderValue()
                        .map(then -> ", of " + money(mean) + " on average instead of " + money(then)))
                .orElse("");
    }

    /** Had both periods the same pace, an order would fall into either with the same probability. */
    private String chance() {
        Interval share = new Conversions(now.orders(), now.orders() + before.orders()).wilson(SURE);
        return share.lower() <= 0.5 && share.upper() >= 0.5
                ? "So small a change in the number of orders may be chance."
                : "So large a change in the number of orders is more than chance (95 %).";
    }

    private List<Finding> products() {
        if (figures.products().size() < 2) {
            return List.of();
        }
        List<ProductSales> byChange = figures.products().stream()
                .filter(each -> each.change().signum() != 0)
                .sorted((left, right) -> left.change().compareTo(right.change()))
                .toList();
        Stream<ProductSales> lost =
                byChange.stream().filter(each -> each.change().signum() < 0).limit(NAMED);
        Stream<ProductSales> won = byChange.stream()
                .filter(each -> each.change().signum() > 0)
                .skip(Math.max(
                        0,
                        byChange.stream()
                                        .filter(each -> each.change().signum() > 0)
                                        .count()
                                - NAMED));
        return Stream.concat(lost, won).map(this::product).toList();
    }

    private Finding product(ProductSales product) {
        String verb = product.change().signum() < 0 ? " sold less by " : " sold more by ";
        return new Finding(
                Words.quoted(product.title()) + verb + money(product.change().abs()),
                List.of("Its net sales were " + money(product.net()) + " with "
                        + Words.count(product.units(), "unit", "units") + ", and " + money(product.netBefore())
                        + " in the period before."),
                product.change().abs());
    }

    private Optional<Finding> dependence() {
        if (figures.products().size() < 2 || now.net().signum() <= 0) {
            return Optional.empty();
        }
        ProductSales best = figures.products().get(0);
        return SalesKpi.shareOfSales(best.net(), now.net())
                .filter(share -> share.compareTo(MUCH) >= 0)
                .map(share -> new Finding(
                        "Sales hang on " + Words.quoted(best.title()),
                        List.of("It brought " + money(best.net()) + ", " + Words.percent(share)
                                + " of all net sales; should it run out or go out of fashion, these are at risk."),
                        best.net()));
    }

    private Optional<Finding> discounts() {
        return rise(
                SalesKpi.discountRate(before.discounts(), before.gross()),
                SalesKpi.discountRate(now.discounts(), now.gross()),
                "Discounts take a greater part of sales",
                "Discounts were %s of gross sales instead of %s.",
                now.gross());
    }

    private Optional<Finding> returns() {
        return rise(
                ServiceKpi.returnRateOfValue(before.returns(), before.gross(), before.discounts()),
                ServiceKpi.returnRateOfValue(now.returns(), now.gross(), now.discounts()),
                "More is given back",
                "Returns were %s of what was sold instead of %s.",
                now.gross().subtract(now.discounts()));
    }

    private static Optional<Finding> rise(
            Optional<BigDecimal> then, Optional<BigDecimal> rate, String title, String evidence, BigDecimal of) {
        if (then.isEmpty() || rate.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal rise = rate.get().subtract(then.get());
        return rise.compareTo(RISE) < 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        title,
                        List.of(evidence.formatted(Words.percent(rate.get()), Words.percent(then.get()))),
                        rise.multiply(of)));
    }

    private Optional<Finding> conversion() {
        Optional<Visits> visits = figures.visits();
        Optional<Visits> visitsBefore = figures.visitsBefore();
        if (visits.isEmpty() || visitsBefore.isEmpty()) {
            return Optional.empty();
        }
        TwoProportions change = new TwoProportions(conversions(visitsBefore.get()), conversions(visits.get()));
        double difference = change.difference().orElse(0);
        if (!change.pooledTest().significant(1 - SURE)) {
            return Optional.empty();
        }
        BigDecimal orders = BigDecimal.valueOf(Math.abs(difference))
                .multiply(BigDecimal.valueOf(visits.get().sessions()));
        return Optional.of(new Finding(
                difference < 0 ? "Fewer sessions end in an order" : "More sessions end in an order",
                List.of("Conversion was "
                        + Words.percent(visits.get().conversion().orElseThrow()) + " of "
                        + visits.get().sessions() + " sessions instead of "
                        + Words.percent(visitsBefore.get().conversion().orElseThrow()) + " of "
                        + visitsBefore.get().sessions() + "; that is more than chance (95 %)."),
                orders.multiply(now.averageOrderValue().orElse(BigDecimal.ZERO))));
    }

    static Conversions conversions(Visits visits) {
        return new Conversions(Math.min(visits.withOrder(), visits.sessions()), visits.sessions());
    }
}
