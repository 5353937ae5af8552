package io.shopwright.insights;

import io.shopwright.analytics.experiment.Conversions;
import io.shopwright.analytics.experiment.TwoProportions;
import io.shopwright.analytics.kpi.SalesKpi;
import io.shopwright.analytics.survival.Interval;
import io.shopwright.insights.StoreAnalytics.Kpi;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What could be done, drawn from the figures of a period; effects are of a period as long as it. */
final class StoreAdvice {
    private static final double LEVEL = 0.95;
    private static final String INTERVAL = "; the range is the 95 % interval of what was measured.";

    /** Discounts whose share rose by less than a percentage point are left alone. */
    private static final BigDecimal RISE = new BigDecimal("0.01");

    private final StoreFigures figures;
    private final SalesFigures now;
    private final Optional<BigDecimal> orderValue;

    private StoreAdvice(StoreFigures figures) {
        this.figures = figures;
        this.now = figures.now();
        this.orderValue = now.averageOrderValue();
    }

    /** What may bring most first. */
    static List<Recommendation> of(StoreFigures figures, StoreAnalytics.Question question) {
        StoreAdvice advice = new StoreAdvice(figures);
        List<Recommendation> all = new ArrayList<>();
        advice.conversion(question.target(Kpi.CONVERSION).value()).ifPresent(all::add);
        advice.carts(question.target(Kpi.CART_ABANDONMENT).value()).ifPresent(all::add);
        advice.weakSource().ifPresent(all::add);
        advice.returnedProduct().ifPresent(all::add);
        advice.lostProduct().ifPresent(all::add);
        advice.discounts().ifPresent(all::add);
        all.sort(Recommendation.MOST_FIRST);
        return all;
    }

    private Optional<Recommendation> conversion(BigDecimal wanted) {
        return figures.visits()
                .filter(visits -> visits.conversion()
                        .filter(rate -> rate.compareTo(wanted) < 0)
                        .isPresent())
                .flatMap(visits -> orderValue.map(value -> new Recommendation(
                        "Bring conversion to " + Words.percent(wanted),
                        "It is " + Words.percent(visits.conversion().orElseThrow()) + " of " + visits.sessions()
                                + " sessions.",
                        Effect.closing(
                                StoreFindings.conversions(visits),
                                wanted,
                                value,
                                "As many sessions, and the same average order of " + money(value) + INTERVAL))));
    }

    private Optional<Recommendation> carts(BigDecimal wanted) {
        return figures.visits()
                .filter(visits -> visits.cartAbandonment()
                        .filter(rate -> rate.compareTo(wanted) > 0)
                        .isPresent())
                .flatMap(visits -> orderValue.map(value -> new Recommendation(
                        "Win back abandoned carts, until " + Words.percent(wanted) + " are abandoned",
                        Words.percent(visits.cartAbandonment().orElseThrow()) + " of " + visits.withCart()
                                + " carts are left without an order.",
                        Effect.closing(
                                new Conversions(Math.min(visits.withOrder(), visits.withCart()), visits.withCart()),
                                BigDecimal.ONE.subtract(wanted),
                                value,
                                "As many carts, each worth the average order of " + money(value) + INTERVAL))));
    }

    /** The source whose sessions convert worse than the others' by more than chance, and cost most by it. */
    private Optional<Recommendation> weakSource() {
        Visits all = figures.visits().orElse(new Visits(0, 0, 0));
        Recommendation worst = null;
        for (TrafficSource source : figures.traffic().orElse(List.of())) {
            Visits own = source.visits();
            Conversions rest = StoreFindings.conversions(
                    new Visits(all.sessions() - own.sessions(), 0, all.withOrder() - own.withOrder()));
            TwoProportions less = new TwoProportions(StoreFindings.conversions(own), rest);
            if (orderValue.isPresent() && less.pooledTest().greater() <= 1 - LEVEL) {
                Recommendation found = weak(source, less, rest, orderValue.get());
                worst = worst == null || Recommendation.MOST_FIRST.compare(found, worst) < 0 ? found : worst;
            }
        }
        return Optional.ofNullable(worst);
    }

    private Recommendation weak(TrafficSource source, TwoProportions less, Conversions rest, BigDecimal value) {
        Visits own = source.visits();
        Interval gap = less.newcombe(LEVEL).orElseThrow();
        String name = source.name().isEmpty() ? "unnamed sources" : Words.quoted(source.name());
        return new Recommendation(
                "Look at what sessions from " + name + " land on, or spend less to get them",
                "Of " + own.sessions() + " sessions "
                        + Words.percent(own.conversion().orElseThrow()) + " ended in an order, of all others "
                        + Words.percent(BigDecimal.valueOf(rest.rate().orElseThrow())) + ".",
                Effect.ofAmount(
                        value.multiply(BigDecimal.valueOf(own.sessions())),
                        Math.max(0, gap.lower()),
                        Math.max(0, less.difference().orElseThrow()),
                        Math.max(0, gap.upper()),
                        "If they converted as the others do, which other visitors may never do" + INTERVAL));
    }

    /** The product of which more is sent back than of the others by more than chance, and that costs most by it. */
    private Optional<Recommendation> returnedProduct() {
        Recommendation worst = null;
        for (ProductSales product : figures.products()) {
            TwoProportions more = new TwoProportions(
                    returned(now.unitsReturned() - product.unitsReturned(), now.units() - product.units()),
                    returned(product.unitsReturned(), product.units()));
            if (product.sold().signum() > 0
                    && more.control().units() > 0
                    && more.fisher() <= 1 - LEVEL
                    && more.difference().orElse(0) > 0) {
                Recommendation found = returned(product, more);
                worst = worst == null || Recommendation.MOST_FIRST.compare(found, worst) < 0 ? found : worst;
            }
        }
        return Optional.ofNullable(worst);
    }

    /** Units of orders of before may come back too; more than were sold cannot be compared. */
    private static Conversions returned(long back, long sold) {
        return new Conversions(Math.min(back, sold), sold);
    }

    private Recommendation returned(ProductSales product, TwoProportions more) {
        Interval gap = more.newcombe(LEVEL).orElseThrow();
        return new Recommendation(
                "Find out why " + Words.quoted(product.title()) + " is sent back, and say or change it",
                Words.percent(BigDecimal.valueOf(more.treatment().rate().orElseThrow())) + " of its units came back, of"
                        + " all others "
                        + Words.percent(BigDecimal.valueOf(more.control().rate().orElseThrow())) + ".",
                Effect.ofAmount(
                        product.sold(),
                        Math.max(0, gap.lower()),
                        more.difference().orElseThrow(),
                        gap.upper(),
                        "If as little of it came back as of the others" + INTERVAL));
    }

    private Optional<Recommendation> lostProduct() {
        return figures.products().stream()
                .filter(each -> each.change().signum() < 0)
                .min((left, right) -> left.change().compareTo(right.change()))
                .map(lost -> new Recommendation(
                        "Find out why " + Words.quoted(lost.title()) + " sells less: stock, price, or visibility",
                        "It brought " + money(lost.net()) + " instead of " + money(lost.netBefore()) + ".",
                        Effect.upTo(
                                lost.change().negate(),
                                "Nobody can know how much of it comes back: between nothing and all of it.")));
    }

    private Optional<Recommendation> discounts() {
        Optional<BigDecimal> rate = SalesKpi.discountRate(now.discounts(), now.gross());
        Optional<BigDecimal> then = SalesKpi.discountRate(
                figures.before().discounts(), figures.before().gross());
        if (rate.isEmpty() || then.isEmpty() || rate.get().subtract(then.get()).compareTo(RISE) < 0) {
            return Optional.empty();
        }
        return Optional.of(new Recommendation(
                "Take discounts back to what they were",
                "They are " + Words.percent(rate.get()) + " of gross sales, and were " + Words.percent(then.get())
                        + ".",
                Effect.upTo(
                        rate.get().subtract(then.get()).multiply(now.gross()),
                        "All of it if just as much is bought without them, nothing if they brought their own sales.")));
    }

    private String money(BigDecimal amount) {
        return Words.money(amount, figures.facts());
    }
}
