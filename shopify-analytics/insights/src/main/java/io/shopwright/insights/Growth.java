package io.shopwright.insights;

import io.shopwright.analytics.experiment.Conversions;
import io.shopwright.analytics.kpi.SalesKpi;
import io.shopwright.insights.BusinessAnalysis.Measure;
import io.shopwright.insights.BusinessAnalysis.Question;
import io.shopwright.insights.CustomerLifetimeValue.Customer;
import io.shopwright.insights.Opportunity.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways to more sales that the figures of a period show, sized for a year at the period's pace. */
final class Growth {
    private static final BigDecimal YEAR = new BigDecimal("365.25");

    /** Below this probability a customer counts as lost rather than there. */
    private static final double ALIVE = 0.5;

    private final Question question;
    private final ShopFacts facts;
    private final Operations operations;
    private final SalesFigures sales;

    private Growth(Question question, ShopFacts facts, Operations operations) {
        this.question = question;
        this.facts = facts;
        this.operations = operations;
        this.sales = operations.sales();
    }

    /** The greatest first. */
    static List<Opportunity> of(
            Question question,
            ShopFacts facts,
            Operations operations,
            Customers customers,
            Optional<MarketPosition> market) {
        Growth growth = new Growth(question, facts, operations);
        Comparator<Opportunity> bySize =
                Comparator.comparing(each -> each.effect().likely());
        return Stream.of(
                        customers.worth().flatMap(growth::lostCustomers),
                        customers.now().flatMap(growth::secondPurchase),
                        growth.returns(),
                        growth.cancellations(),
                        growth.discounts(),
                        market.flatMap(growth::prices))
                .flatMap(Optional::stream)
                .sorted(bySize.reversed().thenComparing(Opportunity::kind))
                .toList();
    }

    private String money(BigDecimal amount) {
        return Words.money(amount, facts);
    }

    private Effect aYear(Effect effect) {
        return effect.times(YEAR.divide(BigDecimal.valueOf(question.period().days()), MathContext.DECIMAL128));
    }

    private Optional<Opportunity> lostCustomers(CustomerLifetimeValue.Report report) {
        List<Customer> regulars = report.customers().stream()
                .filter(each ->
                        each.summary().frequency() > 0 && each.lifetimeValue().isPresent())
                .toList();
        long lost = regulars.stream()
                .filter(each -> each.probabilityAlive() < ALIVE)
                .count();
        double worth = regulars.stream()
                .filter(each -> each.probabilityAlive() >= ALIVE)
                .mapToDouble(each -> each.lifetimeValue().orElse(0))
                .average()
                .orElse(0);
        if (lost == 0 || worth == 0) {
            return Optional.empty();
        }
        BigDecimal each = BigDecimal.valueOf(worth);
        Assumptions.Range back = question.assumptions().wonBack();
        return Optional.of(new Opportunity(
                Kind.LOST_CUSTOMERS,
                "Of " + Words.count(regulars.size(), "repeat customer", "repeat customers") + " " + lost
                        + " have probably stopped buying; one who is still there will bring " + money(each)
                        + " in 12 months.",
                Effect.ofAmount(
                        each.multiply(BigDecimal.valueOf(lost)),
                        back.low(),
                        back.likely(),
                        back.high(),
                        "Assumed: " + Words.range(back) + " of them come back, and are worth as much then.")));
    }

    private Optional<Opportunity> secondPurchase(Buyers buyers) {
        Optional<BigDecimal> value = sales.averageOrderValue();
        if (buyers.newCustomers() == 0 || value.isEmpty()) {
            return Optional.empty();
        }
        Assumptions.Range more = question.assumptions().secondOrders();
        return Optional.of(new Opportunity(
                Kind.SECOND_PURCHASE,
                Words.count(buyers.newCustomers(), "customer", "customers") + " bought for the first time in "
                        + question.period().days() + " days; the average order is " + money(value.get()) + ".",
                aYear(Effect.ofAmount(
                        value.get().multiply(BigDecimal.valueOf(buyers.newCustomers())),
                        more.low(),
                        more.likely(),
                        more.high(),
                        "Assumed: " + Words.range(more) + " of them order once more."))));
    }

    private Optional<Opportunity> returns() {
        return above(
                operations.returnRateOfValue(),
                Measure.RETURNS,
                Kind.RETURNS,
                sales.gross().subtract(sales.discounts()),
                "Returns are %s of what was sold; %s would be as wanted.",
                "Between nothing and all that is above what is wanted.");
    }

    private Optional<Opportunity> discounts() {
        return above(
                SalesKpi.discountRate(sales.discounts(), sales.gross()),
                Measure.DISCOUNTS,
                Kind.DISCOUNTS,
                sales.gross(),
                "Discounts are %s of gross sales; %s would be as wanted.",
                "All that is above what is wanted if just as much is bought without it, nothing if it brought its own"
                        + " sales.");
    }

    private Optional<Opportunity> above(
            Optional<BigDecimal> rate, Measure measure, Kind kind, BigDecimal of, String reason, String restsOn) {
        BigDecimal wanted = question.target(measure).value();
        return rate.filter(now -> now.compareTo(wanted) > 0)
                .map(now -> new Opportunity(
                        kind,
                        reason.formatted(Words.percent(now), Words.percent(wanted)),
                        aYear(Effect.upTo(now.subtract(wanted).multiply(of), restsOn))));
    }

    private Optional<Opportunity> cancellations() {
        BigDecimal wanted = question.target(Measure.CANCELLATIONS).value();
        return operations
                .cancellationRate()
                .filter(rate -> rate.compareTo(wanted) > 0)
                .flatMap(rate -> sales.averageOrderValue()
                        .map(value -> new Opportunity(
                                Kind.CANCELLATIONS,
                                Words.percent(rate) + " of " + sales.orders() + " orders were cancelled; "
                                        + Words.percent(wanted) + " would be as wanted.",
                                aYear(Effect.closing(
                                        new Conversions(sales.orders() - sales.cancelled(), sales.orders()),
                                        BigDecimal.ONE.subtract(wanted),
                                        value,
                                        "Each is worth the average order of " + money(value)
                                                + "; the range is the 95 % interval of what was measured.")))));
    }

    private Optional<Opportunity> prices(MarketPosition market) {
        List<MarketPosition.ProductPrice> below = market.products().stream()
                .filter(each -> each.unitsSold() > 0 && each.price().compareTo(each.market()) < 0)
                .toList();
        if (below.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal gap = below.stream()
                .map(each -> each.market().subtract(each.price()).multiply(BigDecimal.valueOf(each.unitsSold())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Opportunity(
                Kind.PRICES,
                Words.count(below.size(), "product is", "products are") + " cheaper than at competitors.",
                aYear(Effect.upTo(
                        gap,
                        "All of it if as many units are sold at the market's mean price, nothing if too many buyers"
                                + " leave."))));
    }
}
