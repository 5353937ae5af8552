package io.shopwright.insights;

import io.shopwright.analytics.forecast.DemandDistribution;
import io.shopwright.analytics.forecast.Forecast;
import io.shopwright.analytics.forecast.Forecaster;
import io.shopwright.analytics.inventory.CarryingCost;
import io.shopwright.analytics.inventory.FsnClass;
import io.shopwright.analytics.inventory.LeadTime;
import io.shopwright.analytics.inventory.OrderQuantity;
import io.shopwright.analytics.inventory.ReorderPoint;
import io.shopwright.analytics.inventory.ReorderPolicy;
import io.shopwright.analytics.inventory.StockFigures;
import io.shopwright.analytics.inventory.StockOut;
import io.shopwright.insights.InventoryIntelligence.AtLocation;
import io.shopwright.insights.InventoryIntelligence.Holding;
import io.shopwright.insights.InventoryIntelligence.Outlook;
import io.shopwright.insights.InventoryIntelligence.Question;
import io.shopwright.insights.InventoryIntelligence.Range;
import io.shopwright.insights.InventoryIntelligence.Reordering;
import io.shopwright.insights.InventoryIntelligence.SoldOut;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** What is expected of one variant and its stock. */
final class VariantOutlook {
    private static final double DAYS_A_YEAR = 365;
    private static final double EARLY = 0.1;
    private static final double LIKELY = 0.5;

    /** Below and above the range of probability 0.8. */
    private static final double OUTSIDE = 0.1;

    private final Question question;
    private final StockRows.Row row;
    private final VariantSales sold;
    private final Optional<SupplySource.Supply> supply;
    private final Optional<Forecast> forecast;

    private VariantOutlook(Question question, StockRows.Row row, VariantSales sold) {
        this.question = question;
        this.row = row;
        this.sold = sold;
        supply = question.supply().of(row.sku());
        int horizon =
                Math.max(question.horizonDays(), supply.map(this::protectedDays).orElse(0));
        // Of a single sale, a forecast could not tell how wrong it may be.
        forecast = Forecaster.standard()
                .forecast(sold.series(row.since()), horizon)
                .filter(each -> sold.total() > 1 && each.sum(1, horizon).isPresent());
    }

    static VariantOutlook of(Question question, StockRows.Row row, VariantSales sold) {
        return new VariantOutlook(question, row, sold);
    }

    private int protectedDays(SupplySource.Supply terms) {
        return (int)
                Math.ceil(terms.leadTime().plusReview(question.reviewDays()).mean());
    }

    /** The distribution of the demand of the first days. */
    private static DemandDistribution demand(Forecast forecast, LeadTime days) {
        int whole = (int) days.mean();
        Forecast.Sum sum = forecast.sum(1, whole).orElseThrow();
        return days.counts(sum.mean() / whole, Math.sqrt(sum.variance() / whole));
    }

    Optional<Outlook> expected() {
        return forecast.map(each -> {
            DemandDistribution demand = demand(each, LeadTime.certain(question.horizonDays()));
            Range range = new Range(demand.quantile(OUTSIDE), demand.quantile(1 - OUTSIDE));
            return new Outlook(each, demand.mean(), range);
        });
    }

    Optional<SoldOut> soldOut() {
        return forecast.filter(each -> row.tracked()).map(each -> {
            int days = question.horizonDays();
            double[] means = new double[days];
            double[] deviations = new double[days];
            double before = 0;
            for (int day = 0; day < days; day++) {
                // What the day adds to the variance of the sum, so that errors which go on count.
                double variance = each.sum(1, day + 1).orElseThrow().variance();
                means[day] = each.points().get(day).mean();
                deviations[day] = Math.sqrt(Math.max(0, variance - before));
                before = variance;
            }
            StockOut stockOut = StockOut.of((double) Math.max(0, sum(AtLocation::available)), means, deviations);
            LocalDate first = question.end().plusDays(1);
            double[] probabilities = stockOut.probabilities();
            return new SoldOut(probabilities[days - 1], stockOut.date(first, EARLY), stockOut.date(first, LIKELY));
        });
    }

    Optional<Reordering> reordering() {
        if (!row.tracked() || forecast.isEmpty() || supply.isEmpty()) {
            return Optional.empty();
        }
        SupplySource.Supply terms = supply.get();
        LeadTime covered = new LeadTime(protectedDays(terms), terms.leadTime().deviation());
        DemandDistribution demand = demand(forecast.get(), covered);
        ReorderPoint point = ReorderPoint.forCycleService(demand, question.cycleService());
        double daily = expected().orElseThrow().units() / question.horizonDays();
        OptionalDouble economic = economic(terms, daily);
        double quantity = terms.rules().order(economic.orElse(daily * question.coverDays()), daily);
        long position = sum(AtLocation::available) + sum(AtLocation::incoming);
        double need = quantity > 0 ? new ReorderPolicy(point.units(), quantity).order((double) position, 0) : 0;
        long order = (long) Math.ceil(terms.rules().order(need, daily));
        return Optional.of(new Reordering(
                point, quantity, economic.isPresent(), position, order, reason(point, covered, position)));
    }

    private OptionalDouble economic(SupplySource.Supply terms, double daily) {
        CarryingCost carrying = question.carrying();
        if (terms.orderCost().isEmpty() || row.unitCost().isEmpty() || carrying == null || daily <= 0) {
            return OptionalDouble.empty();
        }
        double holding =
                carrying.of(1, row.unitCost().get().doubleValue(), DAYS_A_YEAR).orElseThrow();
        return holding > 0
                ? OptionalDouble.of(OrderQuantity.economic(new OrderQuantity.Terms(
                                daily * DAYS_A_YEAR, terms.orderCost().getAsDouble(), holding))
                        .units())
                : OptionalDouble.empty();
    }

    private String reason(ReorderPoint point, LeadTime covered, long position) {
        return String.format(
                Locale.ROOT,
                "%d there or on order, reorder point %.0f; %.1f are expected to sell in the %.0f days until a later order"
                        + " would arrive",
                position,
                Math.ceil(point.units()),
                point.expectedDemand(),
                covered.mean());
    }

    Optional<Holding> holding() {
        if (!row.tracked()) {
            return Optional.empty();
        }
        long onHand = Math.max(0, sum(AtLocation::onHand));
        int days = sold.series(row.since()).size();
        double daily = (double) sold.total() / days;
        OptionalDouble turns = StockFigures.turnover(daily * DAYS_A_YEAR, (double) onHand);
        Optional<CarryingCost.DeadStock> dead = dead(onHand);
        long excess = excess(onHand, dead.isPresent());
        return Optional.of(new Holding(
                onHand,
                StockFigures.cover((double) onHand, daily),
                turns,
                turns.isPresent()
                        ? Optional.of(FsnClass.of(FsnClass.Rule.USUAL, turns.getAsDouble()))
                        : Optional.empty(),
                dead,
                row.unitCost().map(cost -> cost.multiply(BigDecimal.valueOf(onHand))),
                cost(onHand),
                excess,
                cost(excess)));
    }

    /** Days without a sale are counted from the beginning of the history at the earliest. */
    private Optional<CarryingCost.DeadStock> dead(long onHand) {
        Period history = question.history();
        LocalDate received = row.since().isBefore(history.from()) ? history.from() : row.since();
        Double unitCost = row.unitCost().map(BigDecimal::doubleValue).orElse(null);
        CarryingCost carrying = question.carrying() == null ? new CarryingCost(0, 0, 0) : question.carrying();
        return carrying.dead(
                new CarryingCost.Stock(onHand, unitCost, sold.lastSale().orElse(null), received),
                question.end(),
                question.idleDays());
    }

    private long excess(long onHand, boolean dead) {
        if (dead) {
            return onHand;
        }
        return reordering()
                .map(each -> Math.max(0, onHand - (long) Math.ceil(each.point().units() + each.quantity())))
                .orElse(0L);
    }

    private Optional<BigDecimal> cost(long units) {
        CarryingCost carrying = question.carrying();
        if (carrying == null || row.unitCost().isEmpty()) {
            return Optional.empty();
        }
        double cost = carrying.of((double) units, row.unitCost().get().doubleValue(), DAYS_A_YEAR)
                .orElseThrow();
        return Optional.of(BigDecimal.valueOf(cost).setScale(2, RoundingMode.HALF_EVEN));
    }

    private long sum(ToLongFunction<AtLocation> quantity) {
        return row.levels().stream().mapToLong(quantity).sum();
    }
}
