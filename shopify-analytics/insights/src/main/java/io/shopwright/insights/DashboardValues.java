package io.shopwright.insights;

import io.shopwright.analytics.clv.Fit;
import io.shopwright.analytics.kpi.CustomerKpi;
import io.shopwright.analytics.kpi.InventoryKpi;
import io.shopwright.analytics.kpi.MarketingKpi;
import io.shopwright.analytics.kpi.SalesKpi;
import io.shopwright.analytics.kpi.ServiceKpi;
import io.shopwright.analytics.kpi.SubscriptionKpi;
import io.shopwright.client.Gid;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** The values of a dashboard, each for the period and for the one before, or why there is none. */
final class DashboardValues {
    private static final BigDecimal YEAR = new BigDecimal("365.25");
    private static final String HIDDEN = AccessLimits.lacks("read_all_orders", "what rests on older orders is unknown");
    private static final String NO_SPEND = "what advertising cost is not known; give a source of ad spend.";

    private final DashboardData data;
    private final ExecutiveDashboard.Question question;
    private final Optional<CustomerYears> years;

    DashboardValues(DashboardData data, ExecutiveDashboard.Question question) {
        this.data = data;
        this.question = question;
        this.years = data.history().map(CustomerYears::new);
    }

    /** @param reason why there is no value now; of no meaning if there is one */
    record Value(Optional<BigDecimal> now, Optional<BigDecimal> before, String reason) {}

    private Value both(Function<Period, Optional<BigDecimal>> value, String reason) {
        Period period = question.period();
        return new Value(value.apply(period), value.apply(period.previous()), reason);
    }

    private static Value nowOnly(Optional<BigDecimal> value, String reason) {
        return new Value(value, Optional.empty(), reason);
    }

    Value of(DashboardMeasure measure) {
        return switch (measure) {
            case REVENUE -> both(period -> Optional.of(sales(period).net()), "");
            case REVENUE_GROWTH -> both(this::growth, noGrowth());
            case AVERAGE_ORDER_VALUE -> both(period -> sales(period).averageOrderValue(), "there were no orders.");
            case MONTHLY_RECURRING_REVENUE ->
                both(this::recurring, "subscriptions are not known; give a source of them.");
            case GROSS_MARGIN -> both(this::margin, noCosts());
            case CUSTOMERS ->
                both(period -> years.map(each -> BigDecimal.valueOf(each.customers(period.to()))), HIDDEN);
            case NEW_CUSTOMERS -> both(period -> newCustomers(period).map(BigDecimal::valueOf), HIDDEN);
            case LIFETIME_VALUE -> lifetimeValue();
            case ACQUISITION_COST -> both(this::acquisitionCost, spendOr("nobody was a new customer."));
            case CHURN -> both(period -> years.flatMap(each -> each.churn(period)), tooYoung());
            case RETENTION -> both(period -> years.flatMap(each -> each.retention(period)), tooYoung());
            case NET_PROMOTER_SCORE -> both(this::promoters, "customers were not asked; give a source of answers.");
            case CONVERSION -> visits(Visits::conversion);
            case CART_ABANDONMENT -> visits(Visits::cartAbandonment);
            case INVENTORY_TURNOVER -> both(this::turnover, noStock());
            case FULFILLMENT_RATE -> both(this::fulfilled, "there were no orders.");
            case FULFILLMENT_TIME ->
                both(data.shipments()::mean, data.shipments().reason());
            case MARKETING_RETURN ->
                both(
                        this::marketingReturn,
                        spendOr(margin(question.period()).isEmpty() ? noCosts() : "nothing was spent."));
            case COST_PER_ACQUISITION -> both(this::costPerOrder, spendOr("no order came after a paid click."));
            case RETURN_ON_AD_SPEND -> both(this::returnOnSpend, spendOr("nothing was spent."));
            case ORGANIC_SHARE -> both(this::organic, "no visit before an order is known.");
            case ANSWER_TIME ->
                calls(each -> BigDecimal.valueOf(each.p95().toNanos()).movePointLeft(6));
            case ERROR_RATE -> calls(each -> BigDecimal.valueOf(each.errorRate()));
            case AVAILABILITY -> calls(each -> BigDecimal.valueOf(each.availability()));
        };
    }

    private SalesFigures sales(Period period) {
        return data.ledger().figures(period);
    }

    /** Whether the shop sold already on all the days that a period is compared with. */
    private boolean soldYearBefore(Period period) {
        LocalDate from = DashboardData.yearBefore(period).from();
        return data.firstOrder().filter(first -> !first.isAfter(from)).isPresent();
    }

    private String noGrowth() {
        if (data.yearAgo().isEmpty()) {
            return HIDDEN;
        }
        return data.firstOrder()
                .filter(first -> !soldYearBefore(question.period()))
                .map(first ->
                        "the shop's first order is from " + first + ", later than the days 52 weeks before began.")
                .orElse("nothing was sold 52 weeks before.");
    }

    private Optional<BigDecimal> growth(Period period) {
        return data.yearAgo()
                .filter(before -> soldYearBefore(period))
                .flatMap(before -> SalesKpi.growth(
                        before.figures(DashboardData.yearBefore(period)).net(),
                        sales(period).net()));
    }

    private Optional<BigDecimal> recurring(Period period) {
        return question.sources().subscriptions().active(period.to()).map(SubscriptionKpi::monthlyRecurringRevenue);
    }

    private Optional<BigDecimal> margin(Period period) {
        CostOfGoods goods = CostOfGoods.of(data.ledger(), period, data.costs());
        return goods.complete() ? SalesKpi.grossMarginRate(goods.net(), goods.cost()) : Optional.empty();
    }

    private String noCosts() {
        CostOfGoods goods = CostOfGoods.of(data.ledger(), question.period(), data.costs());
        if (!goods.complete()) {
            return goods.lacking();
        }
        return data.noCosts().isEmpty() ? "nothing was sold." : String.join(" ", data.noCosts());
    }

    private Optional<Long> newCustomers(Period period) {
        return data.history().map(each -> Buyers.of(each, period).newCustomers());
    }

    private Value lifetimeValue() {
        if (data.history().isEmpty()) {
            return nowOnly(Optional.empty(), HIDDEN);
        }
        PurchaseHistory history = data.history().get();
        if (history.purchases().isEmpty()) {
            return nowOnly(Optional.empty(), "no known customer has bought yet; guests cannot be told apart.");
        }
        CustomerLifetimeValue.Report report = CustomerLifetimeValue.report(
                data.facts(),
                CustomerLifetimeValue.Question.of(question.period().to()),
                history);
        OptionalDouble mean = report.customers().stream()
                .map(CustomerLifetimeValue.Customer::lifetimeValue)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
        boolean fitted = usable(report.purchases())
                && report.spend().filter(DashboardValues::usable).isPresent();
        return mean.isPresent() && fitted
                ? nowOnly(Optional.of(BigDecimal.valueOf(mean.getAsDouble())), "")
                : nowOnly(Optional.empty(), String.join(" ", report.notes()));
    }

    private static boolean usable(Fit<?> fit) {
        return fit.status() == Fit.Status.CONVERGED || fit.status() == Fit.Status.BOUNDARY;
    }

    private Optional<BigDecimal> spend(Period period) {
        return question.sources().adSpend().in(period).stream()
                .map(AdSpendSource.Spend::amount)
                .reduce(BigDecimal::add);
    }

    private String spendOr(String reason) {
        return spend(question.period()).isEmpty() ? NO_SPEND : reason;
    }

    private Optional<BigDecimal> acquisitionCost(Period period) {
        return spend(period)
                .flatMap(spent -> newCustomers(period).flatMap(fresh -> MarketingKpi.acquisitionCost(spent, fresh)));
    }

    private String tooYoung() {
        return data.history().isEmpty() ? HIDDEN : "the first known customer bought less than a year ago.";
    }

    private Optional<BigDecimal> promoters(Period period) {
        Optional<List<SurveySource.Answer>> answers =
                question.sources().survey().of(period);
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        long[] byScore = new long[11];
        answers.get().forEach(each -> byScore[each.score()]++);
        return CustomerKpi.netPromoterScore(byScore);
    }

    private Value visits(Function<Visits, Optional<BigDecimal>> value) {
        String reason = data.lacking().isEmpty() ? "there were no sessions." : String.join(" ", data.lacking());
        return new Value(data.visits().flatMap(value), data.visitsBefore().flatMap(value), reason);
    }

    private Optional<BigDecimal> turnover(Period period) {
        CostOfGoods goods = CostOfGoods.of(data.ledger(), period, data.costs());
        BigDecimal part = BigDecimal.valueOf(period.days()).divide(YEAR, MathContext.DECIMAL128);
        return goods.complete()
                ? data.costs()
                        .stockAtCost()
                        .flatMap(stock -> InventoryKpi.turnover(goods.cost(), stock, stock))
                        .map(turns -> turns.divide(part, MathContext.DECIMAL128))
                : Optional.empty();
    }

    private String noStock() {
        UnitCosts costs = data.costs();
        if (costs.stockedWithoutCost() > 0) {
            return CostOfGoods.lacking(
                    costs.stockedVariants(), "variant in stock", "variants in stock", costs.stockedWithoutCost());
        }
        return costs.stockedVariants() == 0 && data.noCosts().isEmpty() ? "nothing is in stock." : noCosts();
    }

    private Optional<BigDecimal> fulfilled(Period period) {
        return ServiceKpi.fulfillmentRate(
                data.trail().fulfilled(period), data.trail().orders(period));
    }

    private BigDecimal paidSales(Period period) {
        Set<Gid> paid = data.trail().paid(period);
        BigDecimal sum = BigDecimal.ZERO;
        for (SalesLedger.Sale sale : data.ledger().sales()) {
            if (paid.contains(sale.order())) {
                sum = sum.add(sale.figures().net());
            }
        }
        return sum;
    }

    private Optional<BigDecimal> marketingReturn(Period period) {
        return spend(period)
                .flatMap(spent -> margin(period)
                        .flatMap(margin -> MarketingKpi.marketingReturnOnInvestment(
                                paidSales(period).multiply(margin), spent)));
    }

    private Optional<BigDecimal> costPerOrder(Period period) {
        return spend(period)
                .flatMap(spent -> MarketingKpi.costPerAction(
                        spent, data.trail().paid(period).size()));
    }

    private Optional<BigDecimal> returnOnSpend(Period period) {
        return spend(period).flatMap(spent -> MarketingKpi.returnOnAdSpend(paidSales(period), spent));
    }

    private Optional<BigDecimal> organic(Period period) {
        long known = data.trail().knownVisits(period);
        long organic = known - data.trail().paid(period).size();
        return known == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(organic).divide(BigDecimal.valueOf(known), MathContext.DECIMAL128));
    }

    private Value calls(Function<CallHealth.Figures, BigDecimal> value) {
        ExecutiveDashboard.Sources sources = question.sources();
        return new Value(
                sources.calls().map(value),
                sources.callsBefore().map(value),
                "nobody listened to the calls; give the client a CallHealth to tell.");
    }
}
